import { expect, it } from "vitest";
import { anAccount, type TestAccount } from "../test-account.ts";

/** 1 is FIFO, 2 virtual. */
const itemsOf = (warehouse: number): string => `/sites/1/warehouses/${warehouse}/warehouseitems.json`;
const transactions = "/sites/1/warehousetransactions.json";
const batches = "/sites/1/warehouses/1/warehousebatches";

const moveIn = (sku: string, decimalquantity: string, moneypricein = "0.00") => ({
  ...{ warehouseid: 1, transactiontype: 10 },
  items: [{ sku, decimalquantity, moneypricein }],
});
const moveOut = (sku: string, decimalquantity: string) => ({
  ...{ warehouseid: 1, transactiontype: 20 },
  items: [{ sku, decimalquantity }],
});

const levelOf = async ({ items }: TestAccount, sku: string, warehouse = 1): Promise<unknown> =>
  (await items(`${itemsOf(warehouse)}?sku=${sku}&fields=decimaltotal`))[0]?.decimaltotal;

it("says what is reserved and available only when it is asked", async () => {
  const { post, items } = anAccount();
  await post(transactions, [moveIn("TEA-1", "3.000")]);
  const [item] = await items(itemsOf(1));

  expect(Object.keys(item ?? {}).toSorted()).toEqual([
    ...["binlocation", "datelastmodified", "datelaststocktaking", "decimalthreshold", "decimaltotal"],
    ...["moneytotal", "sku", "warehouseitemid"],
  ]);
  expect(await items(`${itemsOf(1)}?fields=decimalreserved,decimalavailable,layers`)).toEqual([
    { decimalreserved: "0.000", decimalavailable: "3.000" },
  ]);
});

it("values goods at what came in first", async () => {
  const { post, items } = anAccount();
  const add = (sent: unknown) => post(transactions, [sent]);
  await add(moveIn("TEA-1", "10.000", "3.00"));
  await add(moveIn("TEA-1", "10.000", "5.00"));
  await add(moveOut("TEA-1", "-12.000"));

  expect((await items(transactions)).map((each) => (each.items as object[])[0])).toEqual([
    {
      sku: "TEA-1",
      decimalquantity: "-12.000",
      decimaltotal: "8.000",
      moneypricein: "0.00",
      moneytotal: "40.00",
      moneyvalue: "-40.00",
    },
    {
      sku: "TEA-1",
      decimalquantity: "10.000",
      decimaltotal: "20.000",
      moneypricein: "5.00",
      moneytotal: "80.00",
      moneyvalue: "50.00",
    },
    {
      sku: "TEA-1",
      decimalquantity: "10.000",
      decimaltotal: "10.000",
      moneypricein: "3.00",
      moneytotal: "30.00",
      moneyvalue: "30.00",
    },
  ]);
});

it("sets levels in virtual warehouses only, and moves goods in FIFO warehouses only", async () => {
  const account = anAccount();
  const { put, post } = account;

  expect(await put(itemsOf(2), [{ sku: "TEA-1", decimaltotal: "7" }])).toEqual([
    { statuscode: 200, return: 1 },
  ]);
  expect(
    await put(itemsOf(1), [
      { sku: "TEA-1", decimaltotal: "7" },
      { sku: "TEA-1", binlocation: "A1" },
    ]),
  ).toMatchObject([{ statuscode: 400 }, { statuscode: 200 }]);
  expect(await post(transactions, [{ ...moveIn("TEA-1", "1.000"), warehouseid: 2 }])).toMatchObject([
    { statuscode: 400, errortext: expect.stringMatching(/virtual/) as string },
  ]);
  expect(await levelOf(account, "TEA-1", 2)).toBe("7.000");
  expect(await levelOf(account, "TEA-1", 1)).toBe("0.000");
});

it.each([30, 40, 50])(
  "refuses a transaction of type %i, which something else makes",
  async (transactiontype) => {
    const { post } = anAccount();
    expect(await post(transactions, [{ ...moveIn("TEA-1", "1.000"), transactiontype }])).toMatchObject([
      { statuscode: 400 },
    ]);
  },
);

it("does not guess what other types of transactions are", async () => {
  const { post } = anAccount();
  expect(await post(transactions, [{ ...moveIn("TEA-1", "1.000"), transactiontype: 60 }])).toMatchObject([
    { statuscode: 501 },
  ]);
});

it("takes a thousand lines of transactions at a time, and none of a thousand and one", async () => {
  const account = anAccount();
  const lines = (count: number) => Array.from({ length: count }, () => moveIn("TEA-1", "1.000").items[0]);
  const many = (count: number) => [{ ...moveIn("TEA-1", "1.000"), items: lines(count) }];

  expect((await account.call("POST", transactions, many(1001))).status).toBe(400);
  expect(await levelOf(account, "TEA-1")).toBeUndefined();
  expect(await account.post(transactions, many(1000))).toMatchObject([{ statuscode: 200 }]);
  expect(await levelOf(account, "TEA-1")).toBe("1000.000");
});

it("lists transactions by id, by time and by type, newest first", async () => {
  const { post, items, clock } = anAccount();
  for (const sent of [moveIn("TEA-1", "5.000"), moveOut("TEA-1", "-1.000"), moveIn("TEA-2", "5.000")]) {
    await post(transactions, [sent]);
    await clock.advance(1000);
  }
  const first = Number((await items(`${transactions}?sort=warehousetransactionid`))[0]?.datecreated);
  const ids = async (query: string) =>
    (await items(`${transactions}?fields=warehousetransactionid&${query}`)).map(
      (each) => each.warehousetransactionid,
    );

  expect(await ids("")).toEqual([3, 2, 1]);
  expect(await ids("warehousetransactionidfrom=2&warehousetransactionidto=3")).toEqual([2]);
  expect(await ids("transactiontype=20")).toEqual([2]);
  expect(await ids("warehousetransactionid=1,3")).toEqual([3, 1]);
  expect(await ids(`datecreatedfrom=${first}&datecreatedto=${first + 1}`)).toEqual([1]);
  expect(await ids("externalid=X")).toEqual([3, 2, 1]);
  expect(await ids("warehouseid=2")).toEqual([]);
});

it("takes the counted level of a batch of stock-taking, and books the difference when it is closed", async () => {
  const account = anAccount();
  const { post, put, get, items } = account;
  await post(transactions, [moveIn("TEA-1", "10.000", "4.00")]);
  const id = await post(`${batches}.json`, { transactiontype: 50, externalid: "COUNT-1" });
  await put(`${batches}/1/warehousebatchitems.json`, [{ sku: "TEA-1", decimalquantity: "9.000" }]);
  expect(await levelOf(account, "TEA-1")).toBe("10.000");
  await put(`${batches}/1.json`, { warehousebatchstate: 20, comment: "Counted" });

  expect(id).toBe(1);
  expect(await get(`${batches}/1.json`)).toMatchObject({
    warehousebatchstate: 20,
    warehousetransactionid: 2,
  });
  expect((await items(transactions))[0]).toMatchObject({
    ...{ transactiontype: 50, description: "Counted", externalid: "COUNT-1", reasoncode: null },
    items: [{ decimalquantity: "-1.000", decimaltotal: "9.000", moneyvalue: "-4.00", moneytotal: "36.00" }],
  });
});

it("forgets a sale between the counting of a batch and its closing", async () => {
  const account = anAccount();
  const { post, put } = account;
  await post(transactions, [moveIn("TEA-1", "10.000")]);
  await post(`${batches}.json`, { transactiontype: 50 });
  await put(`${batches}/1/warehousebatchitems.json`, [{ sku: "TEA-1", decimalquantity: "10.000" }]);
  await post(transactions, [moveOut("TEA-1", "-2.000")]);
  await put(`${batches}/1.json`, { warehousebatchstate: 20 });

  expect(await levelOf(account, "TEA-1")).toBe("10.000");
});

it("changes nothing of a batch once it is closed", async () => {
  const { post, put, call, items } = anAccount();
  await post(`${batches}.json`, { transactiontype: 10 });
  await put(`${batches}/1/warehousebatchitems.json`, [{ sku: "TEA-1", decimalquantity: "2.000" }]);
  await put(`${batches}/1.json`, { warehousebatchstate: 20 });

  expect((await call("PUT", `${batches}/1.json`, { warehousebatchstate: 10 })).status).toBe(400);
  expect(await put(`${batches}/1/warehousebatchitems.json`, [{ sku: "TEA-1" }])).toMatchObject([
    { statuscode: 400 },
  ]);
  expect(await items(`${batches}.json`)).toEqual([]);
  expect(await items(`${batches}.json?warehousebatchstate=20`)).toHaveLength(1);
});

it("has one open batch of a type at a time, or many where an account does", async () => {
  const { post, sitoo } = anAccount();
  await post(`${batches}.json`, { transactiontype: 50 });

  expect(await post(`${batches}.json`, { transactiontype: 50 })).toMatchObject({ statuscode: 409 });
  expect(await post(`${batches}.json`, { transactiontype: 10 })).toBe(2);
  sitoo.options.openBatches = "many";
  expect(await post(`${batches}.json`, { transactiontype: 50 })).toBe(3);
});

it("refuses a SKU that no product has, and takes it where an account does", async () => {
  const { put, sitoo } = anAccount();
  expect(await put(itemsOf(2), [{ sku: "NONE", decimaltotal: "1" }])).toMatchObject([{ statuscode: 404 }]);
  sitoo.options.unknownSkus = "accept";
  expect(await put(itemsOf(2), [{ sku: "NONE", decimaltotal: "1" }])).toMatchObject([{ statuscode: 200 }]);
});

it("gives the stock that was touched in a span of time", async () => {
  const { post, items, clock } = anAccount();
  await post(transactions, [moveIn("TEA-1", "1.000")]);
  await clock.advance(10_000);
  await post(transactions, [moveIn("TEA-2", "1.000")]);
  const at = Math.floor(clock.now() / 1000);
  const touched = async (query: string) => (await items(`${itemsOf(1)}?${query}`)).map(({ sku }) => sku);

  expect(await touched(`datelastmodifiedfrom=${at}`)).toEqual(["TEA-2"]);
  expect(await touched(`datelastmodifiedto=${at - 10}`)).toEqual(["TEA-1"]);
});

it("counts transactions in place of lines where an account does", async () => {
  const { call } = anAccount({ options: { transactionLimit: "transactions" } });
  const many = (count: number) => Array.from({ length: count }, () => moveIn("TEA-1", "1.000"));
  const [first] = many(1);
  const long = [{ ...first, items: Array.from({ length: 1001 }, () => first?.items[0]) }];

  expect((await call("POST", transactions, long)).body).toMatchObject([{ statuscode: 200 }]);
  expect((await call("POST", transactions, many(1001))).status).toBe(400);
});

it("repeats a movement with the same external id, unless an account has them once", async () => {
  const account = anAccount();
  const { post, sitoo } = account;
  const sent = [{ ...moveIn("TEA-1", "1.000"), externalid: "DELTA-1" }];
  await post(transactions, sent);
  await post(transactions, sent);
  expect(await levelOf(account, "TEA-1")).toBe("2.000");

  sitoo.options.uniqueExternalIds = "everywhere";
  expect(await post(transactions, sent)).toMatchObject([{ statuscode: 409 }]);
  expect(await levelOf(account, "TEA-1")).toBe("2.000");
});
