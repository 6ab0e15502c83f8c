import type { Run } from "../operation.ts";
import { type CompanySettings, companySettingsOf } from "./company-settings.ts";
import { type ExchangeRates, exchangeRatesOf } from "./exchange-rates.ts";
import { type NumberSeries, numberSeriesOf } from "./number-series.ts";
import { type Periods, periodsOf } from "./periods.ts";

/** What a company says of itself: settings, posting periods, series of numbers, currencies and their rates. */
export interface Company extends CompanySettings, Periods, NumberSeries, ExchangeRates {}

export function companyOf(run: Run): Company {
  return { ...companySettingsOf(run), ...periodsOf(run), ...numberSeriesOf(run), ...exchangeRatesOf(run) };
}
