import { getEventListeners } from "node:events";
import type { Clock } from "@instep/http";
import { aShop, seededRandom } from "@instep/testing";
import { describe, expect, it } from "vitest";
import { failing, testAccount } from "../test/test-account.ts";
import { createSitooClient } from "./index.ts";

const users = ["1500-1", "1500-2", "1500-3"].map((apiId) => ({ apiId, password: "sitoo-demo" }));

/** How many calls were in flight at once, by a Sitoo that takes a second for each. */
async function busiest(calls: number, apiUsers: typeof users) {
  const shop = { apiUsers: users.slice(1) };
  const { sitoo, clock } = testAccount({ shop, options: { latency: 1000 } });
  let [inFlight, most] = [0, 0];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    inFlight += 1;
    most = Math.max(most, inFlight);
    return sitoo.fetch(input, init).finally(() => (inFlight -= 1));
  };
  const { baseUrl } = sitoo;
  const client = createSitooClient({ baseUrl, eshopid: 1, users: apiUsers, fetch, clock, gap: 0 });
  const started = clock.now();
  const answers = await Promise.all(
    Array.from({ length: calls }, () => client.request({ operation: "getSites" })),
  );
  return {
    most,
    seconds: (clock.now() - started) / 1000,
    refused: answers.filter(({ status }) => status !== 200),
  };
}

describe("calls at the same time", () => {
  it("of one API user go one after the other, and none is refused", async () => {
    expect(await busiest(6, users.slice(0, 1))).toEqual({ most: 1, seconds: 6, refused: [] });
  });

  it("of three API users go three by three", async () => {
    expect(await busiest(6, users)).toEqual({ most: 3, seconds: 2, refused: [] });
  });

  it("keep a tenth of a second's distance unless told otherwise", async () => {
    const { sitoo, clock } = testAccount();
    const { apiId, password } = aShop();
    const { baseUrl, fetch } = sitoo;
    const client = createSitooClient({ baseUrl, eshopid: 1, apiId, password, fetch, clock });
    const started = clock.now();
    for (let call = 0; call < 5; call += 1) await client.request({ operation: "getSites" });
    expect(clock.now() - started).toBe(400);
  });
});

describe("a call that is refused for being one too many", () => {
  it.each(["both", "retry-after", "x-rate-limit-reset", "none"] as const)(
    "waits until its slot is over and is sent again, a write too (headers: %s)",
    async (rateHeaders) => {
      const options = { callsPerSlot: 2, slotSeconds: 60, rateHeaders } as const;
      const { client, clock } = testAccount({ options });
      const started = clock.now();
      for (let store = 0; store < 5; store += 1) await client.stores.add({ name: "Lund", storetype: 10 });
      expect((clock.now() - started) / 60_000).toBeGreaterThan(1.5);
    },
  );

  it("counts as one when only the body says so", async () => {
    const { client } = testAccount({ options: { callsPerSlot: 1, slotSeconds: 5, tooManyStatus: 200 } });
    await client.stores.add({ name: "Lund", storetype: 10 });
    expect(await client.stores.add({ name: "Ystad", storetype: 10 })).toBeGreaterThan(0);
  });

  it("is given up at once when Sitoo asks for more patience than the call has", async () => {
    const { client, clock } = testAccount({
      options: { callsPerSlot: 1, slotSeconds: 3600, rateHeaders: "retry-after" },
      client: { deadline: 60_000 },
    });
    await client.stores.add({ name: "Lund", storetype: 10 });
    const started = clock.now();
    expect(await failing(client.stores.add({ name: "Ystad", storetype: 10 }))).toMatchObject({
      outcome: "rejected",
      code: "sitoo-too-many-requests",
    });
    expect(clock.now()).toBe(started);
  });
});

describe("the deadline of a call", () => {
  it("counts the time in the queue: what has not left by then was not sent", async () => {
    const { client } = testAccount({ options: { latency: 40_000 } });
    const first = client.request({ operation: "getSites" });
    const second = failing(
      client.request({ operation: "addStore", body: { name: "Lund", storetype: 10 }, deadline: 10_000 }),
    );
    expect(await second).toMatchObject({ outcome: "not-sent", code: "sitoo-no-turn" });
    await first;
  });

  it("leaves a write that has left in doubt", async () => {
    const { client, sitoo } = testAccount();
    sitoo.faults.inject("swallow-answer", { method: "POST", path: "" });
    const body = { name: "Lund", storetype: 10 };
    expect(await failing(client.request({ operation: "addStore", body, deadline: 5_000 }))).toMatchObject({
      outcome: "in-doubt",
      code: "sitoo-no-answer",
    });
  });

  it("lets nothing leave for which its host has lost the right", async () => {
    const { client, seen } = testAccount();
    const body = { name: "Lund", storetype: 10 };
    const call = { operation: "addStore", body } as const;
    let asked = 0;
    const mayLeave = (): boolean => (asked += 1) < 0;
    expect(await failing(client.request({ ...call, mayLeave }))).toMatchObject({ outcome: "not-sent" });
    expect([seen, asked]).toEqual([[], 1]);
  });
});

it("a thousand calls that were called off at any moment leave no listener and no timer", async () => {
  const { sitoo, clock: virtual } = testAccount();
  let waiting = 0;
  const clock: Clock = {
    now: () => virtual.now(),
    wait: async (ms, signal) => {
      waiting += 1;
      await virtual.wait(ms, signal).finally(() => (waiting -= 1));
    },
  };
  const shared = new AbortController();
  const { baseUrl } = sitoo;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    await virtual.wait(20, init?.signal ?? undefined); // a system that takes a while
    return sitoo.fetch(input, init);
  };
  const client = createSitooClient({
    baseUrl,
    eshopid: 1,
    users: users.slice(0, 1),
    fetch,
    clock,
    retries: 2,
  });
  const random = seededRandom(5);
  const calls = Array.from({ length: 1_000 }, async () => {
    const own = new AbortController();
    const signal = AbortSignal.any([own.signal, shared.signal]);
    const call = client.request({ operation: "getSites", signal }).catch(() => undefined);
    await virtual.wait(Math.floor(random() * 20_000));
    own.abort();
    await call;
  });
  const settings = client.siteSettings.read({ signal: shared.signal });
  await Promise.all([...calls, settings]);
  expect([getEventListeners(shared.signal, "abort").length, waiting]).toEqual([0, 0]);
});

describe("the listeners of a host", () => {
  it("hear of each attempt by OpenTelemetry's names, without an id, a query or a password", async () => {
    const events: unknown[] = [];
    const { client, sitoo } = testAccount({
      client: { onRequest: (event) => events.push(event), onAnswer: (event) => events.push(event) },
    });
    sitoo.faults.inject("bad-gateway", { method: "GET", path: "" });
    await client.users.find("{AB-1}").catch(() => undefined);
    await client.request({ method: "GET", path: "sites/1/stores/7.json" }).catch(() => undefined);
    expect(events).toMatchObject([
      {
        "url.template": "/v2/accounts/1500/sites/{siteid}/users/{userid}.json",
        "http.request.resend_count": 0,
      },
      { "http.response.status_code": 502, "error.type": "502" },
      { "http.request.resend_count": 1 },
      { "http.response.status_code": 404 },
      { "url.template": "/v2/accounts/{}/sites/{}/stores/{}.json" },
      { "http.response.status_code": 404 },
    ]);
    expect(JSON.stringify(events)).not.toMatch(/AB-1|sitoo-demo|Basic/);
  });
});

describe("a log that throws", () => {
  it("loses no write that Sitoo has confirmed", async () => {
    const broken = () => {
      throw new Error("disk full");
    };
    const { client } = testAccount({
      client: { log: { debug: broken, info: broken, warn: broken, error: broken } },
    });
    expect(await client.stores.add({ name: "Lund", storetype: 10 })).toBeGreaterThan(0);
  });
});

describe("the options", () => {
  it("that are none are refused in words", () => {
    expect(() => createSitooClient(undefined as never)).toThrow("baseUrl: expected a text");
  });

  it.each([
    ["neither one API user nor several", {}, "apiId: expected a text; password: expected a text"],
    [
      "one and several",
      { apiId: "1", password: "x", users },
      "users: expected either one API user or several",
    ],
    ["no API user at all", { users: [] }, "users: expected at least one API user"],
    [
      "the same API user twice, whose calls would be refused",
      { users: [...users, { apiId: "1500-1", password: "another" }] },
      "users: expected each API user once",
    ],
    [
      "an API id that Basic authentication ends at its colon",
      { apiId: "1500:1", password: "x" },
      "apiId: expected a text without a colon",
    ],
    ["an API user without a password", { users: [{ apiId: "1" }] }, "users.0.password: expected a text"],
  ])("with %s are refused in words", (_, who, words) => {
    const options = { baseUrl: "https://api.sitoo.example/v2/accounts/1500", eshopid: 1, ...who };
    expect(() => createSitooClient(options as never)).toThrow(words);
  });
});
