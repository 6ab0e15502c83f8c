import * as z from "zod/mini";
import { entitySet } from "../entity/entity-set.ts";
import { choice, many, objectOf, text, yesNo } from "../entity/fields.ts";
import type { DraftOf, Row } from "../entity/row.ts";

/** What SAP tells of. `FilterExpr` narrows it, from FP 2608 on. */
const event = objectOf(() => ({
  /** A set, such as "Orders", or a user object. */
  BusinessObject: text,
  TransactionType: choice<"Created" | "Updated" | "Deleted" | "Closed" | "Cancelled" | "Reopened">(),
  FilterExpr: text,
}));

const schema = objectOf(() => ({
  WebhookID: z.string(),
  /** HTTPS only, and each but once. */
  WebhookURL: text,
  AuthenticationType: choice<"None" | "Basic" | "HMAC" | "OAuth">(),
  /** JSON in a text, secret: what it holds depends on the type. */
  AuthenticationCred: text,
  VerifyCertificate: yesNo,
  /** Whether the receiver has to answer a challenge before it is told anything. */
  Handshake: yesNo,
  State: choice<"Active" | "Inactive" | "Exceptional">(),
  WorkMode: choice<"Standard" | "Replay">(),
  EventCollection: many(event),
}));

/** A webhook as SAP answers it. */
export type EventSubscription = Row<z.infer<typeof schema>>;

/** A webhook to be made or changed. */
export type EventSubscriptionDraft = DraftOf<
  EventSubscription,
  "WebhookID" | "WebhookURL" | "EventCollection",
  "State" | "WorkMode"
>;

/** Webhooks: from 10.0 FP 2602 on, in version 2 alone, once the admin info says `EnableWebhook`. */
export const eventSubscriptions = entitySet<EventSubscription, EventSubscriptionDraft>()({
  set: "EventSubscriptions",
  key: "WebhookID",
  schema,
  verbs: ["create", "update", "remove"],
});
