import { type Header, userFieldsOf } from "../documents/header.ts";
import { absolute, isNegative, toJsonNumber, toText } from "../money/decimal.ts";
import { advanceKey } from "../orders/reference.ts";
import type { Step } from "../plan/steps.ts";
import type { Means } from "../tenders/means-of.ts";
import { paymentHead, sumsOf } from "../tenders/to-payments.ts";

/** Money taken, or paid back, before anything was sold: it goes to the account of advances, by a payment of accounts. */
export function toAdvance(
  { means, number }: { readonly means: Means; readonly number: number },
  header: Header,
): readonly Step[] {
  const { setting, place, reference } = header;
  const { advances } = setting.rules;
  if (advances?.kind !== "account") return [];
  const key = advanceKey(reference, number);
  const amount = absolute(means.amount);
  const { costingCode } = place.store;
  const row = {
    AccountCode: advances.account,
    SumPaid: toJsonNumber(amount),
    ...(costingCode !== undefined && { ProfitCenter: costingCode }),
  };
  return [
    {
      kind: isNegative(means.amount) ? "outgoing-payment" : "payment",
      key,
      partner: header.partner,
      userFields: userFieldsOf(header, key),
      predicted: { means: toText(amount), applied: "0.00" },
      body: {
        DocType: "rAccount",
        ...paymentHead(header, key, undefined),
        ...sumsOf([{ ...means, amount }], header),
        PaymentAccounts: [row],
      },
    },
  ];
}
