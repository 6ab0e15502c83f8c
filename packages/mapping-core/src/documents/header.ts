import type { Order } from "@instep/sitoo-client";
import { cutText } from "../plan/cut-text.ts";
import type { Place } from "../orders/place-of.ts";
import { notEmpty, originalOrderOf } from "../orders/links.ts";
import type { DocumentBody } from "../plan/document-body.ts";
import type { Step } from "../plan/steps.ts";
import type { Problem } from "../problems.ts";
import { failure, type Result, success } from "../result.ts";
import type { Rules } from "../rules.ts";
import type { fieldSources } from "../rules/document-rules.ts";
import type { Setting } from "./setting.ts";

/** What all documents of one order share. */
export interface Header {
  readonly reference: string;
  /** CardCode. */
  readonly partner: string;
  readonly place: Place;
  readonly setting: Setting;
}

/** Length of a memo that every release holds (JournalMemo and JournalRemarks: 50 up to 9.3). */
const memoLength = 50;

/** The head of an invoice, a credit memo or a down payment. */
export function documentHead(
  { reference, partner, place, setting }: Header,
  key: string,
  series: number | undefined,
): Omit<DocumentBody, "DocumentLines"> {
  const { branch } = place.store;
  const seller = sellerOf(setting.order, setting.rules);
  return {
    CardCode: partner,
    ...datesOf(place.date),
    DocDueDate: place.date,
    DocCurrency: setting.order.currencycode,
    NumAtCard: reference,
    Comments: key,
    JournalMemo: memoOf(setting.order, place),
    ...(branch !== undefined && { BPL_IDAssignedToInvoice: branch }),
    ...(series !== undefined && { Series: series }),
    ...(seller !== undefined && { SalesPersonCode: seller }),
  };
}

/** Posting, document and VAT date are one: the business date (H6). */
export const datesOf = (date: string) => ({ DocDate: date, TaxDate: date, VatDate: date });

/**
 * What people read in SAP's journal: the store and the receipt, never the customer (H39). The store's name gives way; the
 * receipt, which is the identity, is whole unless it alone is too long, and then its end is kept.
 */
export function memoOf(order: Order, { store }: Pick<Place, "store">): string {
  const receipt = receiptOf(order);
  const room = Math.max(memoLength - receipt.length - 1, 0);
  return `${cutText(store.name, room).trim()} ${receipt}`.trim().slice(-memoLength);
}

/** The number on the receipt; the order's where no till printed one. */
const receiptOf = ({ additionaldata, orderid }: Order): string =>
  notEmpty(additionaldata["pos-receiptid"]) ?? String(orderid);

/** Who is to have the sale: the seller, else whoever stood at the till. */
function sellerOf({ additionaldata }: Order, { salesPersons }: Rules): number | undefined {
  const names = [additionaldata["pos-staffsales-externalid"], additionaldata["pos-staff-externalid"]];
  const known = names.find((name) => name !== undefined && Object.hasOwn(salesPersons, name));
  return known === undefined ? undefined : salesPersons[known];
}

type Source = (typeof fieldSources)[number];

const sources: Readonly<Record<Source, (order: Order, place: Place) => string | undefined>> = {
  order: ({ orderid }) => String(orderid),
  receipt: receiptOf,
  register: ({ registerid }) => registerid ?? undefined,
  store: ({ additionaldata }, { storeid }) => notEmpty(additionaldata["store-externalid"]) ?? String(storeid),
  staff: ({ additionaldata }) => additionaldata["pos-staff-externalid"],
  "original-order": (order) => originalOrderOf(order)?.toString(),
  "customer-email": ({ email }) => email,
  "customer-phone": ({ phone }) => phone,
};

/** User fields of a step: its key, where that field is installed, and what the rules name. */
export function userFieldsOf({ setting, place }: Header, key: string): Step["userFields"] {
  const { keyField, userFields } = setting.rules;
  const named = Object.entries(userFields).flatMap(([field, source]): [string, string][] => {
    const value = sources[source](setting.order, place);
    return value ? [[field, value]] : [];
  });
  return { ...Object.fromEntries(named), ...keyIn(keyField, key) };
}

/** The key in its user field, when that is installed. */
const keyIn = (field: Rules["keyField"], key: string): Step["userFields"] => (field ? { [field]: key } : {});

/** Number of the series that a rule names, in the year of the business date (H29); none where no rule does. */
export function seriesOf(document: keyof Rules["series"], setting: Setting): Result<number | undefined> {
  const pattern = setting.rules.series[document];
  const { place, facts } = setting;
  if (pattern === undefined || !place) return success(undefined);
  const year = place.date.slice(0, 4);
  const name = pattern
    .replaceAll("{yyyy}", year)
    .replaceAll("{yy}", year.slice(2))
    .replaceAll("{branch}", String(place.store.branch ?? ""));
  const found = facts.company.series?.find(
    (each) =>
      each.document === document &&
      each.name === name &&
      (each.branch === undefined || each.branch === place.store.branch),
  );
  const missing: Problem = { code: "unknown-series", series: name, document, rule: `series.${document}` };
  return found ? success(found.series) : failure(missing);
}
