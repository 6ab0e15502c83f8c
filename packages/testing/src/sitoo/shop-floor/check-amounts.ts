import type { Ticket } from "./ticket.ts";

/** Throws a RangeError that names the one which is no decimal in digits. */
export function checkAmounts(amounts: Readonly<Record<string, string | undefined>>): void {
  for (const [name, amount] of Object.entries(amounts))
    if (amount !== undefined && !/^-?\d+(\.\d+)?$/.test(amount))
      throw new RangeError(`${name} is no amount: "${amount}".`);
}

/** Throws a RangeError that names what is no amount on a ticket, or no number of units. */
export function checkTicket({ lines, payments = [], deliveryFee, checkoutFee, salesTax }: Ticket): void {
  for (const [nth, { gross, discount, unitQuantity, quantity = 1 }] of lines.entries()) {
    const line = `lines[${String(nth)}]`;
    checkAmounts({
      [`${line}.gross`]: gross,
      [`${line}.discount`]: discount,
      [`${line}.unitQuantity`]: unitQuantity,
    });
    if (!Number.isInteger(quantity) || quantity === 0)
      throw new RangeError(`${line}.quantity is ${String(quantity)}: units are whole, and not none.`);
  }
  for (const [nth, { moneyamount }] of payments.entries())
    checkAmounts({ [`payments[${String(nth)}].moneyamount`]: moneyamount });
  checkAmounts({
    "deliveryFee.gross": deliveryFee?.gross,
    "checkoutFee.gross": checkoutFee?.gross,
    "salesTax.percent": salesTax?.percent,
  });
}
