import * as z from "zod";
import { text } from "./fields.ts";

/** Where an order belongs: posted, never invoiced (another channel sold it), or none of our business. */
export const Scope = z.enum(["till-sale", "fulfilment", "not-ours"]);
export type Scope = z.infer<typeof Scope>;

/** What decides whether an order is ours to post (H5). The first line that fits decides: tag, register, site, default. */
export const ScopeRules = z.strictObject({
  eshopids: z
    .array(z.int())
    .min(1)
    .optional()
    .describe("Sites (eshopid) whose orders are ours; every site when left out."),
  registers: z
    .record(z.string(), Scope)
    .default({})
    .describe("A register's own answer, by registerid in braces."),
  tags: z
    .array(
      z.strictObject({
        key: text.describe("The key."),
        value: z.string().optional().describe("Its value; any when left out."),
        scope: Scope.describe("What such orders are."),
      }),
    )
    .default([])
    .describe("An answer by a key of the order's additionaldata, with this value or any."),
  withoutRegister: Scope.default("not-ours").describe(
    "Orders that no till made: web orders, orders of the API.",
  ),
  withExternalid: Scope.default("fulfilment").describe(
    "Orders that another system handed to Sitoo: already sold and invoiced there.",
  ),
});
