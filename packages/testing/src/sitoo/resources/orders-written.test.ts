import { expect, it } from "vitest";
import { anAccount, type TestAccount } from "../test-account.ts";

const orders = "/sites/1/orders";

const tea = (overrides: Readonly<Record<string, unknown>> = {}) => ({
  ...{ productname: "Green tea", sku: "TEA-1", quantity: 2, moneyrowprice: "200.00", vatvalue: 25 },
  ...overrides,
});

async function read(account: TestAccount, sent: Readonly<Record<string, unknown>>) {
  const id = await account.post(`${orders}.json`, { ordertypeid: 10, ...sent });
  return (await account.get(`${orders}/${String(id)}.json`)) as { orderitems: Record<string, unknown>[] };
}

it("takes row prices with VAT, and gives unit prices without", async () => {
  const order = await read(anAccount(), {
    orderitems: [
      tea({ moneyrowdiscount: "50.00" }),
      tea({ quantity: 1, moneyrowprice: "106.00", vatvalue: 6 }),
    ],
  });

  expect(order).toMatchObject({
    ...{ moneyfinal_net: "220.00", moneyfinal_vat: "36.00", moneytotal_gross_all: "256.00" },
    ...{ orderstateid: 0, paymentstateid: 0, registerid: null, currencycode: "SEK" },
  });
  expect(order.orderitems[0]).toMatchObject({
    ...{ orderitemid: 0, productid: 1, moneyitemtotal_net: "120.00", moneyitemtotal_vat: "30.00" },
    ...{ moneyoriginalprice: "80.00", moneydiscountedprice: "60.00", moneydiscount: "20.00" },
    additionaldata: { "orderitem-moneyrowdiscount": "50.00" },
  });
  expect(order.orderitems[1]).toMatchObject({ moneyoriginalprice: "100.00", moneydiscountedprice: "0.00" });
});

it("takes row prices as they are stored where an account does", async () => {
  const shop = { settings: { pricesstoredwithvat: false } };
  const options = { postedRowPrices: "as-stored" } as const;
  expect(await read(anAccount({ shop, options }), { orderitems: [tea()] })).toMatchObject({
    ...{ moneyfinal_net: "200.00", moneyfinal_vat: "50.00" },
  });
});

it("shows a return with a negative quantity and totals, and positive unit prices", async () => {
  const { orderitems } = await read(anAccount(), {
    orderitems: [tea({ quantity: -2, moneyrowprice: "-200.00" })],
  });
  expect(orderitems[0]).toMatchObject({
    quantity: -2,
    moneyitemtotal_net: "-160.00",
    moneynetpriceperunit: "80.00",
  });
});

it("has an external id once in an account", async () => {
  const { post, put, sitoo } = anAccount();
  await post(`${orders}.json`, { ordertypeid: 10, externalid: "WEB_1-a" });

  expect(await post(`${orders}.json`, { ordertypeid: 10, externalid: "WEB_1-a" })).toMatchObject({
    statuscode: 409,
  });
  sitoo.options.duplicateStatus = 400;
  expect(await post(`${orders}.json`, { ordertypeid: 10, externalid: "WEB_1-a" })).toMatchObject({
    statuscode: 400,
  });
  expect(await put(`${orders}/1.json`, { externalid: "WEB_1-a" })).toBe(true);
});

it.each(["", "a b", "å", "x".repeat(41)])("refuses the external id %j", async (externalid) => {
  const { call } = anAccount();
  expect((await call("POST", `${orders}.json`, { ordertypeid: 10, externalid })).status).toBe(400);
});

it.each([
  [{}, "Missing required field 'ordertypeid'."],
  [{ ordertypeid: 10, orderitems: [{ productname: "Tea" }] }, "Missing required field 'quantity'."],
  [{ ordertypeid: 10, payments: [{ name: "Card" }] }, "Missing required field 'moneyamount'."],
  [{ ordertypeid: 10, warehouseid: 77 }, "Invalid value warehouseid (77)"],
  [{ ordertypeid: "10" }, "Invalid field value 'ordertypeid' should be integer."],
])("refuses the order %j", async (sent, errortext) => {
  const { post, get } = anAccount();
  expect(await post(`${orders}.json`, sent)).toEqual({ statuscode: 400, errortext });
  expect(await get("/orders.json")).toMatchObject({ totalcount: 0 });
});

it("changes what a PUT sends, and replaces lists as a whole", async () => {
  const account = anAccount();
  await read(account, { email: "alva@example.com", orderitems: [tea(), tea()] });
  await account.put(`${orders}/1.json`, {
    orderitems: [tea({ quantity: 1 })],
    payments: [{ name: "Card", moneyamount: "200" }],
  });

  expect(await account.get(`${orders}/1.json`)).toMatchObject({
    ...{ email: "alva@example.com", moneytotal_gross_all: "200.00" },
    ...{ orderitems: [{ quantity: 1 }], payments: [{ name: "Card", moneyamount: "200.00" }] },
  });
});

it.each([
  ["replace", { b: "2" }],
  ["merge", { a: "1", b: "2" }],
] as const)("can %s the map of additional data", async (additionalDataOnPut, additionaldata) => {
  const account = anAccount({ options: { additionalDataOnPut } });
  await read(account, { additionaldata: { a: "1" } });
  await account.put(`${orders}/1.json`, { additionaldata: { b: "2" } });
  expect(await account.get(`${orders}/1.json`)).toMatchObject({ additionaldata });
  expect((await account.get(`${orders}/1.json`)) as object).toHaveProperty("additionaldata", additionaldata);
});

it("finds orders by receipt and by the order they credit, whatever order ids are asked for", async () => {
  const { items } = anAccount({
    orders: [
      { orderid: 1, additionaldata: { "pos-receiptid": "R-1" } },
      { orderid: 2, creditorderid: 1 },
      { orderid: 3, warehouseid: 2 },
    ],
  });
  const ids = async (query: string) =>
    (await items(`/orders.json?fields=orderid&${query}`)).map((each) => each.orderid);

  expect(await ids("receiptid=R-1&orderid=3")).toEqual([1]);
  expect(await ids("creditorderid=1&orderid=3")).toEqual([2]);
  expect(await ids("warehouseid=2")).toEqual([3]);
});

it("answers the deprecated list of a site, or no longer", async () => {
  const { get, call, sitoo } = anAccount({ orders: [{ orderid: 1 }, { orderid: 2, eshopid: 2 }] });
  expect(await get("/sites/1/orders.json")).toMatchObject({ totalcount: 1 });
  sitoo.options.deprecatedOperations = "refuse";
  expect((await call("GET", "/sites/1/orders.json")).status).toBe(404);
});
