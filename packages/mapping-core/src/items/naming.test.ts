import type { Item } from "@instep/sap-b1-client";
import { describe, expect, it } from "vitest";
import { codesOf, item, productFacts, productOf, ruling } from "../../test/items.ts";
import { barcodeOwners } from "./barcodes-of.ts";
import { checkCompleteness } from "./completeness.ts";
import { skuOf } from "./sku-of.ts";

describe("the SKU of an item", () => {
  const skuBy = (
    itemCodes: Record<string, string>,
    skus: Record<string, string> = {},
    itemCode = "HOME 101",
  ) => skuOf(itemCode, ruling({ skus }, { itemCodes }));

  it("is its code, or the one by which a sale of it is posted as this item", () => {
    expect(skuBy({}, {}, "HOME-101")).toMatchObject({ value: "HOME-101" });
    expect(skuBy({ H101: "HOME 101" })).toMatchObject({ value: "H101" });
  });

  it("must be one, and the item's own", () => {
    expect(skuBy({ H101: "HOME 101", H102: "HOME 101" })).toMatchObject({
      problems: [{ code: "item-with-several-skus", skus: ["H101", "H102"], rule: "items.skus.HOME 101" }],
    });
    expect(skuBy({ H101: "HOME 101", H102: "HOME 101" }, { "HOME 101": "H102" })).toMatchObject({
      value: "H102",
    });
    expect(skuBy({ H101: "B" }, {}, "H101")).toMatchObject({
      problems: [{ code: "sku-of-another-item", sku: "H101", other: "B" }],
    });
  });

  it.each(["HOME 101", "HOME.101", "TRÖJA", "A,B", "", "A\nB"])(
    "has only Sitoo's letters: not %j",
    (itemCode) => {
      expect(skuBy({}, {}, itemCode)).toMatchObject({ problems: [{ code: "sku-not-allowed" }] });
    },
  );

  it("cannot be one whose sales are posted as something else: the rules are refused", () => {
    expect(() => ruling({ skus: { A: "B" } })).toThrow(/items\.skus\.A: a sale of B is posted as B/);
  });
});

describe("bar codes", () => {
  const codes = (...list: readonly (readonly [code: string, unit: number])[]) =>
    list.map(([Barcode, UoMEntry]) => ({ Barcode, UoMEntry }));

  it("are the main one, and the others as aliases, each once", () => {
    const ItemBarCodeCollection = codes(["7350000000016", -1], ["OWN-2", -1], ["OWN-1", -1], [" ", -1]);
    const several = item({ ItemBarCodeCollection });
    expect(productOf(several)).toMatchObject({
      barcode: "7350000000016",
      barcodealiases: ["OWN-1", "OWN-2"],
    });
    expect(productOf({ ...several, BarCode: null })).toMatchObject({ barcode: "7350000000016" });
    expect(productOf(several, ruling({ barcodes: { aliases: false } }))).not.toHaveProperty("barcodealiases");
    expect(productOf(item({ BarCode: null })).barcode).toBe("");
  });

  it("of a box are left out: the till would sell the box at the price of one piece", () => {
    const boxed = item({
      ...{ UoMGroupEntry: 4, DefaultSalesUoMEntry: 1, BarCode: "BOX" },
      ItemBarCodeCollection: codes(["BOX", 2], ["PIECE", 1]),
    });
    expect(productOf(boxed)).toMatchObject({ barcode: "PIECE", barcodealiases: [] });
  });

  it.each([
    ["7350000000016", true],
    ["7350000000018", false],
    ["96385074", true],
    ["96385075", false],
    ["036000291452", true],
    ["036000291453", false],
    ["10012345000017", true],
    ["10012345000018", false],
    ["123", true],
    ["SHELF-7350000000018", true],
  ])("%s has no wrong check digit: %s", (BarCode, isRight) => {
    expect(codesOf(item({ BarCode }), ruling(), productFacts())).toEqual(
      isRight ? [] : ["barcode-check-digit"],
    );
    expect(
      codesOf(item({ BarCode }), ruling({ barcodes: { checkDigits: "ignore" } }), productFacts()),
    ).toEqual([]);
  });

  it("are on one item on sale: a scanner finds either of two; an item that is out of sale gives its own free", () => {
    const twin = item({ ItemCode: "HOME-102" });
    const owners = (...items: readonly Item[]) => barcodeOwners(items, ruling(), "2026-11-20");
    const check = (other: Item) =>
      checkCompleteness(item(), ruling(), productFacts({ barcodeOwners: owners(item(), other) }));
    expect(check(twin)).toMatchObject([{ code: "barcode-on-several-items", others: ["HOME-102"] }]);
    expect(check({ ...twin, Frozen: "tYES" })).toEqual([]);
    expect(check({ ...twin, U_Till: "N" })).toEqual([]);
  });
});
