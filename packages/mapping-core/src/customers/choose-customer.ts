import { notEmpty } from "../orders/links.ts";
import type { CustomerRules } from "./customer-rules.ts";
import { type MatchKey, normalEmail } from "./match-keys.ts";
import { normalOrganisationNumber } from "./organisation-number.ts";
import { normalPhone } from "./phone.ts";

/** What of a business partner says who it is, as SAP answers it; a user field of the CRM id among it. */
export interface PartnerIdentity {
  readonly CardCode: string;
  readonly EmailAddress?: string | null | undefined;
  readonly Phone1?: string | null | undefined;
  readonly Phone2?: string | null | undefined;
  readonly Cellular?: string | null | undefined;
  readonly FederalTaxID?: string | null | undefined;
  readonly CompanyRegistrationNumber?: string | null | undefined;
  readonly Country?: string | null | undefined;
  readonly [field: string]: unknown;
}

/** A field of a business partner that says who it is. */
export type IdentityField =
  | "CardCode"
  | "EmailAddress"
  | "Phone1"
  | "Phone2"
  | "Cellular"
  | "FederalTaxID"
  | "CompanyRegistrationNumber"
  | `U_${string}`;

type Ruling = Pick<CustomerRules, "crm" | "country">;

/**
 * CardCodes of the partners that a customer is: by the first of their keys that finds anybody. One is the customer; several
 * are a problem of the plan (`ambiguous-partner`), and none is the guest.
 */
export function chooseCustomer(
  keys: readonly MatchKey[],
  partners: readonly PartnerIdentity[],
  rules: Ruling,
): readonly string[] {
  for (const key of keys) {
    const found = partners
      .filter((partner) => isKnownBy(partner, key, rules))
      .map(({ CardCode }) => CardCode);
    if (found.length > 0) return [...new Set(found)];
  }
  return [];
}

/** Fields of a business partner that a key is looked for in: for a filter, where each of its spellings is asked. */
export function partnerFieldsOf(
  kind: MatchKey["kind"],
  { crm }: Pick<CustomerRules, "crm">,
): readonly IdentityField[] {
  switch (kind) {
    case "crm-id":
      return crm ? [crm.field] : [];
    case "email":
      return ["EmailAddress"];
    case "phone":
      return ["Cellular", "Phone1", "Phone2"];
    case "organisation-number":
      return ["FederalTaxID", "CompanyRegistrationNumber"];
  }
}

function isKnownBy(partner: PartnerIdentity, { kind, value }: MatchKey, rules: Ruling): boolean {
  const country = notEmpty(partner.Country ?? undefined) ?? rules.country;
  const normal: Readonly<Record<MatchKey["kind"], (text: string) => string | undefined>> = {
    "crm-id": (text) => text.trim(),
    email: normalEmail,
    phone: (text) => normalPhone(text, country),
    "organisation-number": (text) => normalOrganisationNumber(text, country),
  };
  return partnerFieldsOf(kind, rules).some((field) => {
    const text = partner[field];
    return typeof text === "string" && normal[kind](text) === value;
  });
}
