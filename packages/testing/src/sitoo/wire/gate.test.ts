import { expect, it } from "vitest";
import { anAccount, type TestAccount } from "../test-account.ts";

const asUser = (apiId: string, password: string, more: Readonly<Record<string, string>> = {}) => ({
  headers: { authorization: `Basic ${btoa(`${apiId}:${password}`)}`, ...more },
});

const twice = ({ sitoo }: TestAccount, first: RequestInit, second: RequestInit) =>
  Promise.all([first, second].map((init) => sitoo.fetch(`${sitoo.baseUrl}/orders.json`, init)));

const colleague = { apiId: "1500-2", password: "sitoo-two" };

it("counts the calls in flight of each API user by itself", async () => {
  const account = anAccount({ shop: { apiUsers: [colleague] } });
  const [one, other] = [asUser("1500-1", "sitoo-demo"), asUser("1500-2", "sitoo-two")];

  expect((await twice(account, one, other)).map(({ status }) => status)).toEqual([200, 200]);
  expect((await twice(account, other, other)).map(({ status }) => status)).toEqual([200, 429]);
});

it("refuses more calls than a slot has, and says when the next one begins", async () => {
  const { call, clock } = anAccount({ options: { callsPerSlot: 2, slotSeconds: 30 } });
  await clock.advance(10_000);
  const reset = Math.floor(clock.now() / 1000) + 20;
  const calls = [
    await call("GET", "/orders.json"),
    await call("GET", "/nothing"),
    await call("GET", "/orders.json"),
  ];

  expect(calls.map(({ status }) => status)).toEqual([200, 404, 429]);
  expect(calls[2]?.headers.get("x-rate-limit-reset")).toBe(String(reset));
  expect(calls[2]?.headers.get("retry-after")).toBe("20");
  await clock.advance(20_000);
  expect((await call("GET", "/orders.json")).status).toBe(200);
});

it.each([
  ["retry-after", ["60", null]],
  ["x-rate-limit-reset", [null, expect.any(String)]],
  ["none", [null, null]],
] as const)("says when to come again by %s, as an account does", async (rateHeaders, expected) => {
  const { call } = anAccount({ options: { callsPerSlot: 0, rateHeaders } });
  const { headers } = await call("GET", "/orders.json");
  expect([headers.get("retry-after"), headers.get("x-rate-limit-reset")]).toEqual(expected);
});

it("can say 429 in the body of an answer that says 200", async () => {
  const { call } = anAccount({ options: { callsPerSlot: 0, tooManyStatus: 200 } });
  expect(await call("GET", "/orders.json")).toMatchObject({
    ...{ status: 200, body: { statuscode: 429, errortext: "Too many requests" } },
  });
});

it.each([401, 403] as const)(
  "refuses an address that is not allowed with %i, whoever calls",
  async (status) => {
    const options = { allowedAddresses: ["192.0.2.7"], addressStatus: status };
    const { sitoo, call } = anAccount({ options });
    const known = asUser("1500-1", "sitoo-demo", { "x-forwarded-for": "192.0.2.7" });

    expect((await call("GET", "/orders.json")).status).toBe(status);
    expect((await sitoo.fetch(`${sitoo.baseUrl}/orders.json`, known)).status).toBe(200);
  },
);

it("does without .json where an account does", async () => {
  const { call, sitoo } = anAccount();
  const statuses = async () => [
    (await call("GET", "/orders")).status,
    (await call("GET", "/orders.json")).status,
    (await call("GET", "/pos-z-reports")).status,
    (await call("GET", "/pos-z-reports.json")).status,
  ];

  expect(await statuses()).toEqual([404, 200, 200, 404]);
  sitoo.options.jsonSuffix = "optional";
  expect(await statuses()).toEqual([200, 200, 200, 200]);
});

it("writes empty maps as lists and ids as text where an account does", async () => {
  const { items } = anAccount({ orders: [{ orderid: 7 }], options: { emptyMaps: "[]", idsAs: "text" } });
  const [order] = await items("/orders.json?fields=orderid,orderstateid,orderdate,orderitems,creditorderid");

  expect(order).toMatchObject({
    orderid: "7",
    orderstateid: "10",
    orderdate: expect.any(Number) as number,
    creditorderid: null,
  });
  expect(order?.orderitems).toMatchObject([{ orderitemid: "0", additionaldata: [], quantity: 1 }]);
});

it("gives a page no larger than the largest there is", async () => {
  const orders = Array.from({ length: 30 }, (_, index) => ({ orderid: index + 1 }));
  const { get } = anAccount({ orders, options: { largestPage: 20 } });
  const page = (await get("/orders.json?num=25")) as { totalcount: number; items: unknown[] };
  expect([page.totalcount, page.items.length]).toEqual([30, 20]);
});

it.each(["{", "nothing", '"text"'])("refuses a body that is no JSON object: %s", async (body) => {
  const { sitoo } = anAccount();
  const init = { method: "POST", body, ...asUser("1500-1", "sitoo-demo") };
  const answer = await sitoo.fetch(`${sitoo.baseUrl}/sites/1/stores.json`, init);
  expect(answer.status).toBe(400);
});

it.each(["2", "{0C000000-0000-4000-8000-000000000001}"])(
  "answers lists of the site %s with nothing and no error, and finds nothing else there",
  async (site) => {
    const { get, call } = anAccount();
    for (const path of ["stores", "products", "users", "orders", "warehousetransactions"]) {
      expect(await get(`/sites/${site}/${path}.json`)).toEqual({ totalcount: 0, items: [] });
    }
    expect(await get(`/sites/${site}/pospaymenttypes.json`)).toEqual([]);
    expect((await call("GET", `/sites/${site}/stores/1.json`)).status).toBe(404);
    expect((await call("POST", `/sites/${site}/stores.json`, { storetype: 10, name: "X" })).status).toBe(404);
  },
);

it("fails a write, and no read, while a record is locked", async () => {
  const { sitoo, call } = anAccount();
  sitoo.faults.add({ kind: "lock-record" });
  expect((await call("GET", "/sites/1/stores.json")).status).toBe(200);
  expect((await call("POST", "/sites/1/stores.json", { storetype: 10, name: "X" })).status).toBe(500);
  expect(sitoo.books.tables.stores.size()).toBe(1);
});
