import { describe, expect, it } from "vitest";
import { all, testAccount } from "../test/test-account.ts";

type Report = Readonly<Record<string, unknown>>;

const [tillA, tillB] = ["{0A110000-0000-4000-8000-00000000000A}", "{0A110000-0000-4000-8000-00000000000B}"];

/** An account with these Z-reports, of which Sitoo gives 500 at once. */
function closed(reports: readonly Report[]) {
  const fetch: typeof globalThis.fetch = (input, init) => {
    const from = Number(new URL(new Request(input, init).url).searchParams.get("dateaddedfrom") ?? 0);
    return Promise.resolve(
      Response.json(reports.filter(({ dateadded }) => Number(dateadded) >= from).slice(0, 500)),
    );
  };
  return testAccount({ client: { fetch } }).client;
}

const readable = (count: number, dateadded: number): readonly Report[] =>
  Array.from({ length: count }, (_, nth) => ({
    registerid: "{0A110000-0000-4000-8000-0000000000FF}",
    zreportid: dateadded * 1000 + nth,
    dateadded,
  }));

const unreadable = (names: Report, dateadded: number): Report => ({
  ...names,
  dateadded,
  moneysalestotal: 100.5,
});

describe("Z-reports that cannot be read", () => {
  const each = (of: readonly [Report, Report]) =>
    all(
      closed([
        ...readable(498, 1),
        unreadable(of[0], 2),
        ...readable(1, 2),
        unreadable(of[1], 2),
        ...readable(99, 3),
      ]).zReports.each(),
    );
  const told = (reports: Awaited<ReturnType<typeof each>>) =>
    reports.flatMap((report) => (report.ok ? [] : [report.id]));

  it("of two tills with the same number are both told, also where a page ends between them", async () => {
    const reports = await each([
      { registerid: tillA, zreportid: 167 },
      { registerid: tillB, zreportid: 167 },
    ]);
    expect(reports).toHaveLength(600);
    expect(told(reports)).toEqual([`${tillA}/167`, `${tillB}/167`]);
  });

  it("and that nobody can name are rather told twice than never", async () => {
    const reports = await each([{ zreportid: 167 }, { zreportid: 167 }]);
    expect(told(reports).length).toBeGreaterThanOrEqual(2);
    expect(reports.filter(({ ok }) => ok)).toHaveLength(598);
  });
});
