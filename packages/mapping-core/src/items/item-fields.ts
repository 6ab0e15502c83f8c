import type { Item, Known } from "@instep/sap-b1-client";
import * as z from "zod";
import { userField } from "../rules/fields.ts";

/** Fields of SAP's item master that hold a text or a number, for rules to read. */
const plainFields = [
  "ItemCode",
  "ItemName",
  "ForeignName",
  "ItemsGroupCode",
  "Manufacturer",
  "SupplierCatalogNo",
  "Mainsupplier",
  "SWW",
  "User_Text",
  "SalesUnit",
  "InventoryUOM",
  "DefaultSalesUoMEntry",
  "SalesVATGroup",
] as const satisfies readonly Known<Item>[];

/** A field of an item, as rules name it. */
export const itemField = z
  .union([z.enum(plainFields), userField])
  .describe(`A user field such as U_Colour, or one of ${plainFields.join(", ")}.`);
export type ItemField = z.infer<typeof itemField>;

/** What a field says, without the blanks around it; "" where it says nothing. */
export function textOf(item: Item, field: ItemField): string {
  const value: unknown = item[field];
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value.trim() : "";
}

/** An entry that was put there, and not what every object has. */
export const entryOf = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
