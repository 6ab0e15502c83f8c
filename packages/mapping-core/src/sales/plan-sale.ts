import type { Order } from "@instep/sitoo-client";
import { partnerOf } from "../customers/partner-of.ts";
import type { Facts } from "../facts.ts";
import { decimal, toText } from "../money/decimal.ts";
import { predictTotals } from "../money/sap-arithmetic.ts";
import { placeOf } from "../orders/place-of.ts";
import { referenceOf } from "../orders/reference.ts";
import type { Plan } from "../plan.ts";
import type { Problem } from "../problems.ts";
import { failure, problemsOf, type Result, success } from "../result.ts";
import type { Rules } from "../rules.ts";
import { checkAmounts } from "./check-amounts.ts";
import { type PricedSale, toInvoice } from "./to-invoice.ts";
import { type LineContext, toLines } from "./to-lines.ts";
import { toMeans, toPayments } from "./to-payments.ts";
import { vatDifferences } from "./vat-differences.ts";

/** One A/R invoice and its incoming payments; or everything that is wrong with the sale at once. */
export function planSale(order: Order, rules: Rules, facts: Facts): Result<Plan> {
  const place = placeOf(order, rules, facts);
  const partner = place.ok ? partnerOf(place.value.store, facts) : place;
  const sale = priceSale(order, { rules, company: facts.company, place: place.ok ? place.value : undefined });
  const breaks = sale.ok ? vatDifferences(order, sale.value.lines, sale.value.totals) : sale;
  const means = toMeans(order, rules);
  const contradictions = problemsOfSale(order, facts);
  if (!place.ok || !partner.ok || !sale.ok || !breaks.ok || !means.ok || contradictions.length > 0) {
    const parts = new Set([place, partner, sale, breaks, means].flatMap(problemsOf));
    return failure(...contradictions, ...parts);
  }

  const reference = referenceOf(facts.account, order);
  const header = { reference, partner: partner.value, place: place.value, rules };
  return success({
    orderid: order.orderid,
    reference,
    businessDate: place.value.date,
    storeid: place.value.storeid,
    currency: order.currencycode,
    total: toText(decimal(order.moneytotal_gross_all)),
    steps: [toInvoice(order, sale.value, header), ...toPayments(order, means.value, header)],
    breaks: [...breaks.value],
  });
}

function priceSale(order: Order, context: LineContext): Result<PricedSale> {
  const lines = toLines(order, context);
  if (!lines.ok) return lines;
  const stated = lines.value.map((line) => line.stated);
  return success({ lines: lines.value, totals: predictTotals(stated, context.company) });
}

function problemsOfSale(order: Order, { company: { localCurrency } }: Facts): readonly Problem[] {
  const { currencycode: currency } = order;
  const foreign: readonly Problem[] =
    currency === localCurrency ? [] : [{ code: "foreign-currency", currency, localCurrency }];
  return [...checkAmounts(order), ...foreign];
}
