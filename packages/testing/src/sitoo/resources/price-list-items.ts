import type { Books } from "../books/books.ts";
import type { Stored } from "../books/records.ts";
import { SitooRefusal } from "../refusal.ts";
import { batch } from "../wire/batch.ts";
import { type Call, partOf, type Route } from "../wire/call.ts";
import { list } from "../wire/collection.ts";
import { checkRequired, fields, isObject, readFields } from "../wire/fields.ts";
import type { Noun } from "../wire/noun.ts";

type Tables = Books["tables"];

/** The price list that every product is on: `moneyprice` of the product is its price there. */
export const defaultPriceList = 1;

const itemFields = fields({
  whole: "productid",
  text: "sku",
  money: "moneyprice",
  objects: "moneypricevolume?",
});
const levelFields = fields({ whole: "levelstart", money: "moneyprice" });

/** A price is named by its list and its product, and shown with the SKU that the product has now. */
const priceListItem: Noun = {
  name: "Price list item",
  table: ({ pricelistitems }) => pricelistitems,
  key: "productid",
  fields: itemFields,
  required: ["moneyprice"],
  listed: ["sku", "moneyprice"],
  computed: {
    sku: ({ productid }, { books }) => books.tables.products.get(Number(productid))?.sku ?? "",
  },
};

const path = "/sites/{siteid}/pricelists/{pricelistid}/pricelistitems.json";

export const priceListItems: readonly Route[] = [
  list(path, priceListItem, { among: itemsOf }),
  { method: "PUT", path, answer: (call) => batch(call, (sent) => setPrice(call, sent)) },
  { method: "DELETE", path, answer: (call) => batch(call, (sent) => removePrice(call, sent)) },
];

function itemsOf(call: Call): readonly Stored[] {
  return call.books.tables.pricelistitems
    .where("pricelistid", listIn(call))
    .toSorted((a, b) => Number(a.productid) - Number(b.productid));
}

/** The list of the path. */
function listIn(call: Call): number {
  const pricelistid = Number(partOf(call, "pricelistid"));
  if (!call.books.tables.pricelists.get(pricelistid)) throw new SitooRefusal(404, "Price list not found");
  return pricelistid;
}

/** The product that an item names, by its id or by its SKU. */
function productIn({ books }: Call, sent: unknown): Stored & { readonly productid: number } {
  const { products } = books.tables;
  const { productid, sku } = isObject(sent) ? sent : {};
  if (productid === undefined && sku === undefined)
    throw new SitooRefusal(400, "Missing required field 'sku'.");
  const product = productid === undefined ? products.where("sku", sku)[0] : products.get(Number(productid));
  if (!product) throw new SitooRefusal(404, "Product not found");
  return product;
}

function setPrice(call: Call, sent: unknown): true {
  const { tables } = call.books;
  const read = readFields(itemFields, sent, call.options);
  checkRequired(read, ["moneyprice"]);
  const product = productIn(call, sent);
  const levels = (read.moneypricevolume ?? null) as readonly unknown[] | null; // the type of the field is checked
  const pricelistid = listIn(call);
  tables.pricelistitems.put({
    ...{ pricelistid, productid: product.productid, moneyprice: read.moneyprice },
    moneypricevolume: levels?.map((level) => readFields(levelFields, level, call.options)) ?? null,
  });
  if (pricelistid === defaultPriceList) {
    const changed = { moneyprice: read.moneyprice, datemodified: call.books.now() };
    tables.products.put({ ...product, sku: String(product.sku), ...changed });
  }
  return true;
}

function removePrice(call: Call, sent: unknown): true {
  const { pricelistitems } = call.books.tables;
  const key = `${listIn(call)}/${productIn(call, sent).productid}`;
  if (!pricelistitems.get(key)) throw new SitooRefusal(404, "Price list item not found");
  pricelistitems.remove(key);
  return true;
}

/** Keeps the default list at what the product says. */
export function setDefaultPrice({ pricelistitems }: Tables, { productid, moneyprice }: Stored): void {
  const known = pricelistitems.get(`${defaultPriceList}/${Number(productid)}`);
  if (known?.moneyprice === moneyprice) return;
  const moneypricevolume = known?.moneypricevolume ?? null;
  pricelistitems.put({ pricelistid: defaultPriceList, productid, moneyprice, moneypricevolume });
}

/** Whether some list has a product at prices by quantity. */
export const hasVolume = ({ pricelistitems }: Tables, productid: unknown): boolean =>
  pricelistitems.where("productid", productid).some(({ moneypricevolume }) => moneypricevolume !== null);
