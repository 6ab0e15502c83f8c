import * as z from "zod";
import { nullableText, text, whole } from "../fields.ts";

/** A store. */
export const Store = z.looseObject({
  storeid: whole,
  eshopid: whole.nullish(),
  storetype: whole.nullish(),
  name: text,
  externalid: nullableText,
  externalgroupid: text,
  countryid: text,
});
/** A store. */
export type Store = z.infer<typeof Store>;

/** A till. */
export const CashRegister = z.looseObject({
  /** GUID in braces. */
  registerid: z.string({ error: "expected a text" }),
  registerkey: text,
  manufacturerid: text,
  company: text,
  companyid: text,
  currencycode: text,
  storesettingid: whole.nullish(),
  warehouseid: whole.nullish(),
});
/** A till. */
export type CashRegister = z.infer<typeof CashRegister>;

/** 10 FIFO, 20 virtual. Other numbers are kept. */
export type WarehouseType = 10 | 20 | (number & {});

/** A warehouse. */
export const Warehouse = z.looseObject({
  warehouseid: whole,
  warehousetype: whole.transform((value): WarehouseType => value).nullish(),
  usetype: whole.nullish(),
  storeid: whole.nullish(),
  sellable: z.boolean({ error: "expected true or false" }).nullish(),
  currencycode: text,
  name: text,
  externalid: nullableText,
});
/** A warehouse. */
export type Warehouse = z.infer<typeof Warehouse>;
