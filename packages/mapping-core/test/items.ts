import type { Item } from "@instep/sap-b1-client";
import type { Product, ProductDraft } from "@instep/sitoo-client";
import {
  checkCompleteness,
  type ProductFacts,
  type Rules,
  type RulesInput,
  toProduct,
} from "../src/index.ts";
import type { Result } from "../src/result.ts";
import { rules as storeRules } from "./orders.ts";

/** A wool throw as SAP has it, on sale and marked for the tills. */
export const item = (overrides: Partial<Item> = {}): Item => ({
  ...{
    ItemCode: "HOME-101",
    ItemName: "Wool throw",
    ForeignName: null,
    ItemsGroupCode: 101,
    Manufacturer: -1,
  },
  ...{ SalesVATGroup: "S25", SalesItem: "tYES", InventoryItem: "tYES", TreeType: "iNotATree" },
  ...{ Valid: "tYES", ValidFrom: null, ValidTo: null, Frozen: "tNO", FrozenFrom: null, FrozenTo: null },
  ...{ BarCode: "7350000000016", ItemBarCodeCollection: [], UoMGroupEntry: -1, DefaultSalesUoMEntry: -1 },
  ...{ SalesUnit: "st", SupplierCatalogNo: null, User_Text: null, U_Till: "Y" },
  ...overrides,
});

export type ItemsInput = NonNullable<RulesInput["items"]>;

const input: ItemsInput = {
  send: { kind: "userField", field: "U_Till" },
  productGroups: { byVatGroup: { S25: 2, S12: 3 } },
};
export const ruling = (items: ItemsInput = {}, more: Partial<RulesInput> = {}): Rules =>
  storeRules({ ...more, items: { ...input, ...items } });

export const productFacts = (overrides: Partial<ProductFacts> = {}): ProductFacts => ({
  date: "2026-11-20",
  inSitoo: false,
  price: "599.00",
  ...overrides,
});

export function productOf(from: Item, rules = ruling(), known = productFacts()): ProductDraft {
  const made = toProduct(from, rules, known);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
}

export const codesOf = (...of: Parameters<typeof checkCompleteness>) =>
  checkCompleteness(...of).map(({ code }) => code);
export const problemsIn = (result: Result<unknown>) => (result.ok ? [] : result.problems);

/** What Sitoo has after a draft was written to it. */
export function applied(draft: ProductDraft, before: Partial<Product> = {}): Product {
  const { barcode } = draft;
  return { productid: 1, ...before, ...draft, barcode: barcode === "" ? null : barcode } as Product; // as the wire has it
}
