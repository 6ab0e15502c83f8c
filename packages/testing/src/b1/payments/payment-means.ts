import type { SetUp } from "../setup/set-up.ts";
import { amount, type Decimal, wire, zero } from "../decimals.ts";
import { decimalOf, integerOf, type Row, rowsOf, textOf } from "../json.ts";
import type { B1Options } from "../options.ts";
import { paymentCreditCardType } from "./payment-type.ts";
import { atLine, businessRule, referenceMissing, refused } from "../refusal.ts";
import type { Shapes } from "../metadata/shapes.ts";

/** Money received on an account. */
export interface Means {
  readonly account: string;
  readonly sum: Decimal;
}

interface MeansParts {
  readonly setUp: SetUp;
  readonly shapes: Shapes;
  readonly options: Readonly<B1Options>;
}

/** Reads how a payment was made. One cash account, one transfer account, and any number of cards. */
export function meansOf(
  body: Row,
  parts: MeansParts,
): { readonly means: readonly Means[]; readonly cards: readonly Row[] } {
  const cash = accountMeans(body, { account: "CashAccount", sum: "CashSum", field: "ORCT.CashAcct" }, parts);
  const transfer = accountMeans(
    body,
    { account: "TransferAccount", sum: "TransferSum", field: "ORCT.TrsfrAcct" },
    parts,
  );
  if (cash && parts.options.cashAccounts === "marked" && !parts.setUp.accounts.isCashAccount(cash.account)) {
    throw businessRule("G/L account is not valid [ORCT.CashAcct]");
  }
  const cards = rowsOf(body, "PaymentCreditCards").map((row, index) => toCard({ row, index }, parts));
  return {
    means: [...(cash ? [cash] : []), ...(transfer ? [transfer] : []), ...cards.map(({ means }) => means)],
    cards: cards.map(({ row }) => row),
  };
}

function accountMeans(
  body: Row,
  names: { readonly account: string; readonly sum: string; readonly field: string },
  { setUp }: MeansParts,
): Means | undefined {
  const sum = decimalOf(body, names.sum) ?? zero;
  if (sum.eq(0)) return undefined;
  const account = textOf(body, names.account);
  if (!account) throw businessRule(`G/L account is not valid [${names.field}]`);
  setUp.accounts.check(account, names.field);
  return { account, sum: positive(sum, names.field) };
}

function toCard(
  { row, index }: { readonly row: Row; readonly index: number },
  { setUp, shapes, options }: MeansParts,
): { readonly means: Means; readonly row: Row } {
  const fromSetUp = setUp.accounts.ofCard(integerOf(row, "CreditCard") ?? Number.NaN);
  if (!fromSetUp) throw referenceMissing(atLine("RCT3.CreditCard", index));
  const missing = options.requiredCardFields.find((field) => row[field] === undefined || row[field] === null);
  if (missing) throw refused(`A value must be entered [RCT3.${atLine(missing, index)}]`);
  const account = textOf(row, "CreditAcct") ?? fromSetUp;
  setUp.accounts.check(account, atLine("RCT3.CreditAcct", index));
  const sum = positive(decimalOf(row, "CreditSum") ?? zero, atLine("RCT3.CreditSum", index));
  return {
    means: { account, sum },
    row: {
      ...shapes.blank(paymentCreditCardType),
      NumOfPayments: 1,
      CreditType: "cr_Regular",
      CreditCur: setUp.company.LocalCurrency,
      ...row,
      LineNum: index,
      CreditAcct: account,
      CreditSum: wire(sum),
      FirstPaymentSum: row.FirstPaymentSum ?? wire(sum),
    },
  };
}

function positive(sum: Decimal, field: string): Decimal {
  if (!sum.gt(0)) throw refused(`Payment amount must be greater than zero [${field}]`);
  return amount(sum);
}
