import { amount, choice, many, objectOf, text, whole, yesNo } from "../entity/fields.ts";

const unitPrice = objectOf(() => ({
  PriceList: whole,
  UoMEntry: whole,
  Price: amount,
  Currency: text,
  ReduceBy: amount,
  Auto: yesNo,
}));

/** What an item costs in one price list. Zero without a currency says that it has no price there. */
export const itemPrice = objectOf(() => ({
  PriceList: whole,
  Price: amount,
  Currency: text,
  BasePriceList: whole,
  Factor: amount,
  AdditionalPrice1: amount,
  AdditionalCurrency1: text,
  AdditionalPrice2: amount,
  AdditionalCurrency2: text,
  /** Prices of other units than the one for sales. */
  UoMPrices: many(unitPrice),
}));

/** Stock of an item in one warehouse. */
export const itemWarehouse = objectOf(() => ({
  WarehouseCode: text,
  InStock: amount,
  /** Promised to orders and reserve invoices. */
  Committed: amount,
  /** Expected from purchase orders. */
  Ordered: amount,
  MinimalStock: amount,
  MaximalStock: amount,
  StandardAveragePrice: amount,
  Locked: yesNo,
  DefaultBin: whole,
}));

export const itemBarCode = objectOf(() => ({
  AbsEntry: whole,
  /** -1 when the units of the item belong to no group. */
  UoMEntry: whole,
  Barcode: text,
  FreeText: text,
}));

export const itemUnit = objectOf(() => ({
  UoMType: choice<"iutPurchasing" | "iutSales" | "iutInventory">(),
  UoMEntry: whole,
  DefaultBarcode: whole,
  Volume: amount,
  VolumeUnit: whole,
  Weight1: amount,
  Weight1Unit: whole,
}));

export const itemVendor = objectOf(() => ({
  BPCode: text,
}));
