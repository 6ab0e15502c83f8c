import { SitooRefusal } from "../refusal.ts";
import type { Call } from "./call.ts";

/**
 * Carries out each item of a batch by itself: one that is refused has no effect, and its refusal is among the results,
 * while the answer as a whole says 200. A single object that is no list gets its bare result, or its refusal.
 */
export function batch({ body, books, options }: Call, one: (item: unknown) => unknown): unknown {
  if (!Array.isArray(body)) return one(body);
  const results = body.map((item: unknown) => {
    try {
      return { statuscode: 200, return: books.atomically(() => one(item)) };
    } catch (error) {
      if (!(error instanceof SitooRefusal)) throw error;
      return { statuscode: error.status, errortext: error.message };
    }
  });
  return options.batchResults === "reversed" ? results.reverse() : results;
}
