import type { Clock, Log } from "@instep/http";
import * as z from "zod/mini";
import { functionOf, objectWith } from "../options-schema.ts";
import { faultsOf } from "../resource/records.ts";
import type { SeenEvents } from "./seen-events.ts";

/** What a handler cannot do without, or cannot mean. Without a password anybody could tell it anything. */
function schema() {
  const text = z
    .string({ error: "expected a text" })
    .check(z.minLength(1, { error: "expected a text that is not empty" }));
  const positive = z
    .number({ error: "expected a number" })
    .check(z.positive({ error: "expected more than 0" }));
  // Basic authentication ends the name at the first colon: with one in it nobody could ever come in.
  const user = text.check(z.regex(/^[^:]*$/, { error: "expected a text without a colon" }));
  const call = functionOf();
  const common = {
    onEvent: call,
    acknowledge: z.optional(z.enum(["after", "before"], { error: 'expected "after" or "before"' })),
    sizeLimit: z.optional(positive),
    patience: z.optional(positive),
    seen: z.optional(objectWith<SeenEvents>("has", "add")),
    clock: z.optional(objectWith<Clock>("now", "wait")),
    log: z.optional(objectWith<Log>("debug", "info", "warn", "error")),
  };
  return {
    byPassword: z.object({ ...common, user, password: text }),
    byCheck: z.object({ ...common, authorize: call }),
  };
}

/** Throws one TypeError that lists every fault of the options, without their values. */
export function checkHandlerOptions(options: { readonly authorize?: unknown }): void {
  const { byPassword, byCheck } = schema();
  const parsed = (options.authorize === undefined ? byPassword : byCheck).safeParse(options);
  if (parsed.success) return;
  const faults = faultsOf(parsed.error.issues);
  throw new TypeError(`createEventHandler cannot use these options: ${faults.join("; ")}`);
}
