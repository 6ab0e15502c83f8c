import { type Decimal, isLess, isNegative, isZero, minus, negate, toText } from "../money/decimal.ts";
import { failure, type Result, success } from "../result.ts";
import type { Means, Tendered } from "./means-of.ts";

/** The documents of an order and what they come to. */
export interface Due {
  /** Zero when there is no invoice. */
  readonly invoice: Decimal;
  /** Zero when there is no credit memo. */
  readonly creditMemo: Decimal;
  /** Account between the two halves of a mixed order. */
  readonly clearing: string | undefined;
}

/** Money in one direction; amounts are positive. */
export interface Flow {
  readonly means: readonly Means[];
  /** How much of it settles the document of its direction; the rest stays on the partner's account. */
  readonly applied: Decimal;
}

/** What comes in and what goes out. */
export interface Settlement {
  readonly incoming: Flow;
  readonly outgoing: Flow;
}

/**
 * How the documents of an order are settled. What was tendered settles the larger document; the smaller one of a mixed
 * order is settled through the clearing account, which that leaves at zero. SAP takes no negative sums: where a tender
 * was given back on a sale, more comes in than the invoice takes, and the rest goes out from the partner's account (H30).
 */
export function settle(
  { invoice, creditMemo, clearing }: Due,
  { means, onAccount }: Tendered,
): Result<Settlement> {
  const isSale = !isLess(invoice, creditMemo);
  const smaller = isSale ? creditMemo : invoice;
  const owed = isSale ? onAccount : negate(onAccount);
  if (isNegative(owed))
    return failure({ code: "on-account-against-its-document", amount: toText(onAccount) });
  const coming = positive(means.filter(({ amount }) => !isNegative(amount)));
  const going = positive(means.filter(({ amount }) => isNegative(amount)));
  const applied = (total: Decimal, carries: boolean): Decimal => (carries ? minus(total, owed) : total);
  const amounts = [applied(invoice, isSale), applied(creditMemo, !isSale)] as const;
  if (isZero(smaller)) return success(flows({ coming, going }, amounts));
  if (clearing === undefined)
    return failure({
      code: "mixed-order-without-clearing",
      amount: toText(smaller),
      rule: "exchangeAccount",
    });
  const carried: Means = {
    tender: "clearing",
    rule: { kind: "transfer", account: clearing },
    amount: smaller,
  };
  const both = { coming: [...coming, carried], going: [...going, carried] };
  return success(flows(both, amounts));
}

const positive = (means: readonly Means[]): readonly Means[] =>
  means.map((each) => ({ ...each, amount: isNegative(each.amount) ? negate(each.amount) : each.amount }));

function flows(
  { coming, going }: { readonly coming: readonly Means[]; readonly going: readonly Means[] },
  [incoming, outgoing]: readonly [Decimal, Decimal],
): Settlement {
  return { incoming: { means: coming, applied: incoming }, outgoing: { means: going, applied: outgoing } };
}
