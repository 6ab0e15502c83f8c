import type { ExchangeRate } from "../b1/company.ts";

interface RatePlan {
  readonly currency: string;
  /** "2026-01-01". */
  readonly from: string;
  readonly to: string;
  /** Local currency for one foreign unit on a day, as decimal text; undefined leaves the day without a rate. */
  readonly rate: (day: string, index: number) => string | undefined;
}

/** A rate for every day, by a rule: SAP refuses foreign currency on a day without one. */
export function dailyRates({ currency, from, to, rate }: RatePlan): readonly ExchangeRate[] {
  const rates: ExchangeRate[] = [];
  for (let time = Date.parse(from), index = 0; time <= Date.parse(to); time += dayInMs, index += 1) {
    const RateDate = new Date(time).toISOString().slice(0, 10);
    const Rate = rate(RateDate, index);
    if (Rate !== undefined) rates.push({ Currency: currency, RateDate, Rate });
  }
  return rates;
}

const dayInMs = 86_400_000;
