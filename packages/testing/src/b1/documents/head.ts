import { dayAt, dayOf, wireDate } from "../dates.ts";
import { type Decimal, decimal } from "../decimals.ts";
import type { Context } from "../entity-set.ts";
import { decimalOf, integerOf, type Row, rowsOf, textOf } from "../json.ts";
import type { BusinessPartners, Partner } from "../masters/business-partners.ts";
import type { Period } from "../company.ts";
import { businessRule, notModelled, refused } from "../refusal.ts";
import type { PostingDates } from "../setup/periods.ts";
import type { SetUp } from "../setup/set-up.ts";
import type { DocumentKind } from "./kinds.ts";
import { checkPartnerParts } from "./partner-parts.ts";

/** The head of a new document, checked. */
export interface Head {
  readonly kind: DocumentKind;
  /** What was sent. */
  readonly body: Row;
  readonly partner: Partner;
  readonly currency: string;
  /** Local currency for one unit of the document's. */
  readonly rate: Decimal;
  readonly isForeign: boolean;
  /** As on the wire. */
  readonly dates: Dates;
  /** The posting day, "YYYY-MM-DD". */
  readonly day: string;
  /** The day that picks the VAT rates. */
  readonly rateDay: string;
  readonly period: Period;
  readonly branch: number | undefined;
  /** Its goods leave later, by a delivery. */
  readonly isReserve: boolean;
  /** A down payment that is only asked for: it posts nothing. */
  readonly isRequest: boolean;
}

interface Dates {
  readonly DocDate: string;
  readonly DocDueDate: string;
  readonly TaxDate: string;
  readonly VatDate: string;
}

interface HeadParts {
  readonly setUp: SetUp;
  readonly partners: BusinessPartners;
}

/** Checks the head of a new document and completes it from the customer and the day. */
export function toHead(
  given: { readonly kind: DocumentKind; readonly body: Row },
  { setUp, partners }: HeadParts,
  { at }: Pick<Context, "at">,
): Head {
  const { kind, body } = given;
  const { company } = setUp;
  const dates = datesOf(body, at);
  const day = dayOf(dates.DocDate);
  const partner = partners.getActive(textOf(body, "CardCode"), `${kind.header}.CardCode`, day);
  checkRole(partner, kind);
  checkPartnerParts(body, partner, kind.header);
  const branch = setUp.branches.check(
    { ...optional("branch", integerOf(body, "BPL_IDAssignedToInvoice")), cardCode: partner.CardCode },
    `${kind.header}.BPLId`,
  );
  const currency = currencyOf(body, { partner, kind, local: company.LocalCurrency });
  const period = setUp.periods.check(daysOf(dates), "sales");
  checkCodes(given, setUp);
  checkShape(given);
  const byPostingDate = company.settings.TaxRateDetermination === "trd_PostingDate";
  return {
    kind,
    body,
    partner,
    currency,
    isForeign: currency !== company.LocalCurrency,
    rate: rateOf(body, { currency, day }, setUp),
    dates,
    day,
    rateDay: dayOf(byPostingDate ? dates.DocDate : dates.TaxDate),
    period,
    branch,
    isReserve: body.ReserveInvoice === "tYES",
    isRequest: kind.ledger === "advance" && body.DownPaymentType === "dptRequest",
  };
}

/** Suppliers are sold nothing, and prospects get no more than an order. */
function checkRole({ CardType, CardCode }: Partner, kind: DocumentKind): void {
  const isMet = CardType === "cCustomer" || (CardType === "cLid" && kind.ledger === "nothing");
  if (!isMet) throw refused(`Invalid BP code [${kind.header}.CardCode] , '${CardCode}'`);
}

interface CurrencyChoice {
  readonly partner: Partner;
  readonly kind: DocumentKind;
  readonly local: string;
}

/** A customer with one currency buys in that one; "##" are all currencies. */
function currencyOf(body: Row, { partner, kind, local }: CurrencyChoice): string {
  const own = partner.Currency === "##" ? undefined : partner.Currency;
  const currency = textOf(body, "DocCurrency") ?? own ?? local;
  if (own === undefined || own === currency || currency === local) return currency;
  throw businessRule(`Currency of the document does not fit the business partner [${kind.header}.DocCur]`);
}

function rateOf(
  body: Row,
  { currency, day }: { readonly currency: string; readonly day: string },
  { rates, company }: SetUp,
): Decimal {
  if (currency === company.LocalCurrency) return decimal(1);
  const said = decimalOf(body, "DocRate");
  return said?.gt(0) ? said : rates.rate(currency, day);
}

/** Codes that name nothing: -2028 with the field, as seen for payment terms (KBA 2693418). */
function checkCodes({ kind, body }: Pick<Head, "kind" | "body">, { lists }: SetUp): void {
  const terms = integerOf(body, "PaymentGroupCode");
  if (terms !== undefined) lists.check("PaymentTermsTypes", terms, `${kind.header}.GroupNum`);
  for (const row of [body, ...rowsOf(body, "DocumentLines")]) {
    const seller = integerOf(row, "SalesPersonCode");
    if (seller !== undefined) lists.check("SalesPersons", seller, `${kind.header}.SlpCode`);
  }
}

function checkShape({ kind, body }: Pick<Head, "kind" | "body">): void {
  if (body.DocType === "dDocument_Service") throw notModelled("service documents");
  if (rowsOf(body, "DocumentLines").length === 0) throw refused(`Enter at least one line [${kind.lines}]`); // text: ours
  if (body.ReserveInvoice === "tYES" && kind.ledger !== "sale") {
    throw notModelled(`ReserveInvoice on ${kind.set}`);
  }
  if ((integerOf(body, "DownPaymentPercentage") ?? 100) !== 100) {
    throw notModelled("down payments of a part of their lines (DownPaymentPercentage)");
  }
  if (kind.ledger !== "sale" && rowsOf(body, "DownPaymentsToDraw").length > 0) {
    throw notModelled(`DownPaymentsToDraw on ${kind.set}`);
  }
}

function datesOf(body: Row, at: number): Dates {
  const DocDate = textOf(body, "DocDate") ?? wireDate(dayAt(at));
  return {
    DocDate,
    DocDueDate: textOf(body, "DocDueDate") ?? DocDate,
    TaxDate: textOf(body, "TaxDate") ?? DocDate,
    VatDate: textOf(body, "VatDate") ?? DocDate,
  };
}

function daysOf(dates: Dates): PostingDates {
  return {
    DocDate: dayOf(dates.DocDate),
    DocDueDate: dayOf(dates.DocDueDate),
    TaxDate: dayOf(dates.TaxDate),
    VatDate: dayOf(dates.VatDate),
  };
}

/** A property that is left out when it has no value. */
export function optional<K extends string, T>(name: K, value: T | undefined): Partial<Record<K, T>> {
  return value === undefined ? {} : ({ [name]: value } as Record<K, T>); // the one property that there is
}
