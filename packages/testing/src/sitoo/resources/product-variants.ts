import type { Product, Stored } from "../books/records.ts";
import { SitooRefusal } from "../refusal.ts";
import { type Call, partOf, type Route } from "../wire/call.ts";
import { checkRequired, fields, readFields } from "../wire/fields.ts";
import { addRecord, removeRecord, updateRecord } from "../wire/noun.ts";
import { pick } from "../wire/query.ts";
import { hasVolume } from "./price-list-items.ts";
import { product } from "./products.ts";
import { attributesOf, familyOf, groupsOf, type VariantGroup } from "./variant-family.ts";

const bodyFields = fields({ objects: "groups variants" });
const groupFields = fields({ text: "name", texts: "options" });
const variantFields = fields({
  whole: "productid",
  flag: "active activepos",
  text: "title sku deliverystatus barcode friendly",
  money: "moneyprice moneypriceorg moneypricein moneyofferprice",
  texts: "barcodealiases attributes",
});

/** All but one must be there, deprecated ones included. */
const required = [...variantFields.types.keys()].filter((name) => name !== "barcodealiases");
const shown = [...variantFields.types.keys()];

const path = "/sites/{siteid}/products/{productid}/productvariants.json";

export const productVariants: readonly Route[] = [
  { method: "GET", path, answer: (call) => variantsShown(productIn(call), call) },
  { method: "PUT", path, answer: setVariants },
];

function productIn(call: Call): Product {
  const found = call.books.tables.products.get(Number(partOf(call, "productid")));
  if (!found) throw new SitooRefusal(404, "Product not found");
  return found;
}

function variantsShown(one: Product, { books: { tables } }: Call): Stored {
  return {
    groups: groupsOf(tables, one.variantparentid),
    variants: familyOf(tables, one).map((each) => ({
      ...pick(each, shown),
      attributes: attributesOf(each),
      pricelisthasvolume: hasVolume(tables, each.productid),
    })),
  };
}

/** Replaces the whole family: a variant that is left out is deleted, one with the id 0 is new. */
function setVariants(call: Call): true {
  const { tables } = call.books;
  const one = productIn(call);
  const { groups, variants } = readFamily(call);
  const family = familyOf(tables, one);
  const kept = variants.filter(({ productid }) => productid !== 0);
  const stranger = kept.find(({ productid }) => !family.some((each) => each.productid === productid));
  if (stranger) throw new SitooRefusal(400, `Invalid value productid (${String(stranger.productid)})`);
  const gone = family.filter(({ productid }) => !kept.some((each) => each.productid === productid));
  for (const each of family) tables.products.put({ ...each, variantparentid: null }); // nothing holds them together now
  for (const each of gone) removeRecord(product, call, { ...each, variantparentid: null });

  const ids = variants.map((variant) => {
    const before = kept.includes(variant) ? tables.products.get(Number(variant.productid)) : undefined;
    if (!before) return addRecord(product, call, pick(variant, written)).productid;
    updateRecord(product, call, { before, sent: pick(variant, written) });
    return before.productid;
  });
  const parent = ids.includes(one.productid) ? one.productid : ids[0];
  tables.variantgroups.remove(Number(one.variantparentid ?? one.productid));
  tables.variantgroups.put({ productid: parent, groups });
  ids.forEach((id, index) => {
    const made = tables.products.get(Number(id));
    if (made)
      tables.products.put({ ...made, variantparentid: parent, attributes: variants[index]?.attributes });
  });
  return true;
}

const written = shown.filter((name) => name !== "productid" && name !== "attributes");

function readFamily({ body, options, books }: Call): {
  readonly groups: readonly VariantGroup[];
  readonly variants: readonly Stored[];
} {
  const sent = readFields(bodyFields, body, options) as Partial<
    Record<"groups" | "variants", readonly unknown[]>
  >; // its two fields are lists
  checkRequired(sent, ["groups", "variants"]);
  const groups = (sent.groups ?? []).map((group) => {
    const read = readFields(groupFields, group, options);
    checkRequired(read, ["name", "options"]);
    return read as Stored & VariantGroup; // both are there, and of their types
  });
  const variants = (sent.variants ?? []).map((variant) => {
    const read = readFields(variantFields, variant, options);
    checkRequired(read, required);
    const values = attributesOf(read);
    if (
      values.length !== groups.length ||
      groups.some((group, at) => !group.options.includes(String(values[at])))
    ) {
      throw new SitooRefusal(400, "Invalid value attributes");
    }
    const twin = books.tables.products.where("friendly", read.friendly);
    if (read.friendly !== "" && twin.some(({ productid }) => productid !== read.productid)) {
      throw new SitooRefusal(options.duplicateStatus, "Friendly name already exists");
    }
    return read;
  });
  if (variants.length === 0) throw new SitooRefusal(400, "Invalid value variants");
  return { groups, variants };
}
