import type { Order } from "@instep/sitoo-client";
import type { StepKind } from "../plan/steps.ts";

/** The order's identity in SAP: NumAtCard of its documents. Made from the order, never random. */
export function referenceOf(account: string, order: Pick<Order, "orderid">): string {
  return `SITOO-${account}-${order.orderid}`;
}

/**
 * The identity of one document. A second document of a kind counts from 2 (`/payment-2`); a later generation, made only
 * when a person asked for it (H19), is marked `~2`.
 */
export function stepKey(reference: string, kind: StepKind, { number = 1, generation = 1 } = {}): string {
  return `${reference}/${kind}${number > 1 ? `-${number}` : ""}${generation > 1 ? `~${generation}` : ""}`;
}

/** The identity of what was paid before the order was final: by the place of the payment on the order, from 1. */
export const advanceKey = (reference: string, number: number): string => `${reference}/advance-${number}`;

/** Whether a text is the key of some step of this order, of whatever generation. */
export function isKeyOf(reference: string, text: string): boolean {
  return text.startsWith(`${reference}/`);
}
