import { expect, it } from "vitest";
import { leftByAborted } from "../test/left-by-aborted.ts";

it("10,000 calls that were called off at any moment leave no listener and no timer", async () => {
  expect(await leftByAborted(10_000)).toEqual({ listeners: 0, timers: 0 });
});
