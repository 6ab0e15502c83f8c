import type { Random } from "@instep/http";
import Big from "big.js";
import { money, sum } from "../builders/amounts.ts";
import type { OrderLine } from "../builders/order-line.ts";
import type { OrderPayment } from "../builders/order.ts";
import { between, weighted } from "./random.ts";

/** How a sale is paid: the payments always add up to the total that `anOrder` makes of them. */
export type Tender = (random: Random, lines: readonly OrderLine[]) => readonly OrderPayment[];

/** The total of a basket before rounding. */
export const totalOf = (lines: readonly OrderLine[]): Big => sum(lines.map(({ gross = "0" }) => gross));

const whole =
  (name: string): Tender =>
  (_random, lines) => [{ name, moneyamount: money(totalOf(lines)) }];

export const byCard = whole("Card");
export const bySwish = whole("Swish");

/** A gift card is a payment with the card's number. */
export const byGiftCard: Tender = (random, lines) => [giftCard(random, totalOf(lines))];

/** There are no öre in the drawer: what is paid in cash is rounded to whole kronor. */
export const inCash: Tender = (_random, lines) => [
  { name: "Cash", moneyamount: money(inKronor(totalOf(lines))) },
];

/** A note or two, and the rest from the card. Because cash is part of it, the whole receipt is rounded. */
export const cashAndCard: Tender = (_random, lines) => {
  const total = inKronor(totalOf(lines));
  const cash = total.div(2).round(0, Big.roundDown);
  return [
    { name: "Cash", moneyamount: money(cash) },
    { name: "Card", moneyamount: money(total.minus(cash)) },
  ];
};

/** What the gift card holds, and the rest from the card. */
export const giftCardAndCard: Tender = (random, lines) => {
  const total = totalOf(lines);
  const held = total
    .times(between(random, 30, 70))
    .div(100)
    .round(0, Big.roundDown);
  return [giftCard(random, held), { name: "Card", moneyamount: money(total.minus(held)) }];
};

/** One of them, as often as Swedes use it. */
export const someTender = (random: Random): Tender =>
  weighted(random, [
    [62, byCard],
    [14, bySwish],
    [12, inCash],
    [4, byGiftCard],
    [4, cashAndCard],
    [4, giftCardAndCard],
  ]);

const inKronor = (amount: Big): Big => amount.round(0, Big.roundHalfUp);

const giftCard = (random: Random, amount: Big): OrderPayment => ({
  name: "Gift card",
  moneyamount: money(amount),
  additionaldata: { "giftcard-cardnumber": String(between(random, 70_000_000, 79_999_999)) },
});
