import type { Item } from "@instep/sap-b1-client";
import type { Product, ProductDraft } from "@instep/sitoo-client";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rules as storeRules } from "../../test/orders.ts";
import { changesBetween } from "../orders/fingerprint.ts";
import type { Result } from "../result.ts";
import type { Rules, RulesInput } from "../rules.ts";
import { barcodeOwners } from "./barcodes-of.ts";
import { checkCompleteness } from "./completeness.ts";
import { familiesOf } from "./families.ts";
import { fieldsToRead, isActiveOn, isFlagged } from "./item-state.ts";
import { fingerprintOfProduct, productChanges } from "./product-changes.ts";
import type { ProductFacts } from "./product-facts.ts";
import { skuOf } from "./sku-of.ts";
import { toProduct } from "./to-product.ts";

/** A wool throw as SAP has it, on sale and marked for the tills. */
const item = (overrides: Partial<Item> = {}): Item => ({
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

type ItemsInput = NonNullable<RulesInput["items"]>;

const input: ItemsInput = {
  send: { kind: "userField", field: "U_Till" },
  productGroups: { byVatGroup: { S25: 2, S12: 3 } },
};
const ruling = (items: ItemsInput = {}, more: Partial<RulesInput> = {}): Rules =>
  storeRules({ ...more, items: { ...input, ...items } });

const facts = (overrides: Partial<ProductFacts> = {}): ProductFacts => ({
  date: "2026-11-20",
  inSitoo: false,
  price: "599.00",
  ...overrides,
});

function productOf(from: Item, rules = ruling(), known = facts()): ProductDraft {
  const made = toProduct(from, rules, known);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
}

const codesOf = (...of: Parameters<typeof checkCompleteness>) =>
  checkCompleteness(...of).map(({ code }) => code);
const problemsIn = (result: Result<unknown>) => (result.ok ? [] : result.problems);

/** What Sitoo has after a draft was written to it. */
function applied(draft: ProductDraft, before: Partial<Product> = {}): Product {
  const { barcode } = draft;
  return { productid: 1, ...before, ...draft, barcode: barcode === "" ? null : barcode } as Product; // as the wire has it
}

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
    expect(productOf(item(), ruling(), facts({ inSitoo: true }))).not.toHaveProperty("moneyprice");
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
    const missing = codesOf(bare, rules, facts({ price: undefined }));
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
    expect(problemsIn(toProduct(bare, rules, facts({ price: undefined }))).map(({ code }) => code)).toEqual(
      missing,
    );
  });

  it("names the rule that would cure it", () => {
    expect(checkCompleteness(item({ SalesVATGroup: "S06" }), ruling(), facts())).toEqual([
      {
        code: "item-vat-unmapped",
        itemCode: "HOME-101",
        vatGroup: "S06",
        rule: "items.productGroups.byVatGroup.S06",
      },
    ]);
    expect(checkCompleteness(item({ SalesVATGroup: null }), ruling(), facts())).toMatchObject([
      { code: "item-vat-unmapped", vatGroup: "", rule: "items.productGroups.withoutVatGroup" },
    ]);
  });

  it("needs no price and no bar code where the rules do not ask for them; a price of nothing is a price", () => {
    const free = ruling({ require: { price: false } });
    expect(codesOf(item({ BarCode: null }), free, facts({ price: undefined }))).toEqual([]);
    expect(codesOf(item(), ruling(), facts({ price: "0.00" }))).toEqual([]);
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
      checkCompleteness(item({ SalesVATGroup: "S12" }), ruling(), facts({ date, vatRates, productGroups }));
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
    const known = facts({ inSitoo: true });
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

  it("is none until the rules say which, and then nothing is taken off the tills either", () => {
    const rules = storeRules();
    expect(isFlagged(item(), rules)).toBe(false);
    expect(problemsIn(toProduct(item(), rules, facts({ inSitoo: true }))).map(({ code }) => code)).toContain(
      "item-not-flagged",
    );
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

  it("that is deactivated, or no longer marked, is taken off the tills and nothing else of it is touched", () => {
    const known = facts({ inSitoo: true, price: undefined });
    for (const gone of [
      item({ Frozen: "tYES" }),
      item({ U_Till: "N", ItemName: null }),
      item({ U_Till: null }),
    ]) {
      expect(productOf(gone, ruling(), known)).toEqual({ sku: "HOME-101", activepos: false });
    }
    expect(codesOf(item({ Frozen: "tYES" }), ruling(), facts())).toEqual(["item-not-active"]);
  });
});

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
    expect(codesOf(item({ BarCode }), ruling(), facts())).toEqual(isRight ? [] : ["barcode-check-digit"]);
    expect(codesOf(item({ BarCode }), ruling({ barcodes: { checkDigits: "ignore" } }), facts())).toEqual([]);
  });

  it("are on one item on sale: a scanner finds either of two; an item that is out of sale gives its own free", () => {
    const twin = item({ ItemCode: "HOME-102" });
    const owners = (...items: readonly Item[]) => barcodeOwners(items, ruling(), "2026-11-20");
    const check = (other: Item) =>
      checkCompleteness(item(), ruling(), facts({ barcodeOwners: owners(item(), other) }));
    expect(check(twin)).toMatchObject([{ code: "barcode-on-several-items", others: ["HOME-102"] }]);
    expect(check({ ...twin, Frozen: "tYES" })).toEqual([]);
    expect(check({ ...twin, U_Till: "N" })).toEqual([]);
  });
});

describe("a family of variants", () => {
  const families: NonNullable<ItemsInput["families"]> = {
    parent: { kind: "code", separator: "-" },
    attributes: [
      { name: "Colour", field: "U_Colour" },
      { name: "Size", field: "U_Size", order: ["S", "M", "L"] },
    ],
  };
  const byCode = ruling({ families });
  const shirt = (code: string, U_Colour: string | null, U_Size: string | null) =>
    item({ ItemCode: code, U_Colour, U_Size, U_Style: code.split("-")[0] });

  it("is made of items whose codes begin alike, with the values in the order a shop shows them", () => {
    const items = [
      shirt("SHIRT-3", "Red", "L"),
      shirt("SHIRT-1", "Blue", "S"),
      shirt("SHIRT-2", "Blue", "XS"),
    ];
    expect(familiesOf([...items, shirt("SCARF", "Red", null)], byCode)).toEqual([
      {
        ok: true,
        notes: [],
        value: {
          name: "SHIRT",
          groups: [
            { name: "Colour", options: ["Blue", "Red"] },
            { name: "Size", options: ["S", "L", "XS"] },
          ],
          variants: [
            { itemCode: "SHIRT-1", attributes: ["Blue", "S"] },
            { itemCode: "SHIRT-2", attributes: ["Blue", "XS"] },
            { itemCode: "SHIRT-3", attributes: ["Red", "L"] },
          ],
        },
      },
    ]);
    expect(familiesOf(items, ruling())).toEqual([]);
  });

  it("tells of variants that no customer could tell apart, and of values that are missing", () => {
    const [told] = familiesOf(
      [
        shirt("SHIRT-1", "Blue", "S"),
        shirt("SHIRT-2", " Blue", "S"),
        shirt("SHIRT-3", null, "S"),
        shirt("SHIRT-4", null, "S"),
      ],
      byCode,
    );
    expect(told).toEqual({
      ok: false,
      problems: [
        ...["SHIRT-3", "SHIRT-4"].map((itemCode) => ({
          ...{
            code: "variant-without-value",
            itemCode,
            family: "SHIRT",
            attribute: "Colour",
            field: "U_Colour",
          },
        })),
        { code: "variants-alike", family: "SHIRT", itemCodes: ["SHIRT-1", "SHIRT-2"], values: ["Blue", "S"] },
      ],
    });
  });

  it("has its parent first where that is an item, and none where that only stands for it", () => {
    const parent = { kind: "field", field: "U_Style" } as const;
    const byField = ruling({ families: { ...families, parent, parentIsItem: true } });
    const variants = [shirt("SHIRT-1", "Blue", "S"), shirt("SHIRT-2", "Blue", "M")];
    const namesOf = (...items: readonly Item[]) =>
      familiesOf(items, byField).flatMap((each) =>
        each.ok ? each.value.variants.map(({ itemCode }) => itemCode) : [],
      );
    expect(namesOf(...variants, shirt("SHIRT", "Blue", "L"))).toEqual(["SHIRT", "SHIRT-1", "SHIRT-2"]);
    expect(namesOf(...variants, shirt("SHIRT", null, null))).toEqual(["SHIRT-1", "SHIRT-2"]);
    expect(familiesOf(variants, byField)).toMatchObject([
      { problems: [{ code: "family-without-parent", family: "SHIRT", itemCodes: ["SHIRT-1", "SHIRT-2"] }] },
    ]);
  });
});

describe("what changed of a product", () => {
  const rules = ruling({ attributes: { care: "U_Care" }, categories: { ids: { "101": [7, 5] } } });
  const sold = item({ U_Care: "30°" });
  const known = facts({ inSitoo: true });

  it("is only what differs, whatever the order of lists and the form of nothing", () => {
    const now = applied(productOf(sold, rules), {
      categories: [5, 7],
      customattributes: { care: "30°", own: "1" },
    });
    const current = { ...now, categories: [5, 7], customattributes: { care: "30°", own: "1" } };
    expect(productChanges(productOf(sold, rules, known), current)).toEqual({});
    expect(productChanges(productOf({ ...sold, ItemName: "Throw" }, rules, known), current)).toEqual({
      title: "Throw",
    });
    expect(productChanges(productOf({ ...sold, BarCode: null }, rules, known), current)).toEqual({
      barcode: "",
    });
    expect(productChanges({ sku: "HOME-101", barcode: "" }, { ...current, barcode: null })).toEqual({});
  });

  it("is an attribute with those that people keep in Sitoo beside it, and an empty one only where Sitoo has a value", () => {
    const current = applied(productOf(sold, rules), { productid: 4 });
    const changesTo = (U_Care: string | null, customattributes: Record<string, string>) =>
      productChanges(productOf({ ...sold, U_Care }, rules, known), { ...current, customattributes });
    expect(changesTo("60°", { care: "30°", own: "1" })).toEqual({
      customattributes: { care: "60°", own: "1" },
    });
    expect(changesTo(null, { care: "30°", own: "1" })).toEqual({ customattributes: { care: "", own: "1" } });
    expect(changesTo(null, { own: "1" })).toEqual({});
  });

  it("is told by two fingerprints, which say the same of a product that is new and one that is known", () => {
    const before = fingerprintOfProduct(productOf(sold, rules));
    expect(fingerprintOfProduct(productOf(sold, rules, known))).toBe(before);
    const after = fingerprintOfProduct(productOf({ ...sold, ItemName: "Throw" }, rules, known));
    expect(changesBetween(before, after)).toEqual(['title was "Wool throw" and is "Throw"']);
  });
});

const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of);
const anyText = maybe(fc.string({ unit: "binary", maxLength: 12 }));
const yesOrNo = maybe(fc.constantFrom("tYES", "tNO", "tMAYBE"));
const anyDay = maybe(fc.constantFrom("2026-11-19", "2026-11-20", "2026-11-21", "no day"));
const anyBarcode = maybe(
  fc.oneof(fc.constantFrom("7350000000016", "96385074", " "), fc.string({ unit: "binary", maxLength: 14 })),
);
const anyItem = fc
  .record(
    {
      ...{ ItemCode: fc.string({ unit: "binary", maxLength: 8 }), ItemName: anyText, ForeignName: anyText },
      ...{ ItemsGroupCode: maybe(fc.integer()), Manufacturer: maybe(fc.integer({ min: -2, max: 4 })) },
      ...{ SalesVATGroup: maybe(fc.constantFrom("S25", "S12", "S99", "__proto__", "constructor", "")) },
      ...{ SalesItem: yesOrNo, InventoryItem: yesOrNo, Valid: yesOrNo, Frozen: yesOrNo },
      ...{ ValidFrom: anyDay, ValidTo: anyDay, FrozenFrom: anyDay, FrozenTo: anyDay },
      ...{
        BarCode: anyBarcode,
        UoMGroupEntry: maybe(fc.constantFrom(-1, 1)),
        DefaultSalesUoMEntry: maybe(fc.nat(2)),
      },
      ItemBarCodeCollection: maybe(
        fc.array(fc.record({ Barcode: anyBarcode, UoMEntry: maybe(fc.nat(2)) }), { maxLength: 4 }),
      ),
      ...{
        TreeType: maybe(fc.constantFrom("iNotATree", "iSalesTree")),
        SalesUnit: anyText,
        User_Text: anyText,
      },
      ...{ U_Till: maybe(fc.anything()), U_Care: maybe(fc.anything()), U_Colour: anyText },
    },
    { requiredKeys: ["ItemCode"] },
  )
  .map((each) => each as Item); // U_ fields are unknown in the type as well

const anyRules = fc.constantFrom(
  ruling(),
  ruling({ send: { kind: "all" }, require: { price: false }, productGroups: { withoutVatGroup: 2 } }),
  ruling({
    send: { kind: "all" },
    ...{ unit: {}, decimals: { units: ["kg"] }, brand: { ids: {}, otherwise: 4 } },
    categories: { ids: { "101": [3] }, otherwise: [9, 3] },
    ...{
      texts: { custom1: "User_Text" },
      attributes: { care: "U_Care" },
      title: ["ForeignName", "ItemName"],
    },
    families: {
      parent: { kind: "field", field: "U_Colour" },
      attributes: [{ name: "Care", field: "U_Care" }],
    },
  }),
);

/** An item that is complete under the widest of the rules above, with everything else as it comes. */
const anyGoodItem = fc
  .record({
    each: anyItem,
    title: fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== ""),
    code: fc.stringMatching(/^[A-Za-z0-9_+\-/]{1,10}$/),
  })
  .map(({ each, title, code }) => ({
    ...item({ ForeignName: null, U_Care: null, User_Text: null, U_Colour: null }),
    ...Object.fromEntries(Object.entries(each).filter(([, value]) => value !== null)),
    ...{ ItemCode: code, ForeignName: title, SalesVATGroup: "S25", SalesItem: "tYES", TreeType: "iNotATree" },
    ...{ Valid: "tYES", ValidFrom: null, ValidTo: null, Frozen: "tNO", BarCode: "7350000000016" },
  }));

describe("for any item", () => {
  it("nothing throws, however strange it is: what is wrong with it is told", () => {
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 4 }), anyRules, fc.boolean(), (items, rules, inSitoo) => {
        const owners = barcodeOwners(items, rules, "2026-11-20");
        for (const each of items) {
          const known = facts({ inSitoo, barcodeOwners: owners });
          const made = toProduct(each, rules, known);
          if (made.ok) expect(fingerprintOfProduct(made.value)).toContain('["sku",');
          else
            expect(checkCompleteness(each, rules, known)).toEqual(expect.arrayContaining([...made.problems]));
        }
        familiesOf(items, rules);
      }),
      { numRuns: 2000 },
    );
  });

  it("its product, once written, has no changes, and the same fingerprint next time", () => {
    let complete = 0;
    fc.assert(
      fc.property(anyGoodItem, anyRules, (each, rules) => {
        const made = toProduct(each, rules, facts());
        if (!made.ok) return;
        complete += 1;
        const again = productOf(each, rules, facts({ inSitoo: true }));
        expect(productChanges(again, applied(made.value))).toEqual({});
        expect(fingerprintOfProduct(again)).toBe(fingerprintOfProduct(made.value));
        const reversed = Object.fromEntries(Object.entries(again).toReversed()) as ProductDraft; // the same fields
        expect(fingerprintOfProduct(reversed)).toBe(fingerprintOfProduct(again));
      }),
      { numRuns: 500 },
    );
    expect(complete).toBeGreaterThan(200);
  });

  it("what changes, once written, leaves nothing to change", () => {
    const withAttributes = ruling({
      send: { kind: "all" },
      attributes: { care: "U_Care" },
      brand: { ids: {}, otherwise: 4 },
    });
    fc.assert(
      fc.property(anyGoodItem, anyGoodItem, (before, after) => {
        const [old, made] = [before, after].map((each) =>
          toProduct({ ...each, ItemCode: "A" }, withAttributes, facts({ inSitoo: true })),
        );
        if (!old?.ok || !made?.ok) return;
        const current = applied(old.value);
        const changes = productChanges(made.value, current);
        expect(productChanges(made.value, applied({ ...current, ...changes } as ProductDraft))).toEqual({});
      }),
      { numRuns: 500 },
    );
  });
});
