import type { Order, OrderItem } from "@instep/sitoo-client";

/** The sale that an order returns; undefined for a sale, and for a manual return, which names none. */
export function originalOrderOf({ creditorderid, additionaldata }: Order): number | undefined {
  return creditorderid ?? wholeOf(additionaldata["pos-originalsales-orderid"]);
}

/** The line of the sale that a line returns. */
export function originalLineOf({ additionaldata }: OrderItem): number | undefined {
  return wholeOf(additionaldata?.["pos-originalsales-orderitemid"]);
}

/** Ids in additionaldata are text. */
export function wholeOf(text: string | undefined): number | undefined {
  const number = Number(text ?? "");
  return text !== undefined && /^\d+$/.test(text) && Number.isSafeInteger(number) ? number : undefined;
}

/** Tills write empty text for what there is not. */
export const notEmpty = (text: string | undefined): string | undefined => (text === "" ? undefined : text);
