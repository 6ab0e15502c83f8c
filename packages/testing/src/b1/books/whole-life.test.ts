import { expect, it } from "vitest";
import { liveThrough } from "./whole-life.ts";

it("H40: whatever an integration and a clerk do, the books hold together and a refusal leaves no trace", async () => {
  const happened = await liveThrough({ lives: 24, deeds: [1, 60] });
  expect(happened.size).toBeGreaterThan(12);
}, 60_000);
