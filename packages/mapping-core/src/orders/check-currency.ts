import type { Order } from "@instep/sitoo-client";
import type { CompanyFacts } from "../facts.ts";
import type { Problem } from "../problems.ts";

/** A foreign currency needs a rate in SAP for the business date; where nobody asked for rates, SAP will say. */
export function checkCurrency(
  { currencycode: currency }: Pick<Order, "currencycode">,
  { localCurrency, currenciesWithRate }: CompanyFacts,
): readonly Problem[] {
  if (currency === localCurrency || !currenciesWithRate || currenciesWithRate.includes(currency)) return [];
  return [{ code: "no-exchange-rate", currency, localCurrency }];
}
