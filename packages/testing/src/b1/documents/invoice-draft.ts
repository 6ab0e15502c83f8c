import type { Partner } from "../masters/business-partners.ts";
import { dayAt, dayOf, timeAt, wireDate } from "../dates.ts";
import { sum, wire } from "../decimals.ts";
import { type Document, documentType } from "./document-type.ts";
import type { Context } from "../entity-set.ts";
import type { InvoiceLine } from "./invoice-lines.ts";
import type { InvoiceParts } from "./invoices.ts";
import { type Row, rowsOf, textOf } from "../json.ts";
import type { Period } from "../company.ts";
import { businessRule, refused } from "../refusal.ts";
import type { PostingDates } from "../setup/periods.ts";
import { userSign } from "../users.ts";

/** The head of an invoice, checked; it becomes a document with its lines. */
export interface InvoiceHead {
  /** The day that picks the VAT rates. */
  readonly rateDay: string;
  readonly period: Period;
  withLines(lines: readonly InvoiceLine[]): Document;
}

/** Checks the head of a new invoice and completes it from the customer and the day. */
export function toInvoice(
  body: Row,
  { setUp, partners, shapes }: InvoiceParts,
  context: Context,
): InvoiceHead {
  const { company } = setUp;
  const partner = partners.getActive(textOf(body, "CardCode"), "OINV.CardCode");
  const currency = textOf(body, "DocCurrency") ?? company.LocalCurrency;
  checkCurrency(currency, partner);
  const dates = datesOf(body, context.at);
  const period = setUp.periods.check(daysOf(dates), "sales");
  if (body.DocType === "dDocument_Service") throw refused("The emulator has item documents only");
  if (rowsOf(body, "DocumentLines").length === 0) throw refused("Enter at least one line [INV1]");
  const byPostingDate = company.settings.TaxRateDetermination === "trd_PostingDate";

  setUp.rates.rate(currency, dayOf(dates.DocDate));
  return {
    period,
    rateDay: dayOf(byPostingDate ? dates.DocDate : dates.TaxDate),
    withLines: (lines) => ({
      ...shapes.blank(documentType),
      ...fixed,
      JournalMemo: `A/R Invoices - ${partner.CardCode}`,
      ControlAccount: company.determination.receivables,
      ...body,
      ...dates,
      ...stamps(context),
      ...totals(lines, context),
      CardCode: partner.CardCode,
      CardName: textOf(body, "CardName") ?? partner.CardName,
      NumAtCard: textOf(body, "NumAtCard") ?? null,
      Comments: textOf(body, "Comments") ?? null,
      DocCurrency: currency,
      PriceMode: priceMode(rowsOf(body, "DocumentLines")),
      UserSign: userSign(company, context.user),
      DocumentLines: lines.map(({ row }) => row),
    }),
  };
}

/** Numbers and marks that every new invoice starts with. */
const fixed = {
  DocEntry: 0,
  DocNum: 0,
  TransNum: 0,
  DocType: "dDocument_Items",
  DocObjectCode: "oInvoices",
  DocRate: 1,
  PaymentGroupCode: -1,
  SalesPersonCode: -1,
  DiscountPercent: 0,
  TotalDiscount: 0,
  Rounding: "tNO",
  RoundingDiffAmount: 0,
  ReserveInvoice: "tNO",
  InvoicePayment: "tNO",
  Cancelled: "tNO",
  CancelStatus: "csNo",
  AuthorizationStatus: "dasWithout",
  PaidToDate: 0,
};

function checkCurrency(currency: string, partner: Partner): void {
  if (partner.Currency !== "##" && partner.Currency !== currency) {
    throw businessRule(`Currency of the document does not fit the business partner [OINV.DocCur]`);
  }
}

function daysOf(dates: ReturnType<typeof datesOf>): PostingDates {
  return {
    DocDate: dayOf(dates.DocDate),
    DocDueDate: dayOf(dates.DocDueDate),
    TaxDate: dayOf(dates.TaxDate),
    VatDate: dayOf(dates.VatDate),
  };
}

function datesOf(body: Row, at: number) {
  const DocDate = textOf(body, "DocDate") ?? wireDate(dayAt(at));
  return {
    DocDate,
    DocDueDate: textOf(body, "DocDueDate") ?? DocDate,
    TaxDate: textOf(body, "TaxDate") ?? DocDate,
    VatDate: textOf(body, "VatDate") ?? DocDate,
  };
}

/** When a document was made, as it carries it. */
export function stamps({ at }: Context) {
  const day = wireDate(dayAt(at));
  return { DocTime: timeAt(at), CreationDate: day, UpdateDate: day, UpdateTime: timeAt(at), DataVersion: 1 };
}

function totals(lines: readonly InvoiceLine[], { options }: Context) {
  const total = sum(lines.map(({ amounts }) => amounts.gross));
  if (total.lt(0) && options.negativeTotals === "refuse") {
    throw refused("Document total must be zero or greater than zero [OINV.DocTotal]");
  }
  return {
    DocTotal: wire(total),
    VatSum: wire(sum(lines.map(({ amounts }) => amounts.vat))),
    DocumentStatus: total.eq(0) ? "bost_Close" : "bost_Open", // nothing is left to pay
  };
}

function priceMode(sent: readonly Row[]): string {
  const gross = sent.filter(({ PriceAfterVAT }) => typeof PriceAfterVAT === "number").length;
  if (gross === 0) return "pmdNet";
  return gross === sent.length ? "pmdGross" : "pmdNetAndGross";
}
