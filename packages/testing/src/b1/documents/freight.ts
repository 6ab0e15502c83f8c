import { amount, type Decimal, hundred, zero } from "../decimals.ts";
import { asText, decimalOf, integerOf, type Row, rowsOf, textOf } from "../json.ts";
import type { Shapes } from "../metadata/shapes.ts";
import { column } from "../numeric.ts";
import { atLine, businessRule, referenceMissing } from "../refusal.ts";
import type { SetUp } from "../setup/set-up.ts";
import { freightType } from "./document-type.ts";
import type { Head } from "./head.ts";
import { roundTax, type TaxRounding } from "./line-arithmetic.ts";
import { type Money, moneyAt } from "./money.ts";

/** An additional expense of a document: its tax is rounded by itself, before it is added. */
export interface Freight {
  readonly row: Row;
  readonly account: string;
  readonly vatGroup: string;
  readonly net: Money;
  readonly vat: Money;
}

interface FreightParts {
  readonly setUp: SetUp;
  readonly shapes: Shapes;
}

/** Checks and computes the freight of a document, from its net amount or, without one, from its gross. */
export function freightOf(
  head: Head,
  parts: FreightParts,
  rules: { readonly taxRounding: TaxRounding },
): readonly Freight[] {
  return rowsOf(head.body, "DocumentAdditionalExpenses").map((row, index) => {
    const { account, vatGroup, rate } = termsOf({ row, index }, head, parts.setUp);
    const { net, vat } = amountsOf(row, rate, rules);
    const money = { net: moneyAt(net, head.rate), vat: moneyAt(vat, head.rate) };
    return {
      ...money,
      account,
      vatGroup,
      row: toRow(row, { ...money, index, vatGroup, rate }, { head, ...parts }),
    };
  });
}

function termsOf({ row, index }: { readonly row: Row; readonly index: number }, head: Head, setUp: SetUp) {
  const code = integerOf(row, "ExpenseCode");
  const known = setUp.company.freight?.find(({ ExpensCode }) => ExpensCode === code);
  if (!known) throw referenceMissing(atLine("INV3.ExpnsCode", index));
  const vatGroup = textOf(row, "VatGroup") ?? known.OutputVATGroup;
  const rate = setUp.vat.rate(vatGroup, head.rateDay);
  if (!rate) throw businessRule(`10000180 - Invalid VAT Group [${atLine("INV3.VatGroup", index)}]`);
  return { account: known.RevenuesAccount, vatGroup, rate };
}

function amountsOf(row: Row, rate: Decimal, rules: { readonly taxRounding: TaxRounding }) {
  const net = decimalOf(row, "LineTotal");
  if (net) return { net: amount(net), vat: roundTax(amount(net).times(rate).div(hundred), rules) };
  const gross = amount(decimalOf(row, "LineGross") ?? zero);
  const vat = roundTax(gross.times(rate).div(hundred.plus(rate)), rules);
  return { net: gross.minus(vat), vat };
}

interface Computed {
  readonly index: number;
  readonly vatGroup: string;
  readonly rate: Decimal;
  readonly net: Money;
  readonly vat: Money;
}

function toRow(
  row: Row,
  { index, vatGroup, rate, net, vat }: Computed,
  { head, shapes }: FreightParts & { readonly head: Head },
): Row {
  const foreign = (value: Decimal): number => (head.isForeign ? column(value) : 0);
  return {
    ...shapes.blank(freightType),
    DistributionMethod: "aedm_None",
    ...row,
    LineNum: index,
    VatGroup: asText(vatGroup),
    TaxPercent: column(rate),
    LineTotal: column(net.local),
    LineTotalFC: foreign(net.own),
    TaxSum: column(vat.local),
    TaxSumFC: foreign(vat.own),
    LineGross: column(net.local.plus(vat.local)),
    LineGrossFC: foreign(net.own.plus(vat.own)),
  };
}
