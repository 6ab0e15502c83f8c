import type { Company, Currency } from "../company.ts";

/** The currencies of the company: without a list, those that it keeps its books in and has rates of. */
export function currenciesOf(company: Company): readonly Currency[] {
  const { currencies, LocalCurrency, SystemCurrency = LocalCurrency, rates = [] } = company;
  const codes = new Set([LocalCurrency, SystemCurrency, ...rates.map((rate) => rate.Currency)]);
  return currencies ?? [...codes].map((Code) => ({ Code, Name: Code }));
}
