import type { Setting } from "../documents/setting.ts";
import { type Decimal, decimal, isZero, negate, sum, toText } from "../money/decimal.ts";
import type { NamedBreak } from "../plan.ts";
import type { InvoiceStep } from "../plan/steps.ts";

type Posted = Pick<Setting, "facts">;

const downPaymentsOf = ({ facts }: Posted) =>
  (facts.advances ?? []).flatMap(({ amount, downPayment }) =>
    downPayment ? [{ amount, ...downPayment }] : [],
  );

/** What an invoice draws of down payments: their VAT was declared with them, and is not declared again (H4). */
export const drawsOf = (setting: Posted): NonNullable<InvoiceStep["draws"]> =>
  downPaymentsOf(setting).map(({ key, amount }) => ({ downPayment: key, amount }));

/** Gross. */
export const drawnOf = (setting: Posted): Decimal =>
  sum(downPaymentsOf(setting).map(({ amount }) => decimal(amount)));

export const drawnVatOf = (setting: Posted): Decimal =>
  sum(downPaymentsOf(setting).map(({ vat }) => decimal(vat)));

/** Money that was named as paid in advance while the order was open is released when it is final. */
export function namedAdvance({ facts }: Posted): readonly NamedBreak[] {
  const amount = decimal(facts.namedAdvance ?? "0");
  return isZero(amount) ? [] : [{ name: "paid-in-advance", amount: toText(negate(amount)) }];
}
