import type { Setting } from "../documents/setting.ts";
import { type Decimal, decimal, equals, isLess, sum, toText } from "../money/decimal.ts";
import { advanceKey, referenceOf } from "../orders/reference.ts";
import type { Problem } from "../problems.ts";
import { drawnOf } from "./draws.ts";

type Posted = Pick<Setting, "order" | "facts" | "rules">;

/** Every way in which what was posted before the order was final does not fit the order as it is now (H4). */
export function checkAdvances(setting: Posted, sold: Decimal): readonly Problem[] {
  return [...unlikePayments(setting), ...withoutRule(setting), ...moreThanSold(setting, sold)];
}

/** Each advance stands for one payment of the order: another amount would lose the difference, or pay it twice. */
function unlikePayments({ order, facts }: Posted): readonly Problem[] {
  const reference = referenceOf(facts.account, order);
  return (facts.advances ?? []).flatMap(({ key, amount }): readonly Problem[] => {
    const payment = order.payments.find((_, index) => advanceKey(reference, index + 1) === key);
    const paid = decimal(payment?.moneyamount ?? "0");
    if (equals(paid, decimal(amount))) return [];
    return [{ code: "advance-unlike-payment", key, posted: toText(decimal(amount)), paid: toText(paid) }];
  });
}

/** Money that went to an account of advances comes back from there: the rule is needed until the last one is released. */
function withoutRule({ facts, rules }: Posted): readonly Problem[] {
  const onAccount = (facts.advances ?? []).filter(({ downPayment }) => !downPayment);
  if (onAccount.length === 0 || rules.advances?.kind === "account") return [];
  const amount = toText(sum(onAccount.map((advance) => decimal(advance.amount))));
  return [{ code: "advance-without-rule", amount, rule: "advances" }];
}

/** SAP draws of a down payment at most what the invoice comes to. */
function moreThanSold(setting: Posted, sold: Decimal): readonly Problem[] {
  const drawn = drawnOf(setting);
  if (!isLess(sold, drawn)) return [];
  return [{ code: "advance-exceeds-sale", advance: toText(drawn), sale: toText(sold) }];
}
