import type { Clock } from "@instep/http";
import { describe, expect, it } from "vitest";
import { createSitooClient, type ApiUser, type Read, SitooError, type SitooSettings } from "./index.ts";

const root = "https://api.sitoo.test/v2/accounts/90316";

const anOrder = (
  orderid: number,
  changes: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> => ({
  orderid,
  eshopid: 1,
  moneyfinal_net: "100.00",
  moneyfinal_vat: "25.00",
  moneytotal_gross_roundoff: "0.00",
  moneytotal_gross_all: "125.00",
  orderdate: 1_763_900_000,
  orderstateid: 10,
  paymentstateid: 20,
  ordertypeid: 10,
  registerid: "{3CCB9848-155A-49E1-7CA8-5F7F78FC3067}",
  warehouseid: 1,
  currencycode: "SEK",
  additionaldata: {},
  orderitems: [
    {
      orderitemid: 0,
      orderitemtype: 10,
      sku: "A1",
      quantity: 1,
      vatvalue: 25,
      moneyitemtotal_net: "100.00",
      moneyitemtotal_vat: "25.00",
    },
  ],
  payments: [{ name: "Card", moneyamount: "125.00" }],
  ...changes,
});

interface Seen {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
}

type Play = (seen: Seen, nth: number) => Response | Promise<Response>;

/** A Sitoo in a few lines, played by hand. Waiting takes no time here, but the clock moves. */
function sitoo(play: Play, options: Partial<SitooSettings & ApiUser> = {}) {
  const seen: Seen[] = [];
  const waits: number[] = [];
  let now = 1_700_000_000_000;
  const clock: Clock = {
    now: () => now,
    wait: (ms, signal) => {
      if (ms === 60_000 || ms === 900_000)
        return new Promise((_, reject) =>
          signal?.addEventListener("abort", () => reject(new Error("called off"))),
        ); // a deadline: it never passes here
      waits.push(ms);
      now += ms;
      return Promise.resolve();
    },
  };
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const { method, url, headers } = new Request(input, init);
    const { pathname, searchParams: query } = new URL(url);
    const call = { method, path: pathname.slice(new URL(root).pathname.length + 1), query, headers };
    await Promise.resolve();
    seen.push(call);
    return play(call, seen.length);
  };
  const client = createSitooClient({
    baseUrl: root,
    eshopid: 1,
    apiId: "90316-1",
    password: "pä55",
    fetch,
    clock,
    random: () => 0.5,
    ...options,
  });
  return { client, seen, waits };
}

/** Answers the orders of a list as Sitoo does: by id, from a bound, so many at a time. */
const selling =
  (orders: readonly Readonly<Record<string, unknown>>[]): Play =>
  ({ query }) => {
    const from = Number(query.get("orderidfrom") ?? 0);
    const start = Number(query.get("start") ?? 0);
    const fits = orders.filter(({ orderid }) => typeof orderid !== "number" || orderid >= from);
    return Response.json({
      totalcount: fits.length,
      items: fits.slice(start, start + Number(query.get("num"))),
    });
  };

const all = async <T>(reads: AsyncIterable<T>): Promise<readonly T[]> => {
  const found: T[] = [];
  for await (const read of reads) found.push(read);
  return found;
};
const idOf = (read: Read<{ readonly orderid: number }>): unknown =>
  read.ok ? read.value.orderid : `unreadable ${String(read.id)}`;

const failing = async (work: Promise<unknown>): Promise<SitooError> => {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof SitooError))
    throw new Error(`expected a SitooError, got ${String(error)}`, { cause: error });
  return error;
};

describe("orders", () => {
  it("pages go by the last order id, not by offset, and stop on a short page", async () => {
    const { client, seen } = sitoo(selling([1, 2, 5, 9, 10].map((id) => anOrder(id))), { pageSize: 2 });
    expect((await all(client.orders.each({ orderidfrom: 1 }))).map(idOf)).toEqual([1, 2, 5, 9, 10]);
    expect(seen.map(({ query }) => [query.get("orderidfrom"), query.get("start")])).toEqual([
      ["1", null],
      ["3", null],
      ["10", null],
    ]);
  });

  it("a page that Sitoo cut short of what was asked is not the last one", async () => {
    const cut: Play = (seen, nth) => {
      const query = new URLSearchParams(seen.query);
      query.set("num", "1");
      return selling([anOrder(1), anOrder(2), anOrder(3)])({ ...seen, query }, nth);
    };
    const { client } = sitoo(cut, { pageSize: 1000 });
    expect((await all(client.orders.each())).map(idOf)).toEqual([1, 2, 3]);
  });

  it("fields are always asked for by name, and personalid never unless asked", async () => {
    const { client, seen } = sitoo(selling([]));
    await all(client.orders.each());
    await all(client.orders.each({ fields: ["personalid"] }));
    const fields = seen.map(({ query }) => query.get("fields")?.split(","));
    expect(fields[0]).toEqual(
      expect.arrayContaining(["orderid", "externalid", "creditorderid", "moneyfinal_salestax", "payments"]),
    );
    expect(fields[0]).not.toContain("personalid");
    expect(fields[1]).toEqual(["orderid", "personalid"]);
    expect(seen[0]?.query.get("sort")).toBe("orderid");
  });

  it("an order with an unreadable amount is reported by id and the page goes on (H31)", async () => {
    const { client } = sitoo(selling([anOrder(1), anOrder(2, { moneytotal_gross_all: 125 }), anOrder(3)]));
    const reads = await all(client.orders.each());
    expect(reads.map(idOf)).toEqual([1, "unreadable 2", 3]);
    expect(reads[1]).toMatchObject({
      ok: false,
      faults: ['moneytotal_gross_all: expected a decimal as text, such as "123.50"'],
    });
  });

  it("every fault of an order is named with its path", async () => {
    const lines = [
      {
        orderitemid: 0,
        orderitemtype: 10,
        quantity: "x",
        vatvalue: 25,
        moneyitemtotal_net: "1.00",
        moneyitemtotal_vat: null,
      },
    ];
    const { client } = sitoo(selling([anOrder(1, { orderitems: lines, currencycode: 752 })]));
    const [read] = await all(client.orders.each());
    expect(read?.ok === false && read.faults.map((fault) => fault.split(":")[0])).toEqual([
      "currencycode",
      "orderitems.0.quantity",
      "orderitems.0.moneyitemtotal_vat",
    ]);
  });

  it("a full page without a readable order id is stepped over (H31)", async () => {
    const nameless = [anOrder(0, { orderid: null }), anOrder(0, { orderid: {} })];
    const { client } = sitoo(selling([...nameless, anOrder(3)]), { pageSize: 2 });
    const reads = (await all(client.orders.each())).map(idOf);
    expect(reads.filter((read) => read === "unreadable undefined").length).toBeGreaterThanOrEqual(2);
    expect(reads).toContain(3);
  });

  it.each(["1e9", "0x7fffffff", " ", "", 1e15, 2 ** 53, 5.5, true])(
    "an order whose id is none (%j) at the end of a page loses none of those behind it (H31)",
    async (orderid) => {
      const sold = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((id) => anOrder(id, id === 3 ? { orderid } : {}));
      const play: Play = ({ query }) => {
        const [from, start] = ["orderidfrom", "start"].map((name) => Number(query.get(name) ?? 0));
        const fits = sold.filter((_, at) => at + 1 >= (from ?? 0)); // Sitoo knows which is which
        return Response.json({ totalcount: fits.length, items: fits.slice(start, (start ?? 0) + 3) });
      };
      const reads = (await all(sitoo(play, { pageSize: 3 }).client.orders.each())).map(idOf);
      expect(new Set(reads)).toEqual(new Set([1, 2, reads.find((_, at) => at === 2), 4, 5, 6, 7, 8, 9]));
    },
  );

  it("a list whose last orders vanish while it is read ends", async () => {
    const { client, seen } = sitoo(
      (_, nth) =>
        Response.json(
          nth === 1 ? { totalcount: 3, items: [anOrder(1)] } : { totalcount: nth === 2 ? 0 : 1, items: [] },
        ),
      { pageSize: 1 },
    );
    expect((await all(client.orders.each({ orderstate: [0] }))).map(idOf)).toEqual([1]);
    expect(seen).toHaveLength(3);
  });

  it("the newest order is not taken for none when its id cannot be read", async () => {
    const { client } = sitoo(() => Response.json({ totalcount: 1, items: [{ orderid: "1e9" }] }));
    expect(await failing(client.orders.newest())).toMatchObject({ code: "sitoo-unreadable-answer" });
  });

  it("a list that always answers the same page ends in an error, not in a loop (H31)", async () => {
    const { client } = sitoo(() => Response.json({ items: [{ orderid: null }], totalcount: 9 }), {
      pageSize: 1,
    });
    expect(await failing(all(client.orders.each()))).toMatchObject({ code: "sitoo-unreadable-answer" });
  });

  it("amounts stay text to the last digit, ids that came as text become numbers, and empty maps may be lists", async () => {
    const odd = anOrder(7, {
      orderid: "7",
      moneytotal_gross_all: "90071992547409.93",
      additionaldata: [],
      orderstateid: 77,
      future: true,
    });
    const { client } = sitoo(selling([odd]));
    const [read] = await all(client.orders.each());
    expect(read).toMatchObject({
      ok: true,
      value: {
        orderid: 7,
        moneytotal_gross_all: "90071992547409.93",
        additionaldata: {},
        orderstateid: 77,
        future: true,
      },
    });
  });

  it("the newest order is one cheap call", async () => {
    const { client, seen } = sitoo(() => Response.json({ totalcount: 2, items: [{ orderid: 11_513 }] }));
    expect(await client.orders.newest()).toBe(11_513);
    expect(seen.map(({ query }) => query.toString())).toEqual([
      "eshopid=1&sort=-orderid&fields=orderid&num=1",
    ]);
  });

  it("many ids are asked for in calls of a hundred, in one comma-separated parameter", async () => {
    const { client, seen } = sitoo(() => Response.json({ totalcount: 0, items: [] }));
    await all(client.orders.each({ orderid: Array.from({ length: 150 }, (_, index) => index + 1) }));
    expect(seen.map(({ query }) => query.getAll("orderid").map((ids) => ids.split(",").length))).toEqual([
      [100],
      [50],
    ]);
  });
});

describe("the shop", () => {
  it("stores, tills and warehouses are read from the site", async () => {
    const { client, seen } = sitoo(({ path }) =>
      Response.json({
        totalcount: 1,
        items: [
          path.includes("stores")
            ? { storeid: 1, name: "Malmö" }
            : path.includes("cash")
              ? { registerid: "{A}" }
              : { warehouseid: 3 },
        ],
      }),
    );
    expect(await all(client.stores.each())).toMatchObject([{ ok: true, value: { storeid: 1 } }]);
    expect(await all(client.cashRegisters.each())).toMatchObject([
      { ok: true, value: { registerid: "{A}" } },
    ]);
    expect(await all(client.warehouses.each())).toMatchObject([{ ok: true, value: { warehouseid: 3 } }]);
    expect(seen.map(({ path }) => path)).toEqual([
      "sites/1/stores.json",
      "sites/1/cashregisters.json",
      "sites/1/warehouses.json",
    ]);
  });
});

describe("calls", () => {
  const busy = (headers: Readonly<Record<string, string>> = {}): Response =>
    Response.json({ statuscode: 429, errortext: "Too many connections" }, { status: 429, headers });

  it("a 429 is waited out and the call repeated, writes too", async () => {
    const { client, seen, waits } = sitoo((_, nth) =>
      nth === 1 ? busy({ "retry-after": "7" }) : Response.json(4),
    );
    expect((await client.request({ method: "POST", path: "sites/1/orders.json", body: {} })).body).toBe(4);
    expect(seen).toHaveLength(2);
    expect(waits).toEqual([7000]);
  });

  it("a 429 that only the body tells is one as well", async () => {
    const { client, seen } = sitoo((_, nth) =>
      nth === 1 ? Response.json({ statuscode: 429, errortext: "Too many" }) : Response.json(true),
    );
    await client.request({ method: "PUT", path: "sites/1/products.json", body: [] });
    expect(seen).toHaveLength(2);
  });

  it("a 429 without a time is waited out ever longer", async () => {
    const { client, waits } = sitoo((_, nth) => (nth < 4 ? busy() : Response.json(true)));
    await client.request({ method: "GET", path: "sites.json" });
    expect(waits).toEqual([3750, 7500, 15_000]);
  });

  it("a 429 with the second of its reset is waited out until then", async () => {
    const { client, waits } = sitoo((_, nth) =>
      nth === 1 ? busy({ "x-rate-limit-reset": "1700000030" }) : Response.json(true),
    );
    await client.request({ method: "GET", path: "sites.json" });
    expect(waits).toEqual([30_000]);
  });

  it.each([
    ["in seconds", { "retry-after": "7" }, 7000],
    ["in seconds with a point", { "retry-after": "1.5" }, 1500],
    ["by a date", { "retry-after": "Tue, 14 Nov 2023 22:13:50 GMT" }, 30_000],
    ["by the longer of both", { "retry-after": "0", "x-rate-limit-reset": "1700000030" }, 30_000],
    ["of none", { "retry-after": "0" }, 3750],
    ["that is past", { "retry-after": "Fri, 20 Nov 1970 09:00:30 GMT" }, 3750],
    ["below none", { "retry-after": "-5" }, 3750],
    ["in no form that is known", { "retry-after": "5;" }, 3750],
    ["by a reset that can be no moment", { "x-rate-limit-reset": "30" }, 3750],
    ["by a reset in 57,000 years", { "x-rate-limit-reset": "1700000030000" }, 3750],
  ])("a 429 with a wait %s is waited out (%j)", async (_, headers, wait) => {
    const { client, waits } = sitoo((_seen, nth) => (nth === 1 ? busy(headers) : Response.json(true)));
    await client.request({ method: "GET", path: "sites.json" });
    expect(waits).toEqual([wait]);
  });

  it("a server error is repeated for reads only; a write is in doubt", async () => {
    const { client, seen } = sitoo(() => new Response("oops", { status: 502 }), { retries: 2 });
    expect(await failing(client.request({ method: "GET", path: "sites.json" }))).toMatchObject({
      code: "sitoo-unavailable",
    });
    expect(seen).toHaveLength(3);
    const error = await failing(client.request({ method: "POST", path: "orders.json", body: {} }));
    expect(error).toMatchObject({
      name: "SitooInDoubt",
      outcome: "in-doubt",
      code: "sitoo-unavailable",
      status: 502,
    });
    expect(seen).toHaveLength(4);
  });

  it("one call is in flight at a time", async () => {
    let flying = 0;
    let most = 0;
    const { client } = sitoo(async () => {
      most = Math.max(most, (flying += 1));
      await Promise.resolve();
      flying -= 1;
      return Response.json(true);
    });
    await Promise.all(Array.from({ length: 5 }, () => client.request({ method: "GET", path: "sites.json" })));
    expect(most).toBe(1);
  });

  it("calls keep their distance", async () => {
    const { client, waits } = sitoo(() => Response.json(true), { gap: 200 });
    for (let call = 0; call < 3; call += 1) await client.request({ method: "GET", path: "sites.json" });
    expect(waits).toEqual([200, 200]);
  });

  it("a 401 names both causes, and neither password nor query", async () => {
    const { client, seen } = sitoo(() =>
      Response.json({ statuscode: 401, errortext: "Unauthorized" }, { status: 401 }),
    );
    const error = await failing(
      client.request({ method: "GET", path: "orders.json?email=a@b.se", query: { sort: "orderid" } }),
    );
    expect(error).toMatchObject({
      outcome: "rejected",
      code: "sitoo-unauthorized",
      errortext: "Unauthorized",
    });
    expect(error.message).toMatch(/password.*address.*: GET orders\.json$/);
    expect(seen).toHaveLength(1);
    expect(seen[0]?.headers.get("authorization")).toBe("Basic OTAzMTYtMTpww6Q1NQ==");
  });

  it("no cause of an error holds the request with its password", async () => {
    const { client } = sitoo(() => {
      throw new TypeError("fetch failed", {
        cause: Object.assign(new Error("refused"), { code: "ECONNREFUSED" }),
      });
    });
    const error = await failing(client.request({ method: "GET", path: "sites.json" }));
    expect(error).toMatchObject({
      outcome: "not-sent",
      code: "sitoo-unreachable",
      cause: { message: "fetch failed" },
    });
    expect(error.cause).not.toHaveProperty("request");
  });

  it("an unreadable answer to a write is in doubt", async () => {
    const { client, seen } = sitoo(() => new Response("<html>"));
    expect(await failing(client.request({ method: "POST", path: "orders.json", body: {} }))).toMatchObject({
      outcome: "in-doubt",
      code: "sitoo-unreadable-answer",
    });
    expect(seen).toHaveLength(1);
  });

  it("a call that is called off in the queue was not sent", async () => {
    const stop = new AbortController();
    const { client } = sitoo(() => new Promise<Response>(() => undefined));
    void client.request({ method: "GET", path: "sites.json" });
    const queued = failing(client.request({ method: "POST", path: "orders.json", signal: stop.signal }));
    stop.abort(new Error("shutting down"));
    expect(await queued).toMatchObject({ outcome: "not-sent", code: "sitoo-aborted" });
  });
});

describe("what is changed", () => {
  it.each(["false", "0", "null", '"error"', "[]", '{"errortext":"no"}', "7"])(
    "and answered with anything but true (%s) is in doubt",
    async (body) => {
      const { client } = sitoo(() => new Response(body));
      expect(await failing(client.orders.update(5, { email: "kim@example.com" }))).toMatchObject({
        outcome: "in-doubt",
        code: "sitoo-unreadable-answer",
      });
      expect(await failing(client.stores.delete(5))).toMatchObject({ outcome: "in-doubt" });
      const rolledBack = client.giftCards.deleteTransactions("1234", ["a"]);
      expect(await failing(rolledBack)).toMatchObject({ outcome: "in-doubt" });
    },
  );

  it.each(["true", ""])("and answered with true or nothing (%j) was changed", async (body) => {
    const { client } = sitoo(() => new Response(body));
    await expect(client.orders.update(5, { email: "kim@example.com" })).resolves.toBeUndefined();
  });
});

describe("what is added", () => {
  const draft = { ordertypeid: 10 } as const;

  it.each(['""', '"Duplicate"', '"1e3"', "0", "-5", "1.5", "true", "[1]", '{"id":5}', "null"])(
    "and answered with what is no id (%s) is in doubt, and no id is made up",
    async (body) => {
      const { client } = sitoo(() => new Response(body));
      expect(await failing(client.orders.add(draft))).toMatchObject({
        outcome: "in-doubt",
        code: "sitoo-unreadable-answer",
      });
    },
  );

  it("has the id that the answer is, also when that comes as text", async () => {
    const { client } = sitoo((_, nth) => Response.json(nth === 1 ? 12 : "13"));
    expect([await client.orders.add(draft), await client.orders.add(draft)]).toEqual([12, 13]);
  });

  it("has no id in a log: there true is an answer, and an id is none", async () => {
    const { client } = sitoo((_, nth) => Response.json(nth === 1 ? true : 12));
    expect(await client.orders.log(1).add({ orderlogtypeid: 900 })).toBe(true);
    expect(await failing(client.orders.log(1).add({ orderlogtypeid: 900 }))).toMatchObject({
      outcome: "in-doubt",
    });
  });
});

describe("options", () => {
  it("a GUID as eshopid is an error before anything is sent", () => {
    // What a plain JavaScript caller may pass.
    const guid = JSON.parse('"{3CCB9848-155A-49E1-7CA8-5F7F78FC3067}"') as number;
    expect(() => createSitooClient({ baseUrl: root, eshopid: guid, apiId: "a", password: "b" })).toThrow(
      /eshopid: expected the site's number/,
    );
  });

  it("every fault of the options is named at once, and no value", () => {
    const bad = { baseUrl: "https://api.sitoo.test/v2", eshopid: 0, apiId: "", password: "" };
    expect(() => createSitooClient(bad)).toThrow(/^(?=.*baseUrl)(?=.*eshopid)(?=.*apiId)(?=.*password)/);
  });

  it("the account is the last part of the address", () => {
    expect(createSitooClient({ baseUrl: `${root}/`, eshopid: 1, apiId: "a", password: "b" }).accountId).toBe(
      "90316",
    );
  });
});
