import type { Company } from "../company.ts";
import { type Decimal, decimal } from "../decimals.ts";

/** The VAT groups of the company (OVTG). */
export interface Vat {
  /** The rate of an output VAT group on a day, in percent; undefined when there is none. */
  rate(group: string, day: string): Decimal | undefined;
  account(group: string): string;
}

export function createVat({ vatGroups, determination }: Company): Vat {
  const byCode = new Map(vatGroups.map((group) => [group.Code, group]));
  return {
    rate: (code, day) => {
      const group = byCode.get(code);
      if (!group || group.Inactive || group.Category === "bovcInputTax") return undefined;
      const rates = [...group.VatGroups_Lines]
        .filter(({ Effectivefrom }) => Effectivefrom <= day)
        .sort((one, other) => one.Effectivefrom.localeCompare(other.Effectivefrom));
      const latest = rates.at(-1);
      return latest && decimal(latest.Rate);
    },
    account: (code) => byCode.get(code)?.TaxAccount ?? determination.outputVat,
  };
}
