import type { Order } from "@instep/sitoo-client";
import type { CompanyFacts } from "../facts.ts";
import { type Decimal, decimal, equals, isZero, minus, sum, toText } from "../money/decimal.ts";
import { predictTotals, type PredictedTotals } from "../money/sap-arithmetic.ts";
import type { Place } from "../orders/place-of.ts";
import { stepKey } from "../orders/reference.ts";
import type { InvoiceStep, NamedBreak } from "../plan.ts";
import type { Rules } from "../rules.ts";
import type { SaleLine } from "./to-lines.ts";

/** What the documents of one sale share. */
export interface SaleHeader {
  readonly reference: string;
  readonly partner: string;
  readonly place: Place;
}

/** Length of a memo that every release holds (JournalMemo and JournalRemarks: 50 up to 9.3). */
const memoLength = 50;

/** The A/R invoice of a sale, and what SAP must make of it to the cent. */
export function toInvoice(
  order: Order,
  lines: readonly SaleLine[],
  world: SaleHeader & { rules: Rules; company: CompanyFacts },
): InvoiceStep {
  const { reference, partner, place, rules, company } = world;
  const key = stepKey(reference, "invoice");
  const { docTotal, vatSum } = predictTotals(
    lines.map(({ stated }) => stated),
    company,
  );
  const { branch } = place.store;
  return {
    kind: "invoice",
    key,
    partner,
    userFields: keyIn(rules.keyField, key),
    predicted: { docTotal: toText(docTotal), vatSum: toText(vatSum) },
    body: {
      CardCode: partner,
      ...datesOf(place.date),
      DocDueDate: place.date,
      DocCurrency: order.currencycode,
      NumAtCard: reference,
      Comments: key,
      JournalMemo: memoOf(order, place),
      ...(branch !== undefined && { BPL_IDAssignedToInvoice: branch }),
      DocumentLines: lines.map(({ body }) => body),
    },
  };
}

/** The key in its user field, when that is installed. */
export const keyIn = (field: Rules["keyField"], key: string): InvoiceStep["userFields"] =>
  field ? { [field]: key } : {};

/** Posting, document and VAT date are one: the business date (H6). */
export const datesOf = (date: string) => ({ DocDate: date, TaxDate: date, VatDate: date });

/** What people read in SAP's journal: the store and the receipt, never the customer (H39). */
export function memoOf(order: Order, { store }: Place): string {
  const receipt = order.additionaldata["pos-receiptid"] ?? String(order.orderid);
  const room = memoLength - receipt.length - 1;
  return `${store.name.slice(0, Math.max(room, 0))} ${receipt}`.slice(0, memoLength).trim();
}

/** SAP's VAT less Sitoo's, per rate where they differ: rounding that is expected, bounded and named (H13). */
export function vatBreaks(
  order: Order,
  lines: readonly SaleLine[],
  totals: PredictedTotals,
): readonly NamedBreak[] {
  const rates = [...new Set(order.orderitems.map(({ vatvalue }) => vatvalue))];
  return rates.flatMap((vatvalue): NamedBreak[] => {
    const rate = decimal(String(vatvalue));
    const inSap = sum(
      lines.map(({ stated }, index) => vatOf(equals(stated.vatRate, rate), totals.lines[index]?.vat)),
    );
    const inSitoo = sum(
      order.orderitems.map((item) => vatOf(item.vatvalue === vatvalue, decimal(item.moneyitemtotal_vat))),
    );
    const amount = minus(inSap, inSitoo);
    return isZero(amount)
      ? []
      : [{ name: "vat-rounding", vatRate: String(vatvalue), amount: toText(amount) }];
  });
}

const none = decimal("0");
const vatOf = (counts: boolean, vat: Decimal | undefined): Decimal => (counts ? (vat ?? none) : none);
