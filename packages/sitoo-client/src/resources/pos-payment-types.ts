import type * as z from "zod/mini";
import type { DraftOf } from "../resource/draft.ts";
import { maybeOneOf, maybeWhole, nullableText, objectOf, text, whole } from "../resource/fields.ts";
import { resource } from "../resource/resource.ts";

/** How money comes in: 100 cash, 200 to 300 cards, 500 gift card, 600 invoice, 710 Swish, 3000 foreign cash, and more. */
export type PosPaymentMethod = 100 | 110 | 200 | 300 | 500 | 510 | 600 | 710 | 1400 | 3000;

const posPaymentType = objectOf(() => ({
  paymenttypeid: whole,
  paymentmethodid: maybeOneOf<PosPaymentMethod>(),
  /** What a payment of an order carries: there is no id on it. */
  name: text,
  sortorder: maybeWhole,
  externalid: nullableText,
}));
/** A way to pay that the tills of a site offer. */
export type PosPaymentType = z.infer<typeof posPaymentType>;

/** One to be made. */
export type PosPaymentTypeDraft = DraftOf<PosPaymentType, "paymentmethodid" | "name", "paymenttypeid">;

export const posPaymentTypes = resource<PosPaymentType, PosPaymentTypeDraft>()({
  schema: posPaymentType,
  names: ["paymenttypeid"],
  verbs: { each: "getPosPaymentTypes", find: "getPosPaymentType", add: "addPosPaymentType" },
});
