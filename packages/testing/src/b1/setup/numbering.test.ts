import { describe, expect, it } from "vitest";
import { createChanges } from "../changes.ts";
import type { Period, Series } from "../company.ts";
import { aCaller, anInvoice, errorOf, testCompany } from "../test-company.ts";
import { createNumbering, type Numbering } from "./numbering.ts";

const series = (Series: number, more: Partial<Series> = {}): Series => ({
  Series,
  Document: "13",
  Name: `S${String(Series)}`,
  InitialNumber: Series * 1000,
  PeriodIndicator: "2026",
  ...more,
});
const period = (PeriodIndicator: string): Period => ({
  from: `${PeriodIndicator}-01-01`,
  to: `${PeriodIndicator}-12-31`,
  PeriodStatus: "ltUnlocked",
  PeriodIndicator,
});
const numberingOf = (...all: readonly Series[]): Numbering =>
  createNumbering(testCompany({ series: all }), createChanges());
const inYear = (year: string) => ({ objectCode: "13", period: period(year) });

it("counts on within a series, and each series by itself", () => {
  const numbering = numberingOf(series(1), series(2));
  const numbers = [1, 2, 1].map((each) => numbering.next({ ...inYear("2026"), series: each }).DocNum);
  expect(numbers).toEqual([1000, 2000, 1001]);
});

describe("a document without a series", () => {
  const next = (all: readonly Series[], wanted: Parameters<Numbering["next"]>[0]): number =>
    numberingOf(...all).next(wanted).Series;

  it("gets the default one of its posting date's indicator", () => {
    const all = [
      series(1),
      series(2, { isDefault: true }),
      series(3, { PeriodIndicator: "2027", isDefault: true }),
    ];
    expect(next(all, inYear("2026"))).toBe(2);
    expect(next(all, inYear("2027"))).toBe(3);
  });

  it("gets the lowest range where none is the default", () => {
    expect(next([series(2), series(1)], inYear("2026"))).toBe(1);
  });

  it("gets one of its branch, else one of all branches, never one of another", () => {
    const all = [series(1, { BPLID: 1 }), series(2, { BPLID: 2 }), series(3, { isDefault: true })];
    expect(next(all, { ...inYear("2026"), branch: 2 })).toBe(2);
    expect(next(all, { ...inYear("2026"), branch: 7 })).toBe(3);
    expect(() => next(all.slice(0, 2), { ...inYear("2026"), branch: 7 })).toThrow("10000521");
  });

  it("passes over a locked one", () => {
    expect(next([series(1, { Locked: true }), series(2)], inYear("2026"))).toBe(2);
  });
});

it.each([
  [
    "of another kind of document",
    series(9, { Document: "14" }),
    "-4002",
    "first define the numbering series",
  ],
  ["that does not exist", series(8), "-4002", "first define the numbering series"],
  ["of another year", series(9, { PeriodIndicator: "2027" }), "-10", "10000521"],
  ["of another branch", series(9, { BPLID: 2 }), "-5002", "of another branch"],
  ["that is locked", series(9, { Locked: true }), "-5002", "locked"],
  ["that is full", series(9, { LastNumber: 8999 }), "-5002", "no number left"],
])("refuses a series %s", (_, given, ...[code, text]) => {
  const numbering = numberingOf(series(1), given);
  const next = () => numbering.next({ ...inYear("2026"), series: 9, branch: 1 });
  expect(next).toThrow(expect.objectContaining({ code }));
  expect(next).toThrow(text);
});

it("gives the last number, and not one more", () => {
  const numbering = numberingOf(series(1, { LastNumber: 1000 }));
  expect(numbering.next(inYear("2026")).DocNum).toBe(1000);
  expect(() => numbering.next(inYear("2026"))).toThrow("no number left");
});

it("takes a number back with the document that was refused", () => {
  const changes = createChanges();
  const numbering = createNumbering(testCompany({ series: [series(1)] }), changes);
  const refusedLater = (): void => {
    numbering.next(inYear("2026"));
    throw new Error("refused");
  };
  expect(() => changes.atomically(refusedLater)).toThrow("refused");
  expect(numbering.next(inYear("2026")).DocNum).toBe(1000);
});

it("makes codes of master data from a prefix and a filled-up number, in any year", () => {
  const numbering = numberingOf(
    series(5, { Document: "2", InitialNumber: 7, Prefix: "C", DigitNumber: 5, PeriodIndicator: "Default" }),
  );
  expect([numbering.nextCode("2", 5), numbering.nextCode("2", 5)]).toEqual(["C00007", "C00008"]);
  expect(() => numbering.nextCode("4", 5)).toThrow(expect.objectContaining({ code: "-4002" }));
});

it("numbers invoices of a new year only when somebody made a series for it", async () => {
  const company = testCompany({ periods: [period("2026"), period("2027")], series: [series(1)] });
  const { send } = await aCaller({ company });
  expect((await send("POST Invoices", anInvoice())).body).toMatchObject({ Series: 1, DocNum: 1000 });
  const late = anInvoice({ DocDate: "2027-01-01" });
  expect(errorOf(await send("POST Invoices", late))).toEqual({
    code: "-10",
    message:
      "10000521 - To generate this document, first define the numbering series in the Administration module",
  });
  const Series = { Document: "13", Name: "AR2027", InitialNumber: 27_000, PeriodIndicator: "2027" };
  const { body: made } = await send("POST SeriesService_AddSeries", { Series });
  expect((await send("POST Invoices", late)).body).toMatchObject({ Series: made.Series, DocNum: 27_000 });
});

it("numbers what nobody made a series for from the primary one, and from no other", async () => {
  const { send } = await aCaller();
  const wrong = await send("POST Invoices", anInvoice({ Series: 71 }));
  expect(errorOf(wrong).code).toBe("-4002");
  const { body } = await send("POST Invoices", anInvoice());
  const Series = Number(body.Series);
  expect((await send("POST Invoices", anInvoice({ Series }))).body.Series).toBe(Series);
  const SeriesParams = { Series };
  expect((await send("POST SeriesService_GetSeries", { SeriesParams })).body).toMatchObject({
    Document: "13",
    Name: "Primary",
    PeriodIndicator: "Default",
    NextNumber: Number(body.DocNum) + 2,
  });
});
