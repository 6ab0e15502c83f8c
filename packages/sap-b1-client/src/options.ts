import { type Clock, type Log, type Random, silentLog, systemClock, systemRandom } from "@instep/http";
import * as z from "zod";

/** How to reach one SAP Business One company. */
export interface B1Options {
  /** Service Layer root, such as `https://sap:50000/b1s/v2`. */
  readonly baseUrl: string;
  readonly companyDb: string;
  /** A user of its own: SAP's messages name it, and people keep theirs. */
  readonly userName: string;
  readonly password: string;
  /** SAP's number of the language its messages come in; refusals are recognised in English. @default 3 (English) */
  readonly language?: number | undefined;
  /** Attempts after the first, for calls that are safe to repeat. @default 3 */
  readonly retries?: number | undefined;
  /** Milliseconds before a read is given up. @default 60_000 */
  readonly readTimeout?: number | undefined;
  /** Milliseconds before a write is given up; it is in doubt then. @default 120_000 */
  readonly writeTimeout?: number | undefined;
  /** Rows per page. @default 100 */
  readonly pageSize?: number | undefined;
  /** Reads at the same time. @default 4 */
  readonly readSlots?: number | undefined;
  /** Writes at the same time. @default 2 */
  readonly writeSlots?: number | undefined;
  /** @default globalThis.fetch */
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

const Options = z.object({
  baseUrl: z
    .string({ error: "expected a text" })
    .transform((url) => url.replace(/\/+$/, ""))
    .refine(isServiceLayer, {
      error: "expected the Service Layer's root, version 2, such as https://sap:50000/b1s/v2",
    }),
  companyDb: text,
  userName: text,
  password: text,
  language: count.default(3),
  retries: count.nonnegative({ error: "expected 0 or more" }).default(3),
  readTimeout: milliseconds.default(60_000),
  writeTimeout: milliseconds.default(120_000),
  pageSize: places.default(100),
  readSlots: places.default(4),
  writeSlots: places.default(2),
  fetch: z.custom<typeof fetch>(isFunction, { error: "expected a function" }).default(() => platformFetch),
  clock: z
    .custom<Clock>((value) => hasMethods(value, ["now", "wait"]), { error: "expected now() and wait()" })
    .default(() => systemClock),
  random: z.custom<Random>(isFunction, { error: "expected a function" }).default(() => systemRandom),
  log: z
    .custom<Log>((value) => hasMethods(value, ["debug", "info", "warn", "error"]), {
      error: "expected debug(), info(), warn(), error()",
    })
    .default(() => silentLog),
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

function isServiceLayer(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, username, password, pathname, search, hash } = new URL(url);
  const plain = username === "" && password === "" && search === "" && hash === "";
  return plain && (protocol === "https:" || protocol === "http:") && pathname.endsWith("/v2");
}

function hasMethods(value: unknown, names: readonly string[]): boolean {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return false;
  return names.every((name) => isFunction(Reflect.get(value, name)));
}
