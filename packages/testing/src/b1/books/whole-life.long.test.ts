import { expect, it } from "vitest";
import { liveThrough } from "./whole-life.ts";

it("H40: the same over many long lives", async () => {
  const happened = await liveThrough({ lives: 200, deeds: [1, 90] });
  expect([...happened].sort()).toEqual(
    expect.arrayContaining([
      "sell Invoices",
      "copy to CreditNotes",
      "pay",
      "act",
      "goods",
      "transfer",
      "change set",
    ]),
  );
}, 240_000);
