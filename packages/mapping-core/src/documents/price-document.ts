import { type Decimal, equals, isNegative, toText } from "../money/decimal.ts";
import { type PredictedTotals, predictTotals } from "../money/sap-arithmetic.ts";
import { failure, type Result, success } from "../result.ts";
import type { PricedFees, PricedFreight } from "./fees.ts";
import type { PricedLine } from "./priced-line.ts";
import { arithmeticOf, type Setting } from "./setting.ts";

/** An invoice, credit memo or down payment with everything that has an amount. */
export interface PricedDocument {
  readonly kind: "invoice" | "credit-memo" | "down-payment";
  readonly lines: readonly PricedLine[];
  readonly freight: readonly PricedFreight[];
  /** What Sitoo says of the VAT of its fees. */
  readonly feeTaxes: PricedFees["taxes"];
  readonly totals: PredictedTotals;
}

interface Parts {
  readonly kind: PricedDocument["kind"];
  readonly lines: readonly PricedLine[];
  readonly fees?: PricedFees | undefined;
  /** What the document must come to, gross. */
  readonly expected: Decimal;
}

/** Predicts what SAP makes of a document; one that would not come to its receipt is never planned. */
export function priceDocument(
  { kind, lines, fees, expected }: Parts,
  setting: Setting,
): Result<PricedDocument> {
  const all = [...lines, ...(fees?.lines ?? [])];
  const freight = fees?.freight ?? [];
  const stated = all.map((line) => line.stated);
  if (isNegative(expected)) return failure({ code: "negative-total", total: toText(expected) });
  const totals = predictTotals(stated, arithmeticOf(setting), { freight });
  if (!equals(totals.docTotal, expected)) {
    const [inSap, receipt] = [toText(totals.docTotal), toText(expected)];
    return failure({ code: "total-out-of-reach", inSap, receipt });
  }
  return success({ kind, lines: all, freight, feeTaxes: fees?.taxes ?? [], totals });
}
