import { amount, choice, day, objectOf, text, whole, yesNo } from "../entity/fields.ts";

/** Which units of an item managed by serial numbers a line moves. */
export const serialNumber = objectOf(() => ({
  InternalSerialNumber: text,
  ManufacturerSerialNumber: text,
  /** SAP's own number of the unit: enough to name one that is there already. */
  SystemSerialNumber: whole,
  Quantity: amount,
  BaseLineNumber: whole,
  ItemCode: text,
  ExpiryDate: day,
  ManufactureDate: day,
  ReceptionDate: day,
  WarrantyStart: day,
  WarrantyEnd: day,
  Location: text,
  Notes: text,
}));

/** How much of which batch a line moves. */
export const batchNumber = objectOf(() => ({
  /** The number in version 2 of the Service Layer. */
  BatchNumberProperty: text,
  /** The number in version 1. */
  BatchNumber: text,
  Quantity: amount,
  BaseLineNumber: whole,
  ItemCode: text,
  ManufacturerSerialNumber: text,
  InternalSerialNumber: text,
  ExpiryDate: day,
  ManufacturingDate: day,
  AddmisionDate: day,
  Location: text,
  Notes: text,
}));

/** How much of a line goes into or comes from which bin. */
export const binAllocation = objectOf(() => ({
  BinAbsEntry: whole,
  Quantity: amount,
  AllowNegativeQuantity: yesNo,
  /** Index in SerialNumbers or BatchNumbers of the line; -1 when the item has none. */
  SerialAndBatchNumbersBaseLine: whole,
  /** LineNum of the line. */
  BaseLineNumber: whole,
}));

/** The same on a transfer, which has two sides. */
export const transferBinAllocation = objectOf(() => ({
  ...binAllocation._zod.def.shape,
  BinActionType: choice<"batToWarehouse" | "batFromWarehouse">(),
}));
