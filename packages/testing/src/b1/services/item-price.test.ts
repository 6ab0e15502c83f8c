import { expect, it } from "vitest";
import type { EntitySet } from "../entity-set.ts";
import { defaultB1Options } from "../options.ts";
import { asText, type Row } from "../json.ts";
import { createTable } from "../table.ts";
import { testCompany } from "../test-company.ts";
import { itemPrice } from "./item-price.ts";

/** A set with one row, whose first property is its key. */
const setOf = (name: string, row: Row): EntitySet => {
  const [key = ""] = Object.keys(row);
  const table = createTable({ keyOf: (each) => asText(each[key]) });
  table.put(row);
  return { name, type: { name, table: "", fields: {} }, keys: [key], table };
};

const sets = [
  setOf("Items", {
    ItemCode: "A",
    ItemPrices: [
      { PriceList: 1, Price: 100, Currency: "SEK" },
      { PriceList: 2, Price: 9, Currency: "EUR" },
      { PriceList: 3, Price: 0, Currency: null },
    ],
  }),
  setOf("BusinessPartners", { CardCode: "C1", PriceListNum: 2 }),
];
const specialPrices = [
  { CardCode: "C1", ItemCode: "A", Price: "80.00", ValidFrom: "2026-07-01", ValidTo: "2026-07-31" },
  { CardCode: "*1", ItemCode: "A", Price: "90.00", ValidTo: "2026-12-31" },
];
const service = itemPrice({
  company: testCompany({ specialPrices }),
  findSet: (name) => sets.find((set) => set.name === name),
});
const ask = (ItemPriceParams: Record<string, string | number>) =>
  service.run(
    { ItemPriceParams: { ItemCode: "A", ...ItemPriceParams } },
    {
      at: Date.parse("2027-01-15"),
      user: "INSTEP",
      parked: false,
      options: defaultB1Options,
    },
  );

it.each([
  ["the customer's own, while it holds", { CardCode: "C1", Date: "20260714" }, 80, "SEK"],
  ["his list's otherwise", { CardCode: "C1", Date: "2026-08-01" }, 9, "EUR"],
  ["everybody's on the list, while it holds", { PriceList: 1, Date: "2026-12-31" }, 90, "SEK"],
  ["the list's today", { PriceList: 1 }, 100, "SEK"],
  ["the first list's for somebody without one", { CardCode: "X" }, 100, "SEK"],
  ["nothing, in no currency, where there is none", { PriceList: 3 }, 0, null],
])("finds the price of an item: %s", (_, asked, ...[Price, Currency]) => {
  expect(ask(asked)).toEqual({ Price, Currency, Discount: 0 });
});

it("knows no unknown item, and says loudly that it converts nothing", () => {
  expect(() => ask({ ItemCode: "B" })).toThrow(expect.objectContaining({ code: "-2028" }));
  expect(() => ask({ PriceList: 1, Currency: "EUR" })).toThrow(expect.objectContaining({ status: 501 }));
});
