import { parseRules, toPrice } from "@instep/mapping-core";
import type { Item } from "@instep/sap-b1-client";
import { swedishRules } from "./swedish-rules.ts";

/** SAP's net prices become prices of a till, and one is a question for a person: the program of docs/flows/prices.md. */

const { prices } = parseRules({
  ...swedishRules,
  prices: {
    lists: { "1": { priceList: 2, rounding: { kind: "ending", ending: "0.90" } } },
    guard: { leastMargin: "20" },
  },
});
const list = prices.lists["1"];
if (!list) throw new Error("The rules name no price list.");

const netPrice = (ItemCode: string, Price: number): Pick<Item, "ItemCode"> & Partial<Item> => ({
  ItemCode,
  SalesVATGroup: "S25",
  ItemPrices: [{ PriceList: 2, Price, Currency: "SEK" }], // as SAP answers it
});

for (const [item, cost] of [
  [netPrice("SE-100", 399.2), "240.00"],
  [netPrice("SE-200", 79.0), "71.50"],
] as const) {
  const price = toPrice(
    item,
    { list, guard: prices.guard },
    {
      sku: item.ItemCode,
      pricelistid: 1,
      date: "2026-11-25",
      currency: "SEK",
      sapWithVat: false,
      sitooWithVat: true,
      vatGroups: { S25: [{ from: "2000-01-01", rate: "25" }] },
      cost,
    },
  );
  if (price.ok) console.log(item.ItemCode, price.value?.draft.moneyprice, `(${price.value?.net} net)`);
  else for (const problem of price.problems) console.log(item.ItemCode, problem.code, problem);
}
