import { dayAt, dayOf, wireDate } from "../dates.ts";
import type { Decimal } from "../decimals.ts";
import type { Context } from "../entity-set.ts";
import { decimalOf, type Row, textOf } from "../json.ts";
import { isActiveOn } from "../masters/item-activity.ts";
import type { Item, Items } from "../masters/items.ts";
import { atLine, businessRule, referenceMissing, refused } from "../refusal.ts";
import type { SetUp } from "../setup/set-up.ts";

/** A line of a document that only moves goods. */
export interface Place {
  readonly row: Row;
  readonly index: number;
  /** "IGE1". */
  readonly linesTable: string;
}

/** The item of a line. Refuses what cannot move in the stock on that day. */
export function movableItem({ row, index, linesTable }: Place, items: Items, day: string): Item {
  const field = atLine(`${linesTable}.ItemCode`, index);
  const item = items.find(textOf(row, "ItemCode") ?? "");
  if (!item) throw referenceMissing(field);
  if (!isActiveOn(item, day)) throw businessRule(`10001069 - Item ${item.ItemCode} is inactive [${field}]`);
  // Our own wording.
  if (item.InventoryItem !== "tYES") throw refused(`Item ${item.ItemCode} is not held in stock [${field}]`);
  return item;
}

export function movedQuantity({ row, index, linesTable }: Place): Decimal {
  const quantity = decimalOf(row, "Quantity");
  if (!quantity?.gt(0)) {
    throw refused(`Quantity must be positive [${atLine(`${linesTable}.Quantity`, index)}]`);
  }
  return quantity;
}

/** The warehouse of a line that names none: the branch's own, in a company with branches. */
export function defaultWarehouse({ warehouses, branches }: SetUp, branch: number | undefined): string {
  const ofBranch = branch === undefined ? undefined : branches.find(branch)?.DefaultWarehouseID;
  return ofBranch ?? warehouses.defaultCode();
}

/** Refuses a warehouse that no goods can be in, or of another branch; `field` names where it was sent. */
export function checkWarehouse(
  code: string,
  { warehouses, branches }: SetUp,
  { branch, field }: { readonly branch: number | undefined; readonly field: string },
): void {
  branches.checkWarehouse(warehouses.usable(code, field), branch, field);
}

/** The dates of a stock document: today, where it names none. */
export function stockDates(body: Row, { at }: Context, due: string) {
  const DocDate = textOf(body, "DocDate") ?? wireDate(dayAt(at));
  const dates = { DocDate, [due]: textOf(body, due) ?? DocDate, TaxDate: textOf(body, "TaxDate") ?? DocDate };
  return { dates, day: dayOf(DocDate), taxDay: dayOf(dates.TaxDate) };
}
