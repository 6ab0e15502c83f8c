import { format } from "prettier";
import { describe, expect, it } from "vitest";
import { kindsPage } from "./kinds-page.ts";
import { kinds } from "./kinds.ts";
import { playKind } from "./play-kind.ts";

const played = await Promise.all(kinds.map(playKind));

describe("every kind of order", () => {
  it.each(played.map((each) => [each.kind.name, each] as const))(
    "%s: is in SAP as it was predicted, and clears what it carries over (H27, H30)",
    (_, { plans, books }) => {
      expect(plans.every(({ steps }) => steps.length > 0)).toBe(true);
      expect(books.balances()["1690"] ?? "0.00").toBe("0.00");
    },
  );

  it("stands on the page that an accountant reads", async () => {
    const page = await format(kindsPage(played), { parser: "markdown", printWidth: 120 });
    await expect(page).toMatchFileSnapshot("../../docs/flows/kinds-of-orders.md");
  });
});
