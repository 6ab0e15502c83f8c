import { expect, it } from "vitest";
import { anAccount } from "../test-account.ts";

const path = "/sites/1/pricelists";
const items = `${path}/1/pricelistitems.json`;

it("has every product on the default list at its own price", async () => {
  const { items: read, put, get } = anAccount();
  expect((await read(items))[0]).toEqual({ sku: "TEA-1", moneyprice: "79.00" });

  await put("/sites/1/products/1.json", { moneyprice: "75.00" });
  expect((await read(items))[0]).toMatchObject({ moneyprice: "75.00" });
  await put(items, [{ sku: "TEA-1", moneyprice: "72.5" }]);
  expect(await get("/sites/1/products/1.json")).toMatchObject({
    moneyprice: "72.50",
    moneyfinalprice: "72.50",
  });
});

it("shows volume prices only when they are asked for", async () => {
  const { put, items: read, get } = anAccount();
  await put(items, [
    { productid: 1, moneyprice: "79.00", moneypricevolume: [{ levelstart: 5, moneyprice: "69.00" }] },
  ]);

  expect(await read(`${items}?num=1&fields=sku,moneypricevolume`)).toEqual([
    { sku: "TEA-1", moneypricevolume: [{ levelstart: 5, moneyprice: "69.00" }] },
  ]);
  expect(await get("/sites/1/products/1.json")).toMatchObject({ pricelisthasvolume: true });
});

it("refuses prices of unknown products one by one", async () => {
  const { put } = anAccount();
  expect(
    await put(items, [
      { sku: "NONE", moneyprice: "1.00" },
      { sku: "TEA-2", moneyprice: "90.00" },
    ]),
  ).toEqual([
    { statuscode: 404, errortext: "Product not found" },
    { statuscode: 200, return: true },
  ]);
});

it("lists prices in the order of product ids, beyond nine too", async () => {
  const { post, items: read } = anAccount();
  await post(
    "/sites/1/products.json",
    Array.from({ length: 9 }, (_, at) => ({ sku: `POT-${at}` })),
  );
  const ids = (await read(`${items}?num=20&fields=productid`)).map(({ productid }) => productid);
  expect(ids).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
});

it("keeps the default price list and the default product group for ever", async () => {
  const { call } = anAccount();
  expect((await call("DELETE", `${path}/1.json`)).status).toBe(400);
  expect((await call("DELETE", "/sites/1/productgroups/2.json")).status).toBe(400);
});

it("has room for a hundred price lists", async () => {
  const { post, get } = anAccount();
  for (let count = 2; count <= 100; count += 1)
    await post(`${path}.json`, { pricelistname: `List ${count}` });

  expect(await post(`${path}.json`, { pricelistname: "One more" })).toMatchObject({ statuscode: 400 });
  expect(await get(`${path}.json?num=1`)).toMatchObject({ totalcount: 100 });
});
