import { dayAt, dayOf, wireDate } from "../dates.ts";
import { integerOf, type Row, textOf } from "../json.ts";
import type { PostingDates } from "../setup/periods.ts";
import type { DocumentKind } from "./kinds.ts";

/** As on the wire. */
export interface Dates {
  readonly DocDate: string;
  readonly DocDueDate: string;
  readonly TaxDate: string;
  readonly VatDate: string;
}

interface Terms {
  readonly kind: DocumentKind;
  /** The terms of payment, which say when a document is due that does not say so itself. */
  readonly terms: Row;
  readonly at: number;
}

/** The dates of a document: today, and the posting date for the others, where it names none. */
export function datesOf(body: Row, { kind, terms, at }: Terms): Dates {
  const DocDate = textOf(body, "DocDate") ?? wireDate(dayAt(at));
  return {
    DocDate,
    DocDueDate:
      textOf(body, "DocDueDate") ??
      (kind.sign === undefined ? DocDate : wireDate(dueOn(dayOf(DocDate), terms))),
    TaxDate: textOf(body, "TaxDate") ?? DocDate,
    VatDate: textOf(body, "VatDate") ?? DocDate,
  };
}

function dueOn(day: string, terms: Row): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + (integerOf(terms, "NumberOfAdditionalMonths") ?? 0));
  date.setUTCDate(date.getUTCDate() + (integerOf(terms, "NumberOfAdditionalDays") ?? 0));
  return dayAt(date.getTime());
}

export function daysOf(dates: Dates): PostingDates {
  return {
    DocDate: dayOf(dates.DocDate),
    DocDueDate: dayOf(dates.DocDueDate),
    TaxDate: dayOf(dates.TaxDate),
    VatDate: dayOf(dates.VatDate),
  };
}
