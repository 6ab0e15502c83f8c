import { expect, it } from "vitest";
import { anAccount } from "../test-account.ts";

const order = "/sites/1/orders/1";
const stock =
  "/sites/1/warehouses/1/warehouseitems.json?fields=sku,decimaltotal,decimalreserved,decimalavailable";

const sold = {
  orderid: 1,
  orderstateid: 0,
  lines: [
    { sku: "TEA-1", quantity: 2 },
    { sku: "TEA-2", quantity: -1, gross: "-100.00" },
  ],
};
const delivery = {
  warehouseid: 1,
  orderdeliveryitems: [
    { orderitemid: 0, quantity: 2 },
    { orderitemid: 1, quantity: -1 },
  ],
};

it("moves stock out for what was sold, and in for what came back, by transactions that name the delivery", async () => {
  const { post, items, get } = anAccount({ orders: [sold] });

  expect(await post(`${order}/orderdeliveries.json`, delivery)).toBe(1);
  expect(await items("/sites/1/warehousetransactions.json?sort=warehousetransactionid")).toMatchObject([
    {
      transactiontype: 30,
      orderdeliveryid: 1,
      items: [{ sku: "TEA-1", decimalquantity: "-2.000", decimaltotal: "-2.000" }],
    },
    { transactiontype: 40, orderdeliveryid: 1, items: [{ sku: "TEA-2", decimalquantity: "1.000" }] },
  ]);
  const log = [{ orderlogtypeid: 70, fvalue: 1, strvalue: null }];
  expect(await items(`${order}/orderlogitems.json`)).toMatchObject(log);
  expect(await get(`${order}.json`)).toMatchObject({ orderlogitems: log });
  expect(await items("/orders.json?fields=orderlogitems")).toMatchObject([{ orderlogitems: log }]);
  expect(await items(`${order}/orderdeliveries.json`)).toMatchObject([
    {
      orderid: 1,
      warehouseid: 1,
      datecancelled: null,
      orderdeliveryitems: [{ orderitemid: 0, quantity: 2 }, {}],
    },
  ]);
});

it("moves no stock when it is to be ignored, by the call or by the order", async () => {
  const { post, items } = anAccount({
    orders: [sold, { ...sold, orderid: 2, additionaldata: { "delivery-ignore-stock": "true" } }],
  });
  await post(`${order}/orderdeliveries.json?ignorestock=true`, delivery);
  await post("/sites/1/orders/2/orderdeliveries.json", delivery);

  expect(await items("/sites/1/warehousetransactions.json")).toEqual([]);
  expect(await items(`${order}/orderdeliveries.json`)).toHaveLength(1);
});

it("moves weighed goods by their size, and leaves alone what is not counted", async () => {
  const { post, put, items } = anAccount({
    orders: [{ orderid: 1, lines: [{ sku: "TEA-1", quantity: 2, unitQuantity: "0.450" }, { sku: "TEA-2" }] }],
  });
  await put("/sites/1/products/2.json", { stockcountenable: false });
  await post(`${order}/orderdeliveries.json`, {
    ...delivery,
    orderdeliveryitems: [
      { orderitemid: 0, quantity: 2 },
      { orderitemid: 1, quantity: 1 },
    ],
  });
  expect(await items(stock)).toMatchObject([{ sku: "TEA-1", decimaltotal: "-0.900" }]);
});

it("holds back what an open order reserves, until it is delivered or its time is over", async () => {
  const { post, items, clock, sitoo } = anAccount();
  const until = Math.floor(clock.now() / 1000) + 60;
  await post("/sites/1/warehousetransactions.json", [
    { warehouseid: 1, transactiontype: 10, items: [{ sku: "TEA-1", decimalquantity: "10.000" }] },
  ]);
  for (const quantity of [2, 3]) {
    await post("/sites/1/orders.json", {
      ...{ ordertypeid: 10, warehouseid: 1, datereserved: until },
      orderitems: [{ productname: "Tea", sku: "TEA-1", quantity }],
    });
  }
  const reserved = async () => (await items(stock))[0];

  expect(await reserved()).toMatchObject({ decimalreserved: "5.000", decimalavailable: "5.000" });
  await post(`${order}/orderdeliveries.json`, {
    warehouseid: 1,
    orderdeliveryitems: [{ orderitemid: 0, quantity: 2 }],
  });
  expect(await reserved()).toMatchObject({ decimaltotal: "8.000", decimalreserved: "3.000" });
  sitoo.options.available = "on-hand";
  expect(await reserved()).toMatchObject({ decimalavailable: "8.000" });
  await clock.advance(61_000);
  expect(await reserved()).toMatchObject({ decimalreserved: "0.000" });
});

it("refuses a line that the order does not have, and moves nothing", async () => {
  const { call, items } = anAccount({ orders: [sold] });
  const wrong = {
    ...delivery,
    orderdeliveryitems: [
      { orderitemid: 0, quantity: 2 },
      { orderitemid: 9, quantity: 1 },
    ],
  };

  expect((await call("POST", `${order}/orderdeliveries.json`, wrong)).status).toBe(400);
  expect(await items("/sites/1/warehousetransactions.json")).toEqual([]);
  expect(await items(`${order}/orderdeliveries.json`)).toEqual([]);
});

it.each([
  [900, true],
  [910, true],
  [21, { statuscode: 400, errortext: "Invalid value orderlogtypeid" }],
])("takes into the log of an order what the API may write: %i", async (orderlogtypeid, answer) => {
  const { post } = anAccount({ orders: [sold] });
  expect(await post(`${order}/orderlogitems.json`, { orderlogtypeid })).toEqual(answer);
});
