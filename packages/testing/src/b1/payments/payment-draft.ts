import type { Period } from "../company.ts";
import { dayAt, dayOf, wireDate } from "../dates.ts";
import { type Decimal, wire, zero } from "../decimals.ts";
import type { Context } from "../entity-set.ts";
import { integerOf, type Row, rowsOf, textOf } from "../json.ts";
import type { Posting } from "../ledger/journal-entries.ts";
import type { BusinessPartners, Partner } from "../masters/business-partners.ts";
import type { Shapes } from "../metadata/shapes.ts";
import { businessRule, refused } from "../refusal.ts";
import type { SetUp } from "../setup/set-up.ts";
import type { PayablesByObject } from "./payable.ts";
import { accountsOf } from "./payment-accounts.ts";
import { type Application, applicationsOf } from "./payment-applications.ts";
import { balanceOf } from "./payment-balance.ts";
import { currencyOf, type Money, type PaymentCurrency } from "./payment-currency.ts";
import type { PaymentKind } from "./payment-kind.ts";
import { type Means, meansOf } from "./payment-means.ts";
import { accountPostings, partnerPostings } from "./payment-postings.ts";
import type { Payment } from "./payment-type.ts";

export interface DraftParts {
  readonly kind: PaymentKind;
  readonly setUp: SetUp;
  readonly shapes: Shapes;
  readonly partners: BusinessPartners;
  readonly payables: PayablesByObject;
}

/** A payment that SAP would take, and what it would do. */
export interface CheckedPayment {
  readonly payment: Payment;
  readonly postings: readonly Posting[];
  readonly applications: readonly Application[];
  /** What stays on the partner's account. */
  readonly onAccount: Money & { readonly currency: string };
  readonly period: Period;
  readonly branch: number | undefined;
}

/** What is known of a payment before its money is looked at. */
interface Head {
  readonly partner: Partner | undefined;
  readonly account: string;
  readonly branch: number | undefined;
  readonly day: string;
  readonly period: Period;
  readonly currency: PaymentCurrency;
  readonly row: Row;
}

/** Checks a payment and completes it. */
export function toPayment(body: Row, parts: DraftParts, context: Context): CheckedPayment {
  const { shapes, kind } = parts;
  const head = headOf(body, parts, context);
  const { means, cards } = meansOf(body, { ...parts, ...head, options: context.options });
  const purpose = head.partner
    ? forPartner(body, { head, means, cardCode: head.partner.CardCode }, { parts, context })
    : forAccounts(body, { head, means }, parts);
  const { PaymentInvoices, PaymentAccounts, UnderOverpaymentdifference, ...effects } = purpose;
  const payment = {
    ...shapes.blank(kind.type),
    ...head.row,
    ...(head.currency.isForeign && { CashSumFC: cashOf(body) }),
    ControlAccount: head.partner ? head.account : null,
    PaymentInvoices,
    PaymentAccounts,
    UnderOverpaymentdifference,
    PaymentCreditCards: cards,
    DocEntry: 0,
    DocNum: 0,
    BPLID: head.branch ?? null,
    CardCode: head.partner?.CardCode ?? null,
    DocDate: wireDate(head.day),
    DocType: textOf(head.row, "DocType") ?? kind.docType,
    Cancelled: "tNO",
  };
  const { period, branch } = head;
  return { payment, ...effects, period, branch };
}

function cashOf(body: Row): number | null {
  return integerOf(body, "CashSumFC") ?? integerOf(body, "CashSum") ?? null;
}

function headOf(body: Row, parts: DraftParts, { at }: Context): Head {
  const { setUp, kind } = parts;
  const DocType = textOf(body, "DocType") ?? textOf(body, "DocTypte") ?? kind.docType;
  const DocDate = textOf(body, "DocDate") ?? wireDate(dayAt(at));
  const dateIn = (property: string): string => textOf(body, property) ?? DocDate;
  const [TaxDate, DueDate, VatDate] = [dateIn("TaxDate"), dateIn("DueDate"), dateIn("VatDate")];
  const day = dayOf(DocDate);
  const partner = DocType === "rAccount" ? undefined : partnerOf(body, { DocType, day }, parts);
  const dates = {
    DocDate: day,
    TaxDate: dayOf(TaxDate),
    DocDueDate: dayOf(DueDate),
    VatDate: dayOf(VatDate),
  };
  const period = setUp.periods.check(dates, "other");
  const project = textOf(body, "ProjectCode");
  if (project !== undefined) setUp.lists.check("Projects", project, `O${kind.tables}.PrjCode`);
  const sentBranch = integerOf(body, "BPLID");
  const branch = setUp.branches.check(
    {
      ...(sentBranch !== undefined && { branch: sentBranch }),
      ...(partner && { cardCode: partner.CardCode }),
    },
    `O${kind.tables}.BPLId`,
  );
  const currency = currencyOf(body, { partner, kind, day }, setUp);
  const receivables = setUp.company.determination.receivables;
  const row = {
    JournalRemarks: partner ? `${kind.title} - ${partner.CardCode}` : kind.title,
    LocalCurrency: "tNO",
    CashSum: 0,
    TransferSum: 0,
    TransferDate: body.TransferSum ? DocDate : null,
    AuthorizationStatus: "pasWithout",
    ...body,
    DocObjectCode: kind.objectName,
    DocType,
    DocTypte: DocType,
    DocCurrency: currency.code,
    DocRate: currency.isForeign ? wire(currency.rate) : 0,
    TaxDate,
    DueDate,
    CardName: textOf(body, "CardName") ?? partner?.CardName ?? null,
  };
  const account = (partner && textOf(partner, "DebitorAccount")) ?? receivables;
  return { partner, account, branch, day, period, currency, row };
}

/** A customer's payment names a customer, a supplier's a supplier; the text is ours. */
function partnerOf(
  body: Row,
  { DocType, day }: { readonly DocType: string; readonly day: string },
  { partners, kind }: DraftParts,
): Partner {
  const field = `O${kind.tables}.CardCode`;
  const partner = partners.getActive(textOf(body, "CardCode"), field, day);
  const wanted = DocType === "rSupplier" ? "cSupplier" : "cCustomer";
  if (textOf(partner, "CardType") !== wanted) {
    throw businessRule(`Business partner does not fit the type of the payment [${field}]`);
  }
  return partner;
}

type Purpose = Pick<CheckedPayment, "postings" | "applications" | "onAccount"> &
  Pick<Payment, "PaymentInvoices"> & {
    readonly PaymentAccounts: readonly Row[];
    readonly UnderOverpaymentdifference: number;
  };

function forPartner(
  body: Row,
  {
    head,
    means,
    cardCode,
  }: { readonly head: Head; readonly means: readonly Means[]; readonly cardCode: string },
  { parts, context }: { readonly parts: DraftParts; readonly context: Context },
): Purpose {
  const { setUp, kind } = parts;
  const { branch, currency, day, account } = head;
  if (rowsOf(body, "PaymentAccounts").length > 0) throw accountsAndDocuments(kind);
  const applications = applicationsOf(
    body,
    { kind, cardCode, branch, currency, day },
    { ...parts, options: context.options },
  );
  const { company } = setUp;
  const balance = balanceOf(means, applications, { kind, currency, company });
  return {
    applications,
    postings: partnerPostings(
      { means, applications, balance },
      { cardCode, account },
      { kind, currency, company },
    ),
    onAccount: { ...balance.onAccount, currency: currency.code },
    PaymentInvoices: applications.map(({ row }) => row),
    PaymentAccounts: [],
    UnderOverpaymentdifference: wire(balance.difference.local),
  };
}

function forAccounts(
  body: Row,
  { head, means }: { readonly head: Head; readonly means: readonly Means[] },
  { setUp, shapes, kind }: DraftParts,
): Purpose {
  const { currency, day } = head;
  if (rowsOf(body, "PaymentInvoices").length > 0) throw accountsAndDocuments(kind);
  const paid = accountsOf(body, { setUp, shapes, kind, currency, day });
  const total = means.reduce((all: Decimal, each) => all.plus(each.sum.own), zero);
  if (!total.gt(0)) throw refused(`Payment amount must be greater than zero [O${kind.tables}.DocTotal]`);
  if (!total.eq(paid.total)) {
    throw refused(`Payment amount differs from the sum of its accounts [O${kind.tables}.DocTotal]`); // text: ours
  }
  return {
    applications: [],
    postings: accountPostings({ means, paid }, { kind, currency, company: setUp.company }),
    onAccount: { own: zero, local: zero, currency: currency.code },
    PaymentInvoices: [],
    PaymentAccounts: paid.rows,
    UnderOverpaymentdifference: 0,
  };
}

function accountsAndDocuments({ tables }: PaymentKind): Error {
  return refused(`A payment is either for a business partner or for accounts [O${tables}.DocType]`); // text: ours
}
