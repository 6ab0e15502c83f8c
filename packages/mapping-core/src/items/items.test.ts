import type { Item } from "@instep/sap-b1-client";
import { describe, expect, it } from "vitest";
import { codesOf, item, problemsIn, productFacts, productOf, ruling } from "../../test/items.ts";
import { rules as storeRules } from "../../test/orders.ts";
import { checkCompleteness } from "./completeness.ts";
import { fieldsToRead, isActiveOn, isFlagged } from "./item-state.ts";
import type { ProductFacts } from "./product-facts.ts";
import { toProduct } from "./to-product.ts";

describe("an item that is complete", () => {
  it("becomes a product under its own code, with the name, VAT, bar code and stock of SAP", () => {
    expect(productOf(item())).toEqual({
      sku: "HOME-101",
      title: "Wool throw",
      vatid: 2,
      activepos: true,
      stockcountenable: true,
      barcode: "7350000000016",
      barcodealiases: [],
      moneyprice: "599.00",
    });
  });

  it("is not counted in stock where SAP does not hold it in stock: a service, a gift card", () => {
    expect(productOf(item({ InventoryItem: "tNO" })).stockcountenable).toBe(false);
  });

  it("takes its price along when it is new, and never writes over a price list afterwards", () => {
    expect(productOf(item(), ruling(), productFacts({ inSitoo: true }))).not.toHaveProperty("moneyprice");
  });

  it("has its name in the first field that holds one", () => {
    const rules = ruling({ title: ["ForeignName", "ItemName"] });
    expect(productOf(item({ ForeignName: "  Ullpläd " }), rules).title).toBe("Ullpläd");
    expect(productOf(item({ ForeignName: " " }), rules).title).toBe("Wool throw");
  });

  it("leaves alone what no rule names, and fills what a rule names", () => {
    const rules = ruling({
      unit: { labels: { st: "pcs" } },
      decimals: { units: ["kg"], itemGroups: [300] },
      categories: { ids: { "101": [7, 5] } },
      brand: { ids: { "3": 12 } },
      texts: { descriptionshort: "User_Text", custom1: "U_Season" },
      attributes: { material: "U_Material", care: "U_Care" },
    });
    const throws = item({
      Manufacturer: 3,
      User_Text: "Soft",
      U_Season: "AW26",
      U_Material: "wool",
      U_Care: null,
    });
    expect(productOf(throws, rules)).toMatchObject({
      unitlabel: "pcs",
      allowdecimals: false,
      categories: [7, 5],
      defaultcategoryid: 7,
      manufacturerid: 12,
      descriptionshort: "Soft",
      custom1: "AW26",
      customattributes: { material: "wool" },
    });
    expect(productOf(throws, rules).customattributes).toEqual({ material: "wool" });
    expect(productOf(throws, rules, productFacts({ inSitoo: true })).customattributes).toEqual({
      ...{ material: "wool", care: "" },
    });
    const coffee = { ...throws, SalesUnit: "kg", Manufacturer: -1 };
    expect(productOf(coffee, rules)).toMatchObject({
      unitlabel: "kg",
      allowdecimals: true,
      manufacturerid: null,
    });
    expect(
      productOf({ ...throws, ItemsGroupCode: 300 }, ruling({ decimals: { itemGroups: [300] } })),
    ).toMatchObject({
      allowdecimals: true,
    });
  });
});

describe("an item that is not complete", () => {
  it("is told everything that is missing at once", () => {
    const bare = item({
      ...{ ItemCode: "HOME 101", ItemName: null, SalesVATGroup: "S99", Valid: "tNO", BarCode: null },
      ...{ SalesItem: "tNO", TreeType: "iSalesTree", Manufacturer: 9 },
    });
    const rules = ruling({
      require: { barcode: true },
      categories: { ids: { "7": [7] } },
      brand: { ids: { "3": 12 } },
    });
    const missing = codesOf(bare, rules, productFacts({ price: undefined }));
    expect(missing.toSorted()).toEqual([
      "item-not-active",
      "item-not-for-sale",
      "item-value-unmapped",
      "item-value-unmapped",
      "item-vat-unmapped",
      "item-without-barcode",
      "item-without-name",
      "item-without-price",
      "sales-bill-of-materials",
      "sku-not-allowed",
    ]);
    expect(
      problemsIn(toProduct(bare, rules, productFacts({ price: undefined }))).map(({ code }) => code),
    ).toEqual(missing);
  });

  it("names the rule that would cure it", () => {
    expect(checkCompleteness(item({ SalesVATGroup: "S06" }), ruling(), productFacts())).toEqual([
      {
        code: "item-vat-unmapped",
        itemCode: "HOME-101",
        vatGroup: "S06",
        rule: "items.productGroups.byVatGroup.S06",
      },
    ]);
    expect(checkCompleteness(item({ SalesVATGroup: null }), ruling(), productFacts())).toMatchObject([
      { code: "item-vat-unmapped", vatGroup: "", rule: "items.productGroups.withoutVatGroup" },
    ]);
  });

  it("needs no price and no bar code where the rules do not ask for them; a price of nothing is a price", () => {
    const free = ruling({ require: { price: false } });
    expect(codesOf(item({ BarCode: null }), free, productFacts({ price: undefined }))).toEqual([]);
    expect(codesOf(item(), ruling(), productFacts({ price: "0.00" }))).toEqual([]);
  });

  it("has the product group of its own where its VAT group says too little: a gift card among exempt goods", () => {
    const rules = ruling({
      productGroups: { byVatGroup: { S00: 5 }, byItemCode: { GIFT: 6 }, withoutVatGroup: 4 },
    });
    const vatidOf = (of: Partial<Item>) => productOf(item(of), rules).vatid;
    expect(vatidOf({ ItemCode: "GIFT", SalesVATGroup: "S00" })).toBe(6);
    expect(vatidOf({ SalesVATGroup: "S00" })).toBe(5);
    expect(vatidOf({ SalesVATGroup: null })).toBe(4);
  });

  it("waits where Sitoo would sell it at another rate than SAP has on that day (H28)", () => {
    const vatRates = {
      S12: [
        { from: "2000-01-01", rate: "12" },
        { from: "2026-04-01", rate: "6" },
      ],
    };
    const on = (date: string, productGroups: ProductFacts["productGroups"]) =>
      checkCompleteness(
        item({ SalesVATGroup: "S12" }),
        ruling(),
        productFacts({ date, vatRates, productGroups }),
      );
    expect(on("2026-03-31", [{ vatid: 3, value: 12 }])).toEqual([]);
    expect(on("2026-04-01", [{ vatid: 3, value: 12 }])).toMatchObject([
      { code: "item-vat-rate-differs", vatid: 3, inSap: "6", inSitoo: "12" },
    ]);
    expect(on("1999-12-31", [{ vatid: 3, value: 12 }])).toMatchObject([{ inSap: "none" }]);
    expect(on("2026-04-01", [{ vatid: 2, value: 6 }])).toMatchObject([
      { code: "unknown-product-group", vatid: 3 },
    ]);
  });

  it("is not judged by fields that it was read without: a misspelt rule takes nothing off the tills", () => {
    const rules = ruling({ send: { kind: "userField", field: "U_Tll" } });
    const known = productFacts({ inSitoo: true });
    expect(problemsIn(toProduct(item(), rules, known))).toEqual([
      { code: "item-read-without", itemCode: "HOME-101", fields: ["U_Tll"] },
    ]);
    expect(problemsIn(toProduct(item({ Valid: undefined }), ruling(), known))).toMatchObject([
      { fields: ["Valid"] },
    ]);
    expect(fieldsToRead(ruling({ attributes: { care: "U_Care" } }))).toContain("U_Care");
  });
});

describe("an item for the tills", () => {
  it("is one that its user field, its property or the rules as a whole name", () => {
    const byField = ruling({ send: { kind: "userField", field: "U_Till", value: "1" } });
    expect(
      [item({ U_Till: 1 }), item({ U_Till: " 1 " }), item()].map((each) => isFlagged(each, byField)),
    ).toEqual([...[true, true, false]]);
    const byProperty = ruling({ send: { kind: "property", number: 64 } });
    expect([item({ Properties64: "tYES" }), item()].map((each) => isFlagged(each, byProperty))).toEqual([
      true,
      false,
    ]);
    expect(isFlagged(item({ U_Till: null }), ruling({ send: { kind: "all" } }))).toBe(true);
  });

  it("is named by rules whose slips are told with what was meant", () => {
    const slip = { categories: { ids: {} }, brnad: { ids: {} }, send: { kind: "property", number: 65 } };
    expect(() => storeRules({ items: slip as never })).toThrow(
      /items\.send\.number[^]*"brnad" \(did you mean "brand"\?\)/,
    );
    expect(() => ruling({ title: ["ItemNmae" as "ItemName"] })).toThrow(/items\.title\.0/);
  });

  it("is none until the rules say which, and then nothing is taken off the tills either", () => {
    const rules = storeRules();
    expect(isFlagged(item(), rules)).toBe(false);
    expect(
      problemsIn(toProduct(item(), rules, productFacts({ inSitoo: true }))).map(({ code }) => code),
    ).toContain("item-not-flagged");
  });

  it.each([
    [{}, true],
    [{ Valid: "tNO" }, false],
    [{ Frozen: "tYES" }, false],
    [{ ValidFrom: "2026-11-21" }, false],
    [{ ValidFrom: "2026-11-20", ValidTo: "2026-11-20" }, true],
    [{ ValidTo: "2026-11-19" }, false],
    [{ Frozen: "tYES", FrozenFrom: "2026-11-21" }, true],
    [{ Frozen: "tYES", FrozenFrom: "2026-11-20" }, false],
    [{ Frozen: "tYES", FrozenTo: "2026-11-19" }, true],
    [{ Frozen: "tNO", FrozenFrom: "2026-01-01" }, true],
  ])("with %j can be sold on 20 November 2026: %s", (dates, isActive) => {
    expect(isActiveOn(item(dates), "2026-11-20")).toBe(isActive);
  });

  it("that is deactivated, no sales item or no longer marked is taken off the tills and nothing else of it is touched", () => {
    const known = productFacts({ inSitoo: true, price: undefined });
    for (const gone of [
      item({ Frozen: "tYES" }),
      item({ SalesItem: "tNO" }),
      item({ U_Till: "N", ItemName: null }),
      item({ U_Till: null }),
    ]) {
      expect(productOf(gone, ruling(), known)).toEqual({ sku: "HOME-101", activepos: false });
    }
    expect(codesOf(item({ Frozen: "tYES" }), ruling(), productFacts())).toEqual(["item-not-active"]);
  });
});
