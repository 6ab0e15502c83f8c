import * as z from "zod/mini";
import { entitySet } from "../entity/entity-set.ts";
import { amount, choice, day, many, objectOf, text, timeOfDay, whole, yesNo } from "../entity/fields.ts";
import type { DraftOf, Row } from "../entity/row.ts";
import { itemBarCode, itemPrice, itemUnit, itemVendor, itemWarehouse } from "./item-parts.ts";

const schema = objectOf(() => ({
  /** At most 50 characters. */
  ItemCode: z.string(),
  ItemName: text,
  ForeignName: text,
  Series: whole,
  ItemType: choice<"itItems" | "itLabor" | "itTravel" | "itFixedAssets">(),
  ItemClass: choice<"itcService" | "itcMaterial">(),
  TreeType: choice<
    "iNotATree" | "iAssemblyTree" | "iSalesTree" | "iProductionTree" | "iTemplateTree" | "iIngredient"
  >(),
  /** Number of its ItemGroup. */
  ItemsGroupCode: whole,
  Manufacturer: whole,
  /** The one printed by default; all are in ItemBarCodeCollection. */
  BarCode: text,
  SWW: text,
  SupplierCatalogNo: text,
  Mainsupplier: text,
  User_Text: text,
  Picture: text,
  AttachmentEntry: whole,
  SalesItem: yesNo,
  InventoryItem: yesNo,
  PurchaseItem: yesNo,
  /** An item on sale is valid and not frozen; with dates, on those days. */
  Valid: yesNo,
  ValidFrom: day,
  ValidTo: day,
  Frozen: yesNo,
  FrozenFrom: day,
  FrozenTo: day,
  VatLiable: yesNo,
  /** Code of a VatGroup for sales; nothing leaves it to SAP's own determination. */
  SalesVATGroup: text,
  PurchaseVATGroup: text,
  /** In localizations with tax codes instead of VAT groups. */
  ArTaxCode: text,
  NoDiscounts: yesNo,
  IncomeAccount: text,
  ManageSerialNumbers: yesNo,
  ManageBatchNumbers: yesNo,
  SRIAndBatchManageMethod: choice<"bomm_OnEveryTransaction" | "bomm_OnReleaseOnly">(),
  ForceSelectionOfSerialNumber: yesNo,
  IssuePrimarilyBy: choice<"ipbSerialAndBatchNumbers" | "ipbBinLocations">(),
  /** -1 is the group of items whose units are entered by hand. */
  UoMGroupEntry: whole,
  InventoryUoMEntry: whole,
  DefaultSalesUoMEntry: whole,
  InventoryUOM: text,
  SalesUnit: text,
  SalesItemsPerUnit: amount,
  SalesUnitWeight: amount,
  SalesUnitVolume: amount,
  PricingUnit: whole,
  DefaultWarehouse: text,
  ManageStockByWarehouse: yesNo,
  QuantityOnStock: amount,
  QuantityOrderedByCustomers: amount,
  QuantityOrderedFromVendors: amount,
  MinInventory: amount,
  MaxInventory: amount,
  CostAccountingMethod: choice<"bis_MovingAverage" | "bis_Standard" | "bis_FIFO" | "bis_SNB">(),
  MovingAveragePrice: amount,
  AvgStdPrice: amount,
  CreateDate: day,
  CreateTime: timeOfDay,
  /** It moves when the item itself is changed: stock and price lists change without it. */
  UpdateDate: day,
  UpdateTime: timeOfDay,
  DataVersion: whole,
  ItemPrices: many(itemPrice),
  ItemWarehouseInfoCollection: many(itemWarehouse),
  ItemBarCodeCollection: many(itemBarCode),
  ItemUnitOfMeasurementCollection: many(itemUnit),
  ItemPreferredVendors: many(itemVendor),
}));

/** SAP's 64 yes-or-no properties, Properties1 to Properties64: nobody checks them, so that reading an item costs no more. */
type ItemProperties = Readonly<Record<`Properties${number}`, unknown>>;

/** An item as SAP answers it. */
export type Item = Row<z.infer<typeof schema> & ItemProperties>;

type OnlySap =
  | "QuantityOnStock"
  | "QuantityOrderedByCustomers"
  | "QuantityOrderedFromVendors"
  | "CreateDate"
  | "CreateTime"
  | "UpdateDate"
  | "UpdateTime"
  | "DataVersion";

/** An item to be made or changed: with its code, or with the series that numbers it. */
export type ItemDraft = DraftOf<Item, "ItemCode", OnlySap> | DraftOf<Item, "Series", OnlySap>;

/** Items. To cancel one takes it off the market for good; `Valid` and `Frozen` do so for a while. */
export const items = entitySet<Item, ItemDraft>()({
  set: "Items",
  key: "ItemCode",
  schema,
  verbs: ["create", "update", "remove", "cancel"],
  etags: true,
});
