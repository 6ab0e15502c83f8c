import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { reasonOf, systemClock } from "./clock.ts";

const anHour = 3_600_000;

describe("waiting on the machine's clock", () => {
  it("ends when its time has come, and leaves nothing on the signal", async () => {
    const { signal } = new AbortController();
    const before = systemClock.now();

    await systemClock.wait(5, signal);

    expect(systemClock.now()).toBeGreaterThanOrEqual(before + 4); // a timer may be early by the fraction of a millisecond
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("ends at once when it is called off, and leaves nothing on the signal", async () => {
    const caller = new AbortController();
    const waiting = systemClock.wait(anHour, caller.signal);

    caller.abort(new Error("closing time"));

    await expect(waiting).rejects.toThrow("closing time");
    expect(getEventListeners(caller.signal, "abort")).toEqual([]);
  });

  it("does not begin when it was called off before", async () => {
    const signal = AbortSignal.abort(new Error("closing time"));

    await expect(systemClock.wait(anHour, signal)).rejects.toThrow("closing time");
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("takes no time when the moment is past", async () => {
    await expect(systemClock.wait(-anHour)).resolves.toBeUndefined();
  });

  it("does not end at once when it is longer than a timer can hold", async () => {
    const caller = new AbortController();
    const aYear = systemClock.wait(365 * 24 * anHour, caller.signal).then(
      () => "the year",
      () => "called off",
    );

    expect(await Promise.race([aYear, systemClock.wait(5).then(() => "five milliseconds")])).toBe(
      "five milliseconds",
    );
    caller.abort();
    expect(await aYear).toBe("called off");
  });
});

it("the reason of an abort is always an error", () => {
  const reason = new Error("closing time");

  expect(reasonOf(AbortSignal.abort(reason))).toBe(reason);
  expect(reasonOf(AbortSignal.abort("closing time"))).toEqual(reason);
  expect(reasonOf(AbortSignal.abort())).toMatchObject({ name: "AbortError" });
});
