import { type Changes, keptMap } from "../changes.ts";
import type { Company, Period } from "../company.ts";

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

/** The document numbers of the company (NNM1). */
export interface Numbering {
  /** Takes the next number of a series. Refuses a series of another indicator, branch or kind of document. */
  next(wanted: Numbered): GivenNumber;
}

export function createNumbering(_company: Company, changes: Changes): Numbering {
  const last = keptMap<string, number>(changes);
  return {
    next: ({ objectCode, period }) => {
      const number = (last.get(objectCode) ?? firstNumber(objectCode)) + 1;
      last.set(objectCode, number);
      return {
        Series: Number(objectCode),
        DocNum: number,
        PeriodIndicator: period.PeriodIndicator ?? "Default",
      };
    },
  };
}

/** DocNum and DocEntry differ in every real company, so that mixing them up shows. */
function firstNumber(objectCode: string): number {
  return objectCode === "24" ? 5000 : 1000;
}
