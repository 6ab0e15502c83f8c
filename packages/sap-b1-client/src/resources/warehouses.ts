import * as z from "zod/mini";
import { entitySet } from "../entity/entity-set.ts";
import { choice, objectOf, text, whole, yesNo } from "../entity/fields.ts";
import type { DraftOf, Row } from "../entity/row.ts";

const schema = objectOf(() => ({
  /** At most 8 characters. */
  WarehouseCode: z.string(),
  WarehouseName: text,
  Inactive: yesNo,
  /** Goods in it go from the vendor to the customer: none of them is in a shop. */
  DropShip: yesNo,
  /** Counted by the planning of requirements. */
  Nettable: yesNo,
  /** Its branch. */
  BusinessPlaceID: whole,
  Location: whole,
  Street: text,
  StreetNo: text,
  ZipCode: text,
  City: text,
  County: text,
  State: text,
  Country: text,
  GlobalLocationNumber: text,
  EnableBinLocations: yesNo,
  /** AbsEntry of a BinLocation. */
  DefaultBin: whole,
  DefaultBinEnforced: yesNo,
  /** Whether SAP itself chooses the bins that goods leave. */
  AutoAllocOnIssue: choice<
    | "whsBinSingleChoiceOnly"
    | "whsBinBinCodeOrder"
    | "whsBinAltSortCodeOrder"
    | "whsBinQtyDescendingOrder"
    | "whsBinQtyAscendingOrder"
    | "whsBinFIFO"
    | "whsBinLIFO"
    | "whsBinSingleBinPreferred"
  >(),
  AutoAllocOnReceipt: choice<
    | "aaormDefaultBin"
    | "aaormItemCurrentAndHistoricalBins"
    | "aaormItemCurrentBins"
    | "aaormLastBinReceivedItem"
  >(),
  ManageSerialAndBatchNumbers: yesNo,
  TaxGroup: text,
  StockAccount: text,
  CostOfGoodsSold: text,
  RevenuesAccount: text,
  SalesCreditAcc: text,
}));

/** A warehouse as SAP answers it. */
export type Warehouse = Row<z.infer<typeof schema>>;

/** A warehouse to be made or changed. */
export type WarehouseDraft = DraftOf<Warehouse, "WarehouseCode" | "WarehouseName">;

export const warehouses = entitySet<Warehouse, WarehouseDraft>()({
  set: "Warehouses",
  key: "WarehouseCode",
  schema,
  verbs: ["create", "update", "remove"],
});
