import type { Row } from "../json.ts";
import { integer, yesNo } from "../metadata/entity-type.ts";
import { refused } from "../refusal.ts";
import type { Admin } from "../setup/admin.ts";

/** What AdminInfo says of webhooks until it is told otherwise: they are disabled in every company (manual, 7.5). */
export const webhookDefaults = {
  EnableWebhook: "tNO",
  MaxNumberOfWebHooks: 16,
  MessageTTL: 24,
  WebhookRetryTimes: 3,
  WebhookRetryInterval: 2,
  WebhookRequestTimeout: 10,
  MessageBatchLimit: 1024,
  MessageRetentionTime: 30,
};

/** They are not in the published metadata: they came with webhooks, in 10.0 FP 2602. */
export const webhookFields = {
  EnableWebhook: yesNo("change"),
  MaxNumberOfWebHooks: integer("change"),
  MessageTTL: integer("change"),
  WebhookRetryTimes: integer("change"),
  WebhookRetryInterval: integer("change"),
  WebhookRequestTimeout: integer("change"),
  MessageBatchLimit: integer("change"),
  MessageRetentionTime: integer("change"),
} satisfies Record<keyof typeof webhookDefaults, unknown>;

/** How webhooks work in a company. Times in milliseconds. */
export interface WebhookSettings {
  readonly isEnabled: boolean;
  /** How many there may be. */
  readonly most: number;
  readonly retries: number;
  readonly interval: number;
  readonly timeout: number;
  /** How many messages are sent together. */
  readonly batch: number;
  /** How old a message may be that is still sent: its own limit, or that of everything kept. */
  readonly timeToLive: number;
}

const second = 1000;
const hour = 3600 * second;

export function webhookSettings(admin: Admin): WebhookSettings {
  const setting = (name: keyof typeof webhookDefaults): number =>
    Number(admin.get(name) ?? webhookDefaults[name]);
  return {
    isEnabled: admin.get("EnableWebhook") === "tYES",
    most: setting("MaxNumberOfWebHooks"),
    retries: setting("WebhookRetryTimes"),
    interval: setting("WebhookRetryInterval") * second,
    timeout: setting("WebhookRequestTimeout") * second,
    batch: setting("MessageBatchLimit"),
    timeToLive: Math.min(setting("MessageTTL"), setting("MessageRetentionTime") * 24) * hour,
  };
}

/** All of them are positive numbers, and no retries are a number of retries. The words are ours. */
export function checkWebhookSettings(sent: Row): void {
  for (const name of Object.keys(webhookDefaults)) {
    const value = sent[name];
    if (value === undefined || name === "EnableWebhook") continue;
    if (Number(value) < (name === "WebhookRetryTimes" ? 0 : 1))
      throw refused(`Enter a positive number [OADM.${name}]`);
  }
}
