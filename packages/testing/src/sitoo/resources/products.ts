import type { Stored } from "../books/records.ts";
import { SitooRefusal } from "../refusal.ts";
import { type Call, notKnown, type Route } from "../wire/call.ts";
import { addMany, get, list, remove, removeMany, update, updateMany } from "../wire/collection.ts";
import { fields } from "../wire/fields.ts";
import { flag, from, oneOf } from "../wire/filters.ts";
import type { Noun } from "../wire/noun.ts";
import { defaultGroup } from "./product-groups.ts";
import { hasVolume, setDefaultPrice } from "./price-list-items.ts";
import { groupsOf } from "./variant-family.ts";

export const product: Noun = {
  name: "Product",
  table: ({ products }) => products,
  key: "productid",
  isDated: true,
  fields: fields({
    text: "sku title skumanufacturer descriptionshort description descriptionhtml deliverystatus unitlabel deliveryinfo externalinputtitle manufacturerurl custom1 custom2 custom3 custom4 custom5 barcode friendly seo_title seo_keywords seo_description offertitle",
    money: "moneyprice moneypriceorg moneypricein moneyofferprice",
    flag: "allowdecimals active activepos stockcountenable stockallowbackorder offerisenabled",
    whole: "vatid defaultcategoryid manufacturerid? deliveryclassid offerdatestart? offerdateend?",
    wholes: "categories similar related accessories",
    texts: "barcodealiases",
    map: "customattributes",
  }),
  required: ["sku"],
  readOnly: [
    "variantparentid",
    "vatvalue",
    "productgrouptype",
    "variant",
    "offerisactive",
    "moneyfinalprice",
    "pricelisthasvolume",
  ],
  // Measured: a barcode of null is refused, "" clears it, and it then reads back as null.
  blank: {
    ...{
      barcode: null,
      active: true,
      activepos: true,
      vatid: defaultGroup,
      stockcountenable: true,
      stockallowbackorder: true,
    },
    ...{ variantparentid: null, offerisactive: false, deliveryclassid: 1 },
  },
  listed: [
    ...["productid", "sku", "datemodified", "active", "activepos", "vatid", "manufacturerid"],
    ...["stockcountenable", "stockallowbackorder", "barcode", "moneyprice", "moneyfinalprice"],
  ],
  computed: {
    vatvalue: (each, call) => groupIn(each, call)?.value ?? 0,
    productgrouptype: (each, call) => groupIn(each, call)?.productgrouptype ?? 10,
    moneyfinalprice: ({ moneyprice }) => moneyprice,
    pricelisthasvolume: ({ productid }, { books }) => hasVolume(books.tables, productid),
    variant: (each, { books }) => variantOf(each, books.tables),
  },
  check,
  removed: (gone, call) => {
    const { products, pricelistitems, productfiles, productimages } = call.books.tables;
    const family = products.where("variantparentid", gone.productid);
    if (family.length > 1) throw notKnown("what becomes of the variants of a product that is deleted");
    for (const table of [pricelistitems, productfiles, productimages]) {
      for (const row of [...table.where("productid", gone.productid)]) table.remove(table.keyOf(row));
    }
  },
};

const groupIn = ({ vatid }: Stored, { books }: Call): Stored | undefined =>
  books.tables.productgroups.get(Number(vatid));

function check(draft: Stored, call: Call): Stored {
  const sku = String(draft.sku);
  const allowed = call.options.skuCharacters === "literal" ? /^[A-Za-z0-9_+\-/]+$/ : /^[A-Za-z0-9_+-/]+$/;
  if (!allowed.test(sku)) throw new SitooRefusal(400, "Invalid value sku");
  const twins = call.books.tables.products.where("sku", sku);
  if (twins.some(({ productid }) => productid !== draft.productid)) {
    throw new SitooRefusal(call.options.duplicateStatus, `SKU already exists (${sku})`);
  }
  if (!call.books.tables.productgroups.get(Number(draft.vatid)))
    throw new SitooRefusal(400, "Invalid value vatid");
  setDefaultPrice(call.books.tables, draft);
  return { ...draft, barcode: draft.barcode === "" ? null : draft.barcode, categories: categoriesOf(draft) };
}

/** The main category is one of the categories. */
function categoriesOf({ categories, defaultcategoryid }: Stored): readonly unknown[] {
  const named = categories as readonly unknown[]; // the type of the field is checked
  return defaultcategoryid === 0 || named.includes(defaultcategoryid) ? named : [...named, defaultcategoryid];
}

function variantOf(each: Stored, tables: Call["books"]["tables"]): readonly Stored[] {
  const values = Array.isArray(each.attributes) ? each.attributes : [];
  return groupsOf(tables, each.variantparentid).map(({ name }, index) => ({
    name,
    value: values[index] as unknown,
  }));
}

const path = "/sites/{siteid}/products";
const one = `${path}/{productid}.json`;

/** Products that are not active are hidden unless they are asked for. */
function isHidden(each: Stored, { options, query }: Call): boolean {
  if (flag("includeinactive", query.get("includeinactive") ?? "false")) return false;
  const { inactiveBy } = options;
  return inactiveBy === "either"
    ? !(each.active === true && each.activepos === true)
    : each[inactiveBy] !== true;
}

export const products: readonly Route[] = [
  list(`${path}.json`, product, {
    filters: {
      sku: oneOf("sku"),
      datelastmodified: from("datemodified"),
      includeinactive: () => undefined,
    },
    visible: (each, call) => !isHidden(each, call),
  }),
  addMany(`${path}.json`, product),
  updateMany(`${path}.json`, product),
  removeMany(`${path}.json`, product),
  get(one, product),
  update(one, product),
  remove(one, product),
];
