import { decimal, money, sum } from "../decimals.ts";
import { SitooRefusal } from "../refusal.ts";
import type { GiftCard, GiftCardTransaction, Stored } from "./records.ts";
import type { Tables } from "./tables.ts";

/** Money put on a card, or taken from it. */
export interface CardMove {
  /** Signed, two decimals. */
  readonly moneyamount: string;
  readonly merchant_reference?: string;
  readonly staff_reference?: string | null;
  /** A till gives the receipt's id. */
  readonly transaction_reference?: string | null;
}

export interface NewGiftCard extends CardMove {
  readonly type: "giftcard" | "creditnote";
  readonly currencycode: string;
  /** @default the next of the emulator's own */
  readonly cardnumber?: string;
  /** @default none is needed */
  readonly pin?: string;
}

/** What is on a card now. */
export const balanceOf = (tables: Tables, cardnumber: string): string =>
  money(
    sum(tables.giftcardtransactions.where("cardnumber", cardnumber).map((each) => decimal(each.moneyamount))),
  );

/** Makes a card with its first money on it. `now` is in Unix seconds. */
export function sellCard(tables: Tables, card: NewGiftCard, now: number): GiftCard {
  const cardnumber = card.cardnumber ?? String(95_000_000_000 + tables.giftcards.added() + 1).padEnd(20, "0");
  if (tables.giftcards.get(cardnumber)) throw new SitooRefusal(400, "Gift card already exists");
  const { type, currencycode, pin = "" } = card;
  const made = {
    type,
    currencycode,
    cardnumber,
    pin,
    date_created: now,
    date_expires: expiryOf(tables, type, now),
  };
  tables.giftcards.put(made);
  moveMoney(tables, { ...card, cardnumber }, now);
  return made;
}

/** Puts money on a card or takes it off; never more than there is, and not from a card that has expired. */
export function moveMoney(
  tables: Tables,
  { cardnumber, ...move }: CardMove & { readonly cardnumber: string },
  now: number,
): GiftCardTransaction {
  const card = tables.giftcards.get(cardnumber);
  if (!card) throw new SitooRefusal(404, "Gift card not found");
  const amount = decimal(move.moneyamount);
  if (amount.lt(0) && card.date_expires < now) throw new SitooRefusal(400, "Gift card has expired");
  if (amount.plus(balanceOf(tables, cardnumber)).lt(0)) throw new SitooRefusal(400, "Insufficient funds");
  const id = tables.giftcardtransactions.nextId();
  const transaction = {
    ...{ id, cardnumber, transactionid: String(id), date: now, moneyamount: money(amount) },
    merchant_reference: move.merchant_reference ?? "",
    staff_reference: move.staff_reference ?? null,
    transaction_reference: move.transaction_reference ?? null,
  };
  tables.giftcardtransactions.put(transaction);
  return transaction;
}

/** The end of the day, so many months on as the settings say. */
function expiryOf({ settings }: Tables, type: NewGiftCard["type"], now: number): number {
  const [said]: readonly Stored[] = settings.all();
  const months = Number(
    (type === "giftcard" ? said?.giftcardvalidmonths : said?.creditnotevalidmonths) ?? 24,
  );
  const day = new Date(now * 1000);
  const end = Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, day.getUTCDate() + 1);
  return end / 1000 - 1;
}
