import type { Order } from "@instep/sitoo-client";
import { partnerOf } from "../customers/partner-of.ts";
import { dataDecisions } from "../decisions.ts";
import type { Header } from "../documents/header.ts";
import type { Setting } from "../documents/setting.ts";
import type { Facts } from "../facts.ts";
import { decimal, sum, toText } from "../money/decimal.ts";
import { checkDecimals } from "../orders/check-decimals.ts";
import { checkCurrency } from "../orders/check-currency.ts";
import { isByGiftCard } from "../orders/gift-cards.ts";
import { halvesOf } from "../orders/halves.ts";
import { placeOf } from "../orders/place-of.ts";
import { advanceKey, referenceOf } from "../orders/reference.ts";
import type { NamedBreak, Plan } from "../plan.ts";
import type { Step } from "../plan/steps.ts";
import { failure, all, andThen, every, type Result, success, unless, valueOf } from "../result.ts";
import type { Rules } from "../rules.ts";
import { meansOfPayment } from "../tenders/means-of.ts";
import { toAdvance } from "./to-advance.ts";
import { toDownPayment } from "./to-down-payment.ts";

/** A payment of the order, counted from 1 as in its key. */
type Numbered = readonly [payment: Order["payments"][number], number: number];

/**
 * Money on an order that is not final yet (H4): each payment becomes a step of its own, a liability or a down payment with
 * its VAT, which the final order releases. What is posted already (`facts.advances`) is left out, so that the same order
 * can be planned again when more was paid. Without a rule the money is a named break and nothing is posted.
 */
export function planAdvance(order: Order, rules: Rules, facts: Facts): Result<Plan> {
  const tooFine = checkDecimals(order);
  if (tooFine.length > 0) return failure(...tooFine);
  const place = placeOf(order, rules, facts);
  const setting: Setting = { order, rules, facts, decide: dataDecisions, place: valueOf(place) };
  const known = new Set(facts.advances?.map(({ key }) => key));
  const reference = referenceOf(facts.account, order);
  const taken = order.payments
    .map((payment, index): Numbered => [payment, index + 1])
    .filter(([, number]) => !known.has(advanceKey(reference, number)))
    // What a single-purpose card pays is no money: its VAT was declared when it was sold (H18).
    .filter(([payment]) => !(rules.giftCards?.kind === "single" && isByGiftCard(payment)));
  const parts = all({
    place,
    partner: andThen(place, ({ store }) => partnerOf(store, facts, order)),
    currency: unless([...checkCurrency(order, facts.company), ...halvesOf(order, rules).problems], true),
  });
  return andThen(parts, ({ place: placed, partner }) => {
    const header = { reference, partner, place: placed, setting: { ...setting, place: placed } };
    const steps = rules.advances ? every(taken.map((payment) => stepsOf(payment, header))) : success([]);
    return andThen(steps, (each) =>
      success(toPlan(header, each.flat(), rules.advances ? [] : unposted(taken))),
    );
  });
}

function stepsOf([payment, number]: Numbered, header: Header): Result<readonly Step[]> {
  const { rules } = header.setting;
  return andThen(meansOfPayment(payment, header.setting), (means) =>
    rules.advances?.kind === "down-payment"
      ? toDownPayment({ payment, means, number }, header)
      : success(toAdvance({ means, number }, header)),
  );
}

/** Money that no document holds yet: named, so that the tenders of the day still add up. */
function unposted(taken: readonly Numbered[]): readonly NamedBreak[] {
  const amount = toText(sum(taken.map(([{ moneyamount }]) => decimal(moneyamount))));
  return amount === "0.00" ? [] : [{ name: "paid-in-advance", amount }];
}

function toPlan(
  { reference, place, setting }: Header,
  steps: readonly Step[],
  breaks: readonly NamedBreak[],
): Plan {
  const { order } = setting;
  return {
    orderid: order.orderid,
    reference,
    businessDate: place.date,
    storeid: place.storeid,
    currency: order.currencycode,
    total: toText(decimal(order.moneytotal_gross_all)),
    steps: [...steps],
    breaks: [...breaks],
  };
}
