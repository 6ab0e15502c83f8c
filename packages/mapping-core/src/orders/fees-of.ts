import type { Order } from "@instep/sitoo-client";
import { type Decimal, decimal, isZero, plus } from "../money/decimal.ts";

/** A fee of an order. */
export interface Fee {
  readonly fee: "checkout" | "delivery";
  readonly gross: Decimal;
  readonly vat: Decimal;
}

const amount = (text: string | undefined): Decimal => decimal(text ?? "0");

/** Fees that are no lines of their own, with VAT. */
export function feesOf(order: Order): readonly Fee[] {
  const { moneycheckout_net, moneycheckout_vat, moneydelivery_net, moneydelivery_vat } = order;
  const fee = (name: Fee["fee"], net: string | undefined, vat: string | undefined): Fee => ({
    fee: name,
    gross: plus(amount(net), amount(vat)),
    vat: amount(vat),
  });
  return [
    fee("checkout", moneycheckout_net, moneycheckout_vat),
    fee("delivery", moneydelivery_net, moneydelivery_vat),
  ].filter(({ gross }) => !isZero(gross));
}
