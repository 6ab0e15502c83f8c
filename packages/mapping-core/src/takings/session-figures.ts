import type { Order, ZReport } from "@instep/sitoo-client";
import { type Decimal, decimal, isNegative, minus, negate, plus, sum, zero } from "../money/decimal.ts";
import { cashRoundingOf } from "../orders/check-amounts.ts";
import { finalityOf } from "../orders/finality.ts";
import type { SessionDocument } from "./compare.ts";
import { type RateFigures, taxesOf } from "./session-taxes.ts";

/** Amounts by name: of a tender, or of a VAT rate. */
type Named<T> = ReadonlyMap<string, T>;

/** What one source says of a session, signed as a sale; undefined where it says nothing of a figure. */
export interface SessionFigures {
  readonly total?: Decimal | undefined;
  readonly rounding?: Decimal | undefined;
  readonly receipts?: number | undefined;
  readonly tenders?: Named<Decimal> | undefined;
  /** Money on orders that are not final, by tender (H4). */
  readonly advances?: Named<Decimal> | undefined;
  readonly rates?: Named<RateFigures> | undefined;
}

/** What was sold: closed, whether it is paid or not. */
export function isSold(order: Order): boolean {
  const finality = finalityOf(order);
  return finality === "final" || finality === "closed-unpaid";
}

/** What the orders of a session come to. `rates` are those that a fee may have been taxed at. */
export function figuresOfOrders(orders: readonly Order[], rates: readonly string[]): SessionFigures {
  const sold = orders.filter(isSold);
  const open = orders.filter((order) => finalityOf(order) === "open");
  const paid = (those: readonly Order[]) =>
    those.flatMap(({ payments }) =>
      payments.map(({ name, moneyamount }) => [name, decimal(moneyamount)] as const),
    );
  return {
    total: sum(sold.map(({ moneytotal_gross_all }) => decimal(moneytotal_gross_all))),
    rounding: sum(sold.map(cashRoundingOf)),
    receipts: sold.length,
    tenders: added(paid(sold)),
    advances: added(paid(open)),
    rates: taxesOf(sold, rates),
  };
}

/**
 * What a Z-report says, sales less refunds. The sign of its refunds and of its rounding is not public: it shows in what
 * the report itself makes of them.
 */
export function figuresOfReport(report: ZReport): SessionFigures {
  const { moneysummarytotal, moneysummarysubtotal, moneysummarysalestax = "0", numreceipts } = report;
  const areNegative = isNegative(decimal(report.moneyrefundtotal ?? "0"));
  const back = (amount: Decimal): Decimal => (areNegative ? amount : negate(amount));
  const total = amountOf(moneysummarytotal);
  const subtotal = amountOf(moneysummarysubtotal);
  return {
    total,
    rounding: total && subtotal ? minus(minus(total, subtotal), decimal(moneysummarysalestax)) : undefined,
    receipts: numreceipts,
    tenders: paymentsIn(report, "moneycaptured", back),
    advances: paymentsIn(report, "moneyinadvance", back),
    rates: ratesIn(report, back),
  };
}

const amountOf = (text: string | undefined): Decimal | undefined =>
  text === undefined ? undefined : decimal(text);

function paymentsIn(
  { paymentssales, paymentsrefund }: ZReport,
  field: "moneycaptured" | "moneyinadvance",
  back: (amount: Decimal) => Decimal,
): Named<Decimal> | undefined {
  if (!paymentssales) return undefined;
  return added([
    ...paymentssales.map((each) => [each.name ?? "", decimal(each[field] ?? "0")] as const),
    ...(paymentsrefund ?? []).map((each) => [each.name ?? "", back(decimal(each[field] ?? "0"))] as const),
  ]);
}

function ratesIn(
  { vatgroupssales, vatgroupsrefund }: ZReport,
  back: (amount: Decimal) => Decimal,
): Named<RateFigures> | undefined {
  if (!vatgroupssales) return undefined;
  const rates = new Map<string, RateFigures>();
  const add = (groups: typeof vatgroupssales, signed: (amount: Decimal) => Decimal): void => {
    for (const { vatvalue = 0, moneytotalnet = "0", moneytotalvat = "0" } of groups) {
      const before = rates.get(String(vatvalue)) ?? { net: zero, vat: zero, lines: 0 };
      rates.set(String(vatvalue), {
        net: plus(before.net, signed(decimal(moneytotalnet))),
        vat: plus(before.vat, signed(decimal(moneytotalvat))),
        lines: 0,
      });
    }
  };
  add(vatgroupssales, (amount) => amount);
  add(vatgroupsrefund ?? [], back);
  return rates;
}

/** What documents come to. Payments of orders that are not final are their advances. */
export function figuresOfDocuments(
  documents: readonly SessionDocument[],
  open: ReadonlySet<number>,
): SessionFigures {
  const tenders: (readonly [string, Decimal])[] = [];
  const advances: (readonly [string, Decimal])[] = [];
  const rates = new Map<string, RateFigures>();
  const sold = new Set<number>();
  let rounding = zero;
  for (const document of documents) {
    const isBack = document.kind === "credit-memo" || document.kind === "outgoing-payment";
    const signed = (text: string): Decimal => (isBack ? negate(decimal(text)) : decimal(text));
    if ("tenders" in document) {
      const named = document.tenders.map(({ tender, amount }) => [tender, signed(amount)] as const);
      (open.has(document.orderid) ? advances : tenders).push(...named);
      continue;
    }
    sold.add(document.orderid);
    rounding = plus(rounding, signed(document.rounding ?? "0"));
    for (const { vatRate, net, vat, lines } of document.rates) {
      const rate = decimal(vatRate).toFixed();
      const before = rates.get(rate) ?? { net: zero, vat: zero, lines: 0 };
      rates.set(rate, {
        net: plus(before.net, signed(net)),
        vat: plus(before.vat, signed(vat)),
        lines: before.lines + lines,
      });
    }
  }
  const total = sum([rounding, ...[...rates.values()].flatMap(({ net, vat }) => [net, vat])]);
  return { total, rounding, receipts: sold.size, tenders: added(tenders), advances: added(advances), rates };
}

function added(amounts: readonly (readonly [name: string, amount: Decimal])[]): Named<Decimal> {
  const sums = new Map<string, Decimal>();
  for (const [name, amount] of amounts) sums.set(name, plus(sums.get(name) ?? zero, amount));
  return sums;
}
