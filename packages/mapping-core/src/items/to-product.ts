import type { Item } from "@instep/sap-b1-client";
import type { ProductDraft } from "@instep/sitoo-client";
import { andThen, type Result, success } from "../result.ts";
import { type CompleteParts, completePartsOf, type ItemNaming } from "./completeness.ts";
import { entryOf, type ItemField, textOf } from "./item-fields.ts";
import { isActiveOn, isFlagged, missingFields } from "./item-state.ts";
import type { ProductFacts } from "./product-facts.ts";
import { skuOf } from "./sku-of.ts";

/**
 * The product that an item becomes, or everything that keeps it from the tills. An item that is no longer active, flagged
 * or a sales item is taken off the tills where Sitoo has it, and is never deleted there. The price is that of a new product: afterwards
 * price lists carry it.
 */
export function toProduct(item: Item, rules: ItemNaming, facts: ProductFacts): Result<ProductDraft> {
  if (facts.inSitoo && isWithdrawn(item, rules, facts))
    return andThen(skuOf(item.ItemCode, rules), (sku) => success({ sku, activepos: false }));
  return andThen(completePartsOf(item, rules, facts), (parts) =>
    success(draftOf(item, rules, { parts, facts })),
  );
}

/** Only what was read says so: a field that is not there takes nothing off the tills. */
function isWithdrawn(item: Item, rules: ItemNaming, { date }: ProductFacts): boolean {
  if (rules.items.send.kind === "none" || missingFields(item, rules).length > 0) return false;
  return !isFlagged(item, rules) || !isActiveOn(item, date) || item.SalesItem !== "tYES";
}

interface Made {
  readonly parts: CompleteParts;
  readonly facts: ProductFacts;
}

/** A field that no rule names is not there, so that what people keep in Sitoo stays. */
function draftOf(item: Item, rules: ItemNaming, { parts, facts }: Made): ProductDraft {
  const { sku, title, vatid, barcodes, categories, brand } = parts;
  const { attributes, texts } = rules.items;
  return {
    ...{ sku, title, vatid, activepos: true, stockcountenable: item.InventoryItem === "tYES" },
    barcode: barcodes.barcode,
    ...(rules.items.barcodes.aliases && { barcodealiases: barcodes.barcodealiases }),
    ...(facts.price !== undefined && !facts.inSitoo && { moneyprice: facts.price }),
    ...(categories && { categories, defaultcategoryid: categories[0] }),
    ...(brand !== undefined && { manufacturerid: brand }),
    ...unitOf(item, rules),
    ...mapValues(texts, (field) => textOf(item, field)),
    ...(Object.keys(attributes).length > 0 && { customattributes: attributesOf(item, attributes, facts) }),
  };
}

/** An empty text clears an attribute; a new product has none to clear. */
function attributesOf(
  item: Item,
  fields: Readonly<Record<string, ItemField>>,
  { inSitoo }: ProductFacts,
): Readonly<Record<string, string>> {
  const texts = Object.entries(mapValues(fields, (field) => textOf(item, field)));
  return Object.fromEntries(texts.filter(([, text]) => inSitoo || text !== ""));
}

function unitOf(item: Item, { items: { unit, decimals } }: ItemNaming) {
  const text = unit && textOf(item, unit.by);
  const byParts =
    decimals &&
    (decimals.itemGroups.includes(item.ItemsGroupCode ?? NaN) ||
      decimals.units.includes(item.SalesUnit?.trim() ?? ""));
  return {
    ...(text !== undefined && { unitlabel: entryOf(unit?.labels ?? {}, text) ?? text }),
    ...(byParts !== undefined && { allowdecimals: byParts }),
  };
}

const mapValues = <T, U>(
  record: Readonly<Record<string, T>>,
  to: (value: T) => U,
): Readonly<Record<string, U>> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, to(value)]));
