import * as z from "zod";
import { cardCode, currencyCode, text, userField } from "../rules/fields.ts";

/** What a customer of Sitoo can be known by in SAP. */
const matchKinds = ["crm-id", "email", "phone", "organisation-number"] as const;
export type MatchKind = (typeof matchKinds)[number];

/** What of a customer a partner's field can hold. */
const customerSources = [
  "name",
  "first-name",
  "last-name",
  "company",
  "email",
  "phone",
  "organisation-number",
  "crm-id",
] as const;
export type CustomerSource = (typeof customerSources)[number];

/** Fields of a business partner that a rule may fill from a customer. */
const partnerFields = [
  "CardName",
  "CardForeignName",
  "EmailAddress",
  "Phone1",
  "Phone2",
  "Cellular",
  "FederalTaxID",
  "CompanyRegistrationNumber",
] as const;
export type PartnerField = (typeof partnerFields)[number];

const Numbering = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("code").describe("A code made from the customer."),
    template: cardCode
      .regex(
        /^[^{}]*\{(order|crm-id|organisation-number)\}[^{}]*$/,
        "a CardCode with one of {order}, {crm-id}, {organisation-number} in it",
      )
      .describe(
        "CardCode with {order} (number of the customer's first order), {crm-id} or {organisation-number} in it. SAP itself then refuses to make the same partner twice.",
      ),
  }),
  z.strictObject({
    kind: z.literal("series").describe("A number that SAP gives."),
    series: z.int().describe("Number of the series that gives the CardCode."),
  }),
]);

/** How a customer whom SAP does not know becomes a business partner. */
const CreateRules = z.strictObject({
  numbering: Numbering.default({ kind: "code", template: "SITOO-{order}" }).describe(
    "Where the CardCode comes from.",
  ),
  group: z.int().optional().describe("GroupCode of the new partner; SAP's default when left out."),
  currency: z
    .union([currencyCode, z.literal("##")])
    .optional()
    .describe("Its currency, or ## for all; that of the order when left out."),
  priceList: z.int().optional().describe("PriceListNum of the new partner."),
  vatLiable: z
    .enum(["vLiable", "vExempted", "vEC"])
    .default("vLiable")
    .describe("VAT status: liable, exempted, or in another country of the EU."),
  fields: z
    .partialRecord(z.enum(partnerFields), z.enum(customerSources))
    .default({})
    .describe(
      "Fields of the partner, and what of the customer they hold: nothing personal but what is named here (H39).",
    ),
  userFields: z
    .record(userField, z.enum(customerSources))
    .default({})
    .describe("User fields of the partner, and what of the customer they hold."),
  addresses: z
    .boolean()
    .default(false)
    .describe("Whether the order's invoice and delivery address go to SAP: they are personal data (H39)."),
});
export type CreateRules = z.infer<typeof CreateRules>;

/** How a business partner becomes a customer in Sitoo. */
const UserRules = z.strictObject({
  names: z
    .enum(["contact-person", "card-name"])
    .default("contact-person")
    .describe(
      "Where first and last name come from: the partner's contact person, or CardName with its last word as the last name.",
    ),
  addresses: z.boolean().default(true).describe("Whether the partner's invoice address goes to Sitoo."),
});

/** Who a customer of Sitoo is in SAP. */
export const CustomerRules = z
  .strictObject({
    match: z
      .array(z.enum(matchKinds))
      .default([])
      .refine((kinds) => new Set(kinds).size === kinds.length, "each kind of key once")
      .describe(
        "By what a customer is looked up in SAP, the first that finds somebody decides; whoever is not found is booked on the guest partner. Nobody is looked up when left out.",
      ),
    crm: z
      .strictObject({
        keys: z
          .array(text)
          .min(1)
          .default(["crm-customerid", "customcrm-contactid", "crm-membernumber", "customcrm-membernumber"])
          .describe(
            "Keys of the order's additionaldata that may hold the CRM id; the first that is filled counts.",
          ),
        field: z
          .union([z.literal("CardCode"), userField])
          .describe("Field of business partners that holds the CRM id."),
      })
      .optional()
      .describe("Where the CRM id stands on both sides; needed to match by it."),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, "an ISO 3166 country code such as SE")
      .optional()
      .describe(
        "Country that phone and organisation numbers belong to where the order's address does not say; without one only numbers with + are understood.",
      ),
    create: CreateRules.optional().describe(
      "How a customer who has a key, and whom SAP does not know, becomes a business partner; without it nobody is made.",
    ),
    users: UserRules.default(UserRules.parse({})).describe(
      "How a business partner becomes a customer in Sitoo.",
    ),
  })
  .refine(({ match, crm }) => crm !== undefined || !match.includes("crm-id"), {
    path: ["crm"],
    message: "crm-id is matched by, and nobody says which field of SAP holds it",
  })
  .refine(({ match, create }) => !create || match.length > 0, {
    path: ["match"],
    message: "whoever is made a partner must be found again: by at least one key",
  })
  .refine(
    ({ crm, create }) =>
      crm !== undefined ||
      create?.numbering.kind !== "code" ||
      !create.numbering.template.includes("{crm-id}"),
    { path: ["crm"], message: "{crm-id} is in the CardCode, and nobody says where the CRM id stands" },
  );
export type CustomerRules = z.infer<typeof CustomerRules>;
