import { type Changes, keptMap } from "../changes.ts";
import type { Company, Period, Series } from "../company.ts";
import { businessRule, refused, SapRefusal } from "../refusal.ts";
import { defaultIndicator, indicatorOf } from "./periods.ts";

/** What wants a number. */
interface Numbered {
  /** The object's code as text: "13" are invoices. */
  readonly objectCode: string;
  /** The series that was asked for. */
  readonly series?: number;
  /** The period of its posting date. */
  readonly period: Period;
  readonly branch?: number;
}

interface GivenNumber {
  readonly Series: number;
  readonly DocNum: number;
  readonly PeriodIndicator: string;
}

/** A series, and how far it has come. */
export interface NumberedSeries extends Series {
  readonly NextNumber: number;
  /** What SAP opens a company with. Here it numbers documents of every period. @default false */
  readonly isPrimary?: boolean;
}

/** The document numbers of the company (NNM1). */
export interface Numbering {
  /** Takes the next number of a series. Refuses a series of another indicator, branch or kind of document. */
  next(wanted: Numbered): GivenNumber;
  /**
   * Takes the next code of a series of master data: "C00012". Without a series, of the one that is marked as the default;
   * undefined when none is: codes are then given by hand.
   */
  nextCode(objectCode: string, series?: number): string | undefined;
  all(): readonly NumberedSeries[];
  find(series: number): NumberedSeries | undefined;
  /** What a document without a series gets. */
  defaultOf(wanted: Omit<Numbered, "series">): NumberedSeries | undefined;
  /** Adds a series, or replaces it. */
  put(series: NumberedSeries): void;
}

/** Kinds of documents without any series have their primary one, as in every new company. */
export function createNumbering(company: Company, changes: Changes): Numbering {
  const own = (company.series ?? []).map((each) => ({ NextNumber: each.InitialNumber, ...each }));
  const series = keptMap<number, NumberedSeries>(
    changes,
    [...own, ...primariesBeside(own)].map((each) => [each.Series, each]),
  );
  const ofKind = (objectCode: string): readonly NumberedSeries[] =>
    [...series.values()].filter(({ Document }) => Document === objectCode);
  const defaultOf: Numbering["defaultOf"] = (wanted) =>
    ofKind(wanted.objectCode)
      .filter((each) => !each.Locked && isOrdinary(each) && fits(each, wanted))
      .sort(byPreference)[0];
  const take = (chosen: NumberedSeries): number => {
    const { NextNumber, LastNumber = Number.POSITIVE_INFINITY } = chosen;
    if (chosen.Locked) throw refused("The numbering series is locked [NNM1.Locked]");
    if (NextNumber > LastNumber) throw refused("The numbering series has no number left [NNM1.LastNum]");
    series.set(chosen.Series, { ...chosen, NextNumber: NextNumber + 1 });
    return NextNumber;
  };
  return {
    next: (wanted) => {
      const PeriodIndicator = indicatorOf(wanted.period);
      const chosen =
        wanted.series === undefined ? defaultOf(wanted) : asked(series.get(wanted.series), wanted);
      if (!chosen) throw undefinedSeries();
      return { Series: chosen.Series, DocNum: take(chosen), PeriodIndicator };
    },
    nextCode: (objectCode, number) => {
      const chosen =
        number === undefined ? ofKind(objectCode).find(({ isDefault }) => isDefault) : series.get(number);
      if (!chosen && number === undefined) return undefined;
      if (chosen?.Document !== objectCode) throw ofAnotherKind();
      const { Prefix = "", Suffix = "", DigitNumber = 0 } = chosen;
      return `${Prefix}${String(take(chosen)).padStart(DigitNumber, "0")}${Suffix}`;
    },
    all: () => [...series.values()],
    find: (number) => series.get(number),
    defaultOf,
    put: (each) => {
      series.set(each.Series, each);
    },
  };
}

/** Documents of a sub-type (an invoice exempt of VAT) have series of their own, and are not played. */
function isOrdinary({ DocumentSubType = "--" }: Series): boolean {
  return DocumentSubType === "--";
}

/** A series without a branch serves all of them. */
function fits(series: NumberedSeries, { period, branch }: Omit<Numbered, "series">): boolean {
  return isOfPeriod(series, period) && (series.BPLID === undefined || series.BPLID === branch);
}

/** Series of master data know no period. */
function isOfPeriod({ Document, PeriodIndicator, isPrimary }: NumberedSeries, period: Period): boolean {
  return isPrimary === true || masterData.includes(Document) || PeriodIndicator === indicatorOf(period);
}

/** Business partners and items. */
const masterData = ["2", "4"];

/** The branch's own first, then the one that is marked, then the lowest range (SAP note 3396142 for the last two). */
function byPreference(one: NumberedSeries, other: NumberedSeries): number {
  return rank(other) - rank(one) || one.InitialNumber - other.InitialNumber;
}

function rank({ BPLID, isDefault = false }: NumberedSeries): number {
  return (BPLID === undefined ? 0 : 2) + (isDefault ? 1 : 0);
}

/** The series that a document asks for, when it may have it. */
function asked(series: NumberedSeries | undefined, wanted: Numbered): NumberedSeries {
  if (series?.Document !== wanted.objectCode) throw ofAnotherKind();
  if (!isOfPeriod(series, wanted.period)) throw undefinedSeries();
  if (!fits(series, wanted)) throw refused("The numbering series is of another branch [NNM1.BPLId]");
  return series;
}

const defineSeries =
  "To generate this document, first define the numbering series in the Administration module";

/** No series for the date, or one of another period indicator. */
function undefinedSeries(): SapRefusal {
  return businessRule(`10000521 - ${defineSeries}`);
}

function ofAnotherKind(): SapRefusal {
  return new SapRefusal("-4002", defineSeries);
}

/** The documents that are numbered, by the codes of their objects. */
const documentCodes = ["13", "14", "15", "16", "17", "23", "24", "30", "46", "59", "60", "67", "203"];

function primariesBeside(own: readonly Series[]): readonly NumberedSeries[] {
  const taken = new Set(own.map((each) => each.Series));
  return documentCodes
    .filter((code) => !own.some(({ Document }) => Document === code))
    .map((code) => primary(code, taken.has(Number(code)) ? Number(code) + 1000 : Number(code)));
}

/** DocNum and DocEntry differ in every real company, so that mixing them up shows. */
function primary(objectCode: string, number: number): NumberedSeries {
  const first = objectCode === "24" ? 5001 : 1001;
  return {
    Series: number,
    Document: objectCode,
    Name: "Primary",
    InitialNumber: first,
    NextNumber: first,
    PeriodIndicator: defaultIndicator,
    isPrimary: true,
  };
}
