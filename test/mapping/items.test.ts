import { parseRules, type RulesInput } from "@instep/mapping-core";
import { createB1Client } from "@instep/sap-b1-client";
import { createSitooClient } from "@instep/sitoo-client";
import {
  aCompany,
  anItem,
  aShop,
  createB1Emulator,
  createSitooEmulator,
  virtualClock,
} from "@instep/testing";
import { expect, it } from "vitest";
import { storeRules } from "../a-shop.ts";
import { readable, syncItems } from "./sync-items.ts";

const items: RulesInput["items"] = {
  send: { kind: "userField", field: "U_Till" },
  productGroups: { byVatGroup: { S25: 2, S06: 3 } },
  unit: {},
  decimals: { units: ["kg"] },
  categories: { ids: { "100": [7] } },
  texts: { custom1: "U_Season" },
  attributes: { material: "U_Material" },
  families: {
    parent: { kind: "field", field: "U_Style" },
    attributes: [{ name: "Size", field: "U_Size", order: ["S", "M", "L"] }],
  },
};

type Goods = Partial<NonNullable<Parameters<typeof anItem>[0]>>;

const goods = (ItemCode: string, ItemName: string, { more, ...overrides }: Goods = {}) =>
  anItem({
    ...{ ItemCode, ItemName, prices: { 1: "199.00" } },
    ...overrides,
    more: { U_Till: "Y", U_Season: "AW26", SalesUnit: "st", ...more },
  });

const userFields = ["Till", "Season", "Material", "Style", "Size"].map((Name) => ({
  ...{ TableName: "OITM", Name, Size: 50 },
}));

/** Both systems, and a run of items between them. */
function aScene() {
  const clock = virtualClock(Date.parse("2026-11-20T09:30:00Z"));
  const company = aCompany({
    userFields,
    priceLists: [{ PriceListNo: 1, PriceListName: "Butik", IsGrossPrice: true }],
    items: [
      goods("THROW", "Wool throw", { more: { U_Material: "wool" }, barcodes: ["7350000000016", "OWN-1"] }),
      goods("COFFEE", "Coffee beans", { more: { SalesUnit: "kg" }, SalesVATGroup: "S06" }),
      goods("SHIRT-M", "Shirt M", { more: { U_Style: "SHIRT", U_Size: "M" } }),
      goods("SHIRT-S", "Shirt S", { more: { U_Style: "SHIRT", U_Size: "S" } }),
      goods("RAW", "Wool, not for sale", { more: { U_Till: "N" } }),
      goods("BARE", "", { prices: {}, SalesVATGroup: "S12" }),
      goods("OLD", "Sold out for good", { Valid: false }),
    ],
  });
  const b1Emulator = createB1Emulator({ company, clock });
  const b1 = createB1Client({
    ...{ baseUrl: b1Emulator.baseUrl, fetch: b1Emulator.fetch, clock },
    ...{ companyDb: company.CompanyDB, userName: "INSTEP", password: "sap-demo" },
  });
  const productgroups = [
    { vatid: 2, value: 25, productgroupname: "25 %" },
    { vatid: 3, value: 6, productgroupname: "6 %" },
  ];
  const shop = aShop({ records: { productgroups } });
  const emulator = createSitooEmulator({ shop, clock, options: { extraFields: "refuse" } });
  const { eshopid, apiId, password } = shop;
  const sitoo = createSitooClient({
    ...{ baseUrl: emulator.baseUrl, fetch: emulator.fetch, clock, gap: 0 },
    ...{ eshopid, apiId, password },
  });
  const rules = parseRules({ ...storeRules, items });
  const run = () => syncItems({ b1, sitoo, rules, date: "2026-11-20" });
  const productsBy = async () => {
    const products = await readable(sitoo.products.each({ includeinactive: true }));
    return Object.fromEntries(products.map((product) => [product.sku ?? "", product]));
  };
  return { b1, sitoo, run, productsBy };
}

const nothing = { added: [], changed: {}, families: [] };

it("takes SAP's items to the tills once, and has nothing to do the second time", async () => {
  const { run, productsBy } = aScene();
  const first = await run();
  expect(first.added).toEqual(["COFFEE", "SHIRT-M", "THROW"]);
  expect(first.families).toEqual(["SHIRT"]);
  expect(
    first.problems.map((each) => ("itemCode" in each ? `${each.itemCode} ${each.code}` : each.code)),
  ).toEqual([
    "BARE item-without-name",
    "BARE item-without-price",
    "BARE item-vat-unmapped",
    "OLD item-not-active",
  ]);

  const products = await productsBy();
  expect(Object.keys(products).toSorted()).toEqual(["COFFEE", "SHIRT-M", "SHIRT-S", "THROW"]);
  expect(products.THROW).toMatchObject({
    ...{
      title: "Wool throw",
      vatid: 2,
      barcode: "7350000000016",
      barcodealiases: ["OWN-1"],
      activepos: true,
    },
    ...{ moneyprice: "199.00", unitlabel: "st", allowdecimals: false, custom1: "AW26" },
    ...{ categories: [7], defaultcategoryid: 7, customattributes: { material: "wool" } },
  });
  expect(products.COFFEE).toMatchObject({ vatid: 3, unitlabel: "kg", allowdecimals: true });
  expect(products["SHIRT-S"]).toMatchObject({
    ...{ variantparentid: products["SHIRT-M"]?.productid, variant: [{ name: "Size", value: "S" }] },
    ...{ title: "Shirt S", custom1: "AW26", moneyprice: "199.00" },
  });
  expect(products["SHIRT-M"]).toMatchObject({
    ...{ variant: [{ name: "Size", value: "M" }] },
    ...{ title: "Shirt M", custom1: "AW26", moneyprice: "199.00" },
  });

  expect(await run()).toMatchObject(nothing);
  expect(await productsBy()).toEqual(products);
});

it("writes what changed in SAP and nothing else: no price of a price list, nothing that people keep in Sitoo", async () => {
  const { b1, sitoo, run, productsBy } = aScene();
  await run();
  const { THROW: before } = await productsBy();
  await sitoo.products.update(before?.productid ?? 0, {
    ...{
      description: "Woven by hand",
      moneyprice: "149.00",
      customattributes: { material: "wool", own: "yes" },
    },
  });
  await b1.items.update("THROW", { ItemName: "Lambswool throw", U_Material: "lambswool" });

  expect(await run()).toMatchObject({ ...nothing, changed: { THROW: ["title", "customattributes"] } });
  expect((await productsBy()).THROW).toMatchObject({
    ...{ title: "Lambswool throw", description: "Woven by hand", moneyprice: "149.00" },
    customattributes: { material: "lambswool", own: "yes" },
  });
  expect(await run()).toMatchObject(nothing);
});

it("takes what is deactivated off the tills and never deletes it, in a family as well; and puts it back", async () => {
  const { b1, run, productsBy } = aScene();
  await run();
  const before = await productsBy();
  await b1.items.update("THROW", { Valid: "tNO", Frozen: "tYES" });
  await b1.items.update("SHIRT-S", { U_Till: "N" });

  expect((await run()).added).toEqual([]);
  const after = await productsBy();
  expect(after).toMatchObject({
    THROW: { ...before.THROW, activepos: false, datemodified: expect.any(Number) as number },
    "SHIRT-S": { activepos: false, productid: before["SHIRT-S"]?.productid, variant: [{ value: "S" }] },
    "SHIRT-M": { activepos: true },
  });
  expect(await run()).toMatchObject(nothing);

  await b1.items.update("THROW", { Valid: "tYES", Frozen: "tNO" });
  expect(await run()).toMatchObject({ ...nothing, changed: { THROW: ["activepos"] } });
});

it("adds a size to a family without touching the others", async () => {
  const { b1, run, productsBy } = aScene();
  await run();
  const before = await productsBy();
  await b1.items.create({
    ...{
      ItemCode: "SHIRT-L",
      ItemName: "Shirt L",
      SalesVATGroup: "S25",
      ItemsGroupCode: 100,
      SalesUnit: "st",
    },
    ...{ U_Till: "Y", U_Season: "AW26", U_Style: "SHIRT", U_Size: "L" },
    ItemPrices: [{ PriceList: 1, Price: 249, Currency: "SEK" }],
  });
  expect(await run()).toMatchObject({ added: [], families: ["SHIRT"] });
  const after = await productsBy();
  expect(after["SHIRT-L"]).toMatchObject({
    ...{ moneyprice: "249.00", variantparentid: before["SHIRT-M"]?.productid, custom1: "AW26" },
  });
  expect([after["SHIRT-S"]?.productid, after["SHIRT-M"]?.productid]).toEqual([
    before["SHIRT-S"]?.productid,
    before["SHIRT-M"]?.productid,
  ]);
  expect(await run()).toMatchObject(nothing);
});
