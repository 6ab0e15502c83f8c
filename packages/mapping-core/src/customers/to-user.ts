import type { BusinessPartner } from "@instep/sap-b1-client";
import type { UserDraft } from "@instep/sitoo-client";
import { failure, type Result, success } from "../result.ts";
import type { CustomerRules } from "./customer-rules.ts";
import { normalEmail } from "./match-keys.ts";
import { normalOrganisationNumber } from "./organisation-number.ts";
import { normalPhone } from "./phone.ts";

type Ruling = Pick<CustomerRules, "country" | "users">;

type Partner = Pick<BusinessPartner, "CardCode"> & Partial<BusinessPartner>;

/**
 * The customer in Sitoo that a business partner becomes. Sitoo knows customers by their e-mail address, so that a partner
 * without one is a problem. What the partner does not say is left out, and stays as it is in Sitoo.
 */
export function toUser(partner: Partner, rules: Ruling): Result<UserDraft> {
  const { CardCode } = partner;
  const email = normalEmail(partner.EmailAddress);
  if (email === undefined) return failure({ code: "partner-without-email", CardCode });
  const country = partner.Country ?? rules.country;
  return success({
    email,
    customernumber: CardCode,
    ...namesOf(partner, rules),
    ...said("companyid", companyIdOf(partner, country)),
    ...said("phone", phone(partner.Phone1, country)),
    ...said("mobile", phone(partner.Cellular, country)),
    ...(rules.users.addresses && addressOf(partner)),
  });
}

/** A company's partner is a company in Sitoo; a person's name is first and last name there. */
function namesOf(partner: Partner, { users }: Ruling): Partial<UserDraft> {
  const contact = contactOf(partner);
  const company = partner.CompanyPrivate === "cPrivate" ? undefined : partner.CardName;
  if (users.names === "contact-person" && contact) {
    const { FirstName, LastName } = contact;
    return { ...said("namefirst", FirstName), ...said("namelast", LastName), ...said("company", company) };
  }
  return company ? { company } : splitName(partner.CardName ?? "");
}

/** The contact person that the partner names, else the first who is active. */
function contactOf({ ContactEmployees = [], ContactPerson }: Partner) {
  const active = (ContactEmployees ?? []).filter(
    ({ Active, FirstName, LastName }) =>
      Active !== "tNO" && `${FirstName ?? ""}${LastName ?? ""}`.trim() !== "",
  );
  return active.find(({ Name }) => Name === ContactPerson) ?? active[0];
}

function splitName(name: string): Partial<UserDraft> {
  const words = name.trim().split(/\s+/);
  const namelast = words.length > 1 ? words.at(-1) : undefined;
  const namefirst = (namelast === undefined ? words : words.slice(0, -1)).join(" ");
  return { ...said("namefirst", namefirst), ...said("namelast", namelast) };
}

/** A person's number never leaves SAP (H39): only what has the shape of a company's is told. */
function companyIdOf(
  { CompanyPrivate, CompanyRegistrationNumber, FederalTaxID }: Partner,
  country: string | undefined,
): string | undefined {
  if (CompanyPrivate === "cPrivate") return undefined;
  const numbers = [CompanyRegistrationNumber, FederalTaxID].map((number) =>
    normalOrganisationNumber(number ?? "", country),
  );
  return numbers.find((number) => number !== undefined);
}

const phone = (written: string | null | undefined, country: string | undefined): string | undefined =>
  written ? (normalPhone(written, country) ?? written.trim()) : undefined;

/** The partner's own address, which SAP keeps equal to its first invoice address. */
function addressOf({ Address, ZipCode, City, Country }: Partner): Partial<UserDraft> {
  return {
    ...said("address", Address),
    ...said("zip", ZipCode),
    ...said("city", City),
    ...said("countryid", Country),
  };
}

const said = <K extends keyof UserDraft>(field: K, value: string | null | undefined): Partial<UserDraft> =>
  value ? { [field]: value } : {};
