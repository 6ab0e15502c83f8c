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
import { toInvoice, vatBreaks } from "./to-invoice.ts";
import { toLines } from "./to-lines.ts";
import { toMeans, toPayments } from "./to-payments.ts";

/** One A/R invoice and its incoming payments; or everything that is wrong with the sale at once. */
export function planSale(order: Order, rules: Rules, facts: Facts): Result<Plan> {
  const found = placeOf(order, rules, facts);
  const place = found.ok ? found.value : undefined;
  const partner = place ? partnerOf(place.store, facts) : undefined;
  const lines = toLines(order, { rules, company: facts.company, place });
  const means = toMeans(order, rules);
  if (!place || !partner?.ok || !lines.ok || !means.ok || problemsOfSale(order, facts).length > 0) {
    const parts = [found, lines, means, ...(partner ? [partner] : [])];
    return failure(...problemsOfSale(order, facts), ...parts.flatMap(problemsOf));
  }

  const reference = referenceOf(facts.account, order);
  const header = { reference, partner: partner.value, place, rules };
  return success({
    orderid: order.orderid,
    reference,
    businessDate: place.date,
    storeid: place.storeid,
    currency: order.currencycode,
    total: toText(decimal(order.moneytotal_gross_all)),
    steps: [
      toInvoice(order, lines.value, { ...header, company: facts.company }),
      ...toPayments(order, means.value, header),
    ],
    breaks: [
      ...vatBreaks(
        order,
        lines.value,
        predictTotals(
          lines.value.map(({ stated }) => stated),
          facts.company,
        ),
      ),
    ],
  });
}

function problemsOfSale(order: Order, { company: { localCurrency } }: Facts): readonly Problem[] {
  const { currencycode: currency } = order;
  const foreign: readonly Problem[] =
    currency === localCurrency ? [] : [{ code: "foreign-currency", currency, localCurrency }];
  return [...checkAmounts(order), ...foreign];
}
