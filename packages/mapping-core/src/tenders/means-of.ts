import type { OrderPayment } from "@instep/sitoo-client";
import { isByGiftCard } from "../orders/gift-cards.ts";
import type { Setting } from "../documents/setting.ts";
import { type Decimal, decimal, isZero, plus, sum, toText, zero } from "../money/decimal.ts";
import { advanceKey, referenceOf } from "../orders/reference.ts";
import type { Problem } from "../problems.ts";
import { failure, type Result, success } from "../result.ts";
import type { TenderRule } from "../rules/tender-rules.ts";

/** A tender that becomes a means of payment in SAP. */
type MeansRule = Exclude<TenderRule, { kind: "on-account" }>;

/** Money of one tender that goes to one place in SAP. */
export interface Means {
  readonly tender: string;
  readonly rule: MeansRule;
  /** Signed as in Sitoo: negative where it was given back. */
  readonly amount: Decimal;
}

/** What an order was settled with. */
export interface Tendered {
  readonly means: readonly Means[];
  /** What the customer owes, or is owed, instead. */
  readonly onAccount: Decimal;
}

/** The means of one payment by itself; on account is none. */
export function meansOfPayment(payment: OrderPayment, setting: Setting): Result<Means> {
  const amount = decimal(payment.moneyamount);
  const rule = ruleOf(payment.name, payment, setting);
  if (!rule.ok) return failure(...rule.problems.map((problem) => withAmount(problem, amount)));
  if (rule.value.kind === "on-account")
    return failure({ code: "on-account-without-customer", amount: toText(amount) });
  return success({ tender: payment.name, rule: rule.value, amount });
}

interface Netted {
  readonly amount: Decimal;
  readonly payment: OrderPayment;
}

/** Not real money: it moves value between the two orders of an exchange. */
const isVirtual = ({ additionaldata }: OrderPayment): boolean =>
  additionaldata?.["virtual-payment"] === "true";

/**
 * The tenders of an order, netted per tender, change given back included (H30); or every tender that has no rule. What a
 * single-purpose gift card paid is no tender: it was taken off the document.
 */
export function tenderedWith(setting: Setting): Result<Tendered> {
  const problems: Problem[] = [];
  const means: Means[] = [];
  let onAccount = zero;
  for (const [tender, { amount, payment }] of nettedTenders(setting)) {
    const rule = ruleOf(tender, payment, setting);
    if (!rule.ok) problems.push(...rule.problems.map((problem) => withAmount(problem, amount)));
    else if (rule.value.kind === "on-account") onAccount = plus(onAccount, amount);
    else means.push({ tender, rule: rule.value, amount });
  }
  if (!isZero(onAccount) && setting.facts.partners?.length !== 1)
    problems.push({ code: "on-account-without-customer", amount: toText(onAccount) });
  return problems.length > 0
    ? failure(...problems)
    : success({ means: [...released(setting), ...means], onAccount });
}

/** Payments that were not posted before the order was final (H4). */
function unposted({ order, facts }: Setting): readonly OrderPayment[] {
  const known = new Set(facts.advances?.map(({ key }) => key));
  const reference = referenceOf(facts.account, order);
  return order.payments.filter((_, index) => !known.has(advanceKey(reference, index + 1)));
}

/** What was posted before the order was final is paid from where it went then. */
function released({ facts, rules }: Setting): readonly Means[] {
  const onAccount = (facts.advances ?? []).filter(({ downPayment }) => !downPayment);
  if (rules.advances?.kind !== "account" || onAccount.length === 0) return [];
  const amount = sum(onAccount.map((advance) => decimal(advance.amount)));
  const rule = { kind: "transfer", account: rules.advances.account } as const;
  return isZero(amount) ? [] : [{ tender: "advance", rule, amount }];
}

function nettedTenders(setting: Setting): ReadonlyMap<string, Netted> {
  const { rules } = setting;
  const netted = new Map<string, Netted>();
  for (const payment of unposted(setting)) {
    if (isByGiftCard(payment) && rules.giftCards?.kind === "single") continue;
    const name = isVirtual(payment) ? `${payment.name} (virtual)` : payment.name;
    const amount = plus(netted.get(name)?.amount ?? zero, decimal(payment.moneyamount));
    netted.set(name, { amount, payment });
  }
  return new Map([...netted].filter(([, { amount }]) => !isZero(amount)));
}

function ruleOf(tender: string, payment: OrderPayment, { rules, place }: Setting): Result<TenderRule> {
  if (isVirtual(payment)) {
    if (rules.exchangeAccount) return success({ kind: "transfer", account: rules.exchangeAccount });
    return failure({ code: "virtual-payment", tender: payment.name, amount: "", rule: "exchangeAccount" });
  }
  if (isByGiftCard(payment) && !rules.giftCards)
    return failure({ code: "gift-cards-without-rule", amount: "", rule: "giftCards" });
  const own = [place?.store.tenders ?? {}, rules.tenders].find((tenders) => Object.hasOwn(tenders, tender));
  const rule = own?.[tender];
  return rule
    ? success(rule)
    : failure({ code: "unmapped-tender", tender, amount: "", rule: `tenders.${tender}` });
}

const withAmount = (problem: Problem, amount: Decimal): Problem =>
  "amount" in problem ? { ...problem, amount: toText(amount) } : problem;
