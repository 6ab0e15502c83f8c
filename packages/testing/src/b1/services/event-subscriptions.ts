import type { Changes } from "../changes.ts";
import type { Context, Created, EntitySet } from "../entity-set.ts";
import { asText, isRow, type Key, type Row, rowsOf, textOf } from "../json.ts";
import { choice, type EntityType, integer, rows, text, yesNo } from "../metadata/entity-type.ts";
import type { Shapes } from "../metadata/shapes.ts";
import { duplicate, notModelled, notPermitted, notSupported, refused } from "../refusal.ts";
import type { SetUp } from "../setup/set-up.ts";
import { createTable } from "../table.ts";
import { isSuperuser } from "../users.ts";
import { eventsOf } from "./event-catalog.ts";
import { webhookSettings } from "./webhook-settings.ts";

const named = (...names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, name]));

/** `EventNo` is the emulator's own: it tells the rows of a collection apart when a PATCH adds to them. */
const eventType: EntityType = {
  name: "Event",
  table: "EVS1",
  line: { keys: ["EventNo"], number: "EventNo", unique: ["BusinessObject", "TransactionType"] },
  fields: {
    EventNo: integer("output"),
    BusinessObject: text(),
    TransactionType: text(),
    BizObjProps: text(),
    FilterExpr: text(undefined, "unmodelled"),
  },
};

const type: EntityType = {
  name: "EventSubscription",
  table: "OEVS",
  fields: {
    WebhookID: text(),
    WebhookURL: text(undefined, "change"),
    AuthenticationType: choice(named("None", "Basic", "HMAC", "OAuth"), "change"),
    AuthenticationCred: text(undefined, "change"),
    VerifyCertificate: yesNo("change"),
    State: choice(named("Active", "Inactive", "Exceptional"), "output"),
    WorkMode: choice(named("Standard", "Replay"), "output"),
    Handshake: yesNo("change"),
    EventCollection: rows(eventType, "change"),
  },
};

/** The webhooks of a company (10.0 FP 2602). */
export interface EventSubscriptions {
  readonly set: EntitySet;
  all(): Iterable<Row>;
  find(webhookId: string): Row | undefined;
  /** Refuses any business with webhooks in a company that has not enabled them. */
  checkEnabled(): void;
  /** Refuses one more than the company may have. */
  checkRoom(): void;
}

interface SubscriptionParts {
  readonly setUp: SetUp;
  readonly shapes: Shapes;
  readonly changes: Changes;
}

/** What a subscription is without being told. */
const defaults: Row = {
  AuthenticationType: "HMAC",
  VerifyCertificate: "tYES",
  State: "Active",
  WorkMode: "Standard",
  Handshake: "tYES",
};

export function createEventSubscriptions({ setUp, shapes, changes }: SubscriptionParts): EventSubscriptions {
  const table = createTable({ keyOf: ({ WebhookID }) => asText(WebhookID), changes });
  const check = (row: Row, { options, user }: Context): void => {
    if (options.authorizations === "enforce" && !isSuperuser(setUp.company, user)) throw notPermitted();
    checkSubscription(row);
    const others = [...table.inKeyOrder()].filter(({ WebhookID }) => WebhookID !== row.WebhookID);
    if (others.some(({ WebhookURL }) => WebhookURL === row.WebhookURL))
      throw refused("WebhookURL is not unique");
  };
  const checkEnabled = (): void => {
    if (!webhookSettings(setUp.admin).isEnabled) throw refused("Webhooks are disabled for this company");
  };
  const checkRoom = (): void => {
    if (table.size() >= webhookSettings(setUp.admin).most) throw refused("Too many webhooks");
  };
  const post = (body: Row, context: Context): Created => {
    checkEnabled();
    checkRoom();
    if (table.get(textOf(body, "WebhookID") ?? "")) throw duplicate();
    const EventCollection = rowsOf(body, "EventCollection").map((event, EventNo) => ({ ...event, EventNo }));
    const row = { ...shapes.blank(type), ...defaults, ...body, EventCollection };
    check(row, context);
    table.put(row);
    return { set, row };
  };
  const become = (key: Key, change: Row): void => {
    const row = table.get(key);
    if (!row) throw notSupported();
    table.put({ ...row, ...change });
  };
  const replay = (key: Key): void => {
    const { State, Handshake } = table.get(key) ?? {};
    if (State !== "Inactive" || Handshake !== "tYES") {
      throw refused("Only an inactive webhook that supports handshake can be replayed");
    }
    become(key, { State: "Active", WorkMode: "Replay" });
  };
  const set: EntitySet = {
    name: "EventSubscriptions",
    type,
    keys: ["WebhookID"],
    table,
    presented: ["AuthenticationCred"],
    present: shown,
    post,
    patch: (key, body, context) => {
      checkEnabled();
      check({ ...table.get(key), ...body }, context);
      become(key, body);
    },
    remove: (key) => {
      table.remove(key);
    },
    actions: {
      Pause: (key) => become(key, { State: "Inactive" }),
      Resume: (key) => become(key, { State: "Active" }),
      Handshake: () => undefined,
      Replay: replay,
      ...Object.fromEntries(
        Object.entries(messengerStates).map(([action, change]) => [
          action,
          (key: Key) => become(key, change),
        ]),
      ),
    },
  };
  return { set, all: () => table.inKeyOrder(), find: (id) => table.get(id), checkEnabled, checkRoom };
}

/** What the messenger makes of a subscription: commands of its own, so that a replay of the journal knows them. */
export const messengerStates = {
  "@Deliver": { State: "Active" },
  "@Retry": { State: "Exceptional" },
  "@GiveUp": { State: "Inactive", WorkMode: "Standard" },
  "@EndReplay": { WorkMode: "Standard" },
} as const;

/** The credentials are not shown: nothing is known of what SAP answers there. */
function shown(row: Row): Row {
  const EventCollection = rowsOf(row, "EventCollection").map(({ EventNo, ...event }) =>
    EventNo === undefined ? event : { ...event },
  );
  return { ...row, AuthenticationCred: null, EventCollection };
}

/** The rules are the manual's, the words are ours. */
function checkSubscription(row: Row): void {
  const url = textOf(row, "WebhookURL") ?? "";
  if (textOf(row, "WebhookID") === undefined) throw refused("WebhookID is missing");
  if (!URL.canParse(url) || !url.startsWith("https://"))
    throw refused("WebhookURL must be a valid URL and use HTTPS");
  if (row.AuthenticationType === "OAuth") throw notModelled("webhooks with OAuth");
  if (row.AuthenticationType !== "None" && !hasCredentials(row))
    throw refused("AuthenticationCred is missing or invalid");
  const events = rowsOf(row, "EventCollection");
  if (events.length === 0) throw refused("EventCollection must contain at least one event");
  for (const { BusinessObject, TransactionType } of events) {
    const known: readonly string[] = eventsOf(asText(BusinessObject));
    if (known.length === 0) throw notModelled(`webhooks of '${asText(BusinessObject)}'`);
    if (known.includes(asText(TransactionType))) continue;
    throw refused(`The event ${asText(BusinessObject)}.${asText(TransactionType)} is not in the catalog`);
  }
}

/** The credentials in a subscription, JSON in a text. Undefined when they are not what their type asks for. */
export function credentialsOf(row: Row): Row | undefined {
  const source = textOf(row, "AuthenticationCred") ?? "";
  try {
    const parsed: unknown = JSON.parse(source);
    return isRow(parsed) ? parsed : undefined;
  } catch {
    return undefined; // not JSON, so no credentials: whoever asks refuses them
  }
}

function hasCredentials(row: Row): boolean {
  const found = credentialsOf(row);
  const needed = row.AuthenticationType === "Basic" ? ["Username", "Password"] : ["Key", "Algorithm"];
  const isKnown =
    row.AuthenticationType === "Basic" || /^hmacsha(?:256|384|512)$/i.test(asText(found?.Algorithm));
  return found !== undefined && isKnown && needed.every((name) => textOf(found, name) !== undefined);
}
