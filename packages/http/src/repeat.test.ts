import { virtualClock } from "@instep/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { delayBefore } from "./backoff.ts";
import { repeat, type Repetition } from "./repeat.ts";

const start = 1_700_000_000_000;

/** An attempt that fails so often, and what is remembered of it. */
function failing(times: number, { clock = virtualClock(start), ...given }: Partial<Repetition> = {}) {
  const at: number[] = [];
  const attempt = async (): Promise<string> => {
    at.push(clock.now() - start);
    if (at.length <= times) throw new Error(`failure ${at.length}`);
    return "done";
  };
  const repetition: Repetition = {
    retries: 3,
    mayRepeat: () => true,
    random: () => 1 - 1e-9,
    clock,
    ...given,
  };
  return { at, clock, run: () => repeat(attempt, repetition) };
}

describe("attempts", () => {
  it("are one when the first succeeds", async () => {
    const { run, at } = failing(0);

    expect(await run()).toBe("done");
    expect(at).toEqual([0]);
  });

  it("go on until one succeeds, after half a second, then twice as long each time", async () => {
    const { run, at } = failing(3);

    expect(await run()).toBe("done");
    expect(at).toEqual([0, 500, 1500, 3500]);
  });

  it("end with the last failure when they were repeated often enough, without waiting once more", async () => {
    const { run, at, clock } = failing(9);

    await expect(run()).rejects.toThrow("failure 4");
    expect(at).toEqual([0, 500, 1500, 3500]);
    expect(clock.now() - start).toBe(3500);
  });

  it("are one when there are no repetitions", async () => {
    const { run, at } = failing(9, { retries: 0 });

    await expect(run()).rejects.toThrow("failure 1");
    expect(at).toEqual([0]);
  });

  it("are one when the failure may not be repeated", async () => {
    const { run, at, clock } = failing(9, { mayRepeat: () => false });

    await expect(run()).rejects.toThrow("failure 1");
    expect(at).toEqual([0]);
    expect(clock.now()).toBe(start);
  });

  it("end at the first failure that may not be repeated", async () => {
    const mayRepeat = (error: unknown): boolean => error instanceof Error && error.message !== "failure 2";
    const { run, at } = failing(9, { mayRepeat });

    await expect(run()).rejects.toThrow("failure 2");
    expect(at).toEqual([0, 500]);
  });

  it("are one when the fault is in our own code, and nobody waits for it", async () => {
    const clock = virtualClock(start);
    const faulty = (): Promise<never> => Promise.reject(new TypeError("x is not a function"));
    const repetition = { retries: 3, mayRepeat: () => true, random: () => 0.5, clock };

    await expect(repeat(faulty, repetition)).rejects.toThrow("x is not a function");
    expect(clock.now()).toBe(start);
  });
});

describe("the wait", () => {
  it("is between half and the whole of a doubling time, and never longer than the longest", () => {
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), chance, (attempt, random) => {
        const whole = Math.min(500 * 2 ** (attempt - 1), 15_000);
        const delay = delayBefore(attempt, { first: 500, longest: 15_000 }, () => random);

        expect(delay).toBeGreaterThanOrEqual(whole / 2);
        expect(delay).toBeLessThanOrEqual(whole);
      }),
    );
  });

  it("is half as long when chance says so", async () => {
    const { run, at } = failing(3, { random: () => 0 });

    await run();

    expect(at).toEqual([0, 250, 750, 1750]);
  });

  it("is as long as the other end asks, when that is longer", async () => {
    const { run, at } = failing(3, {
      waitFor: (error) => (String(error).endsWith("1") ? 60_000 : undefined),
    });

    await run();

    expect(at).toEqual([0, 60_000, 61_000, 63_000]);
  });

  it("is the backoff's when the other end asks for less", async () => {
    const { run, at } = failing(1, { waitFor: () => 1 });

    await run();

    expect(at).toEqual([0, 500]);
  });

  it("has the lengths that the caller gives", async () => {
    const { run, at } = failing(3, { backoff: { first: 1000, longest: 1500 } });

    await run();

    expect(at).toEqual([0, 1000, 2500, 4000]);
  });
});

describe("an abort", () => {
  it("while it waits ends with the failure that it waited on, at once", async () => {
    const caller = new AbortController();
    const clock = virtualClock(start);
    const { run, at } = failing(9, { signal: caller.signal, clock });
    void clock.wait(700).then(() => caller.abort(new Error("closing time")));

    await expect(run()).rejects.toThrow("failure 2");
    expect(at).toEqual([0, 500]);
    expect(clock.now() - start).toBe(700);
  });

  it("in the very moment in which the wait is over begins no further attempt", async () => {
    const caller = new AbortController();
    const clock = { now: () => start, wait: async () => caller.abort() };
    const { run, at } = failing(9, { signal: caller.signal, clock });

    await expect(run()).rejects.toThrow("failure 1");
    expect(at).toEqual([0]);
  });

  it("during an attempt that fails ends with that failure", async () => {
    const caller = new AbortController();
    const { run, at } = failing(9, {
      signal: caller.signal,
      mayRepeat: () => {
        caller.abort();
        return true;
      },
    });

    await expect(run()).rejects.toThrow("failure 1");
    expect(at).toEqual([0]);
  });

  it("during an attempt never throws away what the attempt has confirmed", async () => {
    const caller = new AbortController();
    const attempt = async (): Promise<string> => {
      caller.abort(new Error("closing time"));
      return "confirmed";
    };
    const { signal } = caller;
    const repetition = {
      retries: 3,
      mayRepeat: () => true,
      random: () => 0.5,
      clock: virtualClock(start),
      signal,
    };

    expect(await repeat(attempt, repetition)).toBe("confirmed");
  });

  it("before it begins stops no attempt: that is for the attempt to see", async () => {
    const { run, at } = failing(9, { signal: AbortSignal.abort() });

    await expect(run()).rejects.toThrow("failure 1");
    expect(at).toEqual([0]);
  });
});
