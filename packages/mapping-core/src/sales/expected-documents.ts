import type { Order } from "@instep/sitoo-client";
import { decimalsOf } from "../money/currency.ts";
import { type Decimal, decimal, minus, negate, round, sum, zero } from "../money/decimal.ts";
import { taxInside } from "../money/sap-tax.ts";
import { feesOf } from "../orders/fees-of.ts";
import { type Half, halvesOf } from "../orders/halves.ts";
import type { Rules } from "../rules.ts";
import type { SapDocument } from "./compare.ts";

/** A document that a final order comes to. Amounts are seen from the document. */
export interface ExpectedDocument {
  readonly kind: "invoice" | "credit-memo";
  readonly total: Decimal;
  /** By Sitoo: SAP's may differ by rounding (H13). */
  readonly vat: Decimal;
  readonly lines: number;
  readonly rounding: Decimal;
}

type Ruling = Pick<Rules, "discountLineTypes" | "giftCards">;

/**
 * What the documents of an order must come to, by Sitoo's figures alone; what was drawn in advance is taken off. Undefined
 * where a line of the order has no place in a document: what the others come to says nothing.
 */
export function expectedDocuments(
  order: Order,
  inSap: readonly SapDocument[],
  rules: Ruling,
): readonly ExpectedDocument[] | undefined {
  const { sold, returned, problems } = halvesOf(order, rules);
  if (problems.length > 0) return undefined;
  const drawn = inSap.filter(({ kind, cancelled, draft }) => kind === "down-payment" && !cancelled && !draft);
  return [
    ...(sold ? [lessDrawn(expectedOf("invoice", sold, { order, rules }), drawn)] : []),
    ...(returned ? [expectedOf("credit-memo", returned, { order, rules })] : []),
  ];
}

function expectedOf(
  kind: ExpectedDocument["kind"],
  { lines, hasFees, expected, rounding, redeemed }: Half,
  { order, rules: { giftCards } }: { readonly order: Order; readonly rules: Ruling },
): ExpectedDocument {
  const fees = hasFees ? feesOf(order) : [];
  const charged = sum(fees.map((fee) => fee.vat));
  const redeemedVat =
    giftCards?.kind === "single"
      ? round(taxInside(redeemed, decimal(giftCards.vatRate)), decimalsOf(order.currencycode), "half-up")
      : zero;
  const vat = sum([
    ...lines.map((line) => line.vat),
    kind === "invoice" ? charged : negate(charged),
    negate(redeemedVat),
  ]);
  return { kind, total: expected, vat, lines: lines.length + fees.length, rounding };
}

function lessDrawn(document: ExpectedDocument, drawn: readonly SapDocument[]): ExpectedDocument {
  const of = (amount: (each: SapDocument) => string): Decimal =>
    sum(drawn.map((each) => decimal(amount(each))));
  return {
    ...document,
    total: minus(
      document.total,
      of(({ total }) => total),
    ),
    vat: minus(
      document.vat,
      of(({ vat }) => vat),
    ),
  };
}
