import type { Order } from "@instep/sitoo-client";
import { toText } from "../money/decimal.ts";
import type { PredictedTotals } from "../money/sap-arithmetic.ts";
import type { Place } from "../orders/place-of.ts";
import { stepKey } from "../orders/reference.ts";
import type { InvoiceStep } from "../plan.ts";
import type { Rules } from "../rules.ts";
import type { SaleLine } from "./to-lines.ts";

/** What the documents of one sale share. */
export interface SaleHeader {
  readonly reference: string;
  readonly partner: string;
  readonly place: Place;
  readonly rules: Rules;
}

/** The lines of a sale and what SAP will derive from them. */
export interface PricedSale {
  readonly lines: readonly SaleLine[];
  readonly totals: PredictedTotals;
}

/** Length of a memo that every release holds (JournalMemo and JournalRemarks: 50 up to 9.3). */
const memoLength = 50;

/** The A/R invoice of a sale, and what SAP must make of it to the cent. */
export function toInvoice(order: Order, sale: PricedSale, header: SaleHeader): InvoiceStep {
  const { reference, partner, place, rules } = header;
  const { docTotal, vatSum } = sale.totals;
  const key = stepKey(reference, "invoice");
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
      DocumentLines: sale.lines.map(({ body }) => body),
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
