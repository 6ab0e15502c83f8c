import * as z from "zod/mini";
import { entitySet } from "../entity/entity-set.ts";
import { amount, choice, day, many, objectOf, text, whole } from "../entity/fields.ts";
import type { DraftOf, Row } from "../entity/row.ts";
import { documentReference } from "./document-parts.ts";
import { batchNumber, serialNumber, transferBinAllocation } from "./stock-allocations.ts";

const line = objectOf(() => ({
  LineNum: whole,
  LineStatus: choice<"bost_Open" | "bost_Close">(),
  ItemCode: text,
  ItemDescription: text,
  Quantity: amount,
  InventoryQuantity: amount,
  RemainingOpenQuantity: amount,
  UoMEntry: whole,
  UoMCode: text,
  MeasureUnit: text,
  FromWarehouseCode: text,
  /** Where the goods go. */
  WarehouseCode: text,
  Price: amount,
  UnitPrice: amount,
  Currency: text,
  ProjectCode: text,
  DistributionRule: text,
  DistributionRule2: text,
  DistributionRule3: text,
  DistributionRule4: text,
  DistributionRule5: text,
  BaseType: choice<
    | "Default"
    | "Empty"
    | "PurchaseDeliveryNotes"
    | "InventoryGeneralEntry"
    | "WarehouseTransfers"
    | "InventoryTransferRequest"
  >(),
  BaseEntry: whole,
  BaseLine: whole,
  SerialNumbers: many(serialNumber),
  BatchNumbers: many(batchNumber),
  StockTransferLinesBinAllocations: many(transferBinAllocation),
}));

const schema = objectOf(() => ({
  DocEntry: z.int(),
  DocNum: whole,
  Series: whole,
  DocDate: day,
  DueDate: day,
  TaxDate: day,
  CardCode: text,
  CardName: text,
  Address: text,
  ShipToCode: text,
  FromWarehouse: text,
  ToWarehouse: text,
  Comments: text,
  JournalMemo: text,
  Reference1: text,
  Reference2: text,
  PriceList: whole,
  SalesPersonCode: whole,
  /** The branch: a transfer stays within one. */
  BPLID: whole,
  BPLName: text,
  DocumentStatus: choice<"bost_Open" | "bost_Close">(),
  AuthorizationStatus: choice<
    | "sasWithout"
    | "sasPending"
    | "sasApproved"
    | "sasRejected"
    | "sasGenerated"
    | "sasGeneratedbyAuthorizer"
    | "sasCancelled"
  >(),
  DocObjectCode: text,
  AttachmentEntry: whole,
  TransNum: whole,
  CreationDate: day,
  UpdateDate: day,
  StockTransferLines: many(line),
  DocumentReferences: many(documentReference),
}));

/** A transfer between warehouses as SAP answers it. */
export type StockTransfer = Row<z.infer<typeof schema>>;

type OnlySap =
  "DocEntry" | "DocumentStatus" | "AuthorizationStatus" | "TransNum" | "CreationDate" | "UpdateDate";

/** A transfer to be posted. */
export type StockTransferDraft = DraftOf<StockTransfer, "StockTransferLines", OnlySap>;

export const stockTransfers = entitySet<StockTransfer, StockTransferDraft>()({
  set: "StockTransfers",
  key: "DocEntry",
  schema,
  verbs: ["post", "update", "cancel", "close"],
});
