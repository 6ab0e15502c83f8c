import { type Changes, keptMap } from "../changes.ts";
import type { Company, Period } from "../company.ts";
import { dayAt } from "../dates.ts";
import type { Context } from "../entity-set.ts";
import type { Moment } from "../moment.ts";
import { defaultB1Options } from "../options.ts";
import { SapRefusal } from "../refusal.ts";
import { isSuperuser } from "../users.ts";

/** The dates of a document, each "YYYY-MM-DD". */
export interface PostingDates {
  readonly DocDate: string;
  readonly DocDueDate?: string;
  readonly TaxDate?: string;
  readonly VatDate?: string;
}

/** Sales have one more way to be closed out: "unlocked except sales". */
type PostingKind = "sales" | "other";

/** The posting periods of the company (OFPR). */
export interface Periods {
  /** The period of the posting date. Refuses dates outside it, and a period that is closed to this kind of document. */
  check(dates: PostingDates, kind: PostingKind): Period;
  /** The periods with the numbers they are known by, in the order of these. */
  all(): readonly NumberedPeriod[];
  find(AbsoluteEntry: number): NumberedPeriod | undefined;
  /** Opens it, closes it, or moves its ranges. */
  update(AbsoluteEntry: number, period: Partial<Period>): void;
}

/** A period under its number. */
export interface NumberedPeriod extends Period {
  readonly AbsoluteEntry: number;
}

/** What periods without an indicator have. */
export const defaultIndicator = "Default";

/** Groups the periods of a fiscal year. */
export function indicatorOf({ PeriodIndicator = defaultIndicator }: Period): string {
  return PeriodIndicator;
}

export function createPeriods(company: Company, { changes, moment }: PeriodParts): Periods {
  const periods = keptMap<number, NumberedPeriod>(
    changes,
    company.periods.map((period, index) => [index + 1, { ...period, AbsoluteEntry: index + 1 }]),
  );
  return {
    check: (dates, kind) => {
      const context = moment.now();
      const period = [...periods.values()].find(({ from, to }) => isWithin(dates.DocDate, from, to));
      if (!period || !holds(dates, period) || isTooEarly(dates, company, context)) {
        throw deviates(context);
      }
      if (!mayPost({ period, kind }, company, context)) {
        throw new SapRefusal("-4013", "Posting period locked; specify an alternative date");
      }
      return period;
    },
    all: () => [...periods.values()],
    find: (entry) => periods.get(entry),
    update: (entry, change) => {
      const period = periods.get(entry);
      if (period) periods.set(entry, { ...period, ...change });
    },
  };
}

interface PeriodParts {
  readonly changes: Changes;
  readonly moment: Moment;
}

/** The due date and the document's own date have ranges of their own: a posting date that fits is not enough (H28). */
function holds({ DocDueDate, TaxDate, VatDate }: PostingDates, period: Period): boolean {
  return (
    isWithin(DocDueDate, period.DueDateFrom, period.DueDateTo) &&
    isWithin(TaxDate, period.TaxDateFrom, period.TaxDateTo) &&
    isWithin(VatDate, period.TaxDateFrom, period.TaxDateTo)
  );
}

function isWithin(day: string | undefined, from = "", to = "9999-12-31"): boolean {
  return day === undefined || (from <= day && day <= to);
}

/** What SAP says to a posting date after today where these are not allowed is not known: this text by analogy. */
function isTooEarly({ DocDate }: PostingDates, { settings }: Company, context: Context | undefined): boolean {
  return settings.AllowFuturePostingDate === false && context !== undefined && DocDate > dayAt(context.at);
}

function deviates(context: Context | undefined): SapRefusal {
  const { dateRangeCode } = context?.options ?? defaultB1Options;
  return new SapRefusal(dateRangeCode, "Date deviates from permissible range");
}

function mayPost(
  { period, kind }: { readonly period: Period; readonly kind: PostingKind },
  company: Company,
  context: Context | undefined,
): boolean {
  const { periodClosing } = context?.options ?? defaultB1Options;
  switch (period.PeriodStatus) {
    case "ltUnlocked":
      return true;
    case "ltUnlockedExceptSales":
      return kind !== "sales";
    case "ltPeriodClosing":
      if (periodClosing === "superusers") return context !== undefined && isSuperuser(company, context.user);
      return periodClosing === "everyone";
    case "ltLocked":
      return false;
  }
}
