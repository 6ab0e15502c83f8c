import { dayAt, dayOf } from "../dates.ts";
import { type Decimal, decimal } from "../decimals.ts";
import type { Context } from "../entity-set.ts";
import { decimalOf, integerOf, type Row, rowsOf, textOf } from "../json.ts";
import type { BusinessPartners, Partner } from "../masters/business-partners.ts";
import type { Period } from "../company.ts";
import { businessRule, notModelled, refused } from "../refusal.ts";
import type { SetUp } from "../setup/set-up.ts";
import { type Dates, datesOf, daysOf } from "./document-dates.ts";
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
  /** Terms of payment: the document's own, else the customer's. */
  readonly terms: number;
  readonly branch: number | undefined;
  /** Its goods leave later, by a delivery. */
  readonly isReserve: boolean;
  /** A down payment that is only asked for: it posts nothing. */
  readonly isRequest: boolean;
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
  const day = dayOf(textOf(body, "DocDate") ?? dayAt(at));
  const partner = partners.getActive(textOf(body, "CardCode"), `${kind.header}.CardCode`, day);
  const terms = termsOf(body, { partner, kind }, setUp);
  const dates = datesOf(body, { kind, terms, at });
  checkRole(partner, kind);
  checkPartnerParts(body, partner, kind.header);
  const branch = setUp.branches.check(
    { ...optional("branch", integerOf(body, "BPL_IDAssignedToInvoice")), cardCode: partner.CardCode },
    `${kind.header}.BPLId`,
  );
  const currency = currencyOf(body, { partner, kind, local: company.LocalCurrency });
  setUp.rates.checkKnown(currency, `${kind.header}.DocCur`);
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
    terms: integerOf(terms, "GroupNumber") ?? cash,
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

/** The number of the terms that every company has: to be paid at once. */
const cash = -1;

function termsOf(body: Row, { partner, kind }: Pick<Head, "partner" | "kind">, { lists }: SetUp): Row {
  const terms = integerOf(body, "PaymentGroupCode") ?? integerOf(partner, "PayTermsGrpCode") ?? cash;
  lists.check("PaymentTermsTypes", terms, `${kind.header}.GroupNum`);
  return lists.table("PaymentTermsTypes").get(terms) ?? {};
}

/** Codes that name nothing: -2028 with the field, as seen for payment terms (KBA 2693418). */
function checkCodes({ kind, body }: Pick<Head, "kind" | "body">, { lists }: SetUp): void {
  const project = textOf(body, "Project");
  if (project !== undefined) lists.check("Projects", project, `${kind.header}.Project`);
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

/** A property that is left out when it has no value. */
export function optional<K extends string, T>(name: K, value: T | undefined): Partial<Record<K, T>> {
  return value === undefined ? {} : ({ [name]: value } as Record<K, T>); // the one property that there is
}
