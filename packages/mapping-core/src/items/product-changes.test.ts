import { describe, expect, it } from "vitest";
import { applied, item, productFacts, productOf, ruling } from "../../test/items.ts";
import { changesBetween } from "../orders/fingerprint.ts";
import { fingerprintOfProduct, productChanges } from "./product-changes.ts";

describe("what changed of a product", () => {
  const rules = ruling({ attributes: { care: "U_Care" }, categories: { ids: { "101": [7, 5] } } });
  const sold = item({ U_Care: "30°" });
  const known = productFacts({ inSitoo: true });

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
    expect(productChanges({ sku: "HOME-101", customattributes: { care: "", fit: "wide" } }, current)).toEqual(
      {
        customattributes: { care: "", fit: "wide" },
      },
    );
    expect(
      productChanges(
        { sku: "HOME-101", customattributes: { care: "", fit: "wide" } },
        { ...current, customattributes: { own: "1" } },
      ),
    ).toEqual({ customattributes: { fit: "wide", own: "1" } });
  });

  it("is told by two fingerprints, which say the same of a product that is new and one that is known", () => {
    const before = fingerprintOfProduct(productOf(sold, rules));
    expect(fingerprintOfProduct(productOf(sold, rules, known))).toBe(before);
    const after = fingerprintOfProduct(productOf({ ...sold, ItemName: "Throw" }, rules, known));
    expect(changesBetween(before, after)).toEqual(['title was "Wool throw" and is "Throw"']);
  });
});
