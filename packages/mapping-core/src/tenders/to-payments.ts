import { datesOf, type Header, memoOf, userFieldsOf } from "../documents/header.ts";
import { type Decimal, isLess, minus, plus, sum, toJsonNumber, toText, zero } from "../money/decimal.ts";
import { stepKey } from "../orders/reference.ts";
import type { CardRow, PaymentBody } from "../plan/payment-body.ts";
import type { OutgoingPaymentStep, PaymentStep } from "../plan/steps.ts";
import type { Means } from "./means-of.ts";
import type { Flow } from "./settle.ts";

/** Length of TransferReference. */
const transferReferenceLength = 27;

/** One payment: SAP holds one cash account, one transfer account and any number of card rows in it. */
interface Part {
  readonly cash?: AccountSum | undefined;
  readonly transfer?: AccountSum | undefined;
  readonly cards: readonly Means[];
}

interface AccountSum {
  readonly account: string;
  readonly amount: Decimal;
}

interface Target {
  readonly kind: "payment" | "outgoing-payment";
  /** Key of the document that is settled. */
  readonly pays: string;
  readonly series: number | undefined;
}

/**
 * The payments of one direction: each further cash or transfer account needs a payment of its own. They settle the
 * document in their order; what is left stays on the partner's account.
 */
export function toPayments(
  { means, applied }: Flow,
  target: Target,
  header: Header,
): readonly (PaymentStep | OutgoingPaymentStep)[] {
  let due = applied;
  return partsOf(means).map((part, index) => {
    const amount = amountOf(part);
    const settles = isLess(amount, due) ? amount : due;
    due = minus(due, settles);
    return toPayment({ part, settles, number: index + 1 }, target, header);
  });
}

function partsOf(means: readonly Means[]): readonly Part[] {
  const [cash, transfers] = [byAccount(means, "cash"), byAccount(means, "transfer")];
  const cards = means.filter(({ rule }) => rule.kind === "card");
  const count = Math.max(cash.length, transfers.length, cards.length > 0 ? 1 : 0);
  return Array.from({ length: count }, (_, index) => ({
    cash: cash[index],
    transfer: transfers[index],
    cards: index === 0 ? cards : [],
  }));
}

function byAccount(means: readonly Means[], kind: "cash" | "transfer"): readonly AccountSum[] {
  const sums = new Map<string, Decimal>();
  for (const { rule, amount } of means) {
    if (rule.kind === kind) sums.set(rule.account, plus(sums.get(rule.account) ?? zero, amount));
  }
  return [...sums].map(([account, amount]) => ({ account, amount }));
}

const amountOf = ({ cash, transfer, cards }: Part): Decimal =>
  sum([cash?.amount ?? zero, transfer?.amount ?? zero, ...cards.map(({ amount }) => amount)]);

interface Paying {
  readonly part: Part;
  readonly settles: Decimal;
  readonly number: number;
}

function toPayment(
  { part, settles, number }: Paying,
  { kind, pays, series }: Target,
  header: Header,
): PaymentStep | OutgoingPaymentStep {
  const { reference, partner } = header;
  const key = stepKey(reference, kind, { number });
  const isApplied = isLess(zero, settles);
  return {
    kind,
    key,
    partner,
    userFields: userFieldsOf(header, key),
    ...(isApplied && { pays }),
    predicted: { means: toText(amountOf(part)), applied: toText(settles) },
    body: { ...toCustomer(header), ...paymentHead(header, key, series), ...meansIn(part, header) },
  };
}

/** A payment of the customer, not of accounts. */
export const toCustomer = ({ partner }: Header) => ({ DocType: "rCustomer" as const, CardCode: partner });

/** What every payment of an order says, whoever it is for. */
export function paymentHead(
  { place, setting }: Header,
  key: string,
  series: number | undefined,
): Omit<PaymentBody, "DocType"> {
  const { branch } = place.store;
  return {
    ...datesOf(place.date),
    DocCurrency: setting.order.currencycode,
    Remarks: key,
    JournalRemarks: memoOf(setting.order, place),
    ...(branch !== undefined && { BPLID: branch }),
    ...(series !== undefined && { Series: series }),
  };
}

/** The sums of means that fit in one payment. */
export const sumsOf = (means: readonly Means[], header: Header): Partial<PaymentBody> =>
  partsOf(means).reduce((sums, part) => ({ ...sums, ...meansIn(part, header) }), {});

/** The sums of a payment, each on its account. */
function meansIn(
  { cash, transfer, cards }: Part,
  { reference, place, setting }: Header,
): Partial<PaymentBody> {
  return {
    ...(cash && { CashAccount: cash.account, CashSum: toJsonNumber(cash.amount) }),
    ...(transfer && {
      TransferAccount: transfer.account,
      TransferSum: toJsonNumber(transfer.amount),
      TransferDate: place.date,
      ...(reference.length <= transferReferenceLength && { TransferReference: reference }),
    }),
    ...(cards.length > 0 && {
      PaymentCreditCards: cards.map((card) => toCardRow(card, setting.order.orderid)),
    }),
  };
}

function toCardRow({ rule, amount }: Means, orderid: number): CardRow {
  if (rule.kind !== "card") throw new TypeError(`A ${rule.kind} tender has no card row`);
  return {
    CreditCard: rule.creditCard,
    CreditSum: toJsonNumber(amount),
    VoucherNum: String(orderid),
    ...(rule.paymentMethod !== undefined && { PaymentMethodCode: rule.paymentMethod }),
    NumOfPayments: 1,
    CreditType: "cr_Regular",
  };
}
