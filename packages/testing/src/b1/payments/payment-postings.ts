import type { Company } from "../company.ts";
import { type Decimal, zero } from "../decimals.ts";
import type { Posting } from "../ledger/journal-entries.ts";
import type { PaidAccounts } from "./payment-accounts.ts";
import type { Application } from "./payment-applications.ts";
import type { Balance } from "./payment-balance.ts";
import type { Money, PaymentCurrency } from "./payment-currency.ts";
import type { PaymentKind } from "./payment-kind.ts";
import type { Means } from "./payment-means.ts";

/** The partner of a payment, with the control account. */
interface PartnerSide {
  readonly cardCode: string;
  readonly account: string;
}

/** Postings are written as money that comes in; money that goes out is the mirror image of that. */
export interface PostingParts {
  readonly kind: PaymentKind;
  readonly currency: PaymentCurrency;
  readonly company: Company;
}

/** Money against what the partner owed; the rest of it stays on the partner's account. */
export function partnerPostings(
  {
    means,
    applications,
    balance,
  }: {
    readonly means: readonly Means[];
    readonly applications: readonly Application[];
    readonly balance: Balance;
  },
  partner: PartnerSide,
  parts: PostingParts,
): readonly Posting[] {
  const { company, kind, currency } = parts;
  const { revenue, rounding = revenue, ...others } = company.determination;
  const { overpayments = rounding, underpayments = rounding, exchangeDifferences = rounding } = others;
  const owed = [
    ...applications.map(({ payable, effect, sum, foreign }) => ({
      account: payable.account ?? partner.account,
      currency: payable.currency,
      money: { local: sum.times(effect), own: foreign.times(effect) },
    })),
    { account: partner.account, currency: currency.code, money: balance.onAccount },
  ];
  const isOver = balance.difference.local.gt(0);
  return mirrored(kind, [
    ...meansPostings(means, parts),
    ...netted(owed).map(({ account, currency: code, money }) => ({
      account,
      cardCode: partner.cardCode,
      credit: money.local,
      ...(code !== company.LocalCurrency && { foreign: { currency: code, credit: money.own } }),
    })),
    { account: exchangeDifferences, credit: balance.exchange },
    { account: isOver ? overpayments : underpayments, credit: balance.difference.local },
  ]);
}

/** Money against accounts, VAT on its own. */
export function accountPostings(
  { means, paid }: { readonly means: readonly Means[]; readonly paid: PaidAccounts },
  parts: PostingParts,
): readonly Posting[] {
  const credits = paid.parts.map(({ account, sum, more }) => ({ account, credit: sum, more }));
  return mirrored(parts.kind, [...meansPostings(means, parts), ...credits]);
}

function meansPostings(means: readonly Means[], { currency }: PostingParts): readonly Posting[] {
  return means.map(({ account, sum }) => ({
    account,
    debit: sum.local,
    ...(currency.isForeign && { foreign: { currency: currency.code, debit: sum.own } }),
  }));
}

interface Owed {
  readonly account: string;
  readonly currency: string;
  readonly money: Money;
}

/** One line per control account and currency: what is set off against each other does not show. */
function netted(owed: readonly Owed[]): readonly Owed[] {
  const groups = new Map<string, Owed>();
  for (const each of owed) {
    const key = JSON.stringify([each.account, each.currency]);
    const known = groups.get(key)?.money ?? { local: zero, own: zero };
    const { local, own } = each.money;
    groups.set(key, { ...each, money: { local: known.local.plus(local), own: known.own.plus(own) } });
  }
  return [...groups.values()];
}

function mirrored({ direction }: PaymentKind, postings: readonly Posting[]): readonly Posting[] {
  const turned = (amount: Decimal | undefined): Decimal => (amount ?? zero).times(direction);
  return postings.map(({ debit, credit, foreign, ...posting }) => ({
    ...posting,
    debit: turned(debit),
    credit: turned(credit),
    ...(foreign && {
      foreign: { ...foreign, debit: turned(foreign.debit), credit: turned(foreign.credit) },
    }),
  }));
}
