import * as z from "zod/mini";
import { entitySet } from "../entity/entity-set.ts";
import { objectOf, text, yesNo } from "../entity/fields.ts";
import type { DraftOf, Row } from "../entity/row.ts";

const schema = objectOf(() => ({
  BPLID: z.int(),
  BPLName: text,
  BPLNameForeign: text,
  AliasName: text,
  MainBPL: yesNo,
  Disabled: yesNo,
  DefaultCustomerID: text,
  DefaultVendorID: text,
  DefaultWarehouseID: text,
  DefaultTaxCode: text,
  PaymentClearingAccount: text,
  VATRegNum: text,
  FederalTaxID: text,
  GlobalLocationNumber: text,
  Address: text,
  Street: text,
  StreetNo: text,
  Building: text,
  Block: text,
  ZipCode: text,
  City: text,
  County: text,
  State: text,
  Country: text,
}));

/** A branch as SAP answers it; the set named Branches lists those of the employees. */
export type BusinessPlace = Row<z.infer<typeof schema>>;

/** A branch to be made or changed: SAP gives it its number. */
export type BusinessPlaceDraft = DraftOf<BusinessPlace, "BPLName", "BPLID">;

/** The branches of a company. None is removed: it is disabled. */
export const businessPlaces = entitySet<BusinessPlace, BusinessPlaceDraft>()({
  set: "BusinessPlaces",
  key: "BPLID",
  schema,
  verbs: ["create", "update"],
});
