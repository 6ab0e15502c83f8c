import * as z from "zod/mini";
import { safeParse } from "zod/v4/core";
import type { CallOptions } from "./request.ts";
import type { Service } from "./resource/place.ts";
import { readAs, unlessMissing } from "./resource/reading.ts";
import { expectTrue } from "./resource/writing.ts";
import {
  type GiftCard,
  type GiftCardDraft,
  type GiftCardResponse,
  type GiftCardTransactionDraft,
  giftCard,
  giftCardResponse,
} from "./resources/gift-cards.ts";

/** How a card is asked for. */
export interface GiftCardOptions extends CallOptions {
  readonly pin?: string | undefined;
}

/** How a card is handed out. */
export interface NewGiftCardOptions extends GiftCardOptions {
  readonly deliverytype?: "preprinted" | (string & {}) | undefined;
  readonly deliverytext?: string | undefined;
  readonly email?: string | undefined;
  readonly mobile?: string | undefined;
  readonly product_reference?: string | undefined;
}

/** The gift cards of a site. With a gift card system of its own a site keeps none in Sitoo. */
export interface GiftCards {
  /** The card of this number; undefined when Sitoo has none. */
  find(cardnumber: string, options?: GiftCardOptions): Promise<GiftCard | undefined>;
  add(draft: GiftCardDraft, options?: NewGiftCardOptions): Promise<GiftCardResponse>;
  /** Puts money on a card or takes it off. In doubt when its answer is lost: look at the card before it is done again. */
  addTransaction(
    cardnumber: string,
    draft: GiftCardTransactionDraft,
    options?: GiftCardOptions,
  ): Promise<GiftCardResponse>;
  /** Takes transactions back, by the ids that adding them gave. */
  deleteTransactions(cardnumber: string, ids: readonly string[], options?: CallOptions): Promise<void>;
}

export function createGiftCards({ request }: Service): GiftCards {
  const read = (body: unknown, method: "GET" | "POST"): GiftCardResponse =>
    readAs(giftCardResponse, body, { method, path: "giftcards" });
  return {
    find: async (cardnumber, { pin, ...options } = {}) => {
      const call = { operation: "getGiftCard", path: { cardnumber }, query: { pin }, ...options } as const;
      const answer = await unlessMissing(request(call));
      if (!answer) return undefined;
      // Sitoo documents a card inside a response, and shows a bare one.
      const inside = safeParse(z.object({ giftcard: z.unknown() }), answer.body);
      const card = inside.success ? inside.data.giftcard : answer.body;
      return readAs(giftCard, card, { method: "GET", path: "giftcards" });
    },
    add: async (body, { signal, deadline, mayLeave, ...query } = {}) => {
      const call = { operation: "addGiftCard", query, body, signal, deadline, mayLeave } as const;
      return read((await request(call)).body, "POST");
    },
    addTransaction: async (cardnumber, body, { pin, ...options } = {}) => {
      const call = { operation: "addGiftCardTransaction", path: { cardnumber }, query: { pin } } as const;
      return read((await request({ ...call, body, ...options })).body, "POST");
    },
    deleteTransactions: async (cardnumber, ids, options) => {
      const call = { operation: "deleteGiftCardTransactions", path: { cardnumber }, body: ids } as const;
      const { body } = await request({ ...call, ...options });
      expectTrue(body, { method: "DELETE", path: "giftcards" });
    },
  };
}
