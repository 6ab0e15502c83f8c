import { expect, it } from "vitest";
import { aRegister, aShop, aWarehouse, anOrder } from "../builders.ts";
import { loseNextAnswer } from "../faults.ts";
import { memoryJournal, type Journal } from "../journal.ts";
import { virtualClock } from "../virtual-clock.ts";
import { createSitooEmulator, type SitooEmulator } from "./emulator.ts";
import type { SitooOptions } from "./options.ts";
import type { Arrival } from "./shop.ts";

const headers = { authorization: `Basic ${btoa("1500-1:sitoo-demo")}` };

const get = (sitoo: SitooEmulator, path: string, init: RequestInit = { headers }): Promise<Response> =>
  sitoo.fetch(`${sitoo.baseUrl}${path}`, init);

const open = anOrder({ orderid: 1, orderstateid: 0, paymentstateid: 0 });
const closed = anOrder({ orderid: 1 });

function accountWith(
  arrivals: readonly Arrival[] = [],
  setup: { journal?: Journal; options?: Partial<SitooOptions> } = {},
) {
  const clock = virtualClock(0);
  return { clock, sitoo: createSitooEmulator({ shop: aShop({ arrivals }), clock, ...setup }) };
}

it("refuses a call without the API user's password", async () => {
  const { sitoo } = accountWith();
  const wrong = { headers: { authorization: `Basic ${btoa("1500-1:guess")}` } };

  for (const init of [{}, wrong]) {
    const answer = await get(sitoo, "/orders.json", init);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({ statuscode: 401, errortext: "Unauthorized" });
  }
});

it("refuses a second call of the same API user while the first is in flight", async () => {
  const { sitoo } = accountWith();

  const [first, second] = await Promise.all([get(sitoo, "/orders.json"), get(sitoo, "/orders.json")]);
  const third = await get(sitoo, "/orders.json");

  expect([first.status, second.status, third.status]).toEqual([200, 429, 200]);
  expect(second.headers.get("retry-after")).toBe("1");
  expect(await second.json()).toEqual({ statuscode: 429, errortext: "Too many connections" });
});

it("lets calls overlap where the account allows it", async () => {
  const { sitoo } = accountWith([], { options: { oneCallAtATime: false } });

  const answers = await Promise.all([get(sitoo, "/orders.json"), get(sitoo, "/orders.json")]);

  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
});

it("keeps a call in flight for as long as the account takes", async () => {
  const { sitoo, clock } = accountWith([], { options: { latency: 50 } });

  await get(sitoo, "/orders.json");

  expect(clock.now()).toBe(50);
});

it("finds only paths that end in .json, and only below the account", async () => {
  const { sitoo } = accountWith();
  const elsewhere = "https://api.sitoo.example/v2/accounts/9/orders.json";

  expect((await get(sitoo, "/orders")).status).toBe(404);
  expect((await get(sitoo, "/sites/%ff/stores.json")).status).toBe(404);
  expect((await get(sitoo, "/orders.json", { method: "DELETE", headers })).status).toBe(404);
  expect((await sitoo.fetch(elsewhere, { headers })).status).toBe(404);
});

it("shows an order from its arrival on, and its change from the second arrival on", async () => {
  const { sitoo, clock } = accountWith([
    { at: 100, order: open },
    { at: 200, order: closed },
  ]);
  const states = () => sitoo.orders().map(({ orderstateid }) => orderstateid);

  expect(states()).toEqual([]);
  await clock.advance(100);
  expect(states()).toEqual([0]);
  await clock.advance(100);
  expect(states()).toEqual([10]);
  expect(sitoo.lastAt).toBe(200);
});

it("shows a run that continues everything the run before it saw, even with its clock set back", async () => {
  const journal = memoryJournal();
  const arrivals = [
    { at: 100, order: open },
    { at: 200, order: closed },
    { at: 300, order: anOrder({ orderid: 2 }) },
  ];
  const before = accountWith(arrivals, { journal });
  await before.clock.advance(200);
  before.sitoo.orders();

  const after = accountWith(arrivals, { journal });
  expect(after.sitoo.orders()).toEqual([closed]);
  await after.clock.advance(150);
  expect(after.sitoo.orders()).toEqual([closed]);
  await after.clock.advance(150);
  expect(after.sitoo.orders()).toHaveLength(2);
  expect(journal.read()).toHaveLength(3);
});

it.each([
  "{",
  "null",
  "7",
  "{}",
  '{"at":"1","changes":[]}',
  '{"at":1,"changes":[["+","orders",{}]]}',
  '{"at":1,"changes":[["+","nothing",{}]]}',
])("says which line of its journal cannot be used: %s", (line) => {
  const journal = memoryJournal([JSON.stringify({ at: 1, changes: [["+", "orders", closed]] }), line]);
  expect(() => accountWith([], { journal })).toThrow(
    /^line 2 of the journal: (is no JSON|cannot be carried out again) \(.*\)\. It was damaged/,
  );
});

it("breaks the connection where a fault says so, and has still been called", async () => {
  const { sitoo } = accountWith();
  loseNextAnswer(sitoo.faults, { method: "GET", path: "orders.json" });

  await expect(get(sitoo, "/orders.json")).rejects.toThrow(TypeError);
  expect((await get(sitoo, "/orders.json")).status).toBe(200);
});

it("names the way from a till to its store", async () => {
  const { sitoo } = accountWith();
  const first = async (path: string) =>
    ((await (await get(sitoo, path)).json()) as { items: unknown[] }).items[0];

  expect(await first("/sites/1/cashregisters.json")).toMatchObject(aRegister());
  expect(await first("/sites/1/warehouses.json?fields=warehouseid,storeid,externalid")).toEqual({
    warehouseid: aWarehouse().warehouseid,
    storeid: 1,
    externalid: "MALMO",
  });
  expect(await first("/sites/1/stores.json")).toMatchObject({ storeid: 1, name: "Malmö", externalid: "S1" });
});

it("says whether prices are stored with VAT, the currency and the time zone", async () => {
  const { sitoo } = accountWith();

  expect(await (await get(sitoo, "/sites/1/settings.json")).json()).toMatchObject({
    pricesstoredwithvat: true,
    currencycode: "SEK",
    timezone: "Europe/Stockholm",
  });
});
