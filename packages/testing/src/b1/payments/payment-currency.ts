import type { Partner } from "../masters/business-partners.ts";
import { amount, type Decimal, decimal } from "../decimals.ts";
import { decimalOf, type Row, textOf } from "../json.ts";
import { businessRule, notModelled } from "../refusal.ts";
import type { SetUp } from "../setup/set-up.ts";
import type { PaymentKind } from "./payment-kind.ts";

/** A sum in the currency of its payment, and what that is in local currency. */
export interface Money {
  readonly own: Decimal;
  readonly local: Decimal;
}

/** The currency of a payment: its sums are in it, cash, transfers, cards and what is left over alike. */
export interface PaymentCurrency {
  /** ISO 4217. */
  readonly code: string;
  readonly isForeign: boolean;
  /** Local currency for one unit. */
  readonly rate: Decimal;
  money(own: Decimal): Money;
}

/** A partner with one foreign currency pays in it, or in the local one. */
export function currencyOf(
  body: Row,
  {
    partner,
    kind,
    day,
  }: { readonly partner: Partner | undefined; readonly kind: PaymentKind; readonly day: string },
  { company, rates }: Pick<SetUp, "company" | "rates">,
): PaymentCurrency {
  const local = company.LocalCurrency;
  const own = partner === undefined || partner.Currency === "##" ? undefined : partner.Currency;
  const code = textOf(body, "DocCurrency") ?? own ?? local;
  rates.checkKnown(code, `O${kind.tables}.DocCurr`);
  if (own !== undefined && code !== own && code !== local) {
    throw businessRule(
      `Currency of the document does not fit the business partner [O${kind.tables}.DocCurr]`,
    );
  }
  const isForeign = code !== local;
  const { Rounding = "rsNoRounding", RoundingInPayment = false } =
    company.currencies?.find(({ Code }) => Code === code) ?? {};
  if (RoundingInPayment && Rounding !== "rsNoRounding") throw notModelled(`rounding in payments in ${code}`);
  if (isForeign && body.LocalCurrency === "tYES") {
    throw notModelled("payments in a foreign currency with LocalCurrency tYES");
  }
  const sent = decimalOf(body, "DocRate");
  const rate = isForeign ? (sent?.gt(0) ? sent : rates.rate(code, day)) : decimal(1);
  return {
    code,
    isForeign,
    rate,
    money: (sum) => ({ own: amount(sum), local: amount(sum.times(rate)) }),
  };
}
