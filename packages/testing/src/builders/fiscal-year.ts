import type { Period } from "../b1/company.ts";
import { monthsOf } from "./company.ts";

/**
 * Open posting periods, one for each month, that share the year's own indicator: documents of the year need a series of
 * it. As SAP proposes, documents carry dates of the year, and fall due in it or in the next.
 */
export const fiscalYear = (year: number, overrides: Partial<Period> = {}): readonly Period[] =>
  monthsOf(year).map((month) => ({
    ...month,
    PeriodIndicator: String(year),
    PeriodName: month.from.slice(0, 7),
    TaxDateFrom: `${String(year)}-01-01`,
    TaxDateTo: `${String(year)}-12-31`,
    DueDateFrom: `${String(year)}-01-01`,
    DueDateTo: `${String(year + 1)}-12-31`,
    ...overrides,
  }));
