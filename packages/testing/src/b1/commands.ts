import type { Context, Created, EntitySet } from "./entity-set.ts";
import { asText, type Json, type Key } from "./json.ts";
import type { B1Options } from "./options.ts";
import { notFound, notModelled, notSupported, refused, serviceNotFound } from "./refusal.ts";
import { patchOf } from "./patch.ts";
import type { Settings } from "./replay.ts";
import { parametersOf, type Service } from "./services/services.ts";
import { parseKey, parsePath } from "./wire/resource-path.ts";
import { unknownName } from "./unmodelled.ts";
import { checkAuthorized } from "./users.ts";
import type { World } from "./world.ts";

/** A write as the journal keeps it: enough to carry it out again with the same result. */
export interface Command {
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  readonly user: string;
  readonly method: string;
  /** Below the service root, decoded. */
  readonly path: string;
  readonly body?: Json;
  /** An approval procedure made a draft of it. Settings change later; what happened does not. */
  readonly parked?: boolean;
  /** The options that decided what became of it, as far as they were not the defaults. */
  readonly settings?: Settings;
  /** The collections of a PATCH take the place of the old ones instead of being merged into them. */
  readonly replaceCollections?: boolean;
}

/** Carries out one write: all of it, or none of it and a refusal is thrown. */
export function execute(world: World, command: Command, options: Readonly<B1Options>): Created | undefined {
  const context = contextOf(world, command, options);
  return world.moment.during(context, () => carryOut(world, command, context));
}

function carryOut(world: World, command: Command, context: Context): Created | undefined {
  const service = world.services.find(command.path);
  if (service) {
    run(service, command, context);
    return undefined;
  }
  checkAuthorized(world.company, parsePath(command.path).set, context);
  const { set, key, action } = target(world, command.path);
  if (action !== undefined && key !== undefined) {
    if (command.method !== "POST") throw notSupported(); // neither an action nor a line is changed or deleted by its URL
    return act(world, { set, key, action }, context);
  }
  if (key === undefined) return create(world, { set, body: command.body }, { command, context });
  if (command.method === "PATCH") {
    if (!set.patch) throw notModelled(`a change of ${set.name}`);
    set.patch(key, patchOf(world.shapes, { set, key }, command), context);
  } else if (command.method === "DELETE") {
    if (!set.remove) throw notModelled(`the removal of ${set.name}`);
    set.remove(key);
  } else throw notSupported();
  return undefined;
}

/** Calls a service that writes, and gives what it answers. */
export function callService(world: World, command: Command, options: Readonly<B1Options>): Json | undefined {
  const service = world.services.find(command.path);
  if (!service) throw unknownName(command.path);
  const context = contextOf(world, command, options);
  return world.moment.during(context, () => run(service, command, context));
}

function run(service: Service, { method, body }: Command, context: Context): Json | undefined {
  if (method !== "POST") throw notSupported();
  return service.run(parametersOf(body), context);
}

function contextOf(
  { wallClock }: World,
  { at, user, parked = false }: Command,
  options: Readonly<B1Options>,
): Context {
  return { at: wallClock(at), user, parked, options };
}

/** What a path names: a set, one of its entities, an action on that. The entity is there. */
export interface Target {
  readonly set: EntitySet;
  readonly key?: Key;
  readonly action?: string;
}

export function target(world: World, path: string): Target {
  const parsed = parsePath(path);
  const set = world.findSet(parsed.set);
  if (!set) throw unknownName(parsed.set);
  if (parsed.key === undefined) {
    if (parsed.rest !== undefined) throw serviceNotFound();
    return { set };
  }
  const key = parseKey(parsed.key, set);
  if (!set.table.get(key)) throw notFound(key);
  return { set, key, ...(parsed.rest !== undefined && { action: parsed.rest }) };
}

function create(
  { shapes }: World,
  { set, body }: { readonly set: EntitySet; readonly body: Json | undefined },
  { command, context }: { readonly command: Command; readonly context: Context },
): Created {
  if (command.method !== "POST") throw notSupported();
  if (!set.post) throw notModelled(`a new entity of ${set.name}`);
  const read = shapes.read(set.sent ?? set.type, body, "create");
  for (const key of set.keys) {
    if (/\p{Cc}/u.test(asText(read[key]))) {
      throw refused(`Invalid character in a code [${set.type.table}.${key}]`); // text: ours
    }
  }
  return set.post(read, context);
}

function act(world: World, { set, key, action }: Required<Target>, context: Context): Created | undefined {
  if (action === approval) return approve(world, { set, key }, context);
  const create = set.creations && Object.hasOwn(set.creations, action) ? set.creations[action] : undefined;
  if (create) return create(key, context);
  const run = set.actions && Object.hasOwn(set.actions, action) ? set.actions[action] : undefined;
  if (!run) throw notSupported();
  run(key, context);
  return undefined;
}

/** The clerk's own command: SAP has no such action on a draft, people press "Add" after it was approved. */
export const approval = "@Approve";

function approve(
  { drafts, paymentDrafts, documents, incomingPayments, vendorPayments }: World,
  { set, key }: { readonly set: EntitySet; readonly key: Key },
  context: Context,
): Created {
  const docEntry = Number(key);
  if (set === drafts.set) {
    const kind = documents.of(asText(set.table.get(key)?.DocObjectCode));
    return drafts.approve(docEntry, (sent) => kind.post(sent, context));
  }
  if (set === paymentDrafts.set) {
    const isOutgoing = set.table.get(key)?.DocObjectCode === "bopot_OutgoingPayments";
    const payments = isOutgoing ? vendorPayments : incomingPayments;
    return paymentDrafts.approve(docEntry, (sent) => payments.post(sent, context));
  }
  throw notSupported();
}
