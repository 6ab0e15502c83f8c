import type * as z from "zod/mini";
import {
  type DecimalText,
  flag,
  many,
  maybeDecimal,
  maybeWhole,
  nullableText,
  objectOf,
  optional,
  requiredText,
  text,
} from "../resource/fields.ts";

const giftCardTransaction = objectOf(() => ({
  transactionid: text,
  date: maybeWhole,
  moneyamount: maybeDecimal,
  merchant_reference: text,
  staff_reference: nullableText,
  transaction_reference: nullableText,
}));

export const giftCard = objectOf(() => ({
  type: text,
  currencycode: text,
  cardnumber: requiredText,
  cardnumber_display: text,
  redeemable: flag,
  date_expires: maybeWhole,
  date_created: maybeWhole,
  moneyamount: maybeDecimal,
  requirespin: flag,
  transactions: many(giftCardTransaction),
}));
/** A gift card, or a credit note. Its number has twenty digits: a text, never a number. */
export type GiftCard = z.infer<typeof giftCard>;

export const giftCardResponse = objectOf(() => ({
  giftcard: optional(giftCard),
  addedtransactionids: many(requiredText),
  receipttext: nullableText,
  print_voucher: flag,
  print_pin: nullableText,
}));
/** What Sitoo answers to a change of a card: `addedtransactionids` take it back. */
export type GiftCardResponse = z.infer<typeof giftCardResponse>;

/** A card to be made. */
export interface GiftCardDraft {
  readonly type: "giftcard" | "creditnote" | (string & {});
  readonly currencycode: string;
  readonly cardnumber?: string | undefined;
  readonly transactions?: readonly GiftCardTransactionDraft[] | undefined;
}

/** What is put on a card, or taken off it. */
export interface GiftCardTransactionDraft {
  /** Signed. */
  readonly moneyamount: DecimalText;
  readonly merchant_reference?: string | undefined;
  readonly staff_reference?: string | undefined;
  readonly transaction_reference?: string | undefined;
}
