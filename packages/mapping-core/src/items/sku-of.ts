import { itemCodeOf } from "../documents/item-code-of.ts";
import { failure, type Result, success } from "../result.ts";
import type { Rules } from "../rules.ts";
import { entryOf } from "./item-fields.ts";

type Naming = Pick<Rules, "itemCodes"> & { readonly items: Pick<Rules["items"], "skus"> };

/**
 * The letters of a SKU. Sitoo's page says [A-Za-z0-9_+-/]: read letter by letter, which is right in the wider reading (a
 * range that has the full stop and the comma) as well.
 */
const alphabet = /^[A-Za-z0-9_+\-/]+$/;

/** SKU of an item: the inverse of `itemCodes`, so that a sale of it is posted as this item and as no other. */
export function skuOf(itemCode: string, rules: Naming): Result<string> {
  const stated = entryOf(rules.items.skus, itemCode);
  const skus = stated === undefined ? (skusBy(rules.itemCodes).get(itemCode) ?? [itemCode]) : [stated];
  const [sku = ""] = skus;
  if (skus.length > 1)
    return failure({ code: "item-with-several-skus", itemCode, skus, rule: `items.skus.${itemCode}` });
  const other = itemCodeOf(sku, rules);
  if (other !== itemCode)
    return failure({ code: "sku-of-another-item", itemCode, sku, other, rule: "itemCodes" });
  return alphabet.test(sku)
    ? success(sku)
    : failure({ code: "sku-not-allowed", itemCode, sku, rule: "itemCodes" });
}

const inverses = new WeakMap<Rules["itemCodes"], ReadonlyMap<string, readonly string[]>>();

/** SKUs by ItemCode; turned round once, as a chain has thousands of both. */
function skusBy(itemCodes: Rules["itemCodes"]): ReadonlyMap<string, readonly string[]> {
  const known = inverses.get(itemCodes);
  if (known) return known;
  const skus = new Map<string, string[]>();
  for (const [sku, code] of Object.entries(itemCodes)) skus.set(code, [...(skus.get(code) ?? []), sku]);
  inverses.set(itemCodes, skus);
  return skus;
}

/** What is wrong with `items.skus`: a product whose sales `itemCodes` would post as something else. */
export function skuFaults(rules: Naming): readonly { readonly itemCode: string; readonly message: string }[] {
  return Object.entries(rules.items.skus).flatMap(([itemCode, sku]) => {
    const posted = itemCodeOf(sku, rules);
    if (posted === itemCode) return [];
    return [{ itemCode, message: `a sale of ${sku} is posted as ${posted}: name ${itemCode} in itemCodes` }];
  });
}
