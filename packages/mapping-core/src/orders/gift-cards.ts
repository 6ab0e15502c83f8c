import type { OrderItem, OrderPayment } from "@instep/sitoo-client";
import { type Decimal, decimal, sum } from "../money/decimal.ts";

/** A line that puts money on a gift card. */
export const isGiftCard = ({ additionaldata }: OrderItem): boolean =>
  additionaldata?.["giftcard-cardnumber"] !== undefined;

/** A payment that takes money off a gift card, or puts it on one. */
export const isByGiftCard = ({ additionaldata }: OrderPayment): boolean =>
  additionaldata?.["giftcard-cardnumber"] !== undefined;

/** What of an order was settled with gift cards, signed as its payments are. */
export const giftCardMoney = ({ payments }: { readonly payments: readonly OrderPayment[] }): Decimal =>
  sum(payments.filter(isByGiftCard).map(({ moneyamount }) => decimal(moneyamount)));
