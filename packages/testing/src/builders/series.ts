import type { Series } from "../b1/company.ts";

/** The papers of a shop, by the code of their object, with what their series are called. */
const papers: Readonly<Record<string, string>> = {
  "13": "AR",
  "14": "CM",
  "15": "DL",
  "16": "RT",
  "17": "SO",
  "203": "DP",
  "24": "IN",
  "46": "OUT",
};

/** What series are made for. */
interface SeriesPlan {
  /** The period indicators, each a year. */
  readonly years: readonly number[];
  /** BPLID of each branch. @default none: the series are for everybody */
  readonly branches?: readonly number[];
  /** Codes of objects: "13" are invoices. @default everything that a shop posts */
  readonly documents?: readonly string[];
}

/**
 * The default series of each paper for each year and branch, 100,000 numbers long. An invoice of branch 2 in 2027 is
 * 27200001 in "AR27-2".
 */
export function seriesFor({
  years,
  branches,
  documents = Object.keys(papers),
}: SeriesPlan): readonly Series[] {
  const places = branches ?? [undefined];
  const wanted = documents.flatMap((Document) =>
    years.flatMap((year) => places.map((branch) => ({ Document, year, branch }))),
  );
  return wanted.map(({ Document, year, branch }, index) => {
    const InitialNumber = (year % 100) * 1_000_000 + (branch ?? 0) * 100_000 + 1;
    const name = `${papers[Document] ?? Document}${String(year % 100)}`;
    return {
      Series: 101 + index,
      Document,
      Name: branch === undefined ? name : `${name}-${String(branch)}`,
      InitialNumber,
      LastNumber: InitialNumber + 99_998,
      PeriodIndicator: String(year),
      isDefault: true,
      ...(branch !== undefined && { BPLID: branch }),
    };
  });
}

/** Numbers customers "C100001" and on, for those who name this series. */
export const partnerSeries = (overrides: Partial<Series> = {}): Series => ({
  Series: 71,
  Document: "2",
  Name: "Customer",
  InitialNumber: 100_001,
  PeriodIndicator: "Default",
  Prefix: "C",
  DigitNumber: 6,
  ...overrides,
});
