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

const renamed = toProduct({ ...throwOfWool, ItemName: "Woollen throw" }, rules, { ...facts, inSitoo: true });
if (product.ok && renamed.ok)
  console.log(productChanges(renamed.value, { ...product.value, productid: 1, sku: "HOME-101" }));
