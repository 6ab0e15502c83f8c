import { parseRules, productChanges, toProduct } from "@instep/mapping-core";
import type { Item } from "@instep/sap-b1-client";
import { swedishRules } from "./swedish-rules.ts";

/** An item that goes out, one that is told all it lacks, and what changed since: the program of docs/flows/items.md. */

const rules = parseRules({
  ...swedishRules,
  items: {
    send: { kind: "userField", field: "U_Till" },
    require: { barcode: true },
    productGroups: { byVatGroup: { S25: 2 } },
  },
});

const throwOfWool: Item = {
  ...{ ItemCode: "HOME-101", ItemName: "Wool throw", SalesVATGroup: "S25", U_Till: "Y" },
  ...{ SalesItem: "tYES", InventoryItem: "tYES", TreeType: "iNotATree", SalesUnit: "st" },
  ...{ Valid: "tYES", ValidFrom: null, ValidTo: null, Frozen: "tNO", FrozenFrom: null, FrozenTo: null },
  ...{ BarCode: "7350000000016", ItemBarCodeCollection: [], UoMGroupEntry: -1, DefaultSalesUoMEntry: -1 },
};
const facts = { date: "2026-11-25", inSitoo: false, price: "599.00" } as const;

const product = toProduct(throwOfWool, rules, facts);
if (product.ok) console.log(product.value);

const incomplete = toProduct({ ...throwOfWool, ItemName: "", SalesVATGroup: "S06", BarCode: "735" }, rules, {
  ...facts,
  price: undefined,
});
if (!incomplete.ok) for (const { code } of incomplete.problems) console.log(code);

const inSitoo = { productid: 1, sku: "HOME-101", title: "Wool throw", vatid: 2, activepos: true } as const;
const before = { ...inSitoo, stockcountenable: true, barcode: "7350000000016", barcodealiases: [] };
const renamed = toProduct({ ...throwOfWool, ItemName: "Woollen throw" }, rules, { ...facts, inSitoo: true });
if (renamed.ok) console.log("changed:", productChanges(renamed.value, before));
