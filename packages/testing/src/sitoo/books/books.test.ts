import { expect, it } from "vitest";
import { anOrder } from "../../builders.ts";
import { memoryJournal } from "../../journal.ts";
import type { OrderRecord, OrderSource } from "../shop.ts";
import { anAccount, openingTime } from "../test-account.ts";
import type { Committed } from "./changes.ts";

/** A million orders of which none is kept; counts how many were made. */
function aMillion() {
  let made = 0;
  const order = (orderid: number): OrderRecord => {
    made += 1;
    return { ...template, orderid, externalid: `OLD-${orderid}` };
  };
  const history: OrderSource = {
    ...{ count: 1_000_000, newest: 1_000_100 },
    range: function* (from, to) {
      for (let id = from; id < to; id += 1) yield order(id);
    },
    having: (field, value) => {
      const id = field === "externalid" ? Number(String(value).replace("OLD-", "")) : NaN;
      return Number.isNaN(id) ? [] : [order(id)];
    },
  };
  return { history, made: () => made };
}
const template = anOrder();

it("reads a page out of a million orders without making the others", async () => {
  const { history, made } = aMillion();
  const { get, items } = anAccount({ shop: { history }, orders: [{ orderid: 5 }, { orderid: 1_000_200 }] });
  const ids = async (query: string) =>
    (await items(`/orders.json?fields=orderid&${query}`)).map((each) => each.orderid);

  expect(await ids("num=3")).toEqual([1_000_200, 1_000_100, 1_000_099]);
  expect(await ids("num=3&sort=orderid")).toEqual([5, 101, 102]);
  expect(await ids("num=2&sort=orderid&orderidfrom=500000")).toEqual([500_000, 500_001]);
  expect(await ids("num=2&sort=orderid&start=1000000")).toEqual([1_000_100, 1_000_200]);
  expect(await get("/orders.json?num=1")).toMatchObject({ totalcount: 1_000_002 });
  expect(await get("/orders.json?num=1&orderidfrom=1000001&orderidto=1000101")).toMatchObject({
    totalcount: 100,
  });
  expect(await ids("externalid=OLD-777777")).toEqual([777_777]);
  expect(made()).toBeLessThan(20);
});

it("reads a history once for a condition, however many pages are asked for", async () => {
  const { history, made } = aMillion();
  const small = { ...history, count: 50_000, newest: 1_000_100 };
  const { get, put, sitoo } = anAccount({ shop: { history: small }, orders: [{ orderid: 1_000_200 }] });
  const page = (start: number) =>
    get(`/orders.json?eshopid=1&orderstate=10&num=100&fields=orderid&start=${start}`);

  expect(await page(0)).toMatchObject({
    totalcount: 50_001,
    items: expect.arrayContaining([{ orderid: 1_000_200 }, { orderid: 1_000_100 }]) as object,
  });
  await put("/sites/1/orders/1000100.json", { orderstateid: 20 });
  sitoo.deliver({ ...template, orderid: 1_000_201 });
  for (let start = 0; start < 1000; start += 100) {
    expect(await page(start)).toMatchObject({ totalcount: 50_001 });
  }
  expect(await page(0)).toMatchObject({
    items: expect.arrayContaining([{ orderid: 1_000_201 }, { orderid: 1_000_099 }]) as object,
  });
  expect(made()).toBeLessThan(52_000);
});

it("asks nothing of a history about what all its orders have alike", async () => {
  const { history, made } = aMillion();
  const { get, items, sitoo } = anAccount({
    shop: { history: { ...history, alike: { eshopid: 1 } } },
    orders: [{ orderid: 5 }],
  });
  const page = (query: string) => get(`/orders.json?fields=orderid&${query}`);

  expect(await items("/orders.json?eshopid=1&orderidfrom=1000099&sort=orderid&fields=orderid")).toEqual([
    { orderid: 1_000_099 },
    { orderid: 1_000_100 },
  ]);
  expect(await page("eshopid=1&num=1")).toEqual({ totalcount: 1_000_001, items: [{ orderid: 1_000_100 }] });
  sitoo.deliver({ ...template, orderid: 1_000_101, eshopid: 2 });
  expect(await page("eshopid=1&num=1")).toEqual({ totalcount: 1_000_001, items: [{ orderid: 1_000_100 }] });
  expect(await page("eshopid=2&num=1")).toEqual({ totalcount: 1, items: [{ orderid: 1_000_101 }] });
  expect(made()).toBeLessThan(20);
});

it("reads no more of a history than is asked about, and nothing of it twice", async () => {
  const { history, made } = aMillion();
  const { items } = anAccount({ shop: { history } });
  const asked = async (from: number, to: number): Promise<number> => {
    const before = made();
    const bounds = `orderidfrom=${String(from)}&orderidto=${String(to)}`;
    const found = await items(`/orders.json?orderstate=10&num=1&sort=orderid&fields=orderid&${bounds}`);
    expect(found).toEqual([{ orderid: from }]);
    return made() - before - 1; // the one on the page is made again
  };

  expect(await asked(1_000_090, 1_000_101)).toBe(11);
  expect(await asked(200, 300)).toBe(100);
  expect(await asked(250, 350)).toBe(50);
  expect(await asked(150, 250)).toBe(50);
  expect(await asked(160, 340)).toBe(0);
  expect(await asked(100_000, 100_100)).toBe(100);
  expect(await asked(101, 400)).toBe(49 + 50);
  expect(await asked(1_000_080, 1_000_101)).toBe(10);
});

it("changes an order of the history, and numbers new ones above it", async () => {
  const { history } = aMillion();
  const { put, get, post, items } = anAccount({ shop: { history } });
  await put("/sites/1/orders/777777.json", { email: "alva@example.com", externalid: "NEW" });

  expect(await get("/sites/1/orders/777777.json")).toMatchObject({ email: "alva@example.com" });
  expect(await items("/orders.json?externalid=OLD-777777")).toEqual([]);
  expect(await items("/orders.json?externalid=NEW&fields=orderid")).toEqual([{ orderid: 777_777 }]);
  expect(await post("/sites/1/orders.json", { ordertypeid: 10 })).toBe(1_000_101);
});

it("takes orders that are coming one at a time, as their time comes", async () => {
  let taken = 0;
  const coming = (function* () {
    for (let orderid = 1; ; orderid += 1) {
      taken = orderid;
      yield { at: openingTime + orderid * 1000, order: anOrder({ orderid }) };
    }
  })();
  const { sitoo, clock } = anAccount({ shop: { coming } });
  await clock.advance(3000);
  expect(sitoo.orders()).toHaveLength(3);
  expect(taken).toBe(4);
});

it("tells of every change once it is committed, and of nothing that was refused", async () => {
  const { sitoo, post, put } = anAccount();
  const heard: Committed[] = [];
  const stop = sitoo.books.onChange((change) => heard.push(change));
  await post("/sites/1/stores.json", { storetype: 10, name: "Lund" });
  await post("/sites/1/stores.json", { name: "No type" });
  await put("/sites/1/stores/2.json", { city: "Lund" });
  stop();
  await put("/sites/1/stores/2.json", { city: "Malmö" });

  expect(heard.map(({ table, kind, record, before }) => [table, kind, record.city, before?.city])).toEqual([
    ["stores", "created", "", undefined],
    ["stores", "updated", "Lund", ""],
  ]);
  expect(heard[0]?.at).toBe(openingTime);
});

it("keeps nothing of a write that its journal could not take", async () => {
  const journal = {
    read: () => [],
    append: () => {
      throw new Error("disk full");
    },
  };
  const { sitoo, post } = anAccount({ journal });
  await expect(post("/sites/1/stores.json", { storetype: 10, name: "Lund" })).rejects.toThrow("disk full");
  expect(sitoo.books.tables.stores.size()).toBe(1);
});

it("takes back everything that was done together when one part fails", () => {
  const {
    sitoo: { books },
  } = anAccount();
  const heard: Committed[] = [];
  books.onChange((change) => heard.push(change));
  const work = (): void => {
    books.addTransaction({
      warehouseid: 1,
      transactiontype: 10,
      items: [{ sku: "TEA-1", decimalquantity: "2.000" }],
    });
    books.tables.products.remove(1);
    throw new Error("no");
  };

  expect(() => books.atomically(work)).toThrow("no");
  expect(books.tables.products.where("sku", "TEA-1")).toHaveLength(1);
  expect(books.tables.warehouseitems.size()).toBe(0);
  expect(
    books.addTransaction({ warehouseid: 1, transactiontype: 10, items: [] }).warehousetransactionid,
  ).toBe(1);
  expect(heard).toHaveLength(1);
});

it("lets a shop say what else is there from the start, and completes it", async () => {
  const { get, sitoo } = anAccount({
    shop: {
      records: {
        users: [{ userid: "{U}", email: "staff@example.com" }],
        reasoncodes: [{ type: 10, reasoncode: "R" }],
      },
    },
  });
  expect(await get("/reasoncodes/1.json")).toEqual({ reasoncodeid: 1, type: 10, reasoncode: "R", name: "" });
  expect(sitoo.books.userById("{U}")).toMatchObject({ namefirst: "", datecreated: 0 });
});

it("has its journal say what each record became, a line for a write", async () => {
  const journal = memoryJournal();
  const { post, delete: remove, get } = anAccount({ journal });
  await post("/sites/1/products.json", [{ sku: "POT-1" }, { sku: "POT-2" }]);
  await remove("/sites/1/products/5.json");
  await get("/sites/1/products.json");
  expect(journal.read()).toHaveLength(2);

  const again = anAccount({ journal });
  expect(await again.get("/sites/1/products.json?num=9")).toEqual(await get("/sites/1/products.json?num=9"));
  expect(await again.post("/sites/1/products.json", [{ sku: "POT-3" }])).toEqual([
    { statuscode: 200, return: 6 },
  ]);
});

it("opens with the stock that a shop says, valued", async () => {
  const { items, sitoo } = anAccount({
    shop: {
      records: {
        warehouseitems: [{ warehouseid: 1, sku: "TEA-1", decimaltotal: "4.000", moneytotal: "10.00" }],
      },
    },
  });
  sitoo.books.addTransaction({
    ...{ warehouseid: 1, transactiontype: 20 },
    items: [{ sku: "TEA-1", decimalquantity: "-1.000" }],
  });
  expect(await items("/sites/1/warehouses/1/warehouseitems.json")).toMatchObject([
    { warehouseitemid: 1, binlocation: "", decimaltotal: "3.000", moneytotal: "7.50" },
  ]);
});
