import { expect, it } from "vitest";
import { anAccount } from "../test-account.ts";

const path = "/sites/1/products/1/productvariants.json";

const variant = (productid: number, size: string, overrides: Readonly<Record<string, unknown>> = {}) => ({
  ...{ productid, active: true, activepos: true, title: `Tea ${size}`, sku: `TEA-${size}` },
  ...{ deliverystatus: "", moneyprice: "79.00", moneypriceorg: "79.00", moneypricein: "20.00" },
  ...{ moneyofferprice: "0.00", barcode: "", friendly: `tea-${size}`, attributes: [size] },
  ...overrides,
});

const groups = [{ name: "Size", options: ["50g", "100g", "1kg"] }];

async function aFamily() {
  const account = anAccount({ options: { extraFields: "refuse" } });
  const answer = await account.put(path, { groups, variants: [variant(1, "50g"), variant(0, "100g")] });
  return { ...account, answer };
}

const idsIn = (family: unknown): unknown[] =>
  (family as { variants: { productid: number }[] }).variants.map(({ productid }) => productid);

it("makes a family of a product and new ones, and answers no more than true", async () => {
  const { answer, get } = await aFamily();

  expect(answer).toBe(true);
  expect(await get(path)).toMatchObject({
    groups,
    variants: [{ productid: 1 }, { productid: 4, sku: "TEA-100g" }],
  });
  expect(await get("/sites/1/products/4.json")).toMatchObject({
    variantparentid: 1,
    variant: [{ name: "Size", value: "100g" }],
    barcode: null,
  });
});

it("replaces the whole family: what is left out is deleted", async () => {
  const { put, get, call } = await aFamily();
  await put(path, { groups, variants: [variant(1, "50g"), variant(0, "1kg")] });

  expect(idsIn(await get(path))).toEqual([1, 5]);
  expect((await call("GET", "/sites/1/products/4.json")).status).toBe(404);
});

it("keeps the family when the product it was asked through is left out", async () => {
  const { put, get, call } = await aFamily();
  await put(path, { groups, variants: [variant(4, "100g")] });

  expect((await call("GET", "/sites/1/products/1.json")).status).toBe(404);
  expect(idsIn(await get("/sites/1/products/4/productvariants.json"))).toEqual([4]);
});

it.each(["active", "deliverystatus", "moneyofferprice", "friendly", "barcode", "moneypriceorg"])(
  "refuses a variant without %s, deprecated or not, and changes nothing",
  async (field) => {
    const { call, get } = await aFamily();
    const before = await get(path);
    const rest = Object.fromEntries(Object.entries(variant(4, "100g")).filter(([name]) => name !== field));
    const { status, body } = await call("PUT", path, { groups, variants: [variant(1, "50g"), rest] });

    expect(status).toBe(400);
    expect(body).toMatchObject({ errortext: `Missing required field '${field}'.` });
    expect(await get(path)).toEqual(before);
  },
);

it.each([
  ["a barcode that is null", variant(4, "100g", { barcode: null })],
  ["an attribute that is no option", variant(4, "2kg")],
  ["an attribute too many", variant(4, "100g", { attributes: ["100g", "Red"] })],
  ["a product of no family of its own", variant(2, "100g")],
  ["the friendly name of another", variant(0, "100g", { friendly: "tea-50g", sku: "X" })],
])("refuses %s, and changes nothing", async (_, wrong) => {
  const { call, get } = await aFamily();
  const before = await get(path);
  const { status } = await call("PUT", path, { groups, variants: [variant(1, "50g"), wrong] });

  expect([400, 409]).toContain(status);
  expect(await get(path)).toEqual(before);
});

it("does not guess what becomes of variants whose main product is deleted", async () => {
  const { call } = await aFamily();
  expect((await call("DELETE", "/sites/1/products/1.json")).status).toBe(501);
  expect((await call("DELETE", "/sites/1/products/4.json")).body).toBe(true);
});
