import type { Dialect } from "./dialect.ts";
import { findDialect } from "./dialect.ts";
import type { Json } from "../json.ts";
import { decoded } from "./query-options.ts";
import { deadSession, invalidQuery, SapRefusal } from "../refusal.ts";
import { uploaded } from "./upload.ts";
import type { WireOptions } from "./wire-options.ts";

/** A request as it came in: of its own, or a part of a batch. */
export interface Message {
  readonly method: string;
  /** A full URL, a path from the root of the host, or a path below the service root. */
  readonly url: string;
  readonly headers: Headers;
  readonly text: string;
}

/** Who asks: whoever is behind the session. */
export interface Caller {
  readonly user: string;
  /** A code of BoSuppLangs: in which language refusals are worded. */
  readonly language: number;
}

/** A request taken apart, before anybody knows who asks. */
export interface Incoming {
  readonly dialect: Dialect;
  /** In upper case; MERGE is PATCH, and X-HTTP-Method-Override has had its say. */
  readonly method: string;
  /** Below the service root, decoded. */
  readonly path: string;
  /** The service root that was asked, such as "https://sap.test:50000/b1s/v2". */
  readonly root: string;
  readonly search: string;
  readonly headers: Headers;
  readonly text: string;
}

/** A request of somebody who is logged in. */
export interface Call extends Incoming, Caller {
  readonly body: Json | undefined;
}

/** Where relative URLs start: the service root of the outer request. */
export interface Base {
  readonly origin: string;
  readonly dialect?: Dialect;
  /** How encoded signs in keys are taken. @default as OData has it */
  readonly options?: Readonly<Pick<WireOptions, "encodedQuotes" | "encodedPluses">>;
}

/** Takes a request apart. A path outside both roots meets the session filter first, and so does a root in the wrong case. */
export function takeApart({ method, url, headers, text }: Message, base: Base): Incoming {
  const { pathname, search } = absolute(url, base);
  const path = decodedPath(pathname.replace(/^\/+/, "/"), base);
  const dialect = findDialect(path);
  if (!dialect) throw deadSession();
  return {
    dialect,
    method: methodOf(method, headers),
    path: path.slice(dialect.rootPath.length + 1),
    root: `${base.origin}${dialect.rootPath}`,
    search,
    headers,
    text,
  };
}

/** Reads the body for a caller who may ask. */
export function callOf(incoming: Incoming, { user, language }: Caller): Call {
  return { ...incoming, user, language, body: bodyOf(incoming) };
}

function absolute(url: string, { origin, dialect }: Base): URL {
  if (/^https?:/i.test(url)) return new URL(url);
  return new URL(url.startsWith("/") ? `${origin}${url}` : `${origin}${dialect?.rootPath ?? ""}/${url}`);
}

function decodedPath(path: string, { options }: Base): string {
  if (options?.encodedQuotes === "refuse" && path.includes("%27")) {
    throw invalidQuery("Query string error - Invalid key");
  }
  return decoded(options?.encodedPluses === "space" ? path.replaceAll(/%2b/gi, "%20") : path);
}

function methodOf(method: string, headers: Headers): string {
  const sent = method.toUpperCase();
  const meant = sent === "POST" ? (headers.get("X-HTTP-Method-Override") ?? sent).toUpperCase() : sent;
  return meant === "MERGE" ? "PATCH" : meant;
}

function bodyOf({ method, path, headers, text }: Incoming): Json | undefined {
  if (method === "POST" && path === "Attachments2") return uploaded(headers, text);
  return text.trim() === "" ? undefined : parseJson(text);
}

function parseJson(text: string): Json {
  const body = parsed(text);
  if (text.includes("\\u") && hasHalfCharacter(text)) {
    throw new SapRefusal("-1000", "The request body holds half of a surrogate pair"); // text: ours
  }
  if (text.length > deepest && isDeep(text)) throw invalidJson();
  return body;
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json; // JSON is Json
  } catch {
    throw invalidJson();
  }
}

function invalidJson(): SapRefusal {
  return new SapRefusal("-1000", "The request body is not valid JSON");
}

/** An escape is the only way to half a character, which fits in no URL, file or database. */
function hasHalfCharacter(text: string): boolean {
  for (const [, half] of text.matchAll(/\\(?:ud[89ab]..\\ud[c-f]..|(ud[89a-f]..)|.)/gis))
    if (half) return true;
  return false;
}

/** Far deeper than any entity, and not yet too deep for functions that call themselves. */
const deepest = 1_000;

function isDeep(text: string): boolean {
  let depth = 0;
  for (const [sign] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (sign === "[" || sign === "{") depth += 1;
    if (sign === "]" || sign === "}") depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}
