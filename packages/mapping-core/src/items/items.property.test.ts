import type { Item } from "@instep/sap-b1-client";
import type { ProductDraft } from "@instep/sitoo-client";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applied, item, productFacts, productOf, ruling } from "../../test/items.ts";
import { barcodeOwners } from "./barcodes-of.ts";
import { checkCompleteness } from "./completeness.ts";
import { familiesOf } from "./families.ts";
import { fingerprintOfProduct, productChanges } from "./product-changes.ts";
import { toProduct } from "./to-product.ts";

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
          const known = productFacts({ inSitoo, barcodeOwners: owners });
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
        const made = toProduct(each, rules, productFacts());
        if (!made.ok) return;
        complete += 1;
        const again = productOf(each, rules, productFacts({ inSitoo: true }));
        expect(productChanges(again, applied(made.value))).toEqual({});
        expect(fingerprintOfProduct(again)).toBe(fingerprintOfProduct(made.value));
        const reversed = Object.fromEntries(Object.entries(again).toReversed()) as ProductDraft; // the same fields
        expect(fingerprintOfProduct(reversed)).toBe(fingerprintOfProduct(again));
      }),
      { numRuns: 1000 }, // about two in five are complete
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
          toProduct({ ...each, ItemCode: "A" }, withAttributes, productFacts({ inSitoo: true })),
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
