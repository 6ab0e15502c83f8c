import type { Item } from "@instep/sap-b1-client";
import type { ProductDraft, ProductVariants } from "@instep/sitoo-client";
import { describe, expect, it } from "vitest";
import { item, type ItemsInput, ruling } from "../../test/items.ts";
import { familiesOf } from "./families.ts";
import { isSameFamily, toVariants, type VariantFacts } from "./to-variants.ts";

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

describe("a family as Sitoo takes it", () => {
  const family = {
    name: "SHIRT",
    groups: [{ name: "Size", options: ["S", "M", "L"] }],
    variants: [
      { itemCode: "SHIRT-L", attributes: ["L"] },
      { itemCode: "SHIRT-M", attributes: ["M"] },
      { itemCode: "SHIRT-S", attributes: ["S"] },
    ],
  };
  const draft = (sku: string, more: Partial<ProductDraft> = {}): readonly [string, ProductDraft] => [
    sku,
    { sku, title: `Shirt ${sku}`, activepos: true, barcode: "", moneyprice: "199.00", ...more },
  ];
  const known = (productid: number, sku: string) => ({
    ...{ productid, sku, title: `Shirt ${sku}`, activepos: true, barcode: null, barcodealiases: ["OWN"] },
    ...{ moneyprice: "149.00", moneypriceorg: "249.00", moneypricein: "80.00", moneyofferprice: "0.00" },
    ...{
      active: true,
      deliverystatus: "In stock",
      friendly: `shirt-${productid}`,
      attributes: [sku.slice(6)],
    },
  });
  const current = { groups: family.groups, variants: [known(4, "SHIRT-M")] } as ProductVariants; // as it is answered
  const write = (more: Partial<VariantFacts> = {}) =>
    toVariants(family, ruling(), {
      drafts: new Map([draft("SHIRT-L"), draft("SHIRT-M")]),
      current,
      inSitoo: new Set(["SHIRT-M"]),
      ...more,
    });

  it("keeps what Sitoo has and no draft says, its prices first of all, and takes in what is complete", () => {
    expect(write()).toMatchObject({
      ok: true,
      value: {
        groups: [{ name: "Size", options: ["M", "L"] }],
        variants: [
          {
            ...{
              productid: 4,
              sku: "SHIRT-M",
              moneyprice: "149.00",
              moneypriceorg: "249.00",
              friendly: "shirt-4",
            },
            ...{ barcode: "", barcodealiases: ["OWN"], deliverystatus: "In stock", attributes: ["M"] },
          },
          {
            ...{
              productid: 0,
              sku: "SHIRT-L",
              moneyprice: "199.00",
              moneypriceorg: "0.00",
              friendly: "SHIRT-L",
            },
            ...{ barcode: "", barcodealiases: [], deliverystatus: "", attributes: ["L"] },
          },
        ],
      },
    });
  });

  it("keeps a variant that is off the tills, or not complete any more", () => {
    const withdrawn = new Map([["SHIRT-M", { sku: "SHIRT-M", activepos: false }]]);
    expect(write({ drafts: withdrawn })).toMatchObject({
      value: { variants: [{ productid: 4, title: "Shirt SHIRT-M", activepos: false }] },
    });
    expect(write({ drafts: new Map() })).toMatchObject({
      value: { variants: [{ productid: 4, title: "Shirt SHIRT-M", activepos: true }] },
    });
  });

  it("is not written where that would delete a variant, or where one stands alone already", () => {
    const stranger = {
      ...current,
      variants: [...(current.variants ?? []), known(9, "SHIRT-XXL")],
    } as ProductVariants;
    expect(write({ current: stranger })).toEqual({
      ok: false,
      problems: [{ code: "variants-would-be-lost", family: "SHIRT", skus: ["SHIRT-XXL"] }],
    });
    expect(write({ inSitoo: new Set(["SHIRT-M", "SHIRT-L", "SHIRT-S"]) })).toEqual({
      ok: false,
      problems: [{ code: "variants-stand-alone", family: "SHIRT", skus: ["SHIRT-L"] }],
    });
  });

  it("is the same whatever the order of its variants, and another by any of their values", () => {
    const body = write({ drafts: new Map() });
    if (!body.ok) throw new Error("There is no family");
    const groups = [{ name: "Size", options: ["M"] }];
    const [shirt] = body.value.variants;
    const two = { groups, variants: [{ ...shirt }, { ...shirt, sku: "B" }] };
    const answered = {
      groups,
      variants: [
        { ...shirt, sku: "B" },
        { ...shirt, barcode: null },
      ],
    } as ProductVariants;
    expect(isSameFamily(two, answered)).toBe(true);
    expect(
      isSameFamily(
        {
          ...two,
          variants: [
            { ...shirt, attributes: ["L"] },
            { ...shirt, sku: "B" },
          ],
        },
        answered,
      ),
    ).toBe(false);
    expect(isSameFamily({ ...two, groups: [{ name: "Size", options: ["M", "L"] }] }, answered)).toBe(false);
  });
});
