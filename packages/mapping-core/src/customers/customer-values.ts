import type { Order } from "@instep/sitoo-client";
import { notEmpty } from "../orders/links.ts";
import type { CustomerRules, CustomerSource } from "./customer-rules.ts";
import { crmIdOf, normalEmail, organisationNumberOf, phoneOf } from "./match-keys.ts";

type Ruling = Pick<CustomerRules, "crm" | "country">;

/**
 * What of a customer a rule can name. What is doubtful is left out: what stands in the field of phone numbers and is none
 * may be a person's number (H39).
 */
export function customerValue(source: CustomerSource, order: Order, rules: Ruling): string | undefined {
  return notEmpty(sources[source](order, rules)?.trim());
}

const sources: Readonly<Record<CustomerSource, (order: Order, rules: Ruling) => string | undefined>> = {
  name: ({ namefirst, namelast, company }) =>
    notEmpty(`${namefirst ?? ""} ${namelast ?? ""}`.trim()) ?? company,
  "first-name": ({ namefirst }) => namefirst,
  "last-name": ({ namelast }) => namelast,
  company: ({ company }) => company,
  email: ({ email }) => normalEmail(email),
  phone: phoneOf,
  "organisation-number": organisationNumberOf,
  "crm-id": crmIdOf,
};

/** Personal fields of orders that the rules need, beside those a client reads by itself (H39). */
export function customerFieldsOf({
  match,
  create,
}: Pick<CustomerRules, "match" | "create">): readonly CustomerField[] {
  const needed = new Set<CustomerSource>([...match, ...namedBy(create)]);
  const isOfCountry = needed.has("phone") || needed.has("organisation-number");
  return [
    ...(needed.has("organisation-number") ? (["personalid"] as const) : []),
    ...(create?.addresses ? addressFields : isOfCountry ? (["invoice_countryid"] as const) : []),
  ];
}

/** What of a customer the rules for new partners name, in fields and in the CardCode. */
function namedBy(create: CustomerRules["create"]): readonly CustomerSource[] {
  if (!create) return [];
  const { fields, userFields, numbering } = create;
  const inCode = numbering.kind === "code" && numbering.template.includes("{organisation-number}");
  return [
    ...Object.values(fields),
    ...Object.values(userFields),
    ...(inCode ? (["organisation-number"] as const) : []),
  ];
}

const addressFields = [
  "invoice_address",
  "invoice_address2",
  "invoice_zip",
  "invoice_city",
  "invoice_state",
  "invoice_countryid",
  "delivery_address",
  "delivery_address2",
  "delivery_zip",
  "delivery_city",
  "delivery_state",
  "delivery_countryid",
] as const satisfies readonly (keyof Order)[];

/** A field of an order that is read only where a rule needs it. */
export type CustomerField = "personalid" | (typeof addressFields)[number];
