import type { Currency } from "../company.ts";
import { amount, type Decimal, decimal, hundred, rounded, sum, zero } from "../decimals.ts";
import { decimalOf, type Row } from "../json.ts";
import type { B1Options } from "../options.ts";
import { refused } from "../refusal.ts";
import type { Head } from "./head.ts";
import type { PricedLine } from "./line-arithmetic.ts";

/** What is taken off a whole document. */
export interface Discount {
  /** Of the net of its lines, in the currency of the document. */
  readonly total: Decimal;
  readonly percent: Decimal;
  /** The part of every price that is left: 1 for no discount. */
  readonly kept: Decimal;
}

/** The discount on a document: its percentage counts before its amount. */
export function discountOf(
  { body, kind }: Pick<Head, "body" | "kind">,
  priced: readonly PricedLine[],
  inherited: Decimal | undefined,
): Discount {
  const net = sum(priced.map((line) => line.net));
  const percent = decimalOf(body, "DiscountPercent");
  const total = percent ? undefined : decimalOf(body, "TotalDiscount");
  if ((percent ?? zero).gt(hundred) || total?.gt(net)) {
    throw refused(`10001058 - Enter a discount percentage of less than 100 [${kind.header}.DiscPrcnt]`);
  }
  if (total && !net.eq(0)) {
    const part = total.div(net);
    return { total: amount(total), percent: rounded(part.times(hundred), 4), kept: decimal(1).minus(part) };
  }
  const wanted = percent ?? inherited ?? zero;
  return {
    total: amount(net.times(wanted).div(hundred)),
    percent: wanted,
    kept: hundred.minus(wanted).div(hundred),
  };
}

/** The parts of a sum that add up to it: the last one takes the cents that rounding leaves. */
export function partsOf(values: readonly Decimal[], total: Decimal): readonly Decimal[] {
  const missing = total.minus(sum(values));
  return values.map((value, index) => (index === values.length - 1 ? value.plus(missing) : value));
}

const steps: Readonly<Record<NonNullable<Currency["Rounding"]>, string | undefined>> = {
  rsNoRounding: undefined,
  rsRoundToFiveHundredth: "0.05",
  rsRoundToTenHundredth: "0.1",
  rsRoundToOne: "1",
  rsRoundToTen: "10",
};

/**
 * How far a document is rounded, in its currency. A currency with rounding rounds every document in it; whether the
 * difference can be sent through the Service Layer is an open question.
 */
export function roundingOf(
  total: Decimal,
  { body, currency }: { readonly body: Row; readonly currency: Currency | undefined },
  { sentRounding }: Readonly<B1Options>,
): Decimal {
  if (sentRounding === "writable" && body.Rounding === "tYES") {
    const sent = decimalOf(body, "RoundingDiffAmount");
    if (sent) return amount(sent);
  }
  const step = steps[currency?.Rounding ?? "rsNoRounding"];
  if (step === undefined || (sentRounding === "writable" && body.Rounding === "tNO")) return zero;
  return rounded(total.div(step), 0).times(step).minus(total);
}
