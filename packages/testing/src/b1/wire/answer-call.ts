import { target } from "../commands.ts";
import { readCall, runReader, serviceAnswer } from "./answer-read.ts";
import { jsonText, noContent } from "./answers.ts";
import type { Call } from "./call.ts";
import type { Created } from "../entity-set.ts";
import { wholeText } from "./entity-body.ts";
import { errorAnswer } from "./errors.ts";
import { etagOfRow, precondition } from "./etag.ts";
import { isParked } from "../documents/drafts.ts";
import type { Json } from "../json.ts";
import type { B1Options } from "../options.ts";
import { checkKnown } from "../metadata/definitions.ts";
import { modifiedByAnother, notModelled, notSupported, SapRefusal } from "../refusal.ts";
import { keyText, parsePath } from "./resource-path.ts";
import { pageAnswer } from "./sql-answer.ts";
import type { SqlService } from "../services/sql-service.ts";
import type { WebhookService } from "../services/webhook-service.ts";
import { refuseUnmodelled } from "../unmodelled.ts";
import { checkAuthorized } from "../users.ts";
import { understoodParameters } from "./service-form.ts";
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
  readonly webhooks: WebhookService;
}

/** Answers one call of somebody who is logged in, refusals included: a request of its own, or a part of a batch. */
export async function answerCall(parts: AnswerParts, call: Call): Promise<Response> {
  try {
    parts.webhooks.admit(call);
    checkModelled(call);
    const page = parts.sql.list(call);
    if (page) return pageAnswer(call, await page);
    return call.method === "GET" ? await readCall(parts, call) : await write(parts, call);
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
  const command = { user, method, path };
  if (world.services.find(path)) {
    const given = body === undefined ? {} : { body: understoodParameters(path, body, world.shapes) };
    return { value: call({ ...command, ...given }) };
  }
  checkAuthorized(world.company, parsePath(path).set, { user, options });
  const { set, key, action } = target(world, path);
  if (action === undefined) checkKnown(world, set.type, body);
  const meant =
    body === undefined || action !== undefined ? {} : { body: understood(body, set.type, world.shapes) };
  if (action?.startsWith("@")) throw notSupported();
  const parked = method === "POST" && key === undefined && isParked(set.name, { options });
  const replaceCollections = method === "PATCH" && /^true$/i.test(headers.get(replaceHeader) ?? "");
  const marks = { ...(parked && { parked }), ...(replaceCollections && { replaceCollections }) };
  return { created: write({ ...command, ...meant, ...marks }) };
}

const replaceHeader = "B1S-ReplaceCollectionsOnPatch";

/** The answer to a write that was carried out. */
export async function doneAnswer(parts: AnswerParts, call: Call, done: Done): Promise<Response> {
  if ("value" in done) return serviceAnswer(parts, call, done.value);
  return done.created ? await createdAnswer(parts, done.created, call) : noContent(call.dialect);
}

/** Says so when a call is SAP's and not ours. */
export function checkModelled(call: Call): void {
  if (call.method === "PUT") throw notModelled("PUT, which resets what is not sent");
  refuseUnmodelled(call);
}

/** What has to be asked of others before a write, while nothing has been done yet. */
export async function beforeWrite({ sql, webhooks }: AnswerParts, call: Call): Promise<void> {
  webhooks.admit(call);
  await sql.beforeWrite(call);
  await webhooks.beforeWrite(call);
}

async function write(parts: AnswerParts, call: Call): Promise<Response> {
  const { world, writer, options } = parts;
  const service = world.services.find(call.path);
  if (service?.reads && call.method === "POST") return runReader(parts, call, service);
  if (!service) checkAuthorized(world.company, parsePath(call.path).set, { user: call.user, options });
  await beforeWrite(parts, call);
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
  const annotations = JSON.stringify({
    [dialect.annotation("context")]: `${root}/$metadata#${dialect.entityOf(set.name)}`,
    ...(tag && { [dialect.annotation("etag")]: tag }),
  });
  const whole = wholeText(set, row, { dialect, shapes: world.shapes, options });
  return jsonText(dialect, { status: 201, text: `${annotations.slice(0, -1)},${whole.slice(1)}`, headers });
}
