import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import {
  type B1Client,
  createB1Client,
  ensureUserFields,
  etagOf,
  type ODataFilter,
  type SessionCache,
  type StandardSchema,
} from "./index.ts";
import { templateOf } from "./template-of.ts";
import { invoiceOf, testCompany } from "../test/test-company.ts";

const failing = (work: () => Promise<unknown>): Promise<unknown> =>
  Promise.resolve()
    .then(work)
    .catch((error: unknown) => error);

/** A company whose answers to all but logins are those of something in between. */
function behind(answer: () => Response) {
  const company = testCompany();
  const sent: string[] = [];
  const b1 = company.another({
    retries: 0,
    fetch: (input, init) => {
      const request = new Request(input, init);
      if (request.url.endsWith("/Login")) return company.sap.fetch(request);
      sent.push(request.method);
      return Promise.resolve(answer());
    },
  });
  return { ...company, b1, sent };
}

describe("what stands between us and SAP", () => {
  it.each([
    [504, { error: { code: "GatewayTimeout", message: "no response from upstream" } }],
    [504, { error: { code: "504", message: "timeout" } }],
    [502, { error: { code: 502, message: "bad gateway" } }],
    [503, { error: { code: "ServiceUnavailable", message: "busy" } }],
    [500, { error: { code: "InternalServerError", message: "oops" } }],
    [408, { error: { code: "RequestTimeout", message: "slow" } }],
  ])("a gateway that speaks JSON knows no more of a document than we do: %d", async (status, body) => {
    const { b1 } = behind(() => Response.json(body, { status }));
    expect(await failing(() => b1.invoices.post(invoiceOf(1)))).toMatchObject({
      outcome: "in-doubt",
      status,
    });
  });

  it.each([
    ["an error in a 200", () => Response.json({ error: { code: "-10", message: "no" } })],
    ["null in a 200", () => Response.json(null)],
    ["a 202", () => new Response(null, { status: 202 })],
  ])("a change is done when SAP says so, and %s does not", async (_, answer) => {
    const { b1 } = behind(answer);
    const failed = await failing(() => b1.items.update("SKU-1", { ItemName: "x" }));
    expect(failed).toMatchObject({ outcome: "in-doubt" });
  });

  it.each([
    ["to nowhere", { value: [{ ItemCode: "A" }], "@odata.nextLink": "../../../etc/passwd" }],
    ["to an empty page and on", { value: [], "@odata.nextLink": "Items?$skip=20" }],
  ])("a list whose link leads %s is an error, not the end of the list", async (_, page) => {
    const { b1 } = behind(() => Response.json(page));
    expect(await failing(() => Array.fromAsync(b1.items.each()))).toMatchObject({
      code: "unreadable-answer",
    });
  });

  it("a server that overlooks the filter of a full read is found out", async () => {
    const page = { value: [{ ItemCode: "A" }, { ItemCode: "B" }] };
    const { b1 } = behind(() => Response.json(page));
    const rows = failing(() => Array.fromAsync(b1.items.eachByKey({ pageSize: 2 })));
    expect(await rows).toMatchObject({ code: "unreadable-answer" });
  });

  it("a read that came too often is asked again, a write is not", async () => {
    let refusals = 2;
    const { another, sap } = testCompany();
    const b1 = another({
      fetch: (input, init) => {
        const request = new Request(input, init);
        const isRefused = !request.url.endsWith("/Login") && (refusals -= 1) >= 0;
        return isRefused ? Promise.resolve(new Response("slow down", { status: 429 })) : sap.fetch(request);
      },
    });
    expect(await b1.items.count()).toBe(1);
    refusals = 1;
    expect(await failing(() => b1.invoices.post(invoiceOf(1)))).toMatchObject({
      outcome: "rejected",
      status: 429,
    });
  });
});

describe("a document that SAP has booked is not lost for what a host brings", () => {
  it.each<[string, () => unknown]>([
    [
      "throws",
      () => {
        throw new Error("boom");
      },
    ],
    ["rejects", () => Promise.reject(new Error("boom"))],
    ["gives nothing", () => undefined],
  ])("a schema that %s leaves it in doubt", async (_, validate) => {
    const { b1, sap } = testCompany();
    const schema = {
      "~standard": { version: 1, vendor: "x", validate },
    } as unknown as StandardSchema<object>;
    const failed = await failing(() => b1.invoices.with(schema).post(invoiceOf(1)));
    expect(failed).toMatchObject({ outcome: "in-doubt", code: "unreadable-answer" });
    expect(sap.books.invoices()).toHaveLength(1);
  });

  it("a listener whose promise fails, and a log that throws, are overlooked", async () => {
    const broken = (): never => {
      throw new Error("EPIPE");
    };
    const log = { debug: broken, info: broken, warn: broken, error: broken };
    const onAnswer = (() => Promise.reject(new Error("tracing is down"))) as () => void;
    const { b1 } = testCompany({ client: { log, onAnswer } });
    expect(await b1.invoices.post(invoiceOf(1))).toMatchObject({ kind: "created" });
  });
});

describe("what cannot be sent as it stands is an error before anything is sent", () => {
  const misuse: readonly (readonly [string, (b1: B1Client) => Promise<unknown>])[] = [
    ["a price that is no number", (b1) => b1.invoices.post({ ...invoiceOf(1), DocRate: Number.NaN })],
    ["a GET with a body", (b1) => b1.request({ method: "GET", path: "Items", body: {} })],
    ["a path out of the root", (b1) => b1.request({ method: "GET", path: "../x" })],
    ["the same, encoded", (b1) => b1.request({ method: "GET", path: "Items/%2e%2e/%2e%2e/x" })],
    ["a malformed header", (b1) => b1.request({ method: "GET", path: "Items", headers: { "x y": "1" } })],
    ["a timeout that is none", (b1) => b1.items.count({}, { timeout: Number.NaN })],
    ["a number of rows that is none", (b1) => Array.fromAsync(b1.items.each({ top: Number.NaN }))],
    [
      "a filter that is a text",
      (b1) => b1.items.count({ filter: "ItemCode eq 1" as unknown as ODataFilter }),
    ],
    ["a change of a key with a slash", (b1) => b1.items.update("a/b", { ItemName: "x" })],
    [
      "a user field with its prefix",
      (b1) =>
        ensureUserFields(b1, [{ TableName: "OINV", Name: "U_Key", Description: "Key", Type: "db_Alpha" }]),
    ],
    ["a user table that is none", async (b1) => b1.userTable("X/../Items").find("A")],
  ];
  it.each(misuse)("%s", async (_, work) => {
    const { b1, sap } = testCompany();
    await b1.login();
    const failed = await failing(() => work(b1));
    expect([TypeError, RangeError].some((kind) => failed instanceof kind)).toBe(true);
    expect(sap.books.invoices()).toHaveLength(0);
  });

  it("whoever is asked whether it may leave, and does not say a plain yes, keeps it", async () => {
    const { b1, sap } = testCompany();
    await b1.login();
    const unsure = [
      async () => true,
      () => "yes",
      () => {
        throw new Error("lost");
      },
    ] as unknown as (() => boolean)[];
    for (const mayLeave of unsure) {
      expect(await failing(() => b1.invoices.post(invoiceOf(1), { mayLeave }))).toMatchObject({
        outcome: "not-sent",
      });
    }
    expect(sap.books.invoices()).toHaveLength(0);
  });
});

describe("a key with a slash, which a web server refuses in a path", () => {
  it("is read all the same, and changed by a batch", async () => {
    const { b1 } = testCompany({ options: { encodedSlashes: "refuse" } });
    await b1.items.create({ ItemCode: "a/b", ItemName: "Slash" });
    expect(await b1.items.value("a/b", "ItemName")).toBe("Slash");
    const [changed] = await b1.batch([b1.items.operations.update("a/b", { ItemName: "Changed" })]);
    expect(changed.outcome).toBe("confirmed");
    expect(await b1.items.find("a/b", { select: ["ItemName"] })).toMatchObject({ ItemName: "Changed" });
  });
});

describe("secrets", () => {
  it("a token that cannot be sent is in no error", async () => {
    const { sap, clock } = testCompany();
    const b1 = createB1Client({
      ...{ baseUrl: sap.baseUrl, companyDb: "DEMO_SE", fetch: sap.fetch, clock, retries: 0 },
      authenticate: async () => ({ headers: { authorization: "Bearer TOKEN\r\nX" } }),
    });
    const failed = await failing(() => b1.items.count());
    expect(failed).toMatchObject({ outcome: "not-sent", code: "not-signed-on" });
    expect(inspect(failed, { depth: 9, showHidden: true })).not.toContain("TOKEN");
  });

  it("SAP's words are there for who asks, and not in what a logger prints", async () => {
    const { b1 } = testCompany();
    const failed = await failing(() => b1.invoices.post({ ...invoiceOf(1), CardCode: "ASA-PERSSON" }));
    expect(failed).toHaveProperty("sapMessage");
    expect(JSON.stringify(failed) + inspect(failed)).not.toMatch(/No matching records/);
  });

  it("no key of any spelling is in a template", () => {
    expect(templateOf("/b1s/v2/Items('a)b')/Close")).toBe("/b1s/v2/Items({key})/Close");
    expect(templateOf("/b1s/v2/Items('it''s (me)')")).toBe("/b1s/v2/Items({key})");
    expect(templateOf("/b1s/v2/SpecialPrices(CardCode='x',ItemCode='y')?$top=1")).toBe(
      "/b1s/v2/SpecialPrices({key})",
    );
  });
});

it("a session cache that throws at once, or keeps something else, costs a login and nothing more", async () => {
  const caches = [
    {
      get: () => {
        throw new Error("c");
      },
      set: () => {
        throw new Error("c");
      },
      delete: () => {
        throw new Error("c");
      },
    },
    { get: async () => "garbage", set: async () => undefined, delete: async () => undefined },
    { get: async () => ({ cookies: null }), set: async () => undefined, delete: async () => undefined },
  ] as unknown as SessionCache[];
  for (const sessionCache of caches) {
    const { b1 } = testCompany({ client: { sessionCache } });
    expect(await b1.items.count()).toBe(1);
    await b1.logout();
  }
});

it("a list can be looped over again", async () => {
  const { b1 } = testCompany();
  const partners = b1.businessPartners.each({ select: ["CardName"] });
  const first = await Array.fromAsync(partners);
  expect(first.length).toBeGreaterThan(0);
  expect(await Array.fromAsync(partners)).toEqual(first);
});

it("a row that a host has typed by hand is still read by its own schema", async () => {
  const { b1 } = testCompany();
  const season = b1.items.with(z.object({ U_Season: z.string().optional() }));
  expect(etagOf((await season.find("SKU-1"))!)).toBeDefined();
});
