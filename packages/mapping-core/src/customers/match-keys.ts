import type { Order } from "@instep/sitoo-client";
import { notEmpty } from "../orders/links.ts";
import type { CustomerRules, MatchKind } from "./customer-rules.ts";
import { normalOrganisationNumber, spellingsOfOrganisationNumber } from "./organisation-number.ts";
import { normalPhone, spellingsOfPhone } from "./phone.ts";

/** Something that a customer is known by: personal data, for a filter and never for a log. */
export interface MatchKey {
  readonly kind: MatchKind;
  /** Normalised: e-mail in lower case, phone as E.164, organisation number without signs. */
  readonly value: string;
  /** As it may be written in SAP. */
  readonly spellings: readonly string[];
}

type Ruling = Pick<CustomerRules, "match" | "crm" | "country">;

/** SAP's own field of an address holds no longer one: such an address matches nobody. */
const longestEmail = 100;

/** What the customer of an order is known by, in the order of the rules. What is doubtful is no key: nobody is guessed. */
export function matchKeysOf(order: Order, rules: Ruling): readonly MatchKey[] {
  return rules.match.flatMap((kind): readonly MatchKey[] => {
    const key = keys[kind](order, rules);
    return key ? [{ kind, ...key }] : [];
  });
}

type Key = Omit<MatchKey, "kind">;

const keys: Readonly<Record<MatchKind, (order: Order, rules: Ruling) => Key | undefined>> = {
  "crm-id": (order, rules) => {
    const value = crmIdOf(order, rules);
    return value === undefined ? undefined : { value, spellings: [value] };
  },
  email: ({ email }) => {
    const value = normalEmail(email);
    return value === undefined
      ? undefined
      : { value, spellings: [...new Set([email?.trim() ?? value, value])] };
  },
  phone: (order, rules) => {
    const value = phoneOf(order, rules);
    return value === undefined ? undefined : { value, spellings: spellingsOfPhone(value) };
  },
  "organisation-number": (order, rules) => {
    const value = organisationNumberOf(order, rules);
    if (value === undefined) return undefined;
    return { value, spellings: spellingsOfOrganisationNumber(value, countryOf(order, rules)) };
  },
};

/** An e-mail address in lower case; undefined for what no field of SAP can hold. */
export function normalEmail(email: string | null | undefined): string | undefined {
  const value = email?.trim().toLowerCase() ?? "";
  const fits = /^[^\s@]+@[^\s@]+$/.test(value) && value.length <= longestEmail && value.isWellFormed();
  return fits ? value : undefined;
}

export function crmIdOf({ additionaldata }: Order, { crm }: Pick<CustomerRules, "crm">): string | undefined {
  const values = crm?.keys.map((key) => notEmpty(additionaldata[key]?.trim())) ?? [];
  return values.find((value) => value !== undefined);
}

export const phoneOf = (order: Order, rules: Pick<CustomerRules, "country">): string | undefined =>
  normalPhone(order.phone ?? "", countryOf(order, rules));

/** Sitoo keeps numbers of persons and of companies in one field: it is a company's only where the order names one. */
export function organisationNumberOf(
  order: Order,
  rules: Pick<CustomerRules, "country">,
): string | undefined {
  if (!order.company?.trim() || !order.personalid) return undefined;
  return normalOrganisationNumber(order.personalid, countryOf(order, rules));
}

/** Where the customer's numbers belong: the invoice address, else the rules. */
const countryOf = (order: Order, { country }: Pick<CustomerRules, "country">): string | undefined =>
  notEmpty(order.invoice_countryid?.toUpperCase()) ?? country;
