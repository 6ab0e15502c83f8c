import type { Item } from "@instep/sap-b1-client";
import type { Problem } from "../problems.ts";
import { all, failure, problemsOf, type Result, success, unless } from "../result.ts";
import type { Rules } from "../rules.ts";
import { barcodesOf } from "./barcodes-of.ts";
import { entryOf, type ItemField, textOf } from "./item-fields.ts";
import { isActiveOn, isFlagged, missingFields } from "./item-state.ts";
import type { ProductFacts } from "./product-facts.ts";
import { productGroupOf } from "./product-group-of.ts";
import { skuOf } from "./sku-of.ts";

export type ItemNaming = Pick<Rules, "items" | "itemCodes">;

/** Everything that keeps an item from the tills, at once; nothing for one that is complete. */
export function checkCompleteness(item: Item, rules: ItemNaming, facts: ProductFacts): readonly Problem[] {
  return problemsOf(completePartsOf(item, rules, facts));
}

/** What a product is made of; every part of it is there, or the problems of all parts are. */
export interface CompleteParts {
  readonly sku: string;
  readonly title: string;
  readonly vatid: number;
  readonly barcodes: { readonly barcode: string; readonly barcodealiases: readonly string[] };
  /** Undefined where no rule says. */
  readonly categories: readonly number[] | undefined;
  /** The same; null for an item without one. */
  readonly brand: number | null | undefined;
}

export function completePartsOf(item: Item, rules: ItemNaming, facts: ProductFacts): Result<CompleteParts> {
  const { ItemCode: itemCode } = item;
  const fields = missingFields(item, rules);
  if (fields.length > 0) return failure({ code: "item-read-without", itemCode, fields });
  return all({
    standing: standingOf(item, rules, facts),
    sku: skuOf(item.ItemCode, rules),
    title: titleOf(item, rules),
    price: priceOf(item, rules, facts),
    vatid: productGroupOf(item, rules, facts),
    barcodes: barcodesOf(item, rules, facts.barcodeOwners),
    categories: categoriesOf(item, rules),
    brand: brandOf(item, rules),
  });
}

/** Whether it is an item for the tills at all. */
function standingOf(item: Item, rules: ItemNaming, { date }: ProductFacts): Result<null> {
  const { ItemCode: itemCode } = item;
  const problems: Problem[] = [];
  if (!isFlagged(item, rules)) problems.push({ code: "item-not-flagged", itemCode, rule: "items.send" });
  if (!isActiveOn(item, date)) problems.push({ code: "item-not-active", itemCode, date });
  if (item.SalesItem !== "tYES") problems.push({ code: "item-not-for-sale", itemCode });
  if (item.TreeType === "iSalesTree") problems.push({ code: "sales-bill-of-materials", sku: itemCode });
  return unless(problems, null);
}

function titleOf(item: Item, { items: { title } }: ItemNaming): Result<string> {
  const found = title.map((field) => textOf(item, field)).find((text) => text !== "");
  if (found !== undefined) return success(found);
  return failure({ code: "item-without-name", itemCode: item.ItemCode, fields: title, rule: "items.title" });
}

function priceOf({ ItemCode: itemCode }: Item, { items }: ItemNaming, { price }: ProductFacts): Result<null> {
  const isMissing = items.require.price && price === undefined;
  return isMissing
    ? failure({ code: "item-without-price", itemCode, rule: "items.require.price" })
    : success(null);
}

function categoriesOf(
  item: Item,
  { items: { categories } }: ItemNaming,
): Result<readonly number[] | undefined> {
  return categories ? valueBy(item, categories, "items.categories") : success(undefined);
}

/** SAP's number of no manufacturer is -1. */
function brandOf(item: Item, { items: { brand } }: ItemNaming): Result<number | null | undefined> {
  if (!brand) return success(undefined);
  return ["", "-1"].includes(textOf(item, brand.by)) ? success(null) : valueBy(item, brand, "items.brand");
}

interface ValueRule<T> {
  readonly by: ItemField;
  readonly ids: Readonly<Record<string, T>>;
  readonly otherwise?: T | undefined;
}

function valueBy<T>(item: Item, { by, ids, otherwise }: ValueRule<T>, rule: string): Result<T> {
  const value = textOf(item, by);
  const found = entryOf(ids, value) ?? otherwise;
  if (found !== undefined) return success(found);
  const cure = value === "" ? `${rule}.otherwise` : `${rule}.ids.${value}`;
  return failure({ code: "item-value-unmapped", itemCode: item.ItemCode, field: by, value, rule: cure });
}
