import type { Order } from "@instep/sitoo-client";
import { absolute, type Decimal, decimal, isLess, minus, plus, zero } from "../money/decimal.ts";
import { taxInside } from "../money/sap-tax.ts";
import { type Fee, feesOf } from "../orders/fees-of.ts";

/** What was taxed at one rate. */
export interface RateFigures {
  readonly net: Decimal;
  readonly vat: Decimal;
  /** How many lines made it: each may be rounded by half a cent (H13). */
  readonly lines: number;
}

interface Taxed {
  readonly rate: string;
  readonly net: Decimal;
  readonly vat: Decimal;
}

/** Net and VAT of orders by their rate in percent, fees included. */
export function taxesOf(
  orders: readonly Order[],
  rates: readonly string[],
): ReadonlyMap<string, RateFigures> {
  const figures = new Map<string, RateFigures>();
  for (const { rate, net, vat } of orders.flatMap((order) => taxedIn(order, rates))) {
    const before = figures.get(rate) ?? { net: zero, vat: zero, lines: 0 };
    figures.set(rate, { net: plus(before.net, net), vat: plus(before.vat, vat), lines: before.lines + 1 });
  }
  return figures;
}

function taxedIn(order: Order, rates: readonly string[]): readonly Taxed[] {
  const lines = order.orderitems.map(({ vatvalue, moneyitemtotal_net, moneyitemtotal_vat }) => ({
    rate: String(vatvalue),
    net: decimal(moneyitemtotal_net),
    vat: decimal(moneyitemtotal_vat),
  }));
  const fees = feesOf(order).map((fee) => ({
    rate: rateOf(fee, rates),
    net: minus(fee.gross, fee.vat),
    vat: fee.vat,
  }));
  return [...lines, ...fees];
}

/** An order does not say the rate of its fees: it is the one whose VAT comes nearest to the fee's own. */
function rateOf({ gross, vat }: Fee, rates: readonly string[]): string {
  const off = (rate: string): Decimal => absolute(minus(taxInside(gross, decimal(rate)), vat));
  const nearest = rates.reduce((best, rate) => (isLess(off(rate), off(best)) ? rate : best), "0");
  return decimal(nearest).toFixed(); // "25.0" in the rules is Sitoo's 25
}
