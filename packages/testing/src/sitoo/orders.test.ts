import { expect, it } from "vitest";
import { aShop, anOrder, type OrderOverrides } from "../builders.ts";
import { virtualClock } from "../virtual-clock.ts";
import { createSitooEmulator, type SitooEmulator } from "./emulator.ts";

const sitooWith = (...orders: readonly OrderOverrides[]): SitooEmulator =>
  createSitooEmulator({ shop: aShop({ orders: orders.map(anOrder) }), clock: virtualClock(1000) });

const headers = { authorization: `Basic ${btoa("1500-1:sitoo-demo")}` };

/** What the account answers, as JSON. */
async function get(sitoo: SitooEmulator, path: string) {
  const answer = await sitoo.fetch(`${sitoo.baseUrl}${path}`, { headers });
  return (await answer.json()) as {
    totalcount: number;
    items: Record<string, unknown>[];
    statuscode?: number;
  };
}

/** The ids of the orders on a page. */
const idsOf = async (sitoo: SitooEmulator, query: string): Promise<unknown[]> =>
  (await get(sitoo, `/orders.json${query}`)).items.map(({ orderid }) => orderid);

const many = (from: number, to: number): OrderOverrides[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ orderid: from + index }));

it("leaves externalid, creditorderid and the fees out unless they are asked for", async () => {
  const { items } = await get(sitooWith({ externalid: "WEB-1" }), "/orders.json");

  expect(Object.keys(items[0] ?? {})).toEqual(
    expect.arrayContaining(["orderid", "orderitems", "payments", "reservedpayments", "additionaldata"]),
  );
  for (const field of ["externalid", "creditorderid", "moneytotal_net", "moneyfinal_salestax", "phone"]) {
    expect(items[0]).not.toHaveProperty(field);
  }
});

it("gives exactly the fields asked for and ignores those it does not know", async () => {
  const { items } = await get(
    sitooWith({ externalid: "WEB-1" }),
    "/orders.json?fields=orderid,externalid,nonsense",
  );

  expect(items).toEqual([{ orderid: 10_001, externalid: "WEB-1" }]);
});

it("gives a single order with all its fields", async () => {
  const order = await get(sitooWith({ orderid: 7 }), "/sites/1/orders/7.json");

  expect(order).toEqual(anOrder({ orderid: 7 }));
});

it("does not find an order under another site", async () => {
  expect(await get(sitooWith({ orderid: 7 }), "/sites/2/orders/7.json")).toMatchObject({ statuscode: 404 });
});

it("gives ten orders, newest first, when nothing is said", async () => {
  const { totalcount, items } = await get(sitooWith(...many(1, 25)), "/orders.json");

  expect(totalcount).toBe(25);
  expect(items.map(({ orderid }) => orderid)).toEqual([25, 24, 23, 22, 21, 20, 19, 18, 17, 16]);
});

it("shows an order twice when a sale arrives between two pages of the default order", async () => {
  const sitoo = sitooWith(...many(1, 4));

  const first = await idsOf(sitoo, "?num=2");
  sitoo.deliver(anOrder({ orderid: 5 }));
  const second = await idsOf(sitoo, "?num=2&start=2");

  expect([...first, ...second]).toEqual([4, 3, 3, 2]);
});

it("loses no order between two pages by ascending id", async () => {
  const sitoo = sitooWith(...many(1, 4));

  const first = await idsOf(sitoo, "?num=2&sort=orderid&orderidfrom=1");
  sitoo.deliver(anOrder({ orderid: 5 }));
  const second = await idsOf(sitoo, "?num=10&sort=orderid&orderidfrom=3");

  expect([...first, ...second]).toEqual([1, 2, 3, 4, 5]);
});

it("counts orderidfrom in and orderidto out", async () => {
  expect(await idsOf(sitooWith(...many(1, 5)), "?sort=orderid&orderidfrom=2&orderidto=4")).toEqual([2, 3]);
});

it("filters by state, payment state, type, external id, e-mail and date", async () => {
  const sitoo = sitooWith(
    { orderid: 1, orderstateid: 0 },
    { orderid: 2, paymentstateid: 10 },
    { orderid: 3, ordertypeid: 110 },
    { orderid: 4, externalid: "WEB-4" },
    { orderid: 5, email: "alva@example.com" },
    { orderid: 6, orderdate: 1_700_000_000 },
  );

  expect(await idsOf(sitoo, "?orderstate=0,20")).toEqual([1]);
  expect(await idsOf(sitoo, "?paymentstate=10")).toEqual([2]);
  expect(await idsOf(sitoo, "?ordertype=100,110")).toEqual([3]);
  expect(await idsOf(sitoo, "?externalid=WEB-4,WEB-5")).toEqual([4]);
  expect(await idsOf(sitoo, "?email=alva@example.com")).toEqual([5]);
  expect(await idsOf(sitoo, "?orderdatefrom=1700000000&orderdateto=1700000000")).toEqual([6]);
});

it("keeps only the last value of a repeated parameter", async () => {
  expect(await idsOf(sitooWith(...many(1, 3)), "?orderid=1&orderid=3")).toEqual([3]);
});

it("ignores a parameter it does not know, silently", async () => {
  expect(await idsOf(sitooWith(...many(1, 3)), "?datemodifiedfrom=1700000000")).toHaveLength(3);
});

it("answers the GUID of a site with an empty list and no error", async () => {
  expect(await get(sitooWith({}), "/orders.json?eshopid={0A000000-0000-4000-8000-000000000009}")).toEqual({
    totalcount: 0,
    items: [],
  });
  expect(await get(sitooWith({}), "/sites/{0A000000-0000-4000-8000-000000000009}/stores.json")).toEqual({
    totalcount: 0,
    items: [],
  });
});

it.each([
  "num=all",
  "start=-1",
  "orderidfrom=x",
  "orderstate=xx",
  "paymentstate=20,x",
  "ordertype=1.5",
  "orderid=x",
])("refuses %s: it is no number", async (parameter) => {
  expect(await get(sitooWith({}), `/orders.json?${parameter}`)).toEqual({
    statuscode: 400,
    errortext: `Invalid value for parameter ${parameter.split("=")[0]}`,
  });
});

it("knows no field that every object of JavaScript has", async () => {
  const { items } = await get(sitooWith({}), "/orders.json?fields=orderid,__proto__,constructor,toString");
  expect(items.map((order) => Object.keys(order))).toEqual([["orderid"]]);
});

it.each([
  ["/orders.json?orderstateid=10", "Unknown parameter orderstateid"],
  ["/orders.json?num=1&num=2", "Repeated parameter num"],
  ["/sites/1/stores.json?sort=storeid", "Unknown parameter sort"],
  ["/sites/1/settings.json?num=1", "Unknown parameter num"],
])("says what Sitoo would ignore, when it is asked to: %s", async (path, errortext) => {
  const shop = aShop({ orders: [anOrder({})] });
  const options = { ignoredParameters: "refuse" } as const;
  const strict = createSitooEmulator({ shop, clock: virtualClock(1000), options });
  expect(await get(strict, path)).toEqual({ statuscode: 400, errortext });
  expect(
    await get(strict, "/orders.json?orderstate=10&fields=orderid&sort=orderid&start=0&num=5"),
  ).toMatchObject({ totalcount: 1 });
  expect(await get(sitooWith({}), path)).not.toHaveProperty("statuscode");
});
