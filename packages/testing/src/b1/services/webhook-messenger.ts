import type { Clock } from "@instep/http";
import { asText, type Row } from "../json.ts";
import type { ObjectChange } from "../transaction-notification.ts";
import type { World } from "../world.ts";
import type { Writer } from "../writing.ts";
import type { messengerStates } from "./event-subscriptions.ts";
import { type Notification, notificationOf } from "./webhook-notification.ts";
import { deliveryOf } from "./webhook-request.ts";
import { webhookSettings } from "./webhook-settings.ts";

/** Sends a request to a partner's webhook: the emulator knows no network of its own. */
export type Deliver = (request: Request) => Promise<Response>;

/** The Webhook Messenger: delivers what has happened, in order, and gives up on who never answers. */
export interface Messenger {
  /** Called after each commit, also when nothing of interest has changed: a webhook may have been resumed. */
  hear(changes: readonly ObjectChange[], at: number): void;
}

interface MessengerParts {
  readonly world: Pick<World, "company" | "setUp" | "eventSubscriptions" | "findSet">;
  readonly clock: Clock;
  readonly deliver: Deliver;
  /** Keeps what has become of a subscription. */
  readonly mark: (webhookId: string, action: keyof typeof messengerStates) => void;
  /** Hears of faults of the emulator itself. */
  readonly broken: (error: unknown) => void;
}

/** What waits for a webhook, and what it has missed while it was inactive. Lost with the process, as its sessions are. */
interface Queue {
  waiting: readonly Notification[];
  missed: readonly Notification[];
  isBusy: boolean;
}

export function createMessenger(parts: MessengerParts): Messenger {
  const { world, clock, mark, broken } = parts;
  const { eventSubscriptions: hooks, setUp } = world;
  const queues = new Map<string, Queue>();
  let number = 0;

  const queueOf = (id: string): Queue => {
    const queue = queues.get(id) ?? { waiting: [], missed: [], isBusy: false };
    queues.set(id, queue);
    return queue;
  };
  const attempt = async (id: string, batch: readonly Notification[]): Promise<boolean> => {
    const { retries, interval } = webhookSettings(setUp.admin);
    for (let attempts = 0; attempts <= retries; attempts += 1) {
      if (attempts > 0) await clock.wait(interval);
      const hook = hooks.find(id);
      if (!hook || hook.State === "Inactive") return false;
      if (await wasTaken(hook, batch, parts)) return true;
      if (attempts === 0 && retries > 0) mark(id, "@Retry");
    }
    return false;
  };
  /** Delivers one batch, or gives up: what was not taken is then kept for a replay. */
  const step = async (id: string, hook: Row): Promise<void> => {
    const queue = queueOf(id);
    const inReplay = isReplaying(hook);
    const { batch: most, timeToLive } = webhookSettings(setUp.admin);
    const isDue = ({ at }: Notification): boolean => at > clock.now() - timeToLive;
    const batch = (inReplay ? queue.missed : queue.waiting).filter(isDue).slice(0, most);
    const isDone = batch.length === 0 || (await attempt(id, batch));
    const left = (all: readonly Notification[]): readonly Notification[] =>
      all.filter((each) => isDue(each) && !(isDone && batch.includes(each)));
    queue.waiting = left(queue.waiting);
    queue.missed = isDone && !inReplay ? [] : left(queue.missed);
    if (isDone) {
      if (hooks.find(id)?.State === "Exceptional") mark(id, "@Deliver");
      if (inReplay && queue.missed.length === 0) mark(id, "@EndReplay");
      return;
    }
    [queue.missed, queue.waiting] = [[...queue.missed, ...queue.waiting], []];
    if ((hooks.find(id)?.State ?? "Inactive") !== "Inactive") mark(id, "@GiveUp");
  };
  /** While one webhook is replayed, all others wait; in a company that has disabled them, all do. */
  const mayRun = (hook: Row): boolean =>
    webhookSettings(setUp.admin).isEnabled &&
    hook.State !== "Inactive" &&
    (isReplaying(hook) || ![...hooks.all()].some(isReplaying));
  const run = async (id: string): Promise<void> => {
    const queue = queueOf(id);
    if (queue.isBusy) return;
    queue.isBusy = true;
    try {
      for (let hook = hooks.find(id); hook && mayRun(hook); hook = hooks.find(id)) {
        if (queue.waiting.length === 0 && !isReplaying(hook)) break;
        await step(id, hook);
      }
    } finally {
      queue.isBusy = false;
    }
  };
  return {
    hear: (changes, at) => {
      const heard = webhookSettings(setUp.admin).isEnabled ? changes : [];
      for (const hook of hooks.all()) {
        const id = asText(hook.WebhookID);
        const queue = queueOf(id);
        for (const change of heard) {
          const notification = notificationOf(change, hook, { world, at, number: number + 1 });
          if (!notification) continue;
          number += 1;
          if (hook.State === "Inactive") queue.missed = [...queue.missed, notification];
          else queue.waiting = [...queue.waiting, notification];
        }
        run(id).catch(broken);
      }
    },
  };
}

/** The messenger's own writes: kept like any other, so that a replay of the journal knows them. */
export function marking({ write }: Pick<Writer, "write">): MessengerParts["mark"] {
  return (webhookId, action) => {
    const path = `EventSubscriptions('${webhookId.replaceAll("'", "''")}')/${action}`;
    write({ user: "WebhookMessenger", method: "POST", path });
  };
}

function isReplaying({ WorkMode, State }: Row): boolean {
  return WorkMode === "Replay" && State !== "Inactive";
}

/** Sends a batch. Whoever does not answer in time, or not with a success, has not taken it. */
async function wasTaken(
  hook: Row,
  batch: readonly Notification[],
  { deliver, clock, world }: MessengerParts,
): Promise<boolean> {
  const request = await deliveryOf(hook, JSON.stringify(batch.map(({ body }) => body)));
  const answered = new AbortController();
  const no = (): boolean => false;
  const late = clock.wait(webhookSettings(world.setUp.admin).timeout, answered.signal).then(no, no);
  const taken = deliver(request).then(({ ok }) => ok, no); // nobody there: SAP tries again
  return await Promise.race([taken, late]).finally(() => {
    answered.abort(new Error("answered"));
  });
}
