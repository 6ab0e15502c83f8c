import {
  type AnswerEvent,
  type Clock,
  type Log,
  type Random,
  type RequestEvent,
  silentLog,
  systemClock,
  systemRandom,
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
        z.transform(root).check(
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
        z.transform(overlooked),
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

/** Looked up at each call, so that a fetch replaced later is used. */
const platformFetch: typeof fetch = (input, init) => globalThis.fetch(input, init);
const isFunction = (value: unknown): boolean => typeof value === "function";
const functionOf = <F>(): z.ZodMiniType<F> => z.custom<F>(isFunction, { error: "expected a function" });
const objectWith = <O>(...names: readonly string[]): z.ZodMiniType<O> =>
  z.custom<O>((value) => hasMethods(value, names), {
    error: `expected ${names.map((name) => `${name}()`).join(", ")}`,
  });

/** A log that throws is overlooked: there is nowhere left to tell it, and a confirmed document is not to be lost for it. */
function overlooked(log: Log): Log {
  const quietly =
    (level: keyof Log): Log["info"] =>
    (message, fields) => {
      try {
        log[level](message, fields);
      } catch {
        return;
      }
    };
  return {
    debug: quietly("debug"),
    info: quietly("info"),
    warn: quietly("warn"),
    error: quietly("error"),
  };
}

/** As every URL below it begins. */
function root(url: string): string {
  return (URL.canParse(url) ? new URL(url).href : url).replace(/\/+$/, "");
}

function isServiceLayer(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, username, password, pathname, search, hash } = new URL(url);
  const plain = username === "" && password === "" && search === "" && hash === "";
  return plain && (protocol === "https:" || protocol === "http:") && /\/v[12]$/.test(pathname);
}

function hasMethods(value: unknown, names: readonly string[]): boolean {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return false;
  return names.every((name) => isFunction(Reflect.get(value, name)));
}
