import type { Company, Period } from "./company.ts";
import { type Decimal, decimal } from "./decimals.ts";
import { businessRule, SapRefusal } from "./refusal.ts";

/** The parts of the set-up that every posting asks: accounts, periods, tax rates, warehouses. */
export interface CompanyRules {
  readonly company: Company;
  /** Refuses an account that does not exist; `field` is where it was named. */
  checkAccount(code: string, field: string): void;
  isCashAccount(code: string): boolean;
  /** Refuses a posting date outside an open period. Sales have one more way to be closed out. */
  checkPeriod(day: string, kind: "sales" | "banking"): void;
  /** The rate of an output VAT group on a day, in percent; undefined when there is none. */
  vatRate(group: string, day: string): Decimal | undefined;
  vatAccount(group: string): string;
  hasWarehouse(code: string): boolean;
  defaultWarehouse(): string;
  cardAccount(creditCard: number): string | undefined;
}

export function createCompanyRules(company: Company): CompanyRules {
  const accounts = new Map(company.accounts.map((account) => [account.Code, account]));
  const warehouses = new Set(company.warehouses.map(({ WarehouseCode }) => WarehouseCode));
  const vatGroups = new Map(company.vatGroups.map((group) => [group.Code, group]));
  return {
    company,
    checkAccount: (code, field) => {
      if (!accounts.has(code)) throw businessRule(`G/L account is not valid [${field}]`);
    },
    isCashAccount: (code) => accounts.get(code)?.CashAccount ?? false,
    checkPeriod: (day, kind) => {
      const period = company.periods.find(({ from, to }) => from <= day && day <= to);
      if (!period) throw new SapRefusal("-4013", "Date deviates from permissible range");
      if (isClosed(period, kind)) {
        throw new SapRefusal("-4013", "Posting period locked; specify an alternative date");
      }
    },
    vatRate: (code, day) => {
      const rates = [...(vatGroups.get(code)?.VatGroups_Lines ?? [])]
        .filter(({ Effectivefrom }) => Effectivefrom <= day)
        .sort((one, other) => one.Effectivefrom.localeCompare(other.Effectivefrom));
      const latest = rates.at(-1);
      return latest && decimal(latest.Rate);
    },
    vatAccount: (code) => vatGroups.get(code)?.TaxAccount ?? company.determination.outputVat,
    hasWarehouse: (code) => warehouses.has(code),
    defaultWarehouse: () => company.warehouses[0]?.WarehouseCode ?? "",
    cardAccount: (code) =>
      company.creditCards.find(({ CreditCardCode }) => CreditCardCode === code)?.GLAccount,
  };
}

function isClosed({ PeriodStatus }: Period, kind: "sales" | "banking"): boolean {
  if (PeriodStatus === "ltUnlocked") return false;
  return kind === "sales" || PeriodStatus !== "ltUnlockedExceptSales";
}
