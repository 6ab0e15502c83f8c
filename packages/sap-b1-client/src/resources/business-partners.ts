import * as z from "zod";
import { entitySet } from "../entity/entity-set.ts";
import { choice, text, whole, yesNo } from "../entity/fields.ts";
import type { DraftOf, Row } from "../entity/row.ts";

const schema = z.object({
  /** At most 15 characters. */
  CardCode: z.string(),
  CardName: text,
  CardType: choice<"cCustomer" | "cSupplier" | "cLid">(),
  GroupCode: whole,
  /** ISO 4217, or "##" for all currencies. */
  Currency: text,
  VatGroup: text,
  FederalTaxID: text,
  EmailAddress: text,
  Phone1: text,
  FreeText: text,
  Valid: yesNo,
  Frozen: yesNo,
  DataVersion: whole,
});

/** A business partner as SAP answers it. */
export type BusinessPartner = Row<z.infer<typeof schema>>;

/** A business partner to be made or changed. */
export type BusinessPartnerDraft = DraftOf<BusinessPartner, "CardCode", "DataVersion">;

export const businessPartners = entitySet<BusinessPartner, BusinessPartnerDraft>()({
  set: "BusinessPartners",
  key: "CardCode",
  schema,
  verbs: ["create", "update", "remove"],
  etags: true,
});
