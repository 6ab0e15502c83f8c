import type { AnswerParts } from "./answer-call.ts";
import { serviceValue } from "./answers.ts";
import type { Call } from "./call.ts";
import { type Reading, readCount, readOne, readPage } from "./reading.ts";
import { unknownName } from "../metadata/saps-names.ts";
import { notModelled, notSupported, serviceNotFound } from "../refusal.ts";
import { parseKey, parsePath } from "./resource-path.ts";
import { parametersOf } from "../services/services.ts";
import { checkAuthorized } from "../users.ts";
import { readPart } from "./single-values.ts";

/** What SAP has at its root, and the emulator has not. */
const unmodelled = /^(?:\$crossjoin|QueryService_|ssob1s|view\.svc|sml\.svc)/;

/** Answers a GET. */
export async function readCall(parts: AnswerParts, call: Call): Promise<Response> {
  const { world, options } = parts;
  if (world.services.find(call.path)) return callFunction(parts, call);
  refuseUnmodelled(call);
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

/** Says so when a path is SAP's and not ours. */
export function refuseUnmodelled({ path }: Pick<Call, "path">): void {
  if (unmodelled.test(path)) throw notModelled(`'${path}'`);
}

/** OData 3 has no functions that answer a GET; how it refuses one is inferred. */
function callFunction(parts: AnswerParts, call: Call): Response {
  if (call.dialect.version === "v1") throw notSupported();
  return runReader(parts, call);
}

/** Runs a service that only reads. */
export function runReader({ world, options, now }: AnswerParts, call: Call): Response {
  const service = world.services.find(call.path);
  if (!service?.reads) throw notSupported();
  const context = { at: now(), user: call.user, options, parked: false };
  const value = world.moment.during(context, () => service.run(parametersOf(call.body), context));
  return serviceValue(call, value);
}
