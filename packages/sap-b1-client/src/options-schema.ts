import {
  type AnswerEvent,
  type Clock,
  hasMethods,
  isPlainUrl,
  type Log,
  platformFetch,
  type Random,
  type RequestEvent,
  rootOf,
  silentLog,
  systemClock,
  systemRandom,
  unfailing,
} from "@instep/http";
import * as z from "zod/mini";
import type { Authenticate } from "./session/login.ts";
import type { SessionCache } from "./session/session-cache.ts";

/** How the options are checked, and their defaults. Made when a client is made, so that an import makes nothing. */
export function optionsSchema() {
  const text = z
    .string({ error: "expected a text" })
    .check(z.minLength(1, { error: "expected a text that is not empty" }));
  const milliseconds = z
    .int({ error: "expected whole milliseconds" })
    .check(z.positive({ error: "expected more than 0 ms" }));
  const count = z.int({ error: "expected a whole number" });
  const orZero = count.check(z.nonnegative({ error: "expected 0 or more" }));
  const places = count.check(z.positive({ error: "expected at least 1" }));

  return z
    .object({
      baseUrl: z.pipe(
        z.string({ error: "expected a text" }),
        z.transform(rootOf).check(
          z.refine(isServiceLayer, {
            error: "expected the Service Layer's root, such as https://sap:50000/b1s/v2",
          }),
        ),
      ),
      companyDb: text,
      userName: z.optional(text),
      password: z.optional(text),
      authenticate: z.optional(functionOf<Authenticate>()),
      language: z._default(count, 3),
      retries: z._default(orZero, 3),
      readTimeout: z._default(milliseconds, 60_000),
      writeTimeout: z._default(milliseconds, 120_000),
      batchTimeout: z._default(milliseconds, 300_000),
      pageSize: z._default(places, 100),
      readSlots: z._default(places, 4),
      writeSlots: z._default(places, 2),
      entityTags: z._default(z.boolean({ error: "expected true or false" }), true),
      sessionCache: z.optional(objectWith<SessionCache>("get", "set", "delete")),
      onRequest: z.optional(functionOf<(event: RequestEvent) => void>()),
      onAnswer: z.optional(functionOf<(event: AnswerEvent) => void>()),
      fetch: z._default(functionOf<typeof fetch>(), () => platformFetch),
      clock: z._default(objectWith<Clock>("now", "wait"), () => systemClock),
      random: z._default(functionOf<Random>(), () => systemRandom),
      log: z.pipe(
        z._default(objectWith<Log>("debug", "info", "warn", "error"), () => silentLog),
        z.transform(unfailing),
      ),
    })
    .check(({ value, issues }) => {
      if (value.authenticate) return;
      for (const name of ["userName", "password"] as const) {
        if (value[name] !== undefined) continue;
        issues.push({ code: "custom", path: [name], message: "expected a text", input: undefined });
      }
    });
}

const functionOf = <F>(): z.ZodMiniType<F> =>
  z.custom<F>((value) => typeof value === "function", { error: "expected a function" });
const objectWith = <O>(...names: readonly string[]): z.ZodMiniType<O> =>
  z.custom<O>((value) => hasMethods(value, names), {
    error: `expected ${names.map((name) => `${name}()`).join(", ")}`,
  });

function isServiceLayer(url: string): boolean {
  return isPlainUrl(url) && /\/v[12]$/.test(new URL(url).pathname);
}
