import { execFile } from "node:child_process";
import { getEventListeners } from "node:events";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { holdTime, virtualClock } from "./virtual-clock.ts";

const anHour = 3_600_000;

/** A turn of the event loop, in which the clock sees nothing happen. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const turns = async (count: number): Promise<void> => {
  for (let each = 0; each < count; each += 1) await turn();
};

describe("time", () => {
  it("starts where it is told to, and stands still while nobody waits", async () => {
    const clock = virtualClock(1_700_000_000_000);
    await turns(20);

    expect(clock.now()).toBe(1_700_000_000_000);
  });

  it("jumps to the end of a wait", async () => {
    const clock = virtualClock(0);

    await clock.wait(anHour);

    expect(clock.now()).toBe(anHour);
  });

  it("jumps only when nothing else can run", async () => {
    const clock = virtualClock(0);
    const seen: number[] = [];
    const sleeping = clock.wait(anHour);
    for (let step = 0; step < 100; step += 1) await Promise.resolve();
    await turns(3);
    seen.push(clock.now());
    await clock.wait(10);
    seen.push(clock.now());
    await sleeping;

    expect(seen).toEqual([0, 10]);
    expect(clock.now()).toBe(anHour);
  });

  it("has patience with work that shows signs of life", async () => {
    const clock = virtualClock(0);
    const sleeping = clock.wait(anHour);
    for (let sign = 0; sign < 10; sign += 1) {
      await turns(3);
      clock.hold()();
    }
    expect(clock.now()).toBe(0);

    await sleeping;
  });

  it("does not go back for a wait that is over before it begins", async () => {
    const clock = virtualClock(1000);

    await clock.wait(-500);

    expect(clock.now()).toBe(1000);
  });
});

describe("sleepers", () => {
  it("wake in the order of their moments, each at its own", async () => {
    const clock = virtualClock(0);
    const woken: string[] = [];
    const sleep = async (name: string, ms: number): Promise<void> => {
      await clock.wait(ms);
      woken.push(`${name} at ${clock.now()}`);
    };

    await Promise.all([sleep("late", 200), sleep("early", 100)]);

    expect(woken).toEqual(["early at 100", "late at 200"]);
  });

  it("of the same moment wake in the order in which they lay down", async () => {
    const clock = virtualClock(0);
    const woken: string[] = [];
    const sleep = (name: string): Promise<void> => clock.wait(100).then(() => void woken.push(name));

    await Promise.all([sleep("first"), sleep("second"), sleep("third")]);

    expect(woken).toEqual(["first", "second", "third"]);
  });

  it("that wake have their say before the next one wakes", async () => {
    const clock = virtualClock(0);
    const woken: number[] = [];
    const early = clock.wait(100).then(async () => {
      await clock.wait(50);
      woken.push(clock.now());
    });
    const late = clock.wait(200).then(() => void woken.push(clock.now()));

    await Promise.all([early, late]);

    expect(woken).toEqual([150, 200]);
  });
});

describe("an abort", () => {
  it("ends a wait at once, with its reason, and time does not move", async () => {
    const clock = virtualClock(0);
    const caller = new AbortController();
    const sleeping = clock.wait(anHour, caller.signal);

    caller.abort(new Error("closing time"));

    await expect(sleeping).rejects.toThrow("closing time");
    await turns(20);
    expect(clock.now()).toBe(0);
  });

  it("before a wait ends it before it begins", async () => {
    const clock = virtualClock(0);

    await expect(clock.wait(anHour, AbortSignal.abort("closing time"))).rejects.toThrow("closing time");
    await turns(20);
    expect(clock.now()).toBe(0);
  });

  it("finds nothing to end after the wait is over", async () => {
    const clock = virtualClock(0);
    const { signal } = new AbortController();

    await clock.wait(anHour, signal);

    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});

describe("held time", () => {
  it("stands still while work goes on that the clock cannot see", async () => {
    const clock = virtualClock(0);
    const release = clock.hold();
    const sleeping = clock.wait(anHour);
    await turns(50);
    expect(clock.now()).toBe(0);

    release();
    await sleeping;

    expect(clock.now()).toBe(anHour);
  });

  it("stands still until the last one lets go", async () => {
    const clock = virtualClock(0);
    const [first, second] = [clock.hold(), clock.hold()];
    const sleeping = clock.wait(anHour);

    first();
    await turns(50);
    expect(clock.now()).toBe(0);

    second();
    await sleeping;
    expect(clock.now()).toBe(anHour);
  });

  it("is nothing that another clock knows of", () => {
    const clock = { now: () => 0, wait: () => Promise.resolve() };

    expect(() => {
      holdTime(clock)();
      holdTime(undefined)();
    }).not.toThrow();
  });
});

describe("time that is moved by hand", () => {
  it("wakes whoever waited for the moments passed, and nobody else", async () => {
    const clock = virtualClock(0);
    clock.hold();
    const woken: number[] = [];
    for (const ms of [100, 300, 200]) void clock.wait(ms).then(() => woken.push(clock.now()));

    await clock.advance(250);

    expect(woken).toEqual([100, 200]);
    expect(clock.now()).toBe(250);
  });

  it("wakes whoever lies down again on the way", async () => {
    const clock = virtualClock(0);
    clock.hold();
    const woken: number[] = [];
    const everyHundred = async (): Promise<void> => {
      for (;;) {
        await clock.wait(100);
        woken.push(clock.now());
      }
    };
    void everyHundred();

    await clock.advance(350);

    expect(woken).toEqual([100, 200, 300]);
  });

  it("moves without anybody waiting", async () => {
    const clock = virtualClock(0);

    await clock.advance(anHour);

    expect(clock.now()).toBe(anHour);
  });
});

it("a clock on which nobody waits keeps no process alive", { timeout: 30_000 }, async ({ signal }) => {
  const source = new URL("virtual-clock.ts", import.meta.url).href;
  const script = `
    const { virtualClock } = await import(${JSON.stringify(source)});
    const clock = virtualClock(0);
    clock.hold();
    const caller = new AbortController();
    const sleeping = clock.wait(1000, caller.signal).catch(() => undefined);
    caller.abort();
    await sleeping;
    console.log("done");
  `;

  const node = ["--input-type=module", "--eval", script];
  const { stdout } = await promisify(execFile)(process.execPath, node, { timeout: 20_000, signal });

  expect(stdout).toBe("done\n");
});
