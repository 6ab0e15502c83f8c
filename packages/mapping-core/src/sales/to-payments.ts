import type { Order } from "@instep/sitoo-client";
import {
  type Decimal,
  decimal,
  isNegative,
  isZero,
  plus,
  sum,
  toJsonNumber,
  toText,
  zero,
} from "../money/decimal.ts";
import { stepKey } from "../orders/reference.ts";
import type { PaymentStep } from "../plan.ts";
import type { Problem } from "../problems.ts";
import { type Result, unless } from "../result.ts";
import type { Rules, TenderRule } from "../rules.ts";
import { datesOf, keyIn, memoOf, type SaleHeader } from "./to-invoice.ts";

/** Money of one kind that goes to one place in SAP. */
interface Means {
  readonly rule: TenderRule;
  readonly amount: Decimal;
}

/** Length of TransferReference. */
const transferReferenceLength = 27;

/** The means of payment of a sale, netted per tender, change given back included; or every tender that has no rule. */
export function toMeans(order: Order, rules: Pick<Rules, "tenders">): Result<readonly Means[]> {
  const problems: Problem[] = [];
  const byTender = new Map<string, Decimal>();
  for (const { name, moneyamount, additionaldata } of order.payments) {
    if (additionaldata?.["virtual-payment"] === "true") {
      problems.push({ code: "virtual-payment", tender: name, amount: moneyamount });
    }
    byTender.set(name, plus(byTender.get(name) ?? zero, decimal(moneyamount)));
  }
  const means = [...byTender].flatMap(([tender, amount]): Means[] => {
    if (isZero(amount)) return [];
    if (isNegative(amount)) problems.push({ code: "negative-tender", tender, amount: toText(amount) });
    const rule = Object.hasOwn(rules.tenders, tender) ? rules.tenders[tender] : undefined;
    if (!rule)
      problems.push({ code: "unmapped-tender", tender, amount: toText(amount), rule: `tenders.${tender}` });
    return rule ? [{ rule, amount }] : [];
  });
  return unless(problems, means);
}

/**
 * The incoming payments of a sale. One payment holds one cash account, one transfer account and any number of card rows;
 * each further account needs a payment of its own.
 */
export function toPayments(
  order: Order,
  means: readonly Means[],
  header: SaleHeader,
): readonly PaymentStep[] {
  const cash = byAccount(means, "cash");
  const transfers = byAccount(means, "transfer");
  const cards = means.filter(({ rule }) => rule.kind === "card");
  const count = Math.max(cash.length, transfers.length, cards.length > 0 ? 1 : 0);
  return Array.from({ length: count }, (_, index) => {
    const parts = { cash: cash[index], transfer: transfers[index], cards: index === 0 ? cards : [] };
    return toPayment(order, parts, { ...header, number: index + 1 });
  });
}

interface AccountSum {
  readonly account: string;
  readonly amount: Decimal;
}

function byAccount(means: readonly Means[], kind: "cash" | "transfer"): readonly AccountSum[] {
  const sums = new Map<string, Decimal>();
  for (const { rule, amount } of means) {
    if (rule.kind === kind) sums.set(rule.account, plus(sums.get(rule.account) ?? zero, amount));
  }
  return [...sums].map(([account, amount]) => ({ account, amount }));
}

interface PaymentParts {
  readonly cash: AccountSum | undefined;
  readonly transfer: AccountSum | undefined;
  readonly cards: readonly Means[];
}

function toPayment(
  order: Order,
  parts: PaymentParts,
  header: SaleHeader & { readonly number: number },
): PaymentStep {
  const { reference, partner, place, number } = header;
  const key = stepKey(reference, "payment", { number });
  const { cash, transfer, cards } = parts;
  const applied = sum([cash?.amount ?? zero, transfer?.amount ?? zero, ...cards.map(({ amount }) => amount)]);
  return {
    kind: "payment",
    key,
    partner,
    userFields: keyIn(header.rules.keyField, key),
    pays: stepKey(reference, "invoice"),
    predicted: { applied: toText(applied) },
    body: {
      DocType: "rCustomer",
      CardCode: partner,
      ...datesOf(place.date),
      DocCurrency: order.currencycode,
      Remarks: key,
      JournalRemarks: memoOf(order, place),
      ...(place.store.branch !== undefined && { BPLID: place.store.branch }),
      ...(cash && { CashAccount: cash.account, CashSum: toJsonNumber(cash.amount) }),
      ...(transfer && {
        TransferAccount: transfer.account,
        TransferSum: toJsonNumber(transfer.amount),
        TransferDate: place.date,
        ...(reference.length <= transferReferenceLength && { TransferReference: reference }),
      }),
      ...(cards.length > 0 && { PaymentCreditCards: cards.map((card) => toCardRow(card, order)) }),
    },
  };
}

function toCardRow({ rule, amount }: Means, { orderid }: Order) {
  if (rule.kind !== "card") throw new TypeError(`A ${rule.kind} tender has no card row`);
  return {
    CreditCard: rule.creditCard,
    CreditSum: toJsonNumber(amount),
    VoucherNum: String(orderid),
    ...(rule.paymentMethod !== undefined && { PaymentMethodCode: rule.paymentMethod }),
    NumOfPayments: 1,
    CreditType: "cr_Regular" as const,
  };
}
