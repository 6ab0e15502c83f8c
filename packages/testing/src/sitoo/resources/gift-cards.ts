import { balanceOf, type CardMove, type NewGiftCard } from "../books/gift-cards.ts";
import type { GiftCard, GiftCardTransaction, Stored } from "../books/records.ts";
import { SitooRefusal } from "../refusal.ts";
import { type Call, notKnown, partOf, type Route } from "../wire/call.ts";
import { checkRequired, fields, listIn, readFields, textIn } from "../wire/fields.ts";
import { pick } from "../wire/query.ts";

const cardFields = fields({ text: "type currencycode cardnumber", objects: "transactions" });
const moveFields = fields({
  money: "moneyamount",
  text: "merchant_reference staff_reference? transaction_reference?",
});

const path = "/sites/{siteid}/giftcards";

export const giftCards: readonly Route[] = [
  {
    method: "POST",
    path: `${path}.json`,
    parameters: ["deliverytype", "deliverytext", "email", "mobile", "product_reference", "pin"],
    answer: addCard,
  },
  {
    method: "GET",
    path: `${path}/{cardnumber}.json`,
    parameters: ["pin"],
    answer: (call) => {
      const card = cardOf(call);
      return call.options.giftCardAnswer === "card" ? cardShown(card, call) : response(call, card, []);
    },
  },
  {
    method: "POST",
    path: `${path}/{cardnumber}/transactions.json`,
    parameters: ["pin"],
    answer: (call) => {
      const card = cardOf(call);
      const made = call.books.moveGiftCardMoney({
        ...readMove(call.body, call),
        cardnumber: card.cardnumber,
      });
      return response(call, card, [made]);
    },
  },
  {
    method: "DELETE",
    path: `${path}/{cardnumber}/transactions.json`,
    answer: rollBack,
  },
];

function addCard(call: Call): unknown {
  const { query, body, books } = call;
  if ((query.get("deliverytype") ?? "preprinted") !== "preprinted") {
    throw notKnown("what a gift card of another deliverytype than preprinted answers");
  }
  const sent = readFields(cardFields, body, call.options);
  checkRequired(sent, ["type", "currencycode"]);
  const cardnumber = textIn(sent, "cardnumber") ?? "";
  const [first, ...later] = listIn(sent, "transactions").map((move) => readMove(move, call));
  const card = books.sellGiftCard({
    ...(first ?? { moneyamount: "0.00" }),
    ...{ type: typeIn(sent), currencycode: textIn(sent, "currencycode") ?? "", pin: query.get("pin") ?? "" },
    ...(cardnumber !== "" && { cardnumber }),
  });
  for (const move of later) books.moveGiftCardMoney({ ...move, cardnumber: card.cardnumber });
  return response(call, card, movesOf(card, call));
}

function typeIn({ type }: Stored): NewGiftCard["type"] {
  if (type === "giftcard" || type === "creditnote") return type;
  throw new SitooRefusal(400, "Invalid value type");
}

/** Takes back transactions by their ids. With each comes a token, which is no id but stands beside it. */
function rollBack(call: Call): true {
  const card = cardOf(call);
  if (!Array.isArray(call.body)) throw new SitooRefusal(400, "Invalid value");
  const wanted = call.body.map(String);
  const found = movesOf(card, call).filter((move) => wanted.includes(move.transactionid));
  const named = found.flatMap((move) => [move.transactionid, tokenOf(move)]);
  const wrong = wanted.find((id) => !named.includes(id));
  if (wrong !== undefined || found.length === 0)
    throw new SitooRefusal(404, "Gift card transaction not found");
  for (const { id } of found) call.books.tables.giftcardtransactions.remove(Number(id));
  return true;
}

function readMove(sent: unknown, call: Call): CardMove {
  const read = readFields(moveFields, sent, call.options);
  checkRequired(read, ["moneyamount"]);
  return {
    moneyamount: textIn(read, "moneyamount") ?? "0.00",
    merchant_reference: textIn(read, "merchant_reference") ?? "",
    staff_reference: textIn(read, "staff_reference") ?? null,
    transaction_reference: textIn(read, "transaction_reference") ?? null,
  };
}

/** The card of the path. One with a PIN is not shown without it. */
function cardOf(call: Call): GiftCard {
  const card = call.books.tables.giftcards.get(partOf(call, "cardnumber"));
  if (!card) throw new SitooRefusal(404, "Gift card not found");
  if (card.pin !== "" && call.query.get("pin") !== card.pin) throw new SitooRefusal(400, "Invalid PIN");
  return card;
}

const movesOf = ({ cardnumber }: GiftCard, { books }: Call): readonly GiftCardTransaction[] =>
  books.tables.giftcardtransactions.where("cardnumber", cardnumber);

function cardShown(card: GiftCard, call: Call): Stored {
  const { cardnumber } = card;
  const moneyamount = balanceOf(call.books.tables, cardnumber);
  return {
    ...pick(card, ["type", "currencycode", "cardnumber", "date_expires", "date_created"]),
    cardnumber_display: `${cardnumber.slice(0, 2)}** **** **** **** ${cardnumber.slice(-4)}`,
    redeemable: moneyamount !== "0.00" && card.date_expires >= call.books.now(),
    moneyamount,
    requirespin: card.pin !== "",
    transactions: movesOf(card, call).map((move) =>
      pick(move, [
        ...["transactionid", "date", "moneyamount"],
        ...["merchant_reference", "staff_reference", "transaction_reference"],
      ]),
    ),
  };
}

const response = (call: Call, card: GiftCard, added: readonly GiftCardTransaction[]): Stored => ({
  giftcard: cardShown(card, call),
  addedtransactionids: added.flatMap((move) => [move.transactionid, tokenOf(move)]),
  receipttext: null,
  print_voucher: false,
  print_pin: null,
});

/** Forty hexadecimal digits. */
const tokenOf = ({ transactionid }: GiftCardTransaction): string =>
  Number(transactionid).toString(16).padStart(40, "a");
