import { virtualClock } from "@instep/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createEventHandler,
  type EventHandlerSettings,
  isKnownEvent,
  parseEvents,
  rememberEvents,
  type SitooEvent,
} from "../index.ts";

const right = { user: "sitoo", password: "hök 1" };

const anEvent = (changes: object = {}) => ({
  event_id: "5b7f9a10-0000-4000-8000-000000000001",
  event_type: "order",
  event_date: 1_784_023_200,
  account_id: 1500,
  data: { eshop_id: 1, order_id: 4711, order_event_type: "add" },
  ...changes,
});

const basic = (text: string): string =>
  `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(text)))}`;

/** A host with its hook, and what it heard. */
function host(settings: Partial<EventHandlerSettings> = {}) {
  const heard: SitooEvent[] = [];
  const lines: string[] = [];
  const say = (message: string, fields?: object): number =>
    lines.push(`${message} ${JSON.stringify(fields ?? {})}`);
  const handler = createEventHandler({
    ...right,
    clock: virtualClock(0),
    log: { debug: say, info: say, warn: say, error: say },
    onEvent: (event) => heard.push(event),
    ...settings,
  });
  const send = async (body: unknown, init: RequestInit = {}): Promise<number> => {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const headers = { authorization: basic("sitoo:hök 1") };
    const request = { method: "POST", headers, body: text, ...init };
    return (await handler(new Request("https://host.example/events", request))).status;
  };
  return { handler, send, heard, lines };
}

describe("who may call", () => {
  it.each([
    ["the right password", basic("sitoo:hök 1"), 200],
    [
      "the right password in another spelling of the scheme",
      basic("sitoo:hök 1").replace("Basic", "basic"),
      200,
    ],
    ["a wrong one of the same length", basic("sitoo:hök 2"), 401],
    ["a longer one", basic("sitoo:hök 11"), 401],
    ["none", "", 401],
    ["another scheme", "Bearer hök 1", 401],
  ])("with %s (%s) is answered %i", async (_, authorization, status) => {
    const { send, heard } = host();
    expect(await send([anEvent()], { headers: { authorization } })).toBe(status);
    expect(heard).toHaveLength(status === 200 ? 1 : 0);
  });

  it("is never told from a wrong password by what the answer says", async () => {
    const { handler } = host();
    const answer = await handler(new Request("https://host.example/events", { method: "POST", body: "[]" }));
    expect([answer.status, answer.headers.get("www-authenticate"), await answer.text()]).toEqual([
      401,
      'Basic realm="Sitoo events"',
      "",
    ]);
  });

  it("is for the host to say when it knows Sitoo in another way", async () => {
    const heard: string[] = [];
    const handler = createEventHandler({
      authorize: (request) => Promise.resolve(request.headers.get("x-from") === "10.0.0.7"),
      onEvent: ({ event_id }) => heard.push(event_id),
    });
    const from = (address: string) =>
      new Request("https://host.example/", {
        method: "POST",
        body: JSON.stringify([anEvent()]),
        headers: { "x-from": address },
      });
    expect([(await handler(from("10.0.0.8"))).status, (await handler(from("10.0.0.7"))).status]).toEqual([
      401, 200,
    ]);
  });

  it.each(["no", 1, {}, undefined, Promise.resolve("false")])(
    "is nobody when the host answers with anything but true (%j)",
    async (answer) => {
      const handler = createEventHandler({ authorize: () => answer as never, onEvent: () => undefined });
      const request = new Request("https://host.example/", { method: "POST", body: "[]" });
      expect((await handler(request)).status).toBe(401);
    },
  );

  it("is refused with any password but the right one, whatever its length", async () => {
    const { send } = host();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 300 }), async (password) => {
        fc.pre(password !== "hök 1");
        expect(await send([], { headers: { authorization: basic(`sitoo:${password}`) } })).toBe(401);
      }),
      { numRuns: 200 },
    );
  });
});

describe("what cannot be read", () => {
  it.each([
    ["no JSON", "<html>", 400],
    ["nothing", "", 400],
    ["no list", anEvent(), 400],
    ["an empty list", [], 200],
  ])("%s is answered so that Sitoo does not send it again", async (_, body, status) => {
    const { send, heard } = host();
    expect(await send(body)).toBe(status);
    expect(heard).toEqual([]);
  });

  it("of one event loses no other, and is logged by its id and faults", async () => {
    const { send, heard, lines } = host();
    const broken = anEvent({ event_id: "broken-1", data: { eshop_id: 1, order_id: "kim@shop.example" } });
    expect(await send([broken, anEvent()])).toBe(200);
    expect(heard).toHaveLength(1);
    expect(lines.join()).toMatch(/broken-1.*data\.order_id: expected a whole number/);
    expect(lines.join()).not.toContain("kim@");
  });

  it("has no id, and would be taken for every other one that has none", async () => {
    const { send, heard } = host();
    expect(await send([anEvent({ event_id: "" }), anEvent({ event_id: "" })])).toBe(200);
    expect(heard).toEqual([]);
  });

  it.each(["__proto__", "constructor", "toString"])(
    "is of no type that an object has by itself (%s)",
    async (event_type) => {
      const { send, heard } = host();
      await send([anEvent({ event_type })]);
      expect(heard.map((event) => [event.event_type, isKnownEvent(event)])).toEqual([[event_type, false]]);
    },
  );

  it("never makes the handler throw, whatever comes", async () => {
    const { send } = host();
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.json(), fc.string({ unit: "binary" })), async (body) => {
        expect([200, 400]).toContain(await send(body));
      }),
      { numRuns: 300 },
    );
  });
});

describe("a body that is too large", () => {
  it("is refused by what its header says, before any of it is read", async () => {
    const { send } = host({ sizeLimit: 100 });
    expect(await send("x".repeat(101))).toBe(413);
  });

  it("is refused without being read to its end when nothing says how large it is", async () => {
    const { handler } = host({ sizeLimit: 1000 });
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (stream) => {
        pulled += 1;
        stream.enqueue(new Uint8Array(100));
      },
    });
    const headers = { authorization: basic("sitoo:hök 1") };
    const request = new Request("https://host.example/", {
      method: "POST",
      headers,
      body,
      duplex: "half",
    });
    expect((await handler(request)).status).toBe(413);
    expect(pulled).toBeLessThan(20);
  });
});

describe("a body that something else has read, or is reading", () => {
  it.each([
    ["has read", (request: Request) => request.text()],
    ["is reading", (request: Request) => request.body?.getReader()],
  ])("(%s) is sent again by Sitoo, and the log says what to do", async (_, readBefore) => {
    const { handler, heard, lines } = host();
    const headers = { authorization: basic("sitoo:hök 1") };
    const body = JSON.stringify([anEvent()]);
    const request = new Request("https://host.example/", { method: "POST", headers, body });
    await readBefore(request);
    expect([(await handler(request)).status, heard]).toEqual([503, []]);
    expect(lines.join()).toContain("mount the handler before it");
  });
});

describe("a body that trickles in", () => {
  it("is let go when the patience is over, and nothing of it is handled", async () => {
    const clock = virtualClock(0);
    const { handler, heard } = host({ clock });
    let stopped = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: async (stream) => {
        await clock.wait(900);
        stream.enqueue(new TextEncoder().encode(" "));
      },
      cancel: () => {
        stopped += 1;
      },
    });
    const headers = { authorization: basic("sitoo:hök 1") };
    const init = { method: "POST", headers, body, duplex: "half" } as const;
    const answer = await handler(new Request("https://host.example/", init));
    expect([answer.status, clock.now()]).toEqual([503, 10_000]);
    await clock.wait(5000);
    expect([stopped, heard]).toEqual([1, []]);
  });
});

describe("an event that comes twice", () => {
  it("is handled once, also when both come at the same time", async () => {
    let handled = 0;
    const clock = virtualClock(0);
    const { send } = host({
      clock,
      onEvent: async () => {
        await clock.wait(1000);
        handled += 1;
      },
    });
    expect(await Promise.all([send([anEvent()]), send([anEvent()]), send([anEvent(), anEvent()])])).toEqual([
      200, 200, 200,
    ]);
    expect(await send([anEvent()])).toBe(200);
    expect(handled).toBe(1);
  });

  it("is handled again when it failed the first time", async () => {
    let times = 0;
    const { send } = host({
      onEvent: () => {
        times += 1;
        if (times === 1) throw new Error("database is down");
      },
    });
    expect([await send([anEvent()]), await send([anEvent()]), await send([anEvent()]), times]).toEqual([
      503, 200, 200, 2,
    ]);
  });

  it("is known to all processes that share what they have seen", async () => {
    const seen = rememberEvents();
    const [one, other] = [host({ seen }), host({ seen })];
    await one.send([anEvent()]);
    await other.send([anEvent()]);
    expect([one.heard.length, other.heard.length]).toEqual([1, 0]);
  });

  it("is remembered among ten thousand others, and no longer", () => {
    const seen = rememberEvents();
    for (let nth = 0; nth < 10_001; nth += 1) void seen.add(String(nth));
    expect([seen.has("0"), seen.has("1"), seen.has("10000")]).toEqual([false, true, true]);
  });
});

describe("a host that is in trouble", () => {
  it("has the event sent again when it takes longer than Sitoo waits, and has it once", async () => {
    const clock = virtualClock(0);
    let handled = 0;
    const { send } = host({ clock, onEvent: () => clock.wait(12_000).then(() => (handled += 1)) });
    expect(await send([anEvent()])).toBe(503);
    expect(clock.now()).toBe(10_000);
    expect([await send([anEvent()]), handled]).toEqual([200, 1]);
  });

  it("does not hear what comes after an event that failed, until that one is sent again", async () => {
    const { send, heard } = host({
      onEvent: ({ event_id }) => {
        if (event_id === "a") throw new Error("trouble");
        throw new Error("came too early");
      },
    });
    expect(await send([anEvent({ event_id: "a" }), anEvent({ event_id: "b" })])).toBe(503);
    expect(heard).toEqual([]);
  });

  it("answers also when its memory of events fails, or its log", async () => {
    const broken = () => {
      throw new Error("disk full");
    };
    const { send } = host({
      seen: { has: broken, add: broken },
      log: { debug: broken, info: broken, warn: broken, error: broken },
    });
    expect(await send([anEvent()])).toBe(503);
  });

  it("logs no data of an event and no password", async () => {
    const { send, lines } = host({ onEvent: () => Promise.reject(new Error("kim@shop.example")) });
    await send([anEvent()]);
    expect(lines).toEqual(['A web hook of Sitoo failed {"error":"Error"}']);
  });
});

describe("a host that acknowledges before it handles", () => {
  const named = (event_id: string) => anEvent({ event_id });

  it("loses an event that fails, and none of those behind it", async () => {
    const clock = virtualClock(0);
    const told: string[] = [];
    const onEvent = ({ event_id }: SitooEvent): void => {
      told.push(event_id);
      if (event_id === "a") throw new Error("kim@shop.example");
    };
    const { send, lines } = host({ clock, acknowledge: "before", onEvent });
    expect(await send([named("a"), named("b"), named("c")])).toBe(200);
    await clock.wait(1);
    expect(told).toEqual(["a", "b", "c"]);
    expect(lines).toEqual(['An event of Sitoo could not be handled {"error":"Error"}']);
  });

  it("hears the events of a later request after those of an earlier one", async () => {
    const clock = virtualClock(0);
    const told: string[] = [];
    const onEvent = async ({ event_id }: SitooEvent): Promise<void> => {
      await clock.wait(event_id === "first" ? 5000 : 1);
      told.push(event_id);
    };
    const { send } = host({ clock, acknowledge: "before", onEvent });
    expect([await send([named("first")]), await send([named("second")])]).toEqual([200, 200]);
    await clock.wait(6000);
    expect(told).toEqual(["first", "second"]);
  });

  it("waits for an event that hangs no longer than its patience", async () => {
    const clock = virtualClock(0);
    const told: string[] = [];
    const onEvent = async ({ event_id }: SitooEvent): Promise<void> => {
      if (event_id === "hangs") await new Promise(() => undefined);
      told.push(event_id);
    };
    const { send } = host({ clock, acknowledge: "before", onEvent, patience: 2000 });
    await send([named("hangs"), named("next")]);
    await clock.wait(1999);
    expect(told).toEqual([]);
    await clock.wait(2);
    expect(told).toEqual(["next"]);
  });
});

describe("the options of a handler", () => {
  const onEvent = () => undefined;
  it.each([
    [
      "no password, as of an environment that lacks it",
      { user: "sitoo", password: undefined, onEvent },
      "password: expected a text",
    ],
    ["an empty one", { user: "sitoo", password: "", onEvent }, "password: expected a text that is not empty"],
    ["nobody to tell", { ...right }, "onEvent: expected a function"],
    [
      "no patience and no size",
      { ...right, onEvent, patience: 0, sizeLimit: Number.NaN },
      "sizeLimit: expected a number; patience: expected more than 0",
    ],
    [
      "an answer at another time",
      { ...right, onEvent, acknowledge: "never" },
      'acknowledge: expected "after" or "before"',
    ],
    [
      "a memory, a clock and a log that are none",
      { ...right, onEvent, seen: {}, clock: null, log: {} },
      "seen: expected has(), add(); clock: expected now(), wait(); log: expected debug(), info(), warn(), error()",
    ],
    [
      "a name that Basic authentication ends at its colon",
      { ...right, onEvent, user: "sitoo:1" },
      "user: expected a text without a colon",
    ],
    [
      "nothing at all",
      undefined,
      "onEvent: expected a function; user: expected a text; password: expected a text",
    ],
  ])("that have %s are refused before anybody calls", (_, options, words) => {
    expect(() => createEventHandler(options as never)).toThrow(
      `createEventHandler cannot use these options: ${words}`,
    );
  });
});

describe("the events themselves", () => {
  it("of every documented type are known to the compiler, and newer types and fields are kept", () => {
    const newer = anEvent({ event_type: "loyalty", data: { points: 5 }, extra: true });
    const [order, loyalty] = parseEvents([anEvent(), newer]);
    expect(
      order?.ok &&
        isKnownEvent(order.value) &&
        order.value.event_type === "order" &&
        order.value.data.order_id,
    ).toBe(4711);
    expect(loyalty).toMatchObject({
      ok: true,
      value: { event_type: "loyalty", data: { points: 5 }, extra: true },
    });
    expect(loyalty?.ok && isKnownEvent(loyalty.value)).toBe(false);
  });

  it.each([
    ["z-report", []],
    ["z-report", null],
    ["z-report", { eshop_id: "{3CCB9848-155A-49E1-7CA8-5F7F78FC3067}" }],
    ["warehouse-transaction", { eshop_id: null }],
    ["loyalty", []],
    ["loyalty", { eshop_id: "{3CCB9848-155A-49E1-7CA8-5F7F78FC3067}" }],
  ])("of type %s, whose data is not public, are kept whatever it is (%j)", async (event_type, data) => {
    const { send, heard } = host();
    expect(await send([anEvent({ event_type, data })])).toBe(200);
    expect(heard).toMatchObject([{ event_type, data: Array.isArray(data) ? {} : (data ?? {}) }]);
  });

  it("of an order without its number cannot be read, also when its data is PHP's empty map", () => {
    expect(parseEvents([anEvent({ data: [] }), anEvent({ data: "4711" })])).toMatchObject([
      {
        ok: false,
        faults: ["data.eshop_id: expected a whole number", "data.order_id: expected a whole number"],
      },
      { ok: false, faults: ["data: expected a map"] },
    ]);
  });

  it("that are no list are an error", () => {
    expect(() => parseEvents({})).toThrow("Events come as a list, and this is none.");
  });
});
