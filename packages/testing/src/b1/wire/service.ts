import { answerCall } from "./answer-call.ts";
import { noContent } from "./answers.ts";
import { apacheAnswer } from "./apache.ts";
import { answerBatch, type BatchParts } from "./batch.ts";
import { callOf, type Caller, type Incoming, takeApart } from "./call.ts";
import { dialectOf } from "./dialect.ts";
import type { MetadataCache } from "../metadata/metadata-cache.ts";
import { metadataAnswer } from "./metadata-answers.ts";
import { errorAnswer } from "./errors.ts";
import { nodeOf, type Nodes, routeCookie } from "./nodes.ts";
import { notModelled, SapRefusal, serviceNotFound, staleNode } from "../refusal.ts";
import type { Sessions } from "./sessions.ts";

export interface ServiceParts extends BatchParts {
  readonly sessions: Sessions;
  readonly nodes: Nodes;
  readonly metadata: MetadataCache;
}

/** Apache with the Service Layer behind it: answers every request, refusals included. */
export function createService(parts: ServiceParts): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname } = new URL(request.url);
    const { method, headers } = request;
    const bytes = await request.arrayBuffer();
    const ofApache = apacheAnswer({ method, pathname, headers, size: bytes.byteLength }, parts);
    const answer = ofApache ?? (await behindApache(parts, request, bytes));
    answer.headers.set("Date", new Date(parts.now()).toUTCString());
    return ofApache ? answer : rerouted(answer, headers, parts.nodes);
  };
}

async function behindApache(
  parts: ServiceParts,
  { method, url, headers }: Request,
  bytes: ArrayBuffer,
): Promise<Response> {
  const { origin } = new URL(url);
  const text = new TextDecoder().decode(bytes);
  try {
    const incoming = takeApart({ method, url, headers, text }, { origin, options: parts.options });
    return await authorised(parts, incoming, bytes);
  } catch (error) {
    if (!(error instanceof SapRefusal)) throw error;
    return errorAnswer(error, { dialect: dialectOf({ url }) }, parts.options);
  }
}

/** Lets a caller in, or out; what is asked by somebody who is in is answered elsewhere. */
async function authorised(parts: ServiceParts, incoming: Incoming, bytes: ArrayBuffer): Promise<Response> {
  const { sessions } = parts;
  const { method, path, headers, dialect } = incoming;
  if (method === "POST" && path === "Login") return await sessions.login(incoming);
  refuseOtherLogins(incoming);
  const caller = sessions.callerOf(headers);
  refuseOtherBytes(incoming, bytes);
  if (method === "POST" && path === "Logout") {
    sessions.logout(headers);
    return noContent(dialect);
  }
  if (path.startsWith("_")) throw serviceNotFound(); // the clerk's own
  if (method === "GET" && parts.nodes.isBroken(headers)) throw staleNode();
  const node = `.node${String(parts.nodes.routeOf(headers) ?? 1)}`;
  const world = parts.metadata.view(node);
  const answer = metadataAnswer(world, incoming) ?? (await answered({ ...parts, world }, incoming, caller));
  if (method !== "GET") parts.metadata.learned(node);
  return answer;
}

/** A body is UTF-8, but for uploaded files. What SAP says to other bytes is not known; letters that nobody sent are worse. */
function refuseOtherBytes({ path, text }: Incoming, bytes: ArrayBuffer): void {
  if (path === "Attachments2" || !text.includes("\ufffd")) return;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new SapRefusal("-1000", "The request body is not valid UTF-8"); // text: ours
  }
}

/** Who comes with SAML or an access token has no session here, and shall not be told that his has died. */
function refuseOtherLogins({ path, headers }: Incoming): void {
  if (path === "ssob1s") throw notModelled("single sign-on by SAML");
  if (/^bearer /i.test(headers.get("Authorization") ?? "")) throw notModelled("access tokens of OAuth");
}

async function answered(parts: ServiceParts, incoming: Incoming, caller: Caller): Promise<Response> {
  return incoming.method === "POST" && incoming.path === "$batch"
    ? await answerBatch(parts, { ...incoming, ...caller, body: undefined })
    : await answerCall(parts, callOf(incoming, caller));
}

/** When its node is down, a session goes on at another one, and its cookie says so from then on. */
function rerouted(answer: Response, headers: Headers, nodes: Nodes): Response {
  const [asked, route] = [nodeOf(headers), nodes.routeOf(headers)];
  if (asked !== undefined && route !== undefined && asked !== route) {
    answer.headers.append("Set-Cookie", routeCookie(route));
  }
  return answer;
}
