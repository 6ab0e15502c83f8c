import type { ZReport } from "@instep/sitoo-client";
import { aRegister, aShop, aStore, createSitooEmulator, createTill, virtualClock } from "@instep/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rules } from "../../test/orders.ts";
import { type Decimal, decimal, fromJsonNumber, minus, plus, sum, toText, zero } from "../money/decimal.ts";
import { planTakings, type TakingsPlan } from "./plan-takings.ts";

const accounts = { cash: "1910", short: "6991", over: "3991", petty: "1919", transit: "1912" };
const store = { name: "Malmö", guestPartner: "POS", warehouse: "MALMO", timeZone: "Europe/Stockholm" };
const ruling = (takings: object = { every: accounts }, more: object = {}) =>
  rules({ stores: { "1": store }, takings, ...more });
const world = { account: "1500", company: { localCurrency: "SEK" }, register: { storeid: 1 } };

/** A till at 22:00 in Stockholm, and what it says when it is closed. */
function drawer() {
  const clock = virtualClock(Date.parse("2026-11-20T21:00:00Z"));
  const { books } = createSitooEmulator({ shop: aShop(), clock });
  const till = createTill({ books, register: aRegister(), store: aStore(), float: "1000.00" });
  const close = (...counted: Parameters<typeof till.close>) => till.close(...counted) as unknown as ZReport;
  const sell = (moneyamount: string) =>
    till.sell({ lines: [{ gross: moneyamount }], payments: [{ name: "Cash", moneyamount }] });
  return { till, clock, close, sell };
}

function planOf(report: ZReport, rule = ruling(), facts = world): TakingsPlan {
  const result = planTakings(report, rule, facts);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const movedBy = ({ steps }: TakingsPlan, account: string): Decimal =>
  sum(
    steps.flatMap(({ body }) =>
      body.JournalEntryLines.filter(({ AccountCode }) => AccountCode === account).map(
        ({ Debit = 0, Credit = 0 }) => minus(fromJsonNumber(Debit), fromJsonNumber(Credit)),
      ),
    ),
  );

describe("the takings of a session (H11)", () => {
  it("are of no report that does not say when it was made, or counts finer than coins", () => {
    const report = drawer().close("1000.00");
    const problemsIn = (overrides: Partial<ZReport>) => {
      const result = planTakings({ ...report, ...overrides }, ruling(), world);
      return result.ok ? [] : result.problems;
    };
    expect(problemsIn({ datecreated: undefined })).toEqual([
      { code: "takings-incomplete", zreportid: 1, fields: ["datecreated"] },
    ]);
    expect(problemsIn({ moneycash_counted: "1000.005" })).toEqual([
      { code: "amount-too-fine", field: "moneycash_counted", amount: "1000.005" },
    ]);
  });

  it("are under the till's id where it has no key, and too long a key is told: two tills never share one", () => {
    const report = { ...drawer().close("1000.00"), registerkey: "" };
    const result = planTakings(report, ruling(), world);
    expect(result.ok ? result.value.reference : result.problems).toMatchObject([{ code: "key-too-long" }]);
  });

  it("are one journal entry: what was missing, petty cash and what went to the bank", () => {
    const { till, sell, close } = drawer();
    sell("500.00");
    till.pettyCash("30.00");
    const { reference, steps } = planOf(close("1460.00", "-460.00"));
    expect(reference).toBe("SITOO-1500-Z-INS0000001500001-1");
    expect(steps).toMatchObject([
      {
        kind: "journal-entry",
        key: "SITOO-1500-Z-INS0000001500001-1/takings",
        body: {
          ReferenceDate: "2026-11-20",
          Memo: "SITOO-1500-Z-INS0000001500001-1/takings",
          JournalEntryLines: [
            { AccountCode: "6991", Debit: 10, LineMemo: "Malmö, counted short" },
            { AccountCode: "1919", Debit: 30 },
            { AccountCode: "1912", Debit: 460 },
            { AccountCode: "1910", Credit: 500 },
          ],
        },
      },
    ]);
  });

  it("are nothing when nothing left the drawer and the count was right", () => {
    const { sell, close } = drawer();
    sell("100.00");
    expect(planOf(close())).toMatchObject({ steps: [], breaks: [] });
  });

  it("closed after midnight belong to the business day before (H6)", async () => {
    const { clock, sell, close } = drawer();
    sell("100.00");
    await clock.wait(3 * 3_600_000);
    const report = close("1000.00");
    expect(planOf(report, ruling({ every: accounts }, { businessDayStartsAt: "04:00" })).businessDate).toBe(
      "2026-11-20",
    );
    expect(planOf(report).businessDate).toBe("2026-11-21");
  });

  it("have accounts of their own in one store, are named where they are off, and carry its branch and cost centre", () => {
    const { sell, close } = drawer();
    sell("100.00");
    const report = close("1090.00", "-90.00");
    const named = planOf(report, ruling({ every: accounts, stores: { "1": "off" } }));
    expect(named.steps).toEqual([]);
    expect(named.breaks).toEqual([
      { name: "count-difference", amount: "-10.00" },
      { name: "bank-drop", amount: "-90.00" },
    ]);
    const stores = { "1": { ...store, branch: 2, costingCode: "MALMO" } };
    const own = planOf(report, ruling({ stores: { "1": { ...accounts, cash: "1911" } } }, { stores }));
    expect(own.steps[0]?.body.JournalEntryLines.at(-1)).toEqual({
      AccountCode: "1911",
      Credit: 100,
      LineMemo: "Malmö, drawer",
      CostingCode: "MALMO",
      BPLID: 2,
    });
  });

  it("whose own figures contradict each other, or are missing, are a problem with both figures", () => {
    const { sell, close } = drawer();
    sell("100.00");
    const report = close();
    expect(planTakings({ ...report, moneycash_diff: "5.00" }, ruling(), world)).toMatchObject({
      ok: false,
      problems: [
        { code: "takings-do-not-add-up", field: "moneycash_diff", stated: "5.00", computed: "0.00" },
      ],
    });
    const { moneycash_petty, ...without } = report;
    expect(moneycash_petty).toBe("0.00");
    expect(planTakings(without, ruling(), world)).toMatchObject({
      problems: [{ code: "takings-incomplete", fields: ["moneycash_petty"] }],
    });
    expect(planTakings({ ...report, currencycode: "EUR" }, ruling(), world)).toMatchObject({
      problems: [{ code: "takings-in-foreign-currency", currency: "EUR" }],
    });
  });

  it("balance, and leave in the cash account what the drawer really holds, session after session", () => {
    const cents = (most: number) =>
      fc.integer({ min: 0, max: most }).map((value) => (value / 100).toFixed(2));
    const session = fc.record({
      sales: fc.array(cents(50_000), { maxLength: 4 }),
      petty: cents(5000),
      missing: fc.integer({ min: -2000, max: 2000 }),
      toBank: cents(80_000),
      ownFloat: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(session, { minLength: 1, maxLength: 5 }), fc.boolean(), (sessions, apart) => {
        const { till, close, sell } = drawer();
        let [cash, float] = [apart ? zero : decimal("1000.00"), decimal("1000.00")];
        const rule = ruling({ every: { ...accounts, ...(apart && { float: "1917" }) } });
        for (const { sales, petty, missing, toBank } of sessions) {
          for (const amount of sales) sell(amount);
          till.pettyCash(petty);
          const taken = sum(sales.map((text) => decimal(text)));
          const expected = minus(plus(apart ? float : cash, taken), decimal(petty));
          const counted = plus(expected, decimal((missing / 100).toFixed(2)));
          const plan = planOf(close(toText(counted), `-${toText(decimal(toBank))}`), rule);
          const lines = plan.steps.flatMap(({ body }) => body.JournalEntryLines);
          const both = ["Debit", "Credit"] as const;
          const [debit, credit] = both.map((side) =>
            sum(lines.map((line) => fromJsonNumber(line[side] ?? 0))),
          );
          expect(toText(debit ?? zero)).toBe(toText(credit ?? zero));
          cash = plus(plus(cash, taken), movedBy(plan, "1910"));
          float = plus(float, movedBy(plan, "1917"));
          const held = minus(counted, decimal(toBank));
          expect(toText(apart ? float : cash)).toBe(toText(held));
          if (apart) expect(toText(cash)).toBe("0.00");
        }
      }),
      { numRuns: 100 },
    );
  });
});
