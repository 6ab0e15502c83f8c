import type { ZReport } from "@instep/sitoo-client";
import {
  aRegister,
  aShop,
  aStore,
  createSitooEmulator,
  createTill,
  trade,
  virtualClock,
} from "@instep/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ReadReceipt, receiptGaps, receiptNumberOf } from "./receipt-gaps.ts";

const till = "INS0000001500001";
const receipt = (number: number, more: Partial<ReadReceipt> = {}): ReadReceipt => ({
  ...{ registerkey: till, receiptid: `${till}${number}`, orderid: number, ...more },
});
const receipts = (...numbers: readonly number[]): readonly ReadReceipt[] =>
  numbers.map((each) => receipt(each));
const report = (zreportid: number, numreceipts: number, more: Partial<ZReport> = {}): ZReport => ({
  ...{ registerid: "{1}", registerkey: till, zreportid, numreceipts, ...more },
});
const missingOf = async (...read: Parameters<typeof receiptGaps>) =>
  (await receiptGaps(...read)).missing.map(({ from, to, count }) => [from, to, count]);

describe("receipts of a till (H12)", () => {
  it("are complete when their numbers run without a hole, wherever they begin", async () => {
    expect(await receiptGaps(receipts(10_001, 10_002, 10_003))).toEqual({
      ...{ missing: [], duplicates: [], unreadable: [], sessions: [], registers: 1, receipts: 3 },
    });
  });

  it("are missing where a number is, in as few ranges as possible, till by till", async () => {
    const other = receipt(5, { registerkey: "B", receiptid: "B5" });
    const { missing } = await receiptGaps([...receipts(1, 4, 5), other, ...receipts(7)]);
    expect(missing).toEqual([
      { registerkey: till, from: 2, to: 3, count: 2 },
      { registerkey: till, from: 6, to: 6, count: 1 },
    ]);
  });

  it("close their hole when they arrive late, and are told when they come twice", async () => {
    expect(await missingOf(receipts(3, 1, 6, 4))).toEqual([
      [2, 2, 1],
      [5, 5, 1],
    ]);
    const { duplicates } = await receiptGaps([...receipts(1, 2), receipt(1, { orderid: 99 })]);
    expect(duplicates).toEqual([{ registerkey: till, number: 1, orderid: 99 }]);
  });

  it("go on where the period before has ended", async () => {
    const lastBefore = new Map([[till, 7]]);
    expect(await missingOf(receipts(10), { lastBefore })).toEqual([[8, 9, 2]]);
    expect(await receiptGaps(receipts(8, 5), { lastBefore })).toMatchObject({ missing: [], duplicates: [] });
  });

  it("of practice fill their number and count for nothing", async () => {
    const practice = receipt(2, { isPractice: true, zreportid: 1 });
    const sold = [receipt(1, { zreportid: 1 }), practice, receipt(3, { zreportid: 1 })];
    expect(await receiptGaps(sold, { reports: [report(1, 2)] })).toMatchObject({ missing: [], sessions: [] });
    expect(
      await receiptGaps([sold[0]!, sold[2]!], { reports: [report(1, 3, { numpractice: 1 })] }),
    ).toMatchObject({
      missing: [{ from: 2, to: 2 }],
      sessions: [{ stated: 3, found: 2, likelyCause: "practice-receipts" }],
    });
  });

  it("have a number after the key of their till, and are told as they stand when they have none", async () => {
    expect(receiptNumberOf("SII000000150000110009", "SII0000001500001")).toBe(10_009);
    expect(receiptNumberOf(" INS0000001500001-0007 ", till)).toBe(7);
    expect(receiptNumberOf("OTHER7", till)).toBeUndefined();
    expect(receiptNumberOf(till, till)).toBeUndefined();
    expect(receiptNumberOf(`${till}12x`, till)).toBeUndefined();
    expect(receiptNumberOf(`${till}99999999999999999999`, till)).toBeUndefined();
    const strange = receipt(1, { receiptid: "" });
    expect((await receiptGaps([strange])).unreadable).toEqual([strange]);
  });

  it("are as many as each Z-report says, and otherwise both figures are told", async () => {
    const sold = [receipt(1, { zreportid: 1 }), receipt(2, { zreportid: 2 }), receipt(3, { zreportid: 9 })];
    const reports = [report(1, 2), report(2, 0), report(3, 0), report(4, 5)];
    expect((await receiptGaps(sold, { reports })).sessions).toEqual([
      { registerkey: till, zreportid: 1, stated: 2, found: 1, likelyCause: "not-delivered-by-its-till" },
      { registerkey: till, zreportid: 2, stated: 0, found: 1, likelyCause: "of-another-session" },
      { registerkey: till, zreportid: 4, stated: 5, found: 0, likelyCause: "not-delivered-by-its-till" },
      { registerkey: till, zreportid: 9, stated: undefined, found: 1, likelyCause: "no-z-report" },
    ]);
  });

  it("of money in advance may be counted by the Z-report or not: nobody can tell which (H4)", async () => {
    const both = [receipt(1, { zreportid: 1 }), receipt(2, { zreportid: 1, isAdvance: true })];
    for (const stated of [1, 2])
      expect((await receiptGaps(both, { reports: [report(1, stated)] })).sessions).toEqual([]);
    expect((await receiptGaps(both, { reports: [report(1, 3)] })).sessions).toHaveLength(1);
  });

  it("that a broken till never delivers are found by the hole and by the Z-report", async () => {
    const clock = virtualClock(Date.parse("2026-11-20T09:00:00Z"));
    const { books } = createSitooEmulator({ shop: aShop(), clock });
    const shop = createTill({ books, register: aRegister(), store: aStore() });
    const sold = [shop.sell({ lines: [{}] })];
    shop.goOffline();
    shop.sell({ lines: [{}] });
    shop.breakDown();
    sold.push(shop.sell({ lines: [{}] }));
    const read = sold.map(({ orderid, additionaldata }) => ({
      ...{ registerkey: aRegister().registerkey, orderid, zreportid: 1 },
      receiptid: additionaldata["pos-receiptid"] ?? "",
    }));
    const closed = shop.close() as unknown as ZReport; // the till states every field of the wire's report
    expect(await receiptGaps(read, { reports: [closed] })).toMatchObject({
      missing: [{ from: 2, to: 2, count: 1 }],
      sessions: [{ stated: 3, found: 2, likelyCause: "not-delivered-by-its-till" }],
    });
  });

  it("of a chain's whole trade are complete, and each one that is taken away is missed", async () => {
    const made = trade({ seed: 5, orders: 400 });
    const keys = new Map(made.shop.registers.map(({ registerid, registerkey }) => [registerid, registerkey]));
    const all = [...made.history.range(0, Infinity)].flatMap(({ orderid, registerid, additionaldata }) => {
      const receiptid = (additionaldata as Readonly<Record<string, string>>)["pos-receiptid"];
      const registerkey = keys.get(String(registerid));
      return receiptid === undefined || registerkey === undefined
        ? []
        : [{ registerkey, receiptid, orderid }];
    });
    expect(await receiptGaps(all)).toMatchObject({
      missing: [],
      duplicates: [],
      unreadable: [],
      registers: 6,
    });
    const { missing } = await receiptGaps(all.filter((_, index) => index !== 200));
    expect(missing).toMatchObject([{ registerkey: all[200]!.registerkey, count: 1 }]);
  });

  it("in any order give the numbers that are not there, and those that are there twice", async () => {
    const numbers = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 50 });
    await fc.assert(
      fc.asyncProperty(numbers, async (read) => {
        const { missing, duplicates } = await receiptGaps(receipts(...read));
        const [low, high] = [Math.min(...read), Math.max(...read)];
        const holes = Array.from({ length: 40 }, (_, index) => index + 1).filter(
          (each) => each > low && each < high && !read.includes(each),
        );
        const told = missing.flatMap(({ from, count }) =>
          Array.from({ length: count }, (_, at) => from + at),
        );
        expect(told).toEqual(holes);
        expect(duplicates.length).toBe(read.length - new Set(read).size);
        for (const [index, { from }] of missing.entries())
          expect(from).toBeGreaterThan((missing[index - 1]?.to ?? -1) + 1);
      }),
    );
  });
});
