import { dayAt, timeAt, wireDate } from "../dates.ts";
import { type Decimal, wire } from "../decimals.ts";
import type { Context } from "../entity-set.ts";
import { rowsOf, textOf } from "../json.ts";
import type { Shapes } from "../metadata/shapes.ts";
import { column } from "../numeric.ts";
import { notModelled, refused } from "../refusal.ts";
import type { SetUp } from "../setup/set-up.ts";
import { userSign } from "../users.ts";
import { type Document, documentType } from "./document-type.ts";
import type { Draw } from "./draws.ts";
import type { Freight } from "./freight.ts";
import type { Head } from "./head.ts";
import { type Money, moneyAt, minus, noMoney, sumMoney } from "./money.ts";
import type { PricedLines } from "./priced-lines.ts";
import { roundingOf } from "./totals.ts";

/** What a document adds up to. */
export interface Totals extends PricedLines {
  readonly freight: readonly Freight[];
  readonly draws: readonly Draw[];
  readonly vat: Money;
  readonly rounding: Money;
  readonly total: Money;
  /** What drawn requests have paid of it already. */
  readonly paid: Money;
}

/** Adds a document up: lines less its discount, tax, freight, what was drawn, and its rounding. */
export function totalsOf(
  {
    priced,
    freight,
    draws,
  }: { readonly priced: PricedLines; readonly freight: readonly Freight[]; readonly draws: readonly Draw[] },
  head: Head,
  { setUp, options }: { readonly setUp: SetUp; readonly options: Context["options"] },
): Totals {
  const invoiced = draws.filter(({ isRequest }) => !isRequest);
  const gross = sumMoney([
    ...priced.lines.flatMap(({ revenue, vat }) => [revenue, vat]),
    ...freight.flatMap(({ net, vat }) => [net, vat]),
  ]);
  const drawnTax = sumMoney(invoiced.flatMap((draw) => draw.vat.map(({ vat }) => vat)));
  const before = minus(gross, sumMoney(invoiced.map((draw) => draw.gross)));
  const currency = setUp.company.currencies?.find(({ Code }) => Code === head.currency);
  const rounding = moneyAt(roundingOf(before.own, { body: head.body, currency }, options), head.rate);
  const total = sumMoney([before, rounding]);
  checkTotal(total.own, { head, options });
  const taxes = [...priced.lines, ...freight].map(({ vat }) => vat);
  return {
    ...priced,
    freight,
    draws,
    vat: minus(sumMoney(taxes), drawnTax),
    rounding,
    total,
    paid: sumMoney(draws.filter(({ isRequest }) => isRequest).map((draw) => draw.gross)),
  };
}

function checkTotal(
  total: Decimal,
  { head, options }: { readonly head: Head; readonly options: Context["options"] },
): void {
  if (total.lt(0) && options.negativeTotals === "refuse") {
    throw refused(`Document total must be zero or greater than zero [${head.kind.header}.DocTotal]`);
  }
}

interface DocumentParts {
  readonly setUp: SetUp;
  readonly shapes: Shapes;
  readonly context: Pick<Context, "at" | "user">;
}

/** The document as it will stand in the books, without its numbers. */
export function toDocument(head: Head, totals: Totals, { setUp, shapes, context }: DocumentParts): Document {
  const { kind, body, partner } = head;
  const { company } = setUp;
  return {
    ...shapes.blank(documentType),
    ...fixed,
    ...(kind.ledger === "advance" && advance),
    JournalMemo: `${kind.title} - ${partner.CardCode}`,
    ControlAccount: company.determination.receivables,
    ...body,
    ...head.dates,
    ...stamps(context),
    ...sumsOf(head, totals),
    DocObjectCode: kind.objectName,
    CardCode: partner.CardCode,
    CardName: textOf(body, "CardName") ?? partner.CardName,
    NumAtCard: textOf(body, "NumAtCard") ?? null,
    Comments: textOf(body, "Comments") ?? null,
    BPL_IDAssignedToInvoice: head.branch ?? null,
    DocCurrency: head.currency,
    PaymentGroupCode: head.terms,
    DocRate: wire(head.rate),
    PriceMode: priceMode(head, totals, setUp),
    UserSign: userSign(company, context.user),
    DocumentLines: totals.lines.map(({ row }) => row),
    DocumentAdditionalExpenses: totals.freight.map(({ row }) => row),
    DownPaymentsToDraw: totals.draws.map(({ row }) => row),
    DocumentReferences: rowsOf(body, "DocumentReferences").map((row, index) => ({
      ...row,
      LineNumber: index + 1,
    })),
  };
}

/** Numbers and marks that every new document starts with. */
const fixed = {
  DocEntry: 0,
  DocNum: 0,
  TransNum: 0,
  DocType: "dDocument_Items",
  SalesPersonCode: -1,
  ReserveInvoice: "tNO",
  InvoicePayment: "tNO",
  Cancelled: "tNO",
  CancelStatus: "csNo",
  AuthorizationStatus: "dasWithout",
};

/** Whether a down payment without a type is a request or an invoice is not known: an invoice has the tax. */
const advance = { DownPaymentType: "dptInvoice", DownPaymentPercentage: 100, DownPaymentStatus: "so_Open" };

function sumsOf({ isForeign, kind }: Head, { discount, lines, vat, rounding, total, paid }: Totals) {
  const foreign = (value: Decimal): number => (isForeign ? column(value) : 0);
  const off = lines.reduce((rest, line) => sumMoney([rest, minus(line.net, line.revenue)]), noMoney);
  const left = minus(total, paid).own;
  if (left.lt(0) && total.own.gte(0))
    throw notModelled("drawing more of a request than the invoice is worth");
  return {
    DocTotal: column(total.local),
    DocTotalFc: foreign(total.own),
    VatSum: column(vat.local),
    VatSumFc: foreign(vat.own),
    DiscountPercent: column(discount.percent),
    TotalDiscount: column(off.local),
    TotalDiscountFC: foreign(off.own),
    Rounding: rounding.own.eq(0) ? "tNO" : "tYES",
    RoundingDiffAmount: column(rounding.local),
    RoundingDiffAmountFC: foreign(rounding.own),
    PaidToDate: column(paid.local),
    PaidToDateFC: foreign(paid.own),
    // Where money is owed, nothing is left to do when nothing is left to pay.
    DocumentStatus: kind.sign !== undefined && left.eq(0) ? "bost_Close" : "bost_Open",
  };
}

/** When a document was made, as it carries it. */
export function stamps({ at }: Pick<Context, "at">) {
  const day = wireDate(dayAt(at));
  return { DocTime: timeAt(at), CreationDate: day, UpdateDate: day, UpdateTime: timeAt(at), DataVersion: 1 };
}

/** The customer's mode in a company that keeps net and gross prices apart; elsewhere, what the lines' prices are. */
function priceMode({ partner }: Head, { lines }: Totals, { company }: SetUp): string {
  if (company.settings.EnableSeparatePriceMode)
    return partner.PriceMode === "pmGross" ? "pmdGross" : "pmdNet";
  const gross = lines.filter(({ price }) => price.basis === "gross").length;
  if (gross === 0) return "pmdNet";
  return gross === lines.length ? "pmdGross" : "pmdNetAndGross";
}
