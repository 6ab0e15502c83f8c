import { describe, expect, it } from "vitest";
import { all, testAccount } from "../test/test-account.ts";
import type { Read, ZReport } from "./index.ts";

const till = (nth: number): string => `{0A110000-0000-4000-8000-${String(nth).padStart(12, "0")}}`;
const tills = Array.from({ length: 101 }, (_, nth) => till(nth));
const addedOf = (read: Read<ZReport>): number => (read.ok ? (read.value.dateadded ?? 0) : 0);

/** A chain of 101 tills that closed twelve times each, one a second. */
async function chain() {
  const account = testAccount();
  for (let closing = 0; closing < 12; closing += 1)
    for (const [nth, registerid] of tills.entries()) {
      const store_id = `S${String(nth)}`;
      account.sitoo.books.addZReport({ registerid, datecreated: 1, eshopid: 1, store_id });
      await account.clock.wait(1000);
    }
  return account;
}

describe("the Z-reports of more tills than one address can name", () => {
  it("all come, each once, in the order in which they reached Sitoo", async () => {
    const { client } = await chain();
    const reports = await all(client.zReports.each({ registerid: tills }));
    expect(reports).toHaveLength(1212);
    expect(reports).toEqual(await all(client.zReports.each()));
    expect(reports.map(addedOf)).toEqual(reports.map(addedOf).toSorted((a, b) => a - b));
  });

  it("all come by their stores as well, and a store that is named twice gives them once", async () => {
    const { client } = await chain();
    const stores = tills.map((_, nth) => `S${String(nth)}`);
    expect(await all(client.zReports.each({ store_id: [...stores, "S0", "S1"] }))).toHaveLength(1212);
  });

  it("stop being asked for when nobody wants more", async () => {
    const { client, seen } = await chain();
    for await (const report of client.zReports.each({ registerid: tills })) {
      expect(report.ok).toBe(true);
      break;
    }
    expect(seen).toHaveLength(2);
  });
});
