import { approval, type Command, target } from "../commands.ts";
import { parametersOf, type Service } from "../services/services.ts";
import { errorAnswer, json, noContent } from "./answers.ts";
import type { Call } from "./call.ts";
import type { Created } from "../entity-set.ts";
import { etagOfRow, precondition } from "./etag.ts";
import { isRow, type Json } from "../json.ts";
import { isParked } from "../documents/drafts.ts";
import type { B1Options } from "../options.ts";
import { type Reading, readCount, readOne, readPage } from "./reading.ts";
import { modifiedByAnother, notSupported, SapRefusal, serviceNotFound } from "../refusal.ts";
import { keyText, parseKey, parsePath } from "./resource-path.ts";
import type { SqlPage, SqlService } from "../services/sql-service.ts";
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
    return await answer(parts, call);
  } catch (error) {
    if (error instanceof SapRefusal) return refusalAnswer(parts, call, error);
    throw error;
  }
}

/** The refusal as this caller reads it. */
export function refusalAnswer(_: AnswerParts, { dialect }: Call, refusal: SapRefusal): Response {
  return errorAnswer(refusal, dialect);
}

/** The write that a call asks for. Whoever carries several out as one transaction gives these to `together`. */
export function commandOf({ world, options }: AnswerParts, call: Call): Omit<Command, "at"> {
  const { method, path, body, user } = call;
  const { set, key, action } = target(world, path);
  if (action === approval) throw notSupported();
  const parked = method === "POST" && key === undefined && isParked(set.name, { options });
  return { user, method, path, ...(body !== undefined && { body }), ...(parked && { parked }) };
}

/** The answer to a write that was carried out. */
export async function writtenAnswer(
  parts: AnswerParts,
  call: Call,
  created: Created | undefined,
): Promise<Response> {
  return created ? await createdAnswer(parts.world, created, call) : noContent(call.dialect);
}

/** What has to be asked of others before a write, while nothing has been done yet. */
export async function beforeWrite({ sql }: AnswerParts, call: Call): Promise<void> {
  await sql.beforeWrite(call);
}

async function answer(parts: AnswerParts, call: Call): Promise<Response> {
  const listed = parts.sql.list(call);
  if (listed) return sqlAnswer(await listed, call);
  const service = parts.world.services.find(call.path);
  if (service) return serviceAnswer(runService(parts, service, call), call);
  return call.method === "GET" ? await read(parts, call) : await write(parts, call);
}

function runService({ writer, options, now }: AnswerParts, service: Service, call: Call): Json | undefined {
  const { method, path, body, user } = call;
  if (service.reads) return service.run(parametersOf(body), { at: now(), user, options, parked: false });
  return writer.call({ user, method, path, ...(body !== undefined && { body }) });
}

/**
 * What a service answers. Structures and collections come with their context; a single value stands alone, and nothing has no
 * body.
 */
export function serviceAnswer(value: Json | undefined, { root, path, dialect }: Call): Response {
  if (value === undefined) return noContent(dialect);
  const context = { [dialect.annotation("context")]: `${root}/$metadata#${path}` };
  if (isRow(value)) return json(dialect, { body: { ...context, ...value } });
  return json(dialect, { body: Array.isArray(value) ? { ...context, value } : value });
}

function sqlAnswer({ text, rows, nextLink }: SqlPage, { root, dialect, headers }: Call): Response {
  const preferred = /odata\.maxpagesize=\d+/.exec(headers.get("Prefer") ?? "")?.[0];
  return json(dialect, {
    body: {
      [dialect.annotation("context")]: `${root}/$metadata#SAPB1.SQLQueryResult`,
      SqlText: text,
      value: rows,
      ...(nextLink !== undefined && { [dialect.annotation("nextLink")]: nextLink }),
    },
    ...(preferred && { headers: { "Preference-Applied": preferred } }),
  });
}

async function read({ world, options }: AnswerParts, call: Call): Promise<Response> {
  const { set: name, key, rest } = parsePath(call.path);
  const set = world.findSet(name);
  if (!set) throw serviceNotFound();
  const reading: Reading = { ...call, shapes: world.shapes, options };
  if (key === undefined) return rest === "$count" ? readCount(set, reading) : await readPage(set, reading);
  if (rest !== undefined) throw notSupported();
  return await readOne(set, parseKey(key, set), reading);
}

async function write(parts: AnswerParts, call: Call): Promise<Response> {
  const { set, key } = target(parts.world, call.path);
  await beforeWrite(parts, call);
  const command = commandOf(parts, call);
  const row = key === undefined ? undefined : set.table.get(key);
  const holds = row && set.versioned && (await precondition(call.headers.get("If-Match"), row));
  if (key !== undefined && holds && !holds(set.table.get(key))) throw modifiedByAnother(412);
  return await writtenAnswer(parts, call, parts.writer.write(command));
}

async function createdAnswer({ shapes }: World, { set, row }: Created, call: Call): Promise<Response> {
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
    ...shapes.blank(set.type),
    ...(set.present ? set.present(row) : row),
  };
  return json(dialect, { status: 201, body, headers });
}
