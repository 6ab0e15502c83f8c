import type { Period } from "../company.ts";
import { dayOf, wireDate } from "../dates.ts";
import { integerOf, isRow, type Json, type Row, textOf } from "../json.ts";
import { notFound, notModelled } from "../refusal.ts";
import { defaultIndicator, type NumberedPeriod } from "../setup/periods.ts";
import { periodAccounts } from "./period-accounts.ts";
import { factType } from "../metadata/properties.ts";
import type { Service } from "./services.ts";
import type { ServiceParts } from "./set-up-services.ts";
import { parameter } from "./parameters.ts";

/** Financial years and the posting periods in them. */
export function periodServices({ setUp, shapes }: ServiceParts): readonly Service[] {
  const { periods } = setUp;
  const years = (): readonly Year[] =>
    [...Map.groupBy(periods.all(), ({ PeriodIndicator = defaultIndicator }) => PeriodIndicator)].map(
      ([indicator, of], index) => ({ AbsoluteEntry: index + 1, indicator, of }),
    );
  const shown = (period: NumberedPeriod): Row =>
    shapes.filled(factType("FinancePeriod"), toFinancePeriod(period));
  const yearOf = (body: Row): Year => found(years(), entryIn(body, "PeriodCategoryParams"));
  return [
    {
      name: "CompanyService_GetPeriods",
      reads: true,
      run: () => years().map(({ AbsoluteEntry }) => ({ AbsoluteEntry })),
    },
    {
      name: "CompanyService_GetPeriod",
      reads: true,
      run: (body) => {
        const row = { ...toYear(yearOf(body)), ...periodAccounts(setUp.company) };
        return shapes.filled(factType("PeriodCategory"), row);
      },
    },
    {
      name: "CompanyService_GetFinancePeriods",
      reads: true,
      run: (body) => yearOf(body).of.map(shown),
    },
    {
      name: "CompanyService_GetFinancePeriod",
      reads: true,
      run: (body) => shown(found(periods.all(), entryIn(body, "FinancePeriodParams"))),
    },
    {
      name: "CompanyService_UpdateFinancePeriod",
      reads: false,
      run: (body) => {
        const sent = parameter(body, factType("FinancePeriod"), shapes);
        const period = found(periods.all(), integerOf(sent, "AbsoluteEntry"));
        const change = fromFinancePeriod(sent);
        checkLocked(sent, period, { ...period, ...change });
        periods.update(period.AbsoluteEntry, change);
        return undefined;
      },
    },
  ];
}

/** The periods of one indicator, which the emulator takes for a year. */
interface Year {
  readonly AbsoluteEntry: number;
  readonly indicator: string;
  readonly of: readonly NumberedPeriod[];
}

function entryIn(body: Row, name: string): Json | undefined {
  return isRow(body[name]) ? body[name].AbsoluteEntry : undefined;
}

function found<T extends { readonly AbsoluteEntry: number }>(all: readonly T[], entry: Json | undefined): T {
  const one = all.find(({ AbsoluteEntry }) => AbsoluteEntry === entry);
  if (!one) throw notFound();
  return one;
}

function toYear({ AbsoluteEntry, indicator, of }: Year): Row {
  const [first, last] = [of[0], of.at(-1)];
  const from = first && wireDate(first.from);
  const to = last && wireDate(last.to);
  return {
    AbsoluteEntry,
    PeriodCategoryProperty: indicator,
    PeriodName: indicator,
    SubPeriodType: of.length === 12 ? "spt_Months" : "spt_Year",
    NumberOfPeriods: of.length,
    FinancialYear: Number(from?.slice(0, 4)),
    BeginningofFinancialYear: from ?? null,
    FromPostingDate: from ?? null,
    ToPostingDate: to ?? null,
    FromDueDate: wired(first?.DueDateFrom) ?? from ?? null,
    ToDueDate: wired(last?.DueDateTo) ?? to ?? null,
    FromDocumentDate: wired(first?.TaxDateFrom) ?? from ?? null,
    ToDocumentDate: wired(last?.TaxDateTo) ?? to ?? null,
  };
}

/** "Value date" is the due date, "tax date" the document date. */
function toFinancePeriod(period: NumberedPeriod): Row {
  const { AbsoluteEntry, from, to, PeriodStatus, PeriodIndicator = defaultIndicator } = period;
  const name = period.PeriodName ?? from.slice(0, 7);
  return {
    AbsoluteEntry,
    PeriodCode: name,
    PeriodName: name,
    PeriodIndicator,
    PeriodStatus,
    Locked: lockedOf(period),
    PostingDateFrom: wireDate(from),
    PostingDateTo: wireDate(to),
    ValueDateFrom: wired(period.DueDateFrom) ?? null,
    ValueDateTo: wired(period.DueDateTo) ?? null,
    TaxDateFrom: wired(period.TaxDateFrom) ?? null,
    TaxDateTo: wired(period.TaxDateTo) ?? null,
    SubNum: Number(from.slice(5, 7)),
  };
}

function wired(day: string | undefined): string | undefined {
  return day === undefined ? undefined : wireDate(day);
}

/** What of a sent period the emulator's periods know; the rest is left as it was. */
function fromFinancePeriod(sent: Row): Partial<Period> {
  const days = {
    from: "PostingDateFrom",
    to: "PostingDateTo",
    DueDateFrom: "ValueDateFrom",
    DueDateTo: "ValueDateTo",
    TaxDateFrom: "TaxDateFrom",
    TaxDateTo: "TaxDateTo",
  };
  const moved = Object.entries(days).flatMap(([property, wireName]) => {
    const date = textOf(sent, wireName);
    return date === undefined ? [] : [[property, dayOf(date)] as const];
  });
  const PeriodStatus = statuses.find((each) => each === sent.PeriodStatus);
  const PeriodIndicator = textOf(sent, "PeriodIndicator");
  return {
    ...Object.fromEntries(moved),
    ...(PeriodStatus && { PeriodStatus }),
    ...(PeriodIndicator && { PeriodIndicator }),
  };
}

/** The status says whether a period is locked. Which of the two SAP believes when they disagree is not known. */
function checkLocked({ Locked = null }: Row, before: Period, after: Period): void {
  const isMeant = [before, after].some((period) => Locked === lockedOf(period));
  if (Locked !== null && !isMeant) throw notModelled("FinancePeriod.Locked against its PeriodStatus");
}

function lockedOf({ PeriodStatus }: Period): string {
  return PeriodStatus === "ltLocked" ? "tYES" : "tNO";
}

const statuses = ["ltUnlocked", "ltUnlockedExceptSales", "ltPeriodClosing", "ltLocked"] as const;
