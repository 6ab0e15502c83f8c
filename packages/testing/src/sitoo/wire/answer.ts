import type { SitooOptions } from "../options.ts";
import type { SitooRefusal } from "../refusal.ts";
import { isObject } from "./fields.ts";
import type { Answer } from "./router.ts";

/** What goes over the wire. */
export function responseOf({ status, value }: Answer, options: Readonly<SitooOptions>): Response {
  if (value === undefined) return new Response(null, { status });
  return new Response(textOf(value, options), { status, headers: { "content-type": "application/json" } });
}

/** The answer to a refused call. */
export function refusalOf(
  { status, message, headers }: SitooRefusal,
  { tooManyStatus }: Readonly<SitooOptions>,
): Response {
  const body = { statuscode: status, errortext: message };
  return Response.json(body, { status: status === 429 ? tooManyStatus : status, headers });
}

/** JSON as a system behind PHP may write it. */
function textOf(value: unknown, { emptyMaps, idsAs }: Readonly<SitooOptions>): string {
  if (emptyMaps === "{}" && idsAs === "number") return JSON.stringify(value);
  return JSON.stringify(value, (name, each: unknown) => {
    if (emptyMaps === "[]" && isObject(each) && Object.keys(each).length === 0) return [];
    if (idsAs === "text" && name.endsWith("id") && typeof each === "number") return String(each);
    return each;
  });
}
