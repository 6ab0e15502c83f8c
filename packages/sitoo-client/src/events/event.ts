import * as z from "zod/mini";
import { safeParse } from "zod/v4/core";
import { maybeWhole, name, objectOf, optional, requiredText, text, whole } from "../resource/fields.ts";
import { faultsOf, idOf, type Read } from "../resource/records.ts";

/** What every event carries. Its data says which record it is about, never what is in it: read the record anew. */
export interface EventOf<Type extends string, Data> {
  /** A UUID. The same event may come several times. */
  readonly event_id: string;
  readonly event_type: Type;
  /** Unix seconds. */
  readonly event_date: number;
  readonly account_id: number;
  readonly data: Data & Readonly<Record<string, unknown>>;
}

const orderData = objectOf(() => ({
  eshop_id: whole,
  order_id: whole,
  warehouse_id: maybeWhole,
  /** Such as "add", "update", "ready-for-pickup", "pickup-rejected" and "email-receipt". */
  order_event_type: text,
  /** "open", "closed" or "cancelled", when that is what changed. */
  order_state_changed: text,
}));
const deliveryData = objectOf(() => ({
  eshop_id: whole,
  order_id: whole,
  order_delivery_id: whole,
  warehouse_id: maybeWhole,
}));
/** What these carry is not public: it is kept as it came. */
const otherData = objectOf(() => ({}));

/** The data of each type of event that Sitoo documents. */
const dataOf = {
  order: orderData,
  booking: orderData,
  "order-delivery": deliveryData,
  shipment: otherData,
  "shipment-v3": otherData,
  "warehouse-transaction": otherData,
  "z-report": otherData,
  "store-z-report": otherData,
} as const;

/** The types of events that Sitoo documents. */
export type KnownEventType = keyof typeof dataOf;

/** An event of a type that Sitoo documents: `event_type` tells what its data is. */
export type KnownEvent = {
  [Type in KnownEventType]: EventOf<Type, z.infer<(typeof dataOf)[Type]>>;
}[KnownEventType];

/** An event as it came: of a type that Sitoo documents, or of a newer one. */
export type SitooEvent = KnownEvent | EventOf<string, Readonly<Record<string, unknown>>>;

/** Whether the event is of a type that Sitoo documents, so that the compiler knows its data. */
export function isKnownEvent(event: SitooEvent): event is KnownEvent {
  return Object.hasOwn(dataOf, event.event_type);
}

/** An empty map of PHP's is `[]` in JSON. */
const anyData = () =>
  z.pipe(
    z.transform((value: unknown) => (Array.isArray(value) && value.length === 0 ? {} : value)),
    z.record(z.string(), z.unknown(), { error: "expected a map" }),
  );

const Event = objectOf(() => ({
  event_id: name,
  event_type: requiredText,
  event_date: whole,
  account_id: whole,
  data: optional(anyData()),
}));

/**
 * Reads what Sitoo sends to a web hook: a list of events in their order, each read by itself. Throws a TypeError when it
 * is no list at all.
 */
export function parseEvents(body: unknown): readonly Read<SitooEvent>[] {
  if (!Array.isArray(body)) throw new TypeError("Events come as a list, and this is none.");
  return body.map(readEvent);
}

function readEvent(came: unknown): Read<SitooEvent> {
  const event = safeParse(Event, came);
  if (!event.success) return unreadable(came, faultsOf(event.error.issues));
  const type = event.data.event_type;
  const schema = Object.hasOwn(dataOf, type) ? dataOf[type as KnownEventType] : otherData;
  const data = safeParse(schema, event.data.data ?? {});
  if (!data.success)
    return unreadable(
      came,
      faultsOf(data.error.issues).map((fault) => `data.${fault}`),
    );
  return { ok: true, value: { ...event.data, data: data.data } };
}

function unreadable(came: unknown, faults: readonly string[]): Read<never> {
  return { ok: false, id: idOf(came, "event_id"), faults };
}
