import { apacheNotFound, errorAnswer, json, noContent } from "./answers.ts";
import { approval, target } from "../commands.ts";
import { companyService } from "../services/company-service.ts";
import { isParked } from "../documents/drafts.ts";
import type { Created } from "../entity-set.ts";
import { etagOfRow, precondition } from "./etag.ts";
import type { Json } from "../json.ts";
import type { B1Options } from "../options.ts";
import { decoded } from "./query-options.ts";
import { type Reading, readCount, readOne, readPage } from "./reading.ts";
import { deadSession, modifiedByAnother, notSupported, SapRefusal, serviceNotFound } from "../refusal.ts";
import { keyText, parseKey, parsePath } from "./resource-path.ts";
import type { Sessions } from "./sessions.ts";
import type { World } from "../world.ts";
import type { Writer } from "../writing.ts";

export interface ServiceParts {
  readonly world: World;
  readonly sessions: Sessions;
  readonly writer: Writer;
  readonly options: Readonly<B1Options>;
}

const rootPath = "/b1s/v2";

/** The Service Layer: answers a request, refusals included. */
export function createService(parts: ServiceParts): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      return await answer(parts, request);
    } catch (error) {
      if (error instanceof SapRefusal) return errorAnswer(error);
      throw error;
    }
  };
}

/** A request taken apart. */
interface Call {
  readonly method: string;
  /** Below the service root, decoded. */
  readonly path: string;
  readonly root: string;
  readonly search: string;
  readonly headers: Headers;
  readonly body: Json | undefined;
}

async function answer(parts: ServiceParts, request: Request): Promise<Response> {
  const url = new URL(request.url);
  if (/%2f/i.test(url.pathname) && parts.options.encodedSlashes === "refuse") return apacheNotFound();
  const call = await toCall(request, url);
  const { sessions } = parts;
  if (call.method === "POST" && call.path === "Login") return await sessions.login(call.body, call.root);
  const user = sessions.userOf(call.headers);
  if (call.method === "POST" && call.path === "Logout") {
    sessions.logout(call.headers);
    return noContent();
  }
  const service = companyService(parts.world.company, parts.options)[call.path];
  if (service) return json(200, { "@odata.context": `${call.root}/$metadata#${call.path}`, ...service() });
  return call.method === "GET" ? await read(parts, call) : await write(parts, call, user);
}

/** A path outside the root meets the session filter first, and so does a root in the wrong case. */
async function toCall(request: Request, url: URL): Promise<Call> {
  const path = decoded(url.pathname);
  if (!path.startsWith(`${rootPath}/`)) throw deadSession();
  if (path.startsWith(`${rootPath}/_`)) throw serviceNotFound(); // the clerk's own
  const text = await request.text();
  return {
    method: request.method,
    path: path.slice(rootPath.length + 1),
    root: `${url.origin}${rootPath}`,
    search: url.search,
    headers: request.headers,
    body: text === "" ? undefined : parseJson(text),
  };
}

function parseJson(text: string): Json {
  try {
    return JSON.parse(text) as Json; // JSON is Json
  } catch {
    throw new SapRefusal("-1000", "The request body is not valid JSON");
  }
}

async function read({ world, options }: ServiceParts, call: Call): Promise<Response> {
  const { set: name, key, rest } = parsePath(call.path);
  const set = world.findSet(name);
  if (!set) throw serviceNotFound();
  const reading: Reading = {
    root: call.root,
    search: call.search,
    headers: call.headers,
    shapes: world.shapes,
    options,
  };
  if (key === undefined) return rest === "$count" ? readCount(set, reading) : await readPage(set, reading);
  if (rest !== undefined) throw notSupported();
  return await readOne(set, parseKey(key, set), reading);
}

async function write({ world, writer, options }: ServiceParts, call: Call, user: string): Promise<Response> {
  const { set, key, action } = target(world, call.path);
  if (action === approval) throw notSupported();
  const row = key === undefined ? undefined : set.table.get(key);
  const holds = row && set.versioned && (await precondition(call.headers.get("If-Match"), row));
  if (key !== undefined && holds && !holds(set.table.get(key))) throw modifiedByAnother(412);
  const { method, path, body } = call;
  const parked = method === "POST" && key === undefined && isParked(set.name, { options });
  const created = writer.write({
    user,
    method,
    path,
    ...(body !== undefined && { body }),
    ...(parked && { parked }),
  });
  return created ? await createdAnswer(world, created, call) : noContent();
}

async function createdAnswer({ shapes }: World, { set, row }: Created, call: Call): Promise<Response> {
  const tag = set.versioned ? await etagOfRow(row) : undefined;
  const headers = {
    Location: `${call.root}/${set.name}(${encodeURI(keyText(row, set))})`,
    ...(tag && { ETag: tag }),
  };
  if (call.headers.get("Prefer")?.includes("return-no-content")) {
    return noContent({ ...headers, "Preference-Applied": "return-no-content" });
  }
  const body = { ...shapes.blank(set.type), ...(set.present ? set.present(row) : row) };
  const context = `${call.root}/$metadata#${set.name}/$entity`;
  return json(201, { "@odata.context": context, ...(tag && { "@odata.etag": tag }), ...body }, headers);
}
