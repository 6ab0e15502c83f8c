import { decimal, type Decimal, isZero, plus, type Rules, type TenderRule, zero } from "@instep/mapping-core";
import type { OrderRecord } from "@instep/testing";
import type { Stage } from "./stage.ts";

/** What SAP holds of one order. */
export interface OrderInSap {
  readonly invoiced: Decimal;
  readonly paid: Decimal;
  readonly byTender: ReadonlyMap<string, Decimal>;
}

export interface SapBooks {
  of(order: OrderRecord): OrderInSap;
  readonly duplicates: number;
  readonly invoices: number;
  readonly incomingPayments: number;
}

export const nothing: OrderInSap = { invoiced: zero, paid: zero, byTender: new Map() };

/** SAP's live documents, gathered by the reference they carry. */
export function sapBooks({ b1, day, rules }: Stage): SapBooks {
  const invoices = b1.books.invoices().filter(({ CancelStatus }) => CancelStatus === "csNo");
  const payments = b1.books.incomingPayments().filter(({ Cancelled }) => Cancelled !== "tYES");
  const keys = [...invoices.map(({ Comments }) => Comments), ...payments.map(({ Remarks }) => Remarks)];
  const orders = new Map<string, OrderInSap>();
  const add = (reference: string, part: Partial<OrderInSap>): void => {
    const { invoiced, paid, byTender } = orders.get(reference) ?? nothing;
    const tenders = new Map(byTender);
    for (const [name, amount] of part.byTender ?? [])
      tenders.set(name, plus(tenders.get(name) ?? zero, amount));
    orders.set(reference, {
      invoiced: plus(invoiced, part.invoiced ?? zero),
      paid: plus(paid, part.paid ?? zero),
      byTender: tenders,
    });
  };
  for (const { NumAtCard, DocTotal, PaidToDate } of invoices) {
    add(NumAtCard ?? "", { invoiced: decimal(DocTotal), paid: decimal(PaidToDate) });
  }
  for (const payment of payments)
    add(payment.Remarks?.split("/")[0] ?? "", { byTender: meansOf(payment, rules) });

  return {
    of: ({ orderid }) => orders.get(`SITOO-${day.shop.accountid}-${orderid}`) ?? nothing,
    duplicates: keys.length - new Set(keys).size,
    invoices: invoices.length,
    incomingPayments: payments.length,
  };
}

type Payment = ReturnType<Stage["b1"]["books"]["incomingPayments"]>[number];

/** Where money of a tender goes in SAP: tenders that share an account cannot be told apart there. */
type Place = `${TenderRule["kind"]} ${string}`;

function placeIn(rule: TenderRule): Place {
  if (rule.kind === "on-account") return "on-account ";
  return rule.kind === "card" ? `card ${rule.creditCard}` : `${rule.kind} ${rule.account}`;
}

/** The tender's name, and those of all that go to the same place. */
export function placeOf(tender: string, { tenders }: Rules): string {
  const rule = Object.hasOwn(tenders, tender) ? tenders[tender] : undefined;
  return rule ? namesAt(placeIn(rule), tenders) : tender;
}

const namesAt = (place: Place, tenders: Rules["tenders"]): string =>
  Object.entries(tenders)
    .filter(([, rule]) => placeIn(rule) === place)
    .map(([name]) => name)
    .join(" + ") || "not mapped";

/** The tenders behind a payment's means, by the accounts and cards that the rules name. */
function meansOf(payment: Payment, { tenders }: Rules): ReadonlyMap<string, Decimal> {
  const places: readonly [Place, string][] = [
    [`cash ${payment.CashAccount ?? ""}`, payment.CashSum],
    [`transfer ${payment.TransferAccount ?? ""}`, payment.TransferSum],
    ...payment.PaymentCreditCards.map(({ CreditCard, CreditSum }): [Place, string] => [
      `card ${CreditCard}`,
      CreditSum,
    ]),
  ];
  const means = new Map<string, Decimal>();
  for (const [place, text] of places) {
    const amount = decimal(text);
    const names = namesAt(place, tenders);
    if (!isZero(amount)) means.set(names, plus(means.get(names) ?? zero, amount));
  }
  return means;
}
