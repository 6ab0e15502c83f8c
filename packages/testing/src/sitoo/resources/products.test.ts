import { expect, it } from "vitest";
import { anAccount } from "../test-account.ts";

const path = "/sites/1/products.json";
const defaults = [
  ...["active", "activepos", "barcode", "datemodified", "manufacturerid", "moneyfinalprice", "moneyprice"],
  ...["productid", "sku", "stockallowbackorder", "stockcountenable", "vatid"],
];

it("leaves the title and much else out of a list of products unless they are asked for", async () => {
  const { items } = anAccount();
  expect(Object.keys((await items(path))[0] ?? {}).toSorted()).toEqual(defaults);
  expect((await items(`${path}?fields=title,sku,nonsense`))[0]).toEqual({ title: "Green tea", sku: "TEA-1" });
});

it("hides products that are not active, by either flag, unless inactive ones are asked for", async () => {
  const { items, put, sitoo, get } = anAccount();
  await put("/sites/1/products/2.json", { active: false });
  const skus = async (query = "") => (await items(`${path}${query}`)).map(({ sku }) => sku);

  expect(await skus()).toEqual(["TEA-1"]);
  expect(await skus("?includeinactive=true")).toEqual(["TEA-1", "TEA-2", "TEA-3"]);
  sitoo.options.inactiveBy = "activepos";
  expect(await skus()).toEqual(["TEA-1", "TEA-2"]);
  expect(await get(`${path}?includeinactive=1`)).toMatchObject({ statuscode: 400 });
});

it("finds products by a comma list of SKUs, of which the last of two parameters counts", async () => {
  const { items } = anAccount();
  expect(await items(`${path}?sku=TEA-2,TEA-1&fields=productid`)).toEqual([
    { productid: 1 },
    { productid: 2 },
  ]);
  expect(await items(`${path}?sku=TEA-1&sku=TEA-2&fields=productid`)).toEqual([{ productid: 2 }]);
});

it("gives the products that were modified at a moment or after it", async () => {
  const { items, put, clock } = anAccount();
  await clock.advance(5000);
  await put("/sites/1/products/2.json", { title: "Smoky tea" });
  const at = Math.floor(clock.now() / 1000);

  expect(await items(`${path}?datelastmodified=${at}&fields=sku`)).toEqual([{ sku: "TEA-2" }]);
  expect(await items(`${path}?datelastmodified=${at + 1}`)).toEqual([]);
});

it("changes only the fields that a PUT sends", async () => {
  const { get, put, clock } = anAccount();
  await put("/sites/1/products/1.json", { barcode: "7350000000011", custom1: "A" });
  const before = (await get("/sites/1/products/1.json")) as object;
  await clock.advance(1000);

  expect(await put("/sites/1/products/1.json", { title: "Sencha" })).toBe(true);
  expect(await get("/sites/1/products/1.json")).toEqual({
    ...before,
    title: "Sencha",
    datemodified: Math.floor(clock.now() / 1000),
  });
});

it("clears a barcode by an empty text, and refuses null", async () => {
  const { put, get, call } = anAccount();
  await put("/sites/1/products/1.json", { barcode: "7350000000011" });

  expect((await call("PUT", "/sites/1/products/1.json", { barcode: null })).status).toBe(400);
  expect(await get("/sites/1/products/1.json")).toMatchObject({ barcode: "7350000000011" });
  expect(await put("/sites/1/products/1.json", { barcode: "" })).toBe(true);
  expect(await get("/sites/1/products/1.json")).toMatchObject({ barcode: null });
});

it.each([
  [{ barcodealiases: [{ barcode: "1" }] }, "barcodealiases"],
  [{ moneyprice: 12.5 }, "moneyprice"],
  [{ moneyprice: "12,50" }, "moneyprice"],
  [{ vatid: 99 }, "vatid"],
  [{ sku: "" }, "sku"],
  [{ sku: "A B" }, "sku"],
])("refuses %j", async (sent, field) => {
  const { call, get } = anAccount();
  const before = await get("/sites/1/products/1.json");
  const { status, body } = await call("PUT", "/sites/1/products/1.json", sent);

  expect(status).toBe(400);
  expect(body).toMatchObject({ statuscode: 400, errortext: expect.stringContaining(field) as string });
  expect(await get("/sites/1/products/1.json")).toEqual(before);
});

it("takes a SKU in other letters of the same product, and not the SKU of another", async () => {
  const { put } = anAccount();
  expect(await put("/sites/1/products/1.json", { sku: "tea-1" })).toBe(true);
  expect(await put("/sites/1/products/1.json", { sku: "TEA-2" })).toMatchObject({ statuscode: 409 });
});

it("says 200 to a batch whose items fail, with a status for each in the order they were sent", async () => {
  const { call, items } = anAccount();
  const { status, body } = await call("POST", path, [
    { sku: "POT-1" },
    { title: "No SKU" },
    { sku: "TEA-1" },
  ]);

  expect(status).toBe(200);
  expect(body).toEqual([
    { statuscode: 200, return: 4 },
    { statuscode: 400, errortext: "Missing required field 'sku'." },
    { statuscode: 409, errortext: "SKU already exists (TEA-1)" },
  ]);
  expect(await items(`${path}?sku=POT-1`)).toHaveLength(1);
});

it("gives a single object in a batch its bare value", async () => {
  const { post, put, call } = anAccount();
  expect(await post(path, { sku: "POT-1" })).toBe(4);
  expect(await put(path, { productid: 4, title: "Pot" })).toBe(true);
  expect((await call("PUT", path, { productid: 44 })).status).toBe(404);
});

it("gives the results of a batch the other way round where an account does", async () => {
  const { post } = anAccount({ options: { batchResults: "reversed" } });
  expect(await post(path, [{ sku: "POT-1" }, {}])).toMatchObject([{ statuscode: 400 }, { return: 4 }]);
});

it("never gives the id of a deleted product to another", async () => {
  const { post, delete: remove } = anAccount();
  await post(path, [{ sku: "POT-1" }]);
  await remove(path, [{ productid: 4 }]);
  expect(await post(path, [{ sku: "POT-1" }])).toEqual([{ statuscode: 200, return: 5 }]);
});

it("drops a field that cannot be written silently, and says so where a test asks it to", async () => {
  const { put, get, sitoo } = anAccount();
  expect(await put("/sites/1/products/1.json", { vatvalue: 6, tittle: "?" })).toBe(true);
  expect(await get("/sites/1/products/1.json")).toMatchObject({ vatvalue: 25, title: "Green tea" });
  sitoo.options.extraFields = "refuse";
  expect(await put("/sites/1/products/1.json", { tittle: "?" })).toMatchObject({
    errortext: "Invalid field 'tittle'",
  });
});

it("takes a full stop in a SKU only where the characters are read as a range", async () => {
  const { put, sitoo } = anAccount();
  expect(await put("/sites/1/products/1.json", { sku: "TEA.1" })).toMatchObject({ statuscode: 400 });
  sitoo.options.skuCharacters = "range";
  expect(await put("/sites/1/products/1.json", { sku: "TEA.1" })).toBe(true);
});
