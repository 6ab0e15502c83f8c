import { type B1Answer, type B1Call, isB1Error } from "@instep/sap-b1-client";
import { expect } from "vitest";
import * as z from "zod";

/** The methods that the client has. */
export const Method = z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]);

/** What a caller of the client is told: an answer, or an error. */
export type Told = Readonly<Record<string, unknown>>;

/** What a call told its caller. */
export async function toldBy(call: Promise<B1Answer>): Promise<Told> {
  try {
    const { status, headers, body } = await call;
    return { status, headers: [...headers], body };
  } catch (error) {
    return toldIn(error);
  }
}

/** What an error of the client tells. Anything else is a fault of ours, and thrown on. */
export function toldIn(error: unknown): Told {
  if (!isB1Error(error)) throw error;
  const { name, outcome, code, status, sapCode, sapMessage } = error;
  return { name, outcome, code, status, sapCode, sapMessage };
}

/** What a caller must be told of an answer of the wire, in whichever form SAP wrote it. */
export async function meaningOf(answer: Response, { raw = false }: Pick<B1Call, "raw"> = {}): Promise<Told> {
  const { status, headers, ok } = answer;
  const text = await answer.clone().text();
  const body = raw ? text : jsonIn(text);
  if (!ok) return refusalIn(status, jsonIn(text)) ?? pageOf(status);
  if (body === undefined && text !== "") return unreadable(status);
  return { status, headers: [...headers], body };
}

const Refusal = z.object({
  error: z.object({
    code: z.union([z.string(), z.number()]),
    message: z.union([z.string(), z.object({ value: z.string() })]),
  }),
});

/** Which code a refusal has is the catalogue's matter, and tested there. */
const catalogued: unknown = expect.any(String);

function refusalIn(status: number, body: unknown): Told | undefined {
  const { error } = Refusal.safeParse(body).data ?? {};
  if (!error) return undefined;
  const { code, message } = error;
  const sapMessage = typeof message === "string" ? message : message.value;
  const said = { status, sapCode: String(code), sapMessage };
  return { name: "B1Rejected", outcome: "rejected", code: catalogued, ...said };
}

/** A page of the web server: it did not pass the request on, or nobody knows. */
function pageOf(status: number): Told {
  return status < 500
    ? { name: "B1Rejected", outcome: "rejected", code: "web-server-refused", status }
    : { name: "B1InDoubt", outcome: "in-doubt", code: "no-answer", status };
}

function unreadable(status: number): Told {
  return { name: "B1InDoubt", outcome: "in-doubt", code: "unreadable-answer", status };
}

/** The JSON value of a text; undefined when it is none. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
