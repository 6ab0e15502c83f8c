import * as z from "zod/mini";
import { done, type Run } from "../operation.ts";
import type { CallOptions } from "../request.ts";
import { askValue } from "./service-call.ts";

/** Of which currency, and of which day, such as "2026-11-23". */
export interface RateOf {
  readonly currency: string;
  readonly day: string;
}

/** The currencies of a company, and what they are worth. */
export interface ExchangeRates {
  localCurrency(options?: CallOptions): Promise<string>;
  /** The second currency in which SAP keeps the whole ledger. */
  systemCurrency(options?: CallOptions): Promise<string>;
  /** The rate that was entered for the day. SAP refuses when there is none: no other day's rate stands in. */
  currencyRate(of: RateOf, options?: CallOptions): Promise<number>;
  setCurrencyRate(rate: RateOf & { readonly rate: number }, options?: CallOptions): Promise<void>;
}

export function exchangeRatesOf(run: Run): ExchangeRates {
  const ask = <T>(name: string, schema: z.ZodMiniType<T>, body?: object) =>
    askValue({ service: `SBOBobService_${name}`, body }, schema);
  return {
    localCurrency: (options) => run(ask("GetLocalCurrency", z.string()), options),
    systemCurrency: (options) => run(ask("GetSystemCurrency", z.string()), options),
    currencyRate: ({ currency, day }, options) =>
      run(ask("GetCurrencyRate", z.number(), { Currency: currency, Date: compact(day) }), options),
    setCurrencyRate: ({ currency, day, rate }, options) => {
      const body = { Currency: currency, RateDate: compact(day), Rate: String(rate) };
      return run(done({ method: "POST", path: "SBOBobService_SetCurrencyRate", body }), options);
    },
  };
}

/** This service knows days without dashes only. */
function compact(day: string): string {
  return day.replaceAll("-", "");
}
