import type { Rules, SapDocument, SessionDocument } from "@instep/mapping-core";
import type { B1Emulator } from "@instep/testing";

type Books = B1Emulator["books"];
type Booked = ReturnType<Books["invoices"]>[number];
type BookedPayment = ReturnType<Books["incomingPayments"]>[number];

/** The order that a key such as "SITOO-1500-10001/invoice" names. */
const orderOf = (key: string | null): number => Number(/^SITOO-1500-(\d+)\//.exec(key ?? "")?.[1] ?? 0);

/** What SAP's books hold of our sales, ascending by order: read by the keys in them, not by what was planned (H17). */
export function documentsIn(books: Books): readonly SapDocument[] {
  const read =
    (kind: SapDocument["kind"]) =>
    (document: Booked): SapDocument => ({
      ...{ kind, key: document.Comments ?? "", orderid: orderOf(document.Comments) },
      ...{ DocEntry: document.DocEntry, DocNum: document.DocNum, date: document.DocDate },
      ...{ total: document.DocTotal, vat: document.VatSum, currency: document.DocCurrency },
      ...{ cancelled: document.CancelStatus !== "csNo", draft: false, createdByUs: true },
    });
  return [...books.invoices().map(read("invoice")), ...books.creditNotes().map(read("credit-memo"))]
    .filter(({ orderid }) => orderid > 0)
    .sort((a, b) => a.orderid - b.orderid);
}

/** The same documents by VAT rate, and the payments of them by tender. */
export function sessionDocumentsIn(books: Books, rules: Rules): readonly SessionDocument[] {
  return [
    ...books.invoices().map((document) => byRate("invoice", document, rules)),
    ...books.creditNotes().map((document) => byRate("credit-memo", document, rules)),
    ...books.incomingPayments().map((payment) => byTender("payment", payment, rules)),
    ...books.vendorPayments().map((payment) => byTender("outgoing-payment", payment, rules)),
  ];
}

function byRate(
  kind: "invoice" | "credit-memo",
  { Comments, DocumentLines }: Booked,
  { vat, cashRounding }: Rules,
): SessionDocument {
  const rates = new Map(Object.entries(vat).map(([rate, group]) => [group, rate]));
  const isRounding = ({ ItemCode }: Booked["DocumentLines"][number]): boolean =>
    ItemCode === cashRounding?.itemCode;
  return {
    ...{ kind, orderid: orderOf(Comments) },
    rounding: DocumentLines.find(isRounding)?.GrossTotal,
    rates: DocumentLines.filter((line) => !isRounding(line)).map(({ VatGroup, LineTotal, TaxTotal }) => ({
      ...{ vatRate: rates.get(VatGroup) ?? "0", net: LineTotal, vat: TaxTotal, lines: 1 },
    })),
  };
}

function byTender(
  kind: "payment" | "outgoing-payment",
  payment: BookedPayment,
  { tenders, exchangeAccount }: Rules,
): SessionDocument {
  const accounts = new Map([[exchangeAccount, "Exchange"]]);
  const cards = new Map<number, string>();
  for (const [name, rule] of Object.entries(tenders)) {
    if (rule.kind === "card") cards.set(rule.creditCard, name);
    else if (rule.kind !== "on-account") accounts.set(rule.account, name);
  }
  const on = (account: string | null, amount: string) => ({
    tender: accounts.get(account ?? "") ?? "unknown",
    amount,
  });
  const { CashAccount, CashSum, TransferAccount, TransferSum, PaymentCreditCards } = payment;
  const all = [
    on(CashAccount, CashSum),
    on(TransferAccount, TransferSum),
    ...PaymentCreditCards.map(({ CreditCard, CreditSum }) => ({
      tender: cards.get(CreditCard) ?? "unknown",
      amount: CreditSum,
    })),
  ];
  return {
    kind,
    orderid: orderOf(payment.Remarks),
    tenders: all.filter(({ amount }) => Number(amount) !== 0),
  };
}
