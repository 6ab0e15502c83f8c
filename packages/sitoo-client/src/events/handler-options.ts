import * as z from "zod/mini";
import { faultsOf } from "../resource/records.ts";

/** What a handler cannot do without, or cannot mean. Without a password anybody could tell it anything. */
function schema() {
  const text = z
    .string({ error: "expected a text" })
    .check(z.minLength(1, { error: "expected a text that is not empty" }));
  const positive = z
    .number({ error: "expected a number" })
    .check(z.positive({ error: "expected more than 0" }));
  const call = z.custom((value) => typeof value === "function", { error: "expected a function" });
  const common = {
    onEvent: call,
    acknowledge: z.optional(z.enum(["after", "before"], { error: 'expected "after" or "before"' })),
    sizeLimit: z.optional(positive),
    patience: z.optional(positive),
  };
  return {
    byPassword: z.object({ ...common, user: text, password: text }),
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
