import type { Company, Period } from "../company.ts";
import { SapRefusal } from "../refusal.ts";

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
}

export function createPeriods({ periods }: Company): Periods {
  return {
    check: ({ DocDate }, kind) => {
      const period = periods.find(({ from, to }) => from <= DocDate && DocDate <= to);
      if (!period) throw new SapRefusal("-4013", "Date deviates from permissible range");
      if (isClosed(period, kind)) {
        throw new SapRefusal("-4013", "Posting period locked; specify an alternative date");
      }
      return period;
    },
  };
}

function isClosed({ PeriodStatus }: Period, kind: PostingKind): boolean {
  if (PeriodStatus === "ltUnlocked") return false;
  return kind === "sales" || PeriodStatus !== "ltUnlockedExceptSales";
}
