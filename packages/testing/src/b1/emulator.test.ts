import { expect, it } from "vitest";
import { virtualClock } from "../virtual-clock.ts";
import { createB1Emulator } from "./emulator.ts";
import { testCompany } from "./test-company.ts";

/** Called as plain JavaScript calls it. */
const made = (...given: readonly object[]) => Reflect.apply(createB1Emulator, undefined, given) as object;

it("says when it is made, not at the first login, what it was not given", () => {
  expect(() => made({})).toThrow(
    new TypeError(
      "createB1Emulator needs a company, such as aCompany(); and a clock, such as virtualClock() or the systemClock of @instep/http",
    ),
  );
  expect(() => made({ company: testCompany() })).toThrow(/^createB1Emulator needs a clock/);
  expect(() => made({ company: testCompany(), clock: { now: () => 0 } })).toThrow(/needs a clock/);
  expect(() => made({ company: testCompany(), clock: virtualClock(0) })).not.toThrow();
});
