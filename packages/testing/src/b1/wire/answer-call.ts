import { approval, target } from "../commands.ts";
import { json, noContent, primitive } from "./answers.ts";
import type { Call } from "./call.ts";
import type { Created } from "../entity-set.ts";
import { wholeBody } from "./entity-body.ts";
import { errorAnswer } from "./errors.ts";
import { etagOfRow, precondition } from "./etag.ts";
import { isParked } from "../documents/drafts.ts";
import { isRow, type Json } from "../json.ts";
import type { B1Options } from "../options.ts";
import { type Reading, readCount, readOne, readPage, readPart } from "./reading.ts";
import { modifiedByAnother, notModelled, notSupported, SapRefusal, serviceNotFound } from "../refusal.ts";
import { keyText, parseKey, parsePath } from "./resource-path.ts";
import { parametersOf } from "../services/services.ts";
import { pageAnswer } from "./sql-answer.ts";
import type { SqlService } from "../services/sql-service.ts";
import { understood } from "./wire-form.ts";
import type { World } from "../world.ts";
import type { Writer } from "../writing.ts";

export interface AnswerParts {
  readonly world: World;
  readonly writer: Writer;
  readonly options: Readonly<B1Options>;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  readonly sql: SqlService;
}

/** Answers one call of somebody who is logged in, refusals included: a request of its own, or a part of a batch. */
export async function answerCall(parts: AnswerParts, call: Call): Promise<Response> {
  try {
    const page = parts.sql.list(call);
    if (page) return pageAnswer(call, await page);
    return call.method === "GET" ? await read(parts, call) : await write(parts, call);
  } catch (error) {
    if (error instanceof SapRefusal) return refusalAnswer(parts, call, error);
    throw error;
  }
}

/** The refusal as this caller reads it. */
export function refusalAnswer({ options }: AnswerParts, call: Call, refusal: SapRefusal): Response {
  return errorAnswer(refusal, call, options);
}

/** What a write did: the entity that it made, if any, or what a service answers. */
export type Done = { readonly created: Created | undefined } | { readonly value: Json | undefined };

/**
 * Carries out the write that a call asks for, by a writer or inside a transaction of its `together`. It knows nothing of
 * ETags: inside a batch SAP ignores them.
 */
export function carryOut(
  { world, options }: AnswerParts,
  { method, path, body, user, headers }: Call,
  { write, call }: Pick<Writer, "write" | "call">,
): Done {
  const command = { user, method, path, ...(body !== undefined && { body }) };
  if (world.services.find(path)) return { value: call(command) };
  const { set, key, action } = target(world, path);
  const meant = body === undefined || action !== undefined ? {} : { body: understood(body, set.type) };
  if (action === approval) throw notSupported();
  const parked = method === "POST" && key === undefined && isParked(set.name, { options });
  const replaceCollections = method === "PATCH" && /^true$/i.test(headers.get(replaceHeader) ?? "");
  const marks = { ...(parked && { parked }), ...(replaceCollections && { replaceCollections }) };
  return { created: write({ ...command, ...meant, ...marks }) };
}

const replaceHeader = "B1S-ReplaceCollectionsOnPatch";

/** The answer to a write that was carried out. */
export async function doneAnswer(parts: AnswerParts, call: Call, done: Done): Promise<Response> {
  if ("value" in done) return valueAnswer(call, done.value);
  return done.created ? await createdAnswer(parts, done.created, call) : noContent(call.dialect);
}

/** What SAP has at its root, and the emulator has not. */
const unmodelled = /^(?:$|\$metadata|\$crossjoin|QueryService_|ssob1s|view\.svc|sml\.svc)/;

async function read(parts: AnswerParts, call: Call): Promise<Response> {
  const { world, options } = parts;
  if (world.services.find(call.path)) return runReader(parts, call);
  if (unmodelled.test(call.path)) throw notModelled(`'${call.path}'`);
  const { set: name, key, rest } = parsePath(call.path);
  const set = world.findSet(name);
  if (!set) throw serviceNotFound();
  const { shapes, findSet } = world;
  const reading: Reading = { ...call, shapes, findSet, options };
  if (key !== undefined && rest !== undefined)
    return readPart({ set, key: parseKey(key, set) }, rest, reading);
  if (key !== undefined) return await readOne(set, parseKey(key, set), reading);
  if (rest !== undefined && rest !== "$count") throw serviceNotFound();
  return rest === undefined ? await readPage(set, reading) : readCount(set, reading);
}

/** Runs a service that only reads. */
function runReader({ world, options, now }: AnswerParts, call: Call): Response {
  const service = world.services.find(call.path);
  if (!service?.reads) throw notSupported();
  const context = { at: now(), user: call.user, options, parked: false };
  return valueAnswer(
    call,
    world.moment.during(context, () => service.run(parametersOf(call.body), context)),
  );
}

async function write(parts: AnswerParts, call: Call): Promise<Response> {
  const { world, writer } = parts;
  if (call.method === "PUT") throw notModelled("PUT, which resets what is not sent");
  if (unmodelled.test(call.path)) throw notModelled(`'${call.path}'`);
  const service = world.services.find(call.path);
  if (service?.reads) return runReader(parts, call);
  await parts.sql.beforeWrite(call);
  const checkVersion = service ? undefined : await versionCheck(world, call);
  checkVersion?.();
  return await doneAnswer(parts, call, carryOut(parts, call, writer));
}

/** Refuses a change that rests on an old version, when it is called: just before the change, with no wait in between. */
export async function versionCheck(world: World, { path, headers }: Call): Promise<() => void> {
  const { set, key } = target(world, path);
  const row = key === undefined ? undefined : set.table.get(key);
  const holds = row && set.versioned && (await precondition(headers.get("If-Match"), row));
  return () => {
    if (key !== undefined && holds && !holds(set.table.get(key))) throw modifiedByAnother(412);
  };
}

/** Structures and collections come with their context; a single value stands alone, and nothing has no body. */
function valueAnswer({ dialect, root, path }: Call, value: Json | undefined): Response {
  if (value === undefined) return noContent(dialect);
  const context = { [dialect.annotation("context")]: `${root}/$metadata#${path}` };
  if (isRow(value)) return json(dialect, { body: { ...context, ...value } });
  return Array.isArray(value) ? json(dialect, { body: { ...context, value } }) : primitive(dialect, value);
}

async function createdAnswer(
  { world, options }: AnswerParts,
  { set, row }: Created,
  call: Call,
): Promise<Response> {
  const { dialect, root } = call;
  const tag = set.versioned ? await etagOfRow(row) : undefined;
  const headers = {
    Location: `${root}/${set.name}(${encodeURI(keyText(row, set))})`,
    ...(tag && { ETag: tag }),
  };
  if (call.headers.get("Prefer")?.includes("return-no-content")) {
    return noContent(dialect, { ...headers, "Preference-Applied": "return-no-content" });
  }
  const body = {
    [dialect.annotation("context")]: `${root}/$metadata#${dialect.entityOf(set.name)}`,
    ...(tag && { [dialect.annotation("etag")]: tag }),
    ...wholeBody(set, row, { dialect, shapes: world.shapes, options }),
  };
  return json(dialect, { status: 201, body, headers });
}
