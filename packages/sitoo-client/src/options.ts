import { type Clock, type Log, type Random, silentLog, systemClock, systemRandom } from "@instep/http";
import * as z from "zod";

/** How to reach one site of a Sitoo account. */
export interface SitooOptions {
  /** The whole address of the account, as Sitoo's Backoffice shows it: it ends in `/accounts/{id}`. */
  readonly baseUrl: string;
  /** The site's number, mostly 1. Never its GUID: with that Sitoo answers nothing, and no error either. */
  readonly eshopid: number;
  readonly apiId: string;
  readonly password: string;
  /** Attempts after the first, for calls that are safe to repeat. @default 5 */
  readonly retries?: number | undefined;
  /** Milliseconds before a call is given up. @default 60_000 */
  readonly timeout?: number | undefined;
  /** Records per page. @default 1000 */
  readonly pageSize?: number | undefined;
  /** Milliseconds between the end of a call and the start of the next. @default 0 */
  readonly gap?: number | undefined;
  /** @default globalThis.fetch */
  readonly fetch?: typeof fetch | undefined;
  /** Where "now" and "wait" come from. @default the system clock */
  readonly clock?: Clock | undefined;
  /** Where chance comes from. @default the system's */
  readonly random?: Random | undefined;
  /** Where log lines go. @default nowhere */
  readonly log?: Log | undefined;
}

const account = /\/accounts\/([^/?#]+)$/;
const text = z.string({ error: "expected a text" }).min(1, { error: "expected a text that is not empty" });
const count = z.int({ error: "expected a whole number" });
const orZero = count.nonnegative({ error: "expected 0 or more" });
const positive = count.positive({ error: "expected more than 0" });

/** Looked up at each call, so that a fetch replaced later is used. */
const platformFetch: typeof fetch = (input, init) => globalThis.fetch(input, init);
const isFunction = (value: unknown): boolean => typeof value === "function";

const Options = z.object({
  baseUrl: z
    .string({ error: "expected a text" })
    .transform((url) => url.replace(/\/+$/, ""))
    .refine(isAccount, { error: "expected the whole address of the account, ending in /accounts/{id}" }),
  eshopid: z
    .int({ error: "expected the site's number, mostly 1; with its GUID Sitoo answers nothing" })
    .positive({ error: "expected the site's number, mostly 1" }),
  apiId: text,
  password: text,
  retries: orZero.default(5),
  timeout: positive.default(60_000),
  pageSize: positive.default(1000),
  gap: orZero.default(0),
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
export type Settings = Readonly<z.infer<typeof Options>> & {
  /** The last part of the base URL. */
  readonly accountId: string;
};

/** Fills in the defaults. Throws one TypeError that lists every fault of the options, without their values. */
export function resolveOptions(options: SitooOptions): Settings {
  const parsed = Options.safeParse(options);
  if (parsed.success) return { ...parsed.data, accountId: account.exec(parsed.data.baseUrl)?.[1] ?? "" };
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join(".") || "options"}: ${message}`);
  throw new TypeError(`createSitooClient cannot use these options: ${faults.join("; ")}`);
}

function isAccount(url: string): boolean {
  if (!URL.canParse(url) || !account.test(url)) return false;
  const { protocol, username, password, search, hash } = new URL(url);
  const plain = username === "" && password === "" && search === "" && hash === "";
  return plain && (protocol === "https:" || protocol === "http:");
}

function hasMethods(value: unknown, names: readonly string[]): boolean {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return false;
  return names.every((name) => isFunction(Reflect.get(value, name)));
}
