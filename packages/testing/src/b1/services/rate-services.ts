import { parseDay } from "../dates.ts";
import { wire } from "../decimals.ts";
import { asText, type Row, textOf } from "../json.ts";
import { notFound, SapRefusal } from "../refusal.ts";
import type { Service } from "./services.ts";
import type { ServiceParts } from "./set-up-services.ts";

/** The service with the oldest name in SAP Business One: rates and currencies. Its answers are bare values. */
export function rateServices({ setUp }: ServiceParts): readonly Service[] {
  const { company, rates } = setUp;
  return [
    {
      name: "SBOBobService_GetLocalCurrency",
      reads: true,
      isFunction: true,
      run: () => company.LocalCurrency,
    },
    {
      name: "SBOBobService_GetSystemCurrency",
      reads: true,
      isFunction: true,
      run: () => company.SystemCurrency ?? company.LocalCurrency,
    },
    {
      name: "SBOBobService_GetCurrencyRate",
      reads: true,
      isFunction: true,
      run: (body) => {
        const rate = rates.find(currencyIn(body), dayIn(body, "Date"));
        if (!rate) throw new SapRefusal("-4006", "Update the exchange rate"); // seen at two companies
        return wire(rate);
      },
    },
    {
      name: "SBOBobService_SetCurrencyRate",
      reads: false,
      run: (body) => {
        const Rate = asText(body.Rate); // text in the metadata, a number in samples
        if (!/^\d+(\.\d+)?$/.test(Rate)) throw invalid("Rate", Rate);
        rates.enter({ Currency: currencyIn(body), RateDate: dayIn(body, "RateDate"), Rate });
        return undefined;
      },
    },
  ];
}

function currencyIn(body: Row): string {
  const currency = textOf(body, "Currency");
  if (!currency) throw notFound();
  return currency;
}

function dayIn(body: Row, property: string): string {
  const text = asText(body[property]);
  const day = parseDay(text);
  if (!day) throw invalid(property, text);
  return day;
}

function invalid(property: string, value: string): SapRefusal {
  return new SapRefusal("-1004", `'${value}' is not a valid value for property '${property}'`);
}
