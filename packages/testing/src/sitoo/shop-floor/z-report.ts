import { type Decimal, decimal, money, sum } from "../decimals.ts";
import type { OrderRecord, Stored } from "../books/records.ts";
import type { Signs } from "./signs.ts";

/** What a Z-report adds up: a session of a till, from its opening to its closing. */
export interface Session extends Signs {
  /** The orders of the session, the open ones for which money was taken among them. */
  readonly orders: readonly OrderRecord[];
  /** In the drawer at the opening, and at the closing as it was counted. */
  readonly cashIn: string;
  readonly counted: string;
  /** Paid out of the drawer for small things, and brought to the bank: both negative. */
  readonly petty?: string;
  readonly bank?: string;
  /** Brought to the bank after the count: negative. */
  readonly bankFinal?: string;
  /** At which rate a fee was sold, in percent: an order holds rounded amounts. @default the nearest whole percent of those */
  readonly feeRate?: FeeRate;
  readonly opened?: number;
  readonly practised?: { readonly number: number; readonly amount: string };
  /** What the till has sold and refunded in its life before. */
  readonly lifetime?: { readonly sales: string; readonly refund: string };
}

type FeeKind = "delivery" | "checkout";

/** What a till knows of the fee of an order. */
export type FeeRate = (order: OrderRecord, kind: FeeKind) => number | undefined;

/**
 * The figures of a Z-report. Refunds and what was paid back are above zero, since sales less refunds are the total; the
 * sign is not public (see the emulator's page).
 */
export function zFigures(session: Session) {
  const closed = session.orders.filter(({ orderstateid }) => orderstateid === 10);
  const open = session.orders.filter(({ orderstateid }) => orderstateid === 0);
  const linesOf = (order: OrderRecord): readonly Stored[] => everyLine(order, session.feeRate);
  const lines = closed.flatMap(linesOf);
  const sold = lines.filter(isSale);
  const back = lines.filter((line) => !isSale(line));
  const [sales, refund] = [grossOf(sold), grossOf(back).neg()];
  const tax = sum(closed.map((order) => decimal(order.moneyfinal_salestax)));
  const refunded = session.refundsInReports === "negative" ? 1 : -1;
  const shown = sum(closed.map((order) => decimal(order.moneytotal_gross_roundoff)));
  const roundoff = session.roundoff === "subtracted" ? shown.neg() : shown;
  const subtotal = sales.minus(refund);
  return {
    ...side({ name: "sales" }, sold, closed.filter(isSold)),
    ...side({ name: "salesnotdelivered" }, open.flatMap(linesOf), open),
    ...side(
      { name: "refund", sign: refunded },
      back,
      closed.filter((order) => !isSold(order)),
    ),
    moneyroundoff: money(shown),
    ...{ salestaxessales: [], salestaxesrefund: [], moneysalestaxinadvance: "0.00" },
    ...{
      moneysummarysales: money(sales),
      moneysummaryrefund: money(refund.times(-refunded)),
      moneysummarysubtotal: money(subtotal),
    },
    ...{ moneysummarysalestax: money(tax), moneysummaryroundoff: money(shown) },
    moneysummarytotal: money(subtotal.plus(tax).plus(roundoff)),
    paymentssales: paymentsOf([...closed.filter(isSold), ...open], 1),
    paymentsrefund: paymentsOf(
      closed.filter((order) => !isSold(order)),
      refunded,
    ),
    ...drawer(session),
    ...counts(session, sold),
    ...lifetime(session, { sales, refund }),
  };
}

const everyLine = (order: OrderRecord, rateOf?: FeeRate): readonly Stored[] => [
  ...(order.orderitems as readonly Stored[]), // a session holds what a till made
  ...fee(order, "delivery", rateOf),
  ...fee(order, "checkout", rateOf),
];

/** A fee is sold as a line is. */
function fee(order: OrderRecord, kind: FeeKind, rateOf?: FeeRate): readonly Stored[] {
  const [net, vat] = [decimal(order[`money${kind}_net`] ?? 0), decimal(order[`money${kind}_vat`] ?? 0)];
  if (net.eq(0) && vat.eq(0)) return [];
  const vatvalue = rateOf?.(order, kind) ?? Number(vat.div(net).times(100).round(0).toFixed());
  return [
    {
      quantity: 1,
      productname: kind,
      vatvalue,
      moneyitemtotal_net: money(net),
      moneyitemtotal_vat: money(vat),
    },
  ];
}

const isSale = ({ quantity }: Stored): boolean => Number(quantity) >= 0;
const isSold = ({ moneytotal_gross_all }: OrderRecord): boolean => decimal(moneytotal_gross_all).gte(0);
const netOf = (lines: readonly Stored[]): Decimal =>
  sum(lines.map((line) => decimal(line.moneyitemtotal_net)));
const vatOf = (lines: readonly Stored[]): Decimal =>
  sum(lines.map((line) => decimal(line.moneyitemtotal_vat)));
const grossOf = (lines: readonly Stored[]): Decimal => netOf(lines).plus(vatOf(lines));

interface Side {
  readonly name: "sales" | "salesnotdelivered" | "refund";
  readonly sign?: 1 | -1;
}

/** One side of the report: its total, its count, and its parts by rate. */
function side({ name, sign = 1 }: Side, lines: readonly Stored[], orders: readonly OrderRecord[]) {
  const amount = (value: Decimal): string => money(value.times(sign));
  const rates = [...new Set(lines.map(({ vatvalue }) => Number(vatvalue)))].toSorted((a, b) => a - b);
  const groups = rates.map((vatvalue) => {
    const part = lines.filter((line) => Number(line.vatvalue) === vatvalue);
    return {
      vatvalue,
      ...{
        moneytotal: amount(grossOf(part)),
        moneytotalnet: amount(netOf(part)),
        moneytotalvat: amount(vatOf(part)),
      },
      numtotal: pieces(part),
    };
  });
  return {
    [`money${name}total`]: amount(grossOf(lines)),
    [`money${name}totalnet`]: amount(netOf(lines)),
    [`num${name}`]: orders.length,
    [`num${name}items`]: pieces(lines),
    [`vatgroups${name}`]: groups.map(({ vatvalue, moneytotal, moneytotalnet, moneytotalvat }) => ({
      ...{ vatvalue, moneytotal, moneytotalnet, moneytotalvat },
    })),
    [`productgroups${name}`]: groups.map((group) => ({ name: `VAT ${String(group.vatvalue)} %`, ...group })),
    [`discounts${name}`]: [],
  };
}

const pieces = (lines: readonly Stored[]): number =>
  lines.reduce((total, { quantity }) => total + Math.abs(Number(quantity)), 0);

/** What was taken by each tender: of an order that is not delivered, in advance. */
function paymentsOf(orders: readonly OrderRecord[], sign: 1 | -1) {
  const taken = orders.flatMap((order) =>
    paymentsIn(order).map(({ name, moneyamount }) => ({
      name,
      amount: decimal(moneyamount),
      open: order.orderstateid === 0,
    })),
  );
  return [...new Set(taken.map(({ name }) => String(name)))].toSorted().map((name) => {
    const of = (wanted: boolean): Decimal =>
      sum(
        taken.filter((each) => each.name === name && each.open === wanted).map(({ amount }) => amount),
      ).times(sign);
    const [captured, advance] = [of(false), of(true)];
    return {
      name,
      moneytotal: money(captured.plus(advance)),
      ...{ moneycaptured: money(captured), moneyinadvance: money(advance), moneyreserved: "0.00" },
      subpayments: [],
    };
  });
}

const paymentsIn = (order: OrderRecord): readonly Stored[] => order.payments as readonly Stored[];

function drawer({ orders, cashIn, counted, petty = "0.00", bank = "0.00", bankFinal = "0.00" }: Session) {
  const cash = orders.flatMap(paymentsIn).filter(({ name }) => name === "Cash");
  const trade = sum(cash.map(({ moneyamount }) => decimal(moneyamount)));
  const expected = sum([cashIn, petty, bank].map(decimal)).plus(trade);
  return {
    ...{ moneycash_in: money(cashIn), moneycash_salesrefunds: money(trade) },
    ...{ moneycash_petty: money(petty), moneycash_bank: money(bank), moneycash_expected: money(expected) },
    ...{ moneycash_counted: money(counted), moneycash_diff: money(decimal(counted).minus(expected)) },
    moneycash_bankfinal: money(bankFinal),
    moneycash_out: money(decimal(counted).plus(bankFinal)),
  };
}

function counts(
  { orders, opened = orders.length, practised = { number: 0, amount: "0.00" } }: Session,
  sold: readonly Stored[],
) {
  const cards = sold.filter(
    (line) => "giftcard-cardnumber" in { ...(line.additionaldata as object | undefined) },
  );
  return {
    moneydiscount: "0.00",
    numsalestypeproduct: pieces(sold) - pieces(cards),
    numsalestypeservice: 0,
    numsalestypegiftcard: pieces(cards),
    numreceipts: orders.filter(({ orderstateid }) => orderstateid === 10).length,
    numopendrawer: opened,
    numpractice: practised.number,
    moneypractice: money(practised.amount),
  };
}

function lifetime(
  { lifetime = { sales: "0.00", refund: "0.00" } }: Session,
  { sales, refund }: { readonly sales: Decimal; readonly refund: Decimal },
) {
  const [all, back] = [sales.plus(lifetime.sales), refund.plus(lifetime.refund)];
  return {
    moneygrandtotalsales: money(all),
    moneygrandtotalrefund: money(back),
    moneygrandtotalnet: money(all.minus(back)),
  };
}
