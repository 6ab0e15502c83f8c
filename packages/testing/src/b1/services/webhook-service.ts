import type { Clock } from "@instep/http";
import { asText, isRow, type Row } from "../json.ts";
import { notFound, notModelled, refused, serviceNotFound } from "../refusal.ts";
import type { Call } from "../wire/call.ts";
import { parseKey, parsePath } from "../wire/resource-path.ts";
import type { World } from "../world.ts";
import type { Deliver } from "./webhook-messenger.ts";
import { handshakeOf } from "./webhook-request.ts";

/** What subscriptions need beside being kept. */
export interface WebhookService {
  /** Webhooks are there in v2 only. */
  admit(call: Call): void;
  /** Shakes hands with a webhook before it is made, resumed or replayed: nothing of that happens when nobody answers. */
  beforeWrite(call: Call): Promise<void>;
}

interface WebhookParts {
  readonly world: World;
  readonly clock: Clock;
  readonly deliver: Deliver | undefined;
}

const handshaking = ["Handshake", "Resume", "Replay"];

export function createWebhookService({ world, clock, deliver }: WebhookParts): WebhookService {
  let tokens = 0;

  const shakeHands = async (subscription: Row): Promise<void> => {
    if (!deliver) throw notModelled("webhooks without the option `deliver`");
    tokens += 1;
    const token = `${clock.now().toString(16)}-${String(tokens)}`;
    const answer = await handshakeOf(subscription, token)
      .then(deliver)
      .then((response) => (response.ok ? response.json() : undefined))
      .catch(() => undefined); // nobody there, or no JSON: no handshake either way
    if (isRow(answer) && answer.Challenge === token) return;
    throw refused("The handshake with the webhook has failed"); // the words are ours
  };
  return {
    admit: ({ dialect, path }) => {
      if (dialect.version === "v1" && path.startsWith("EventSubscriptions")) throw serviceNotFound();
    },
    beforeWrite: async ({ method, path, body }) => {
      if (method !== "POST" || !/^EventSubscriptions(?:\(|$)/.test(path)) return;
      const { key, rest } = parsePath(path);
      const { eventSubscriptions: hooks } = world;
      hooks.checkEnabled();
      if (key === undefined) {
        hooks.checkRoom();
        const isAsked = isRow(body) && body.Handshake !== "tNO" && URL.canParse(asText(body.WebhookURL));
        if (isAsked) await shakeHands({ AuthenticationType: "HMAC", ...body });
        else if (!deliver) throw notModelled("webhooks without the option `deliver`");
        return;
      }
      const subscription = hooks.find(String(parseKey(key, hooks.set)));
      if (!subscription) throw notFound();
      const isNeeded = rest === "Handshake" || subscription.Handshake === "tYES";
      if (isNeeded && handshaking.includes(rest ?? "")) await shakeHands(subscription);
    },
  };
}
