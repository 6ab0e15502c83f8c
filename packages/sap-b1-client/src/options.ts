import { type Clock, type Log, type Random, silentLog, systemClock, systemRandom } from "@instep/http";
import * as z from "zod";
import type { AnswerEvent, RequestEvent } from "./events.ts";
import type { Authenticate } from "./session/login.ts";
import type { SessionCache } from "./session/session-cache.ts";

/** How to reach one SAP Business One company, and who says so. */
export type B1Options = B1Settings & (B1User | B1SignOn);

/** A user of SAP and the password. */
export interface B1User {
  /** A user of its own: SAP's messages name it, and people keep theirs. */
  readonly userName: string;
  readonly password: string;
  readonly authenticate?: undefined;
}

/** A session that comes from elsewhere: single sign-on, a token, another program's cookies. */
export interface B1SignOn {
  /** Asked for a session whenever one is needed, by one caller at a time. */
  readonly authenticate: Authenticate;
  /** Keeps apart the sessions of several users in a shared `sessionCache`. */
  readonly userName?: string | undefined;
  readonly password?: undefined;
}

/** Everything but who the user is. */
export interface B1Settings {
  /** Service Layer root, such as `https://sap:50000/b1s/v2`. Version 1 is deprecated by SAP since 10.0 FP 2405. */
  readonly baseUrl: string;
  readonly companyDb: string;
  /** SAP's number of the language its messages come in; refusals are recognised in English. @default 3 (English) */
  readonly language?: number | undefined;
  /** Attempts after the first, for calls that are safe to repeat. @default 3 */
  readonly retries?: number | undefined;
  /** Milliseconds before an attempt to read is given up, its turn and its login included. @default 60_000 */
  readonly readTimeout?: number | undefined;
  /**
   * Milliseconds before an attempt to write is given up, its turn and its login included; once it left, it is in doubt and
   * not tried again. A `signal` bounds all attempts together. @default 120_000
   */
  readonly writeTimeout?: number | undefined;
  /** Milliseconds before a `$batch` is given up, its turn and its login included. @default 300_000 */
  readonly batchTimeout?: number | undefined;
  /** Rows per page. @default 100 */
  readonly pageSize?: number | undefined;
  /** Reads at the same time. @default 4 */
  readonly readSlots?: number | undefined;
  /** Writes at the same time. @default 2 */
  readonly writeSlots?: number | undefined;
  /** Whether rows have entity tags: SAP has them since 10.0 FP 2102. @default true */
  readonly entityTags?: boolean | undefined;
  /** Where the session is kept, so that several processes share one. @default in this client alone */
  readonly sessionCache?: SessionCache | undefined;
  /** Told of every request before it leaves. */
  readonly onRequest?: ((event: RequestEvent) => void) | undefined;
  /** Told of every answer, and of every answer that did not come. */
  readonly onAnswer?: ((event: AnswerEvent) => void) | undefined;
  /** For a self-signed certificate: `createNodeFetch` of `@instep/sap-b1-client/node`. @default globalThis.fetch */
  readonly fetch?: typeof fetch | undefined;
  /** Where "now" and "wait" come from. @default the system clock */
  readonly clock?: Clock | undefined;
  /** Where chance comes from. @default the system's */
  readonly random?: Random | undefined;
  /** Where log lines go. @default nowhere */
  readonly log?: Log | undefined;
}

const text = z.string({ error: "expected a text" }).min(1, { error: "expected a text that is not empty" });
const milliseconds = z
  .int({ error: "expected whole milliseconds" })
  .positive({ error: "expected more than 0 ms" });
const count = z.int({ error: "expected a whole number" });
const places = count.positive({ error: "expected at least 1" });
/** Looked up at each call, so that a fetch replaced later is used. */
const platformFetch: typeof fetch = (input, init) => globalThis.fetch(input, init);
const isFunction = (value: unknown): boolean => typeof value === "function";
const functionOf = <F>(): z.ZodType<F> => z.custom<F>(isFunction, { error: "expected a function" });
const objectWith = <O>(...names: readonly string[]): z.ZodType<O> =>
  z.custom<O>((value) => hasMethods(value, names), {
    error: `expected ${names.map((name) => `${name}()`).join(", ")}`,
  });

const Options = z
  .object({
    baseUrl: z
      .string({ error: "expected a text" })
      .transform((url) => url.replace(/\/+$/, ""))
      .refine(isServiceLayer, {
        error: "expected the Service Layer's root, such as https://sap:50000/b1s/v2",
      }),
    companyDb: text,
    userName: text.optional(),
    password: text.optional(),
    authenticate: functionOf<Authenticate>().optional(),
    language: count.default(3),
    retries: count.nonnegative({ error: "expected 0 or more" }).default(3),
    readTimeout: milliseconds.default(60_000),
    writeTimeout: milliseconds.default(120_000),
    batchTimeout: milliseconds.default(300_000),
    pageSize: places.default(100),
    readSlots: places.default(4),
    writeSlots: places.default(2),
    entityTags: z.boolean({ error: "expected true or false" }).default(true),
    sessionCache: objectWith<SessionCache>("get", "set", "delete").optional(),
    onRequest: functionOf<(event: RequestEvent) => void>().optional(),
    onAnswer: functionOf<(event: AnswerEvent) => void>().optional(),
    fetch: functionOf<typeof fetch>().default(() => platformFetch),
    clock: objectWith<Clock>("now", "wait").default(() => systemClock),
    random: functionOf<Random>().default(() => systemRandom),
    log: objectWith<Log>("debug", "info", "warn", "error")
      .default(() => silentLog)
      .transform(overlooked),
  })
  .check(({ value, issues }) => {
    if (value.authenticate) return;
    for (const name of ["userName", "password"] as const) {
      if (value[name] !== undefined) continue;
      issues.push({ code: "custom", path: [name], message: "expected a text", input: undefined });
    }
  });

/** The options with every default in its place. */
export type Settings = Readonly<z.infer<typeof Options>>;

/** Fills in the defaults. Throws one TypeError that lists every fault of the options, without their values. */
export function resolveOptions(options: B1Options): Settings {
  const parsed = Options.safeParse(options);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join(".") || "options"}: ${message}`);
  throw new TypeError(`createB1Client cannot use these options: ${faults.join("; ")}`);
}

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
