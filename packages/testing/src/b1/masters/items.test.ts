import { expect, it } from "vitest";
import { anItem } from "../../builders.ts";
import { type Row, rowsOf } from "../json.ts";
import { aCaller, errorOf, testCompany } from "../test-company.ts";
import { isActiveOn } from "./item-activity.ts";

const company = testCompany({
  warehouses: ["MALMO", "LUND"].map((WarehouseCode) => ({ WarehouseCode, WarehouseName: WarehouseCode })),
  priceLists: [
    { PriceListNo: 1, PriceListName: "Shop", IsGrossPrice: true },
    { PriceListNo: 2, PriceListName: "Staff", IsGrossPrice: true, BasePriceList: 1, Factor: "0.8" },
    { PriceListNo: 3, PriceListName: "Export", IsGrossPrice: false, DefaultPrimeCurrency: "EUR" },
  ],
  specialPrices: [{ CardCode: "*1", ItemCode: "SKU-1", Price: "99", ValidTo: "2026-08-31" }],
  itemGroups: [
    { Number: 100, GroupName: "Items" },
    { Number: 107, GroupName: "Shoes" },
  ],
  items: [
    anItem({ prices: { 1: "125.00" }, barcodes: ["7350000000011", "7350000000028"], stock: { MALMO: "3" } }),
    anItem({ ItemCode: "SKU-2", prices: { 1: "10", 2: "9.99", 3: "1 USD" }, SalesItem: false }),
  ],
});
const priceOf = ({ PriceList = null, Price = null, Currency = null }: Row) => [PriceList, Price, Currency];

it("shows a price for every list: entered, following from the base list, or none", async () => {
  const { get } = await aCaller({ company });
  const one = (await get("Items('SKU-1')")).body;
  expect(rowsOf(one, "ItemPrices").map(priceOf)).toEqual([
    [1, 125, "SEK"],
    [2, 100, "SEK"],
    [3, 0, null],
  ]);
  const two = (await get("Items('SKU-2')")).body;
  expect(rowsOf(two, "ItemPrices").map(priceOf)).toEqual([
    [1, 10, "SEK"],
    [2, 9.99, "SEK"],
    [3, 1, "USD"],
  ]);
});

it("shows every warehouse of the company, and the bar codes that can be looked up by themselves", async () => {
  const { get } = await aCaller({ company });
  const { body } = await get("Items('SKU-1')");
  expect(rowsOf(body, "ItemWarehouseInfoCollection")).toMatchObject([
    { WarehouseCode: "MALMO", InStock: 3, Committed: 0, Ordered: 0, StandardAveragePrice: 40 },
    { WarehouseCode: "LUND", InStock: 0 },
  ]);
  expect(body.BarCode).toBe("7350000000011");
  expect(rowsOf(body, "ItemBarCodeCollection").map(({ Barcode }) => Barcode)).toHaveLength(2);
  const found = await get("BarCodes?$filter=Barcode eq '7350000000028'");
  expect(rowsOf(found.body, "value")).toMatchObject([{ AbsEntry: 2, ItemNo: "SKU-1", UoMEntry: -1 }]);
});

it("filters and orders items by quantities, which no item keeps itself", async () => {
  const { get, send } = await aCaller({ company });
  await send("POST InventoryGenExits", { DocumentLines: [{ ItemCode: "SKU-1", Quantity: 3 }] });
  const codes = async (query: string) =>
    rowsOf((await get(`Items?$select=ItemCode&${query}`)).body, "value").map(({ ItemCode }) => ItemCode);
  expect(await codes("$filter=QuantityOnStock gt 0")).toEqual(["SKU-2"]);
  expect(await codes("$orderby=QuantityOnStock desc")).toEqual(["SKU-2", "SKU-1"]);
});

it("makes an item once, with what SAP gives it by itself", async () => {
  const { send } = await aCaller({ company });
  expect(errorOf(await send("POST Items", { ItemName: "New" })).message).toBe(
    "Code undefined [OITM.ItemCode]",
  );
  const body = {
    ItemCode: "NEW",
    ItemsGroupCode: 107,
    ItemPrices: [{ PriceList: 1, Price: 50 }],
    ItemBarCodeCollection: [{ Barcode: "4000000000017" }],
  };
  const made = await send("POST Items", body);
  expect([made.status, made.body.InventoryItem, made.body.BarCode]).toEqual([201, "tYES", "4000000000017"]);
  expect(rowsOf(made.body, "ItemPrices").map(priceOf)[1]).toEqual([2, 40, "SEK"]);
  expect(errorOf(await send("POST Items", body)).code).toBe("-2035");
  expect(errorOf(await send("POST Items", { ItemCode: "N2", ItemsGroupCode: 9 })).code).toBe("-2028");
});

it("changes the prices that a PATCH names and no others, which is a change of the item", async () => {
  const { send, get, clock } = await aCaller({ company });
  await clock.advance(60_000);
  await send("PATCH Items('SKU-1')", { ItemPrices: [{ PriceList: 3, Price: 11.5 }] });
  const { body } = await get("Items('SKU-1')");
  expect(rowsOf(body, "ItemPrices").map(priceOf)).toEqual([
    [1, 125, "SEK"],
    [2, 100, "SEK"],
    [3, 11.5, "EUR"],
  ]);
  expect([body.DataVersion, body.UpdateTime]).toEqual([2, "10:01:00"]);
  expect(errorOf(await send("PATCH Items('SKU-1')", { ItemPrices: [{ PriceList: 9, Price: 1 }] })).code).toBe(
    "-2028",
  );
});

it.each([
  ["no", 1],
  ["yes", 2],
] as const)(
  "counts a price changed in the price list's window as a change of the item: %s",
  async (answer, version) => {
    const { b1, get, send } = await aCaller({ company, options: { priceListChangesTouchItems: answer } });
    b1.clerk.changePrice("SKU-1", 1, "130");
    const { body } = await get("Items('SKU-1')");
    expect([rowsOf(body, "ItemPrices")[1]?.Price, body.DataVersion]).toEqual([104, version]);
    expect((await send("POST _ClerkPrices", { ItemCode: "SKU-1" })).status).toBe(400);
  },
);

it("does not let the way of counting change while there is stock", async () => {
  const { send } = await aCaller({ company });
  expect(errorOf(await send("PATCH Items('SKU-1')", { InventoryItem: "tNO" })).code).toBe("-5002");
  await send("POST InventoryGenExits", { DocumentLines: [{ ItemCode: "SKU-1", Quantity: 3 }] });
  expect((await send("PATCH Items('SKU-1')", { InventoryItem: "tNO" })).status).toBe(204);
});

it("lists price lists, special prices and groups", async () => {
  const { get } = await aCaller({ company });
  expect((await get("PriceLists(2)")).body).toMatchObject({
    BasePriceList: 1,
    Factor: 0.8,
    IsGrossPrice: "tYES",
  });
  expect((await get("SpecialPrices(CardCode='*1',ItemCode='SKU-1')")).body).toMatchObject({
    Price: 99,
    PriceListNum: 1,
  });
  expect((await get("ItemGroups(107)")).body.GroupName).toBe("Shoes");
});

it.each([
  [{ Valid: "tYES", Frozen: "tNO" }, true],
  [{ Valid: "tNO", Frozen: "tYES" }, false],
  [{ Valid: "tYES", ValidFrom: "2026-07-14T00:00:00Z", Frozen: "tNO" }, true],
  [{ Valid: "tYES", ValidFrom: "2026-07-15T00:00:00Z", Frozen: "tNO" }, false],
  [{ Valid: "tYES", ValidTo: "2026-07-13T00:00:00Z", Frozen: "tNO" }, false],
  [{ Valid: "tYES", Frozen: "tYES", FrozenFrom: "2026-07-15T00:00:00Z" }, true],
  [
    { Valid: "tYES", Frozen: "tYES", FrozenFrom: "2026-07-01T00:00:00Z", FrozenTo: "2026-07-14T00:00:00Z" },
    false,
  ],
])("knows by its dates whether an item is active: %j is %s on 14 July", (item, active) => {
  expect(isActiveOn(item, "2026-07-14")).toBe(active);
});
