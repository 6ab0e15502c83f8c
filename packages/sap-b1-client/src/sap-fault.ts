import { jsonIn } from "@instep/http";
import * as z from "zod/mini";
import { safeParse } from "zod/v4/core";
import { objectOf } from "./entity/fields.ts";

/** What the body of a refusal says. */
export interface SapFault {
  /** SAP's own code, such as "-10". */
  readonly sapCode: string;
  /** SAP's own words. */
  readonly sapMessage: string;
  /** The code inside the text, such as "10001071". */
  readonly innerCode?: string | undefined;
  readonly pointer?: Pointer | undefined;
}

/** The field SAP points at: "[INV1.ItemCode][line: 1]" in its text. The line of a kit's component may be its parent's. */
export interface Pointer {
  /** SAP's table, such as "INV1", or the collection of the Service Layer, such as "DocumentLines". */
  readonly table: string;
  /** Such as "ItemCode". */
  readonly field: string;
  /** Counted from 1. */
  readonly line?: number | undefined;
}

/** Number or string, object or string: all four combinations are seen, on either version of the Service Layer. */
const ErrorBody = objectOf(() => ({
  error: z.object({
    code: z.union([z.string(), z.number()]),
    message: z.catch(z.union([z.string(), z.object({ value: z.string() })]), ""),
  }),
}));

/** "10001071 - Customer is inactive", "(200039) Enter a project", "(-10) 10001069 - Quantity falls...". */
const inner = /^\s*(?:\((-?\d+)\)\s*)?(?:(\d{5,10})(?=[\s:-]))?/;
const field = /\[(@?\w+)\.(\w+)\](?:\s*\[line:\s*(\d+)\])?/;

/** Reads SAP's refusal out of the text of an answer; undefined when it is a page of the web server, empty, or broken. */
export function sapFaultIn(body: string): SapFault | undefined {
  const parsed = safeParse(ErrorBody, jsonIn(body));
  if (!parsed.success) return undefined;
  const { code, message: said } = parsed.data.error;
  const message = typeof said === "string" ? said : said.value;
  const [, wrapped, named] = inner.exec(message) ?? [];
  return {
    sapCode: String(code).trim(),
    sapMessage: message,
    innerCode: named ?? wrapped,
    pointer: pointerIn(message),
  };
}

function pointerIn(message: string): Pointer | undefined {
  const [, table, name, line] = field.exec(message) ?? [];
  if (table === undefined || name === undefined) return undefined;
  return { table, field: name, ...(line !== undefined && { line: Number(line) }) };
}
