import type { AnswerParts } from "./answer-call.ts";
import { serviceValue } from "./answers.ts";
import type { Call } from "./call.ts";
import { findFunction, type FunctionCall } from "./function-call.ts";
import type { Json } from "../json.ts";
import { type Reading, readCount, readOne, readPage } from "./reading.ts";
import { notSupported, serviceNotFound } from "../refusal.ts";
import { parseKey, parsePath } from "./resource-path.ts";
import { parametersOf, type Service } from "../services/services.ts";
import { unknownName } from "../unmodelled.ts";
import { spokenResult, understoodParameters } from "./service-form.ts";
import { checkAuthorized } from "../users.ts";
import { readPart } from "./single-values.ts";

/** Answers a GET. */
export async function readCall(parts: AnswerParts, call: Call): Promise<Response> {
  const { world, options } = parts;
  const called = findFunction(call.path, world.services);
  if (called) return callFunction(parts, call, called);
  const { set: name, key, rest } = parsePath(call.path);
  checkAuthorized(world.company, name, { user: call.user, options });
  const set = world.findSet(name);
  if (!set) throw unknownName(name);
  if (set.unlisted && key === undefined) throw notSupported();
  const { shapes } = world;
  const reading: Reading = { ...call, shapes, findSet: (other) => world.findSet(other), options };
  if (key !== undefined && rest !== undefined)
    return readPart({ set, key: parseKey(key, set) }, rest, reading);
  if (key !== undefined) return await readOne(set, parseKey(key, set), reading);
  if (rest !== undefined && rest !== "$count") throw serviceNotFound();
  return rest === undefined ? await readPage(set, reading) : readCount(set, reading);
}

/** OData 3 has no functions, and actions answer no GET in either version; how SAP refuses one is inferred. */
function callFunction(parts: AnswerParts, call: Call, { service, parameters }: FunctionCall): Response {
  if (call.dialect.version === "v1" || !service.isFunction) throw notSupported();
  return runReader(parts, { ...call, path: service.name, body: parameters }, service);
}

/** Runs a service that only reads. */
export function runReader(parts: AnswerParts, call: Call, service: Service): Response {
  const { world, options, now } = parts;
  const context = { at: world.wallClock(now()), user: call.user, options, parked: false };
  const sent = call.body && understoodParameters(call.path, call.body, world.shapes);
  const result = world.moment.during(context, () => service.run(parametersOf(sent), context));
  return serviceAnswer(parts, call, result);
}

/** The answer of a service, whether it reads or writes. */
export function serviceAnswer(
  { world: { shapes }, options }: AnswerParts,
  call: Call,
  result: Json | undefined,
): Response {
  return serviceValue(call, spokenResult(call.path, result, { dialect: call.dialect, shapes, options }));
}
