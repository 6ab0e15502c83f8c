import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareItems, type ItemFields, type SapItem, type SitooItem } from "./compare.ts";

const inSap = (sku: string, fields: ItemFields = {}, more: Partial<SapItem> = {}): SapItem => ({
  ...{ sku, fields, isOffered: true, ...more },
});
const inSitoo = (sku: string, fields: ItemFields = {}, isActive = true): SitooItem => ({
  sku,
  fields,
  isActive,
});

async function compared(sap: readonly SapItem[], sitoo: readonly SitooItem[]) {
  const comparison = compareItems(sap, sitoo);
  return { differences: await Array.fromAsync(comparison), counts: comparison.counts() };
}

describe("items of SAP against products of Sitoo", () => {
  it("agree where what SAP owns is the same, and what Sitoo owns is left alone", async () => {
    const { differences, counts } = await compared(
      [inSap("A", { title: "Scarf", brand: undefined })],
      [inSitoo("A", { title: "Scarf", brand: "", colour: "red" })],
    );
    expect([differences, counts]).toEqual([[], { items: 1, agreed: 1 }]);
  });

  it("are missing in Sitoo because they were never sent, or because SAP's lack something", async () => {
    const { differences } = await compared(
      [inSap("A"), inSap("B", {}, { lacks: ["price", "barcode"] }), inSap("C", {}, { isOffered: false })],
      [],
    );
    expect(differences).toEqual([
      { code: "item-missing-in-sitoo", sku: "A", likelyCause: "never-sent" },
      {
        code: "item-missing-in-sitoo",
        ...{ sku: "B", likelyCause: "incomplete-in-sap", lacks: ["price", "barcode"] },
      },
    ]);
  });

  it("are left in Sitoo, until they are not sold there any more: nothing is deleted", async () => {
    const gone = inSap("B", { title: "Old" }, { isOffered: false });
    const both = (isActive: boolean) =>
      compared([gone], [inSitoo("A", {}, isActive), inSitoo("B", {}, isActive)]);
    expect((await both(true)).differences).toEqual([
      { code: "item-left-in-sitoo", sku: "A", likelyCause: "unknown-in-sap" },
      { code: "item-left-in-sitoo", sku: "B", likelyCause: "not-offered-any-more" },
    ]);
    expect((await both(false)).differences).toEqual([]);
  });

  it("are not sold in Sitoo although SAP offers them", async () => {
    const { differences } = await compared(
      [inSap("A", { title: "Hat" })],
      [inSitoo("A", { title: "Cap" }, false)],
    );
    expect(differences).toMatchObject([
      { code: "item-not-sold-in-sitoo", likelyCause: "deactivated-in-sitoo", fields: [{ field: "title" }] },
    ]);
  });

  it("differ field by field, each with both texts and a likely cause", async () => {
    const sap = inSap(
      "A",
      { title: "Scarf, wool", brand: "Nord", unit: "pcs", text: "A long description", colour: "blue" },
      { sent: { title: "Scarf", unit: "pcs" } },
    );
    const sitoo = inSitoo("A", {
      title: "Scarf",
      brand: " nord ",
      unit: "st",
      text: "A long desc",
      colour: "red",
    });
    expect((await compared([sap], [sitoo])).differences).toEqual([
      {
        ...{ code: "item-fields-differ", sku: "A", likelyCause: "push-missing" },
        fields: [
          { field: "title", sap: "Scarf, wool", sitoo: "Scarf", likelyCause: "push-missing" },
          { field: "brand", sap: "Nord", sitoo: " nord ", likelyCause: "written-otherwise" },
          { field: "unit", sap: "pcs", sitoo: "st", likelyCause: "changed-in-sitoo" },
          { field: "text", sap: "A long description", sitoo: "A long desc", likelyCause: "shortened" },
          { field: "colour", sap: "blue", sitoo: "red", likelyCause: "unknown" },
        ],
      },
    ]);
  });

  it("have no difference from themselves, whatever they are called", async () => {
    const item = fc.record({
      sku: fc.string({ minLength: 1, maxLength: 5 }),
      fields: fc.dictionary(fc.string({ maxLength: 3 }), fc.string({ maxLength: 4 }), { maxKeys: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(item, { selector: ({ sku }) => sku }), async (unsorted) => {
        const items = unsorted.toSorted((a, b) => (a.sku < b.sku ? -1 : 1));
        const { differences, counts } = await compared(
          items.map(({ sku, fields }) => inSap(sku, fields)),
          items.map(({ sku, fields }) => inSitoo(sku, fields)),
        );
        expect([differences, counts.agreed]).toEqual([[], items.length]);
      }),
    );
  });
});
