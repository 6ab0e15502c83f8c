import {
  absolute,
  type Decimal,
  decimal,
  equals,
  isLess,
  minus,
  negate,
  toJsonNumber,
  toText,
} from "../money/decimal.ts";
import { type Fee, feesOf } from "../orders/fees-of.ts";
import { taxInside } from "../money/sap-tax.ts";
import type { AdditionalExpense } from "../plan/document-body.ts";
import type { Problem } from "../problems.ts";
import { failure, type Result, success } from "../result.ts";
import type { FeeRule } from "../rules/document-rules.ts";
import { priceLines, type PricedLine } from "./priced-line.ts";
import type { Setting } from "./setting.ts";

/** Freight as it is posted, and as SAP will compute with it. */
export interface PricedFreight {
  readonly body: AdditionalExpense;
  readonly gross: Decimal;
  readonly vatRate: Decimal;
  readonly vatvalue: string;
}

/** The fees of a document. */
export interface PricedFees {
  readonly lines: readonly PricedLine[];
  readonly freight: readonly PricedFreight[];
  /** What Sitoo says of their VAT, by the rate it was found to be. */
  readonly taxes: readonly { readonly vatvalue: string; readonly vat: Decimal }[];
}

/** The fees of an order as lines or freight of its document, by the rules; or what is missing for that. */
export function pricedFees(kind: "invoice" | "credit-memo", setting: Setting): Result<PricedFees> {
  const lines: PricedLine[] = [];
  const freight: PricedFreight[] = [];
  const taxes: PricedFees["taxes"][number][] = [];
  const problems: Problem[] = [];
  for (const charged of feesOf(setting.order)) {
    const fee =
      kind === "invoice" ? charged : { ...charged, gross: negate(charged.gross), vat: negate(charged.vat) };
    const rule = setting.rules.fees[fee.fee];
    const rate = rateOf(fee, setting);
    if (!rate.ok) problems.push(...rate.problems);
    if (!rule)
      problems.push({
        code: "unmapped-fee",
        fee: fee.fee,
        amount: toText(fee.gross),
        rule: `fees.${fee.fee}`,
      });
    if (!rule || !rate.ok) continue;
    taxes.push({ vatvalue: rate.value.vatRate, vat: charged.vat });
    if (isFreight(rule)) freight.push(toFreight(fee, rule.expenseCode, rate.value));
    else lines.push(...toLines(fee, { ItemCode: rule.itemCode, ...rate.value }, setting));
  }
  return problems.length > 0 ? failure(...problems) : success({ lines, freight, taxes });
}

const isFreight = (rule: FeeRule): rule is { readonly expenseCode: number } => "expenseCode" in rule;

interface FeeRate {
  readonly vatRate: string;
  readonly VatGroup: string;
}

/** An order does not say the rate of its fees: it is the mapped one whose VAT is the fee's own, and no other's. */
function rateOf({ fee, gross, vat }: Fee, { rules }: Setting): Result<FeeRate> {
  const fitting = Object.entries(rules.vat)
    .map(([vatRate, VatGroup]) => ({
      vatRate,
      VatGroup,
      off: absolute(minus(taxInside(gross, decimal(vatRate)), vat)),
    }))
    .filter(({ off }) => isLess(off, decimal("0.01")))
    .sort((a, b) => a.off.cmp(b.off));
  const [best, second] = fitting;
  if (!best || (second && equals(best.off, second.off)))
    return failure({ code: "fee-without-rate", fee, amount: toText(gross), vat: toText(vat), rule: "vat" });
  return success(best);
}

function toFreight({ gross }: Fee, ExpenseCode: number, { vatRate, VatGroup }: FeeRate): PricedFreight {
  const body = { ExpenseCode, LineGross: toJsonNumber(gross), VatGroup };
  return { body, gross, vatRate: decimal(vatRate), vatvalue: vatRate };
}

const toLines = (
  { gross }: Fee,
  codes: FeeRate & { readonly ItemCode: string },
  setting: Setting,
): readonly PricedLine[] =>
  priceLines({ quantity: decimal("1"), gross }, { ...codes, vatvalue: codes.vatRate }, setting);
