import type { Company } from "../company.ts";
import { type Decimal, decimal, sum, zero } from "../decimals.ts";
import { refused } from "../refusal.ts";
import type { Application } from "./payment-applications.ts";
import type { Money, PaymentCurrency } from "./payment-currency.ts";
import type { PaymentKind } from "./payment-kind.ts";
import type { Means } from "./payment-means.ts";

/** What became of the money of a payment beyond what it settles. */
export interface Balance {
  /** Left on the partner's account. */
  readonly onAccount: Money;
  /** More (or, below zero, less) than was owed, within what the currency tolerates. */
  readonly difference: Money;
  /** What the rates of the payment and of its documents make of the same foreign amount: a gain, or below zero a loss. */
  readonly exchange: Decimal;
}

const none: Money = { own: zero, local: zero };

/**
 * Money against what it settles. A difference up to MaxIncomingAmtDiff (MaxOutgoingAmtDiff) of the currency goes to the
 * account for it when everything is settled in full; a larger excess stays on account, and a larger shortage is refused.
 */
export function balanceOf(
  means: readonly Means[],
  applications: readonly Application[],
  {
    kind,
    currency,
    company,
  }: { readonly kind: PaymentKind; readonly currency: PaymentCurrency; readonly company: Company },
): Balance {
  const paid = sum(means.map((each) => each.sum.own));
  const needed = sum(applications.map(({ effect, money }) => money.own.times(effect)));
  const head = `O${kind.tables}.DocTotal`;
  if (needed.lt(0) || (paid.eq(0) && (needed.gt(0) || applications.length === 0))) {
    throw refused(`Payment amount must be greater than zero [${head}]`);
  }
  const rest = paid.minus(needed);
  const money: Money = { own: rest, local: currency.money(rest).local };
  const isSettled = applications.length > 0 && applications.every(({ inFull }) => inFull);
  const isDifference = isSettled && rest.abs().lte(tolerated(currency, kind, company));
  if (rest.lt(0) && !isDifference) {
    throw refused(`Sum applied is greater than the payment amount [${head}]`);
  }
  const [onAccount, difference] = isDifference ? [none, money] : [money, none];
  const booked = sum(applications.map((each) => each.sum.times(each.effect)));
  const received = sum(means.map((each) => each.sum.local));
  return {
    onAccount,
    difference,
    exchange: received.minus(booked).minus(onAccount.local).minus(difference.local),
  };
}

function tolerated({ code }: PaymentCurrency, { direction }: PaymentKind, { currencies }: Company): Decimal {
  const currency = currencies?.find(({ Code }) => Code === code);
  const most = direction === 1 ? currency?.MaxIncomingAmtDiff : currency?.MaxOutgoingAmtDiff;
  return decimal(most ?? "0");
}
