import * as z from "zod/mini";
import { choice, day, readBy, objectOf, text, whole, yesNo } from "../entity/fields.ts";
import type { Row } from "../entity/row.ts";
import type { Run } from "../operation.ts";
import type { CallOptions } from "../request.ts";
import { askRow, askRows } from "./service-call.ts";

/** SAP spells the code of a year in two ways, by release: it is read as `PeriodCategory`. */
const fiscalYear = readBy(
  objectOf(() => ({
    AbsoluteEntry: z.int(),
    PeriodCategory: text,
    PeriodCategoryProperty: text,
    PeriodName: text,
    SubPeriodType: choice<"spt_Year" | "spt_Quarters" | "spt_Months" | "spt_Days">(),
    NumberOfPeriods: whole,
    FinancialYear: whole,
    BeginningofFinancialYear: day,
    FromPostingDate: day,
    ToPostingDate: day,
    FromDueDate: day,
    ToDueDate: day,
    FromDocumentDate: day,
    ToDocumentDate: day,
    /** The partner of sales that are paid at once. */
    InvoicePaymentBP: text,
    RoundingAccount: text,
    OverpaymentsARAccount: text,
    UnderpaymentsARAccount: text,
    SalesReturns: text,
    CustomerDownPaymentsAccount: text,
  })),
  ({ PeriodCategoryProperty, PeriodCategory = PeriodCategoryProperty, ...year }) => ({
    ...year,
    PeriodCategory,
  }),
);
/** A financial year, and the accounts that SAP books on in it. */
export type FiscalYear = Row<z.infer<typeof fiscalYear>>;

const financePeriod = objectOf(() => ({
  AbsoluteEntry: z.int(),
  PeriodCode: text,
  PeriodName: text,
  /** What the series of its documents have to carry, too. */
  PeriodIndicator: text,
  /** Sales are refused in all but the first. */
  PeriodStatus: choice<"ltUnlocked" | "ltUnlockedExceptSales" | "ltPeriodClosing" | "ltLocked">(),
  Locked: yesNo,
  SubNum: whole,
  PostingDateFrom: day,
  PostingDateTo: day,
  /** Of DocDueDate. */
  ValueDateFrom: day,
  ValueDateTo: day,
  TaxDateFrom: day,
  TaxDateTo: day,
}));
/** A posting period. */
export type FinancePeriod = Row<z.infer<typeof financePeriod>>;

const numbered = objectOf(() => ({ AbsoluteEntry: z.int() }));
type Numbered = Row<z.infer<typeof numbered>>;

/** Financial years and posting periods, by their AbsoluteEntry. */
export interface Periods {
  /** The numbers of the financial years. */
  periods(options?: CallOptions): Promise<readonly number[]>;
  period(year: number, options?: CallOptions): Promise<FiscalYear>;
  /** The posting periods of a year. */
  financePeriods(year: number, options?: CallOptions): Promise<readonly FinancePeriod[]>;
  financePeriod(period: number, options?: CallOptions): Promise<FinancePeriod>;
}

export function periodsOf(run: Run): Periods {
  const ofYear = (name: string, AbsoluteEntry: number) => ({
    service: `CompanyService_${name}`,
    body: { PeriodCategoryParams: { AbsoluteEntry } },
  });
  return {
    periods: async (options) => {
      const years = await run(askRows<Numbered>({ service: "CompanyService_GetPeriods" }, numbered), options);
      return years.map(({ AbsoluteEntry }) => AbsoluteEntry);
    },
    period: (year, options) => run(askRow<FiscalYear>(ofYear("GetPeriod", year), fiscalYear), options),
    financePeriods: (year, options) =>
      run(askRows<FinancePeriod>(ofYear("GetFinancePeriods", year), financePeriod), options),
    financePeriod: (period, options) => {
      const body = { FinancePeriodParams: { AbsoluteEntry: period } };
      const question = { service: "CompanyService_GetFinancePeriod", body };
      return run(askRow<FinancePeriod>(question, financePeriod), options);
    },
  };
}
