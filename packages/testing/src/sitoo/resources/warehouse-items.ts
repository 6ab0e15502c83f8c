import { decimal } from "../decimals.ts";
import { SitooRefusal } from "../refusal.ts";
import type { Stored, Warehouse } from "../books/records.ts";
import { batch } from "../wire/batch.ts";
import { type Call, partOf, type Route } from "../wire/call.ts";
import { list } from "../wire/collection.ts";
import { checkRequired, fields, readFields } from "../wire/fields.ts";
import { from, oneOf, upTo } from "../wire/filters.ts";
import type { Noun } from "../wire/noun.ts";
import { isVirtual } from "./warehouses.ts";

const written = fields({
  text: "sku binlocation",
  decimal: "decimalthreshold decimaltotal",
  money: "moneytotal",
});

/** How much of a SKU is in a warehouse. What is reserved and available must be asked for. */
const warehouseItem: Noun = {
  name: "Warehouse item",
  table: ({ warehouseitems }) => warehouseitems,
  key: "warehouseitemid",
  fields: written,
  required: ["sku"],
  readOnly: ["warehouseid", "datelastmodified", "datelaststocktaking", "decimalreserved", "decimalavailable"],
  listed: [
    ...["warehouseitemid", "sku", "binlocation", "decimalthreshold", "decimaltotal", "moneytotal"],
    ...["datelastmodified", "datelaststocktaking"],
  ],
  computed: {
    decimalreserved: reservedOf,
    decimalavailable: (item, call) => {
      const total = decimal(item.decimaltotal);
      return (call.options.available === "on-hand" ? total : total.minus(reservedOf(item, call))).toFixed(3);
    },
  },
};

function reservedOf({ warehouseid, sku }: Stored, { books }: Call): string {
  return books.reserved({ warehouseid: Number(warehouseid), sku: String(sku) });
}

const path = "/sites/{siteid}/warehouses/{warehouseid}/warehouseitems.json";

export const warehouseItems: readonly Route[] = [
  list(path, warehouseItem, {
    among: (call) => {
      const { warehouseid } = warehouseIn(call);
      const skus = call.query.get("sku");
      const { warehouseitems } = call.books.tables;
      if (skus === undefined) return warehouseitems.where("warehouseid", warehouseid);
      const wanted = [...new Set(skus.split(","))].flatMap(
        (sku) => call.books.stock.find(warehouseid, sku) ?? [],
      );
      return wanted.toSorted((a, b) => a.warehouseitemid - b.warehouseitemid);
    },
    filters: {
      sku: oneOf("sku"),
      datelastmodifiedfrom: from("datelastmodified"),
      datelastmodifiedto: upTo("datelastmodified"),
    },
  }),
  { method: "PUT", path, answer: (call) => batch(call, (sent) => setItem(call, sent)) },
];

/** The warehouse of the path. */
export function warehouseIn(call: Call): Warehouse {
  const found = call.books.tables.warehouses.get(Number(partOf(call, "warehouseid")));
  if (!found) throw new SitooRefusal(404, "Warehouse not found");
  return found;
}

/** Levels and values can be set in a virtual warehouse only. */
function setItem(call: Call, sent: unknown): number {
  const { books, options } = call;
  const warehouse = warehouseIn(call);
  const read = readFields(written, sent, options);
  checkRequired(read, ["sku"]);
  const isLevel = read.decimaltotal !== undefined || read.moneytotal !== undefined;
  if (isLevel && !isVirtual(warehouse)) {
    throw new SitooRefusal(400, "decimaltotal and moneytotal can only be set in virtual warehouses");
  }
  const item = books.stock.get(warehouse.warehouseid, knownSku(call, String(read.sku)));
  const level = isLevel ? { layers: undefined, datelastmodified: books.now() } : {};
  books.stock.put({ ...item, ...read, ...level });
  return item.warehouseitemid;
}

/** Refuses a SKU that no product has. */
export function knownSku({ books, options }: Call, sku: string): string {
  if (options.unknownSkus === "refuse" && books.tables.products.where("sku", sku).length === 0) {
    throw new SitooRefusal(404, `Product not found (${sku})`);
  }
  return sku;
}
