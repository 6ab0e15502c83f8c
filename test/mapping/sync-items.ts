import {
  barcodeOwners,
  checkCompleteness,
  familiesOf,
  fieldsToRead,
  fromJsonNumber,
  isFlagged,
  isSameFamily,
  type Problem,
  type ProductChanges,
  productChanges,
  type Rules,
  skuOf,
  toProduct,
  toText,
  toVariants,
} from "@instep/mapping-core";
import type { B1Client, Item } from "@instep/sap-b1-client";
import type { DecimalText, Product, ProductDraft, Read, SitooClient } from "@instep/sitoo-client";

interface Systems {
  readonly b1: B1Client;
  readonly sitoo: SitooClient;
  readonly rules: Rules;
  /** "YYYY-MM-DD". */
  readonly date: string;
}

/** What one run did, by SKU and family. */
export interface ItemRun {
  readonly added: readonly string[];
  readonly changed: Readonly<Record<string, readonly string[]>>;
  readonly families: readonly string[];
  readonly problems: readonly Problem[];
}

/** Everything that a run of items knows; read anew each time. */
async function readWorld({ b1, sitoo, rules, date }: Systems) {
  const select = [...fieldsToRead(rules), "ItemPrices"] as const;
  const items = await Array.fromAsync(b1.items.eachByKey({ select }));
  const groups = await Array.fromAsync(b1.vatGroups.each());
  const rates = groups.map(({ Code, VatGroups_Lines: lines }) => {
    const dated = (lines ?? []).map(({ Effectivefrom, Rate }) => ({
      from: Effectivefrom ?? "",
      rate: String(Rate),
    }));
    return [Code, dated] as const;
  });
  return {
    items,
    products: await productsIn(sitoo),
    common: {
      date,
      barcodeOwners: barcodeOwners(items, rules, date),
      vatRates: Object.fromEntries(rates),
      productGroups: await readable(sitoo.productGroups.each()),
    },
  };
}

async function productsIn(sitoo: SitooClient): Promise<ReadonlyMap<string, Product>> {
  const products = await readable(sitoo.products.each({ includeinactive: true }));
  return new Map(products.map((product) => [product.sku ?? "", product]));
}

/** Records that can be read: those of the emulator all can. */
export async function readable<T>(records: AsyncIterable<Read<T>>): Promise<readonly T[]> {
  const read = await Array.fromAsync(records);
  return read.map((each) => {
    if (!each.ok) throw new Error(each.faults.join());
    return each.value;
  });
}

/** Zero without a currency is no price. */
function priceOf({ ItemPrices }: Item): DecimalText | undefined {
  const price = ItemPrices?.find(({ PriceList }) => PriceList === 1);
  if (price?.Price == null || price.Currency == null) return undefined;
  return toText(fromJsonNumber(price.Price)) as DecimalText; // toText writes nothing else
}

/** Takes SAP's items to Sitoo: new products, families, and what changed of all. */
export async function syncItems(systems: Systems): Promise<ItemRun> {
  const { sitoo, rules } = systems;
  const { items, products, common } = await readWorld(systems);
  const problems: Problem[] = [];
  const drafts = new Map<string, ProductDraft>();
  const ours: Item[] = [];
  for (const item of items) {
    const sku = skuOf(item.ItemCode, rules);
    const inSitoo = sku.ok && products.has(sku.value);
    if (!inSitoo && !isFlagged(item, rules)) continue;
    const facts = { ...common, inSitoo, price: priceOf(item) };
    const draft = toProduct(item, rules, facts);
    ours.push(item);
    if (draft.ok) drafts.set(draft.value.sku, draft.value);
    else problems.push(...checkCompleteness(item, rules, facts));
  }

  const families = familiesOf(ours, rules).flatMap((family) => {
    if (!family.ok) problems.push(...family.problems);
    return family.ok ? [family.value] : [];
  });
  const skusOf = families.map(({ variants }) =>
    variants.flatMap(({ itemCode }) => {
      const sku = skuOf(itemCode, rules);
      return sku.ok && drafts.has(sku.value) ? [sku.value] : [];
    }),
  );
  const mainOf = (skus: readonly string[]) => skus.find((sku) => products.has(sku)) ?? skus[0] ?? "";
  const mains = new Set(skusOf.map(mainOf));
  const others = new Set(skusOf.flat().filter((sku) => !mains.has(sku)));
  const added = [...drafts.values()].filter(({ sku }) => !products.has(sku) && !others.has(sku));
  for (const { outcome, key } of await sitoo.products.batchAdd(added))
    if (outcome !== "confirmed") throw new Error(`${key} was not added: ${outcome}`);

  const written: string[] = [];
  const before = await productsIn(sitoo);
  const inSitoo = new Set(before.keys());
  for (const [index, family] of families.entries()) {
    const main = before.get(mainOf(skusOf[index] ?? []));
    if (!main) continue;
    const variants = sitoo.variantsOf(main.productid);
    const current = await variants.read();
    const made = toVariants(family, rules, { drafts, current, inSitoo });
    if (!made.ok) problems.push(...made.problems);
    else if (!isSameFamily(made.value, current)) {
      await variants.set(made.value);
      written.push(family.name);
    }
  }

  const changed: Record<string, readonly string[]> = {};
  const updates: (ProductChanges & { readonly productid: number })[] = [];
  const after = await productsIn(sitoo);
  for (const [sku, draft] of drafts) {
    const current = after.get(sku);
    const changes = current ? productChanges(draft, current) : {};
    if (!current || Object.keys(changes).length === 0) continue;
    changed[sku] = Object.keys(changes);
    updates.push({ ...changes, productid: current.productid });
  }
  for (const { outcome, key } of await sitoo.products.batchUpdate(updates))
    if (outcome !== "confirmed") throw new Error(`${key} was not changed: ${outcome}`);
  return { added: added.map(({ sku }) => sku), changed, families: written, problems };
}
