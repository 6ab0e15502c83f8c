import { entitySet } from "@instep/sap-b1-client";
import { expect } from "vitest";
import * as z from "zod";
import { jsonIn } from "./meaning.ts";
import type { Overheard } from "./overheard.ts";

const Rows = z.object({ value: z.array(z.unknown()) });

/**
 * Reads a set by the client's own verb in pages of three, whatever links SAP gives, and holds its rows against what SAP
 * gives in one page.
 */
export async function setThrough({ b1, answerTo, forget }: Overheard, set: string): Promise<void> {
  const described = entitySet<{ readonly key: string }>()({ set, key: "key", schema: z.looseObject({}) });
  const rows = await Array.fromAsync(b1.entity(described).each({ pageSize: 3 }));
  forget();
  await b1.request({ method: "GET", path: set, headers: { prefer: "odata.maxpagesize=0" } });
  expect(rows).toEqual(Rows.parse(jsonIn(await answerTo(set).text())).value);
}

/** Whether an answer gives rows. */
export async function hasRows(answer: Response): Promise<boolean> {
  return answer.ok && Rows.safeParse(jsonIn(await answer.clone().text())).success;
}
