import * as z from "zod/mini";
import { entitySet } from "../entity/entity-set.ts";
import { choice, objectOf, text } from "../entity/fields.ts";
import type { DraftOf, Row } from "../entity/row.ts";

const schema = objectOf(() => ({
  Code: z.int(),
  Name: text,
  Type: choice<"bbpgt_CustomerGroup" | "bbpgt_VendorGroup">(),
}));

/** A group of business partners as SAP answers it. */
export type BusinessPartnerGroup = Row<z.infer<typeof schema>>;

/** A group of business partners to be made or changed: SAP gives it its number. */
export type BusinessPartnerGroupDraft = DraftOf<BusinessPartnerGroup, "Name", "Code">;

export const businessPartnerGroups = entitySet<BusinessPartnerGroup, BusinessPartnerGroupDraft>()({
  set: "BusinessPartnerGroups",
  key: "Code",
  schema,
  verbs: ["create", "update", "remove"],
});
