import type { SetUp } from "../setup/set-up.ts";
import { type Decimal, wire, zero } from "../decimals.ts";
import { decimalOf, integerOf, type Row, rowsOf, textOf } from "../json.ts";
import type { B1Options } from "../options.ts";
import type { Money, PaymentCurrency } from "./payment-currency.ts";
import type { PaymentKind } from "./payment-kind.ts";
import { rowTypes } from "./payment-row-types.ts";
import { atLine, businessRule, notModelled, referenceMissing, refused } from "../refusal.ts";
import type { Shapes } from "../metadata/shapes.ts";

/** Money on an account. */
export interface Means {
  readonly account: string;
  readonly sum: Money;
}

interface MeansParts {
  readonly setUp: SetUp;
  readonly shapes: Shapes;
  readonly options: Readonly<B1Options>;
  readonly kind: PaymentKind;
  readonly currency: PaymentCurrency;
}

/** Reads how a payment was made. One cash account, one transfer account, and any number of cards. */
export function meansOf(
  body: Row,
  parts: MeansParts,
): { readonly means: readonly Means[]; readonly cards: readonly Row[] } {
  const head = `O${parts.kind.tables}`;
  const cashSum = parts.currency.isForeign ? decimalOf(body, "CashSumFC") : undefined;
  const cash = accountMeans(
    { account: textOf(body, "CashAccount"), sum: cashSum ?? decimalOf(body, "CashSum") },
    `${head}.CashAcct`,
    parts,
  );
  const transfer = accountMeans(
    { account: textOf(body, "TransferAccount"), sum: decimalOf(body, "TransferSum") },
    `${head}.TrsfrAcct`,
    parts,
  );
  if (cash && parts.options.cashAccounts === "marked" && !parts.setUp.accounts.isCashAccount(cash.account)) {
    throw businessRule(`G/L account is not valid [${head}.CashAcct]`);
  }
  const cards = rowsOf(body, "PaymentCreditCards").map((row, index) => toCard({ row, index }, parts));
  return {
    means: [...(cash ? [cash] : []), ...(transfer ? [transfer] : []), ...cards.map(({ means }) => means)],
    cards: cards.map(({ row }) => row),
  };
}

function accountMeans(
  { account, sum }: { readonly account: string | undefined; readonly sum: Decimal | undefined },
  field: string,
  { setUp, currency }: MeansParts,
): Means | undefined {
  if (sum === undefined || sum.eq(0)) return undefined;
  if (!account) throw businessRule(`G/L account is not valid [${field}]`);
  setUp.accounts.check(account, field);
  return { account, sum: currency.money(positive(sum, field)) };
}

function toCard(
  { row, index }: { readonly row: Row; readonly index: number },
  parts: MeansParts,
): { readonly means: Means; readonly row: Row } {
  const { setUp, shapes, options, kind, currency } = parts;
  const at = (field: string): string => atLine(`${kind.tables}3.${field}`, index);
  const card = integerOf(row, "CreditCard") ?? Number.NaN;
  const fromSetUp = setUp.accounts.ofCard(card);
  if (!fromSetUp) throw referenceMissing(at("CreditCard"));
  const missing = options.requiredCardFields.find((field) => row[field] === undefined || row[field] === null);
  if (missing) throw refused(`A value must be entered [${at(missing)}]`);
  checkMethod(integerOf(row, "PaymentMethodCode"), card, { setUp, field: at("CrTypeCode") });
  const account = textOf(row, "CreditAcct") ?? fromSetUp;
  setUp.accounts.check(account, at("CreditAcct"));
  if ((textOf(row, "CreditCur") ?? currency.code) !== currency.code) {
    throw notModelled("cards in another currency than their payment");
  }
  const sum = currency.money(positive(decimalOf(row, "CreditSum") ?? zero, at("CreditSum")));
  return {
    means: { account, sum },
    row: {
      ...shapes.blank(rowTypes[kind.tables].card),
      NumOfPayments: 1,
      CreditType: "cr_Regular",
      CreditCur: currency.code,
      ...row,
      LineNum: index,
      CreditAcct: account,
      CreditSum: wire(sum.own),
      FirstPaymentSum: row.FirstPaymentSum ?? wire(sum.own),
    },
  };
}

/** A company that lists its methods of card payment takes these, each for the card it is assigned to. */
function checkMethod(
  code: number | undefined,
  card: number,
  { setUp, field }: { readonly setUp: SetUp; readonly field: string },
): void {
  const { creditPaymentMethods } = setUp.company;
  if (code === undefined || !creditPaymentMethods) return;
  const method = creditPaymentMethods.find(({ PaymentMethodCode }) => PaymentMethodCode === code);
  if ((method && (method.AssignedtoCreditCard ?? card)) !== card) throw referenceMissing(field);
}

function positive(sum: Decimal, field: string): Decimal {
  if (!sum.gt(0)) throw refused(`Payment amount must be greater than zero [${field}]`);
  return sum;
}
