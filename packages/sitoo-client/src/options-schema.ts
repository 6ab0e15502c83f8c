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

const account = /\/accounts\/([^/?#]+)$/;

/** The last part of the base URL; empty when it is no account's. */
export function accountIn(baseUrl: string): string {
  return account.exec(baseUrl)?.[1] ?? "";
}

/** How the options are checked, and their defaults. Made when a client is made, so that an import makes nothing. */
export function optionsSchema() {
  const text = z
    .string({ error: "expected a text" })
    .check(z.minLength(1, { error: "expected a text that is not empty" }));
  const count = z.int({ error: "expected a whole number" });
  const orZero = count.check(z.nonnegative({ error: "expected 0 or more" }));
  const positive = count.check(z.positive({ error: "expected more than 0" }));
  const user = z.object({ apiId: text, password: text });

  return z.object({
    baseUrl: z.pipe(
      z.string({ error: "expected a text" }),
      z.transform(root).check(
        z.refine(isAccount, {
          error: "expected the whole address of the account, ending in /accounts/{id}",
        }),
      ),
    ),
    eshopid: z
      .int({ error: "expected the site's number, mostly 1; with its GUID Sitoo answers nothing" })
      .check(z.positive({ error: "expected the site's number, mostly 1" })),
    users: z
      .array(user, { error: "expected a list of API users" })
      .check(z.minLength(1, { error: "expected at least one API user" })),
    retries: z._default(orZero, 5),
    timeout: z._default(positive, 60_000),
    deadline: z._default(positive, 900_000),
    pageSize: z._default(positive, 1000),
    gap: z._default(orZero, 100),
    onRequest: z.optional(functionOf<(event: RequestEvent) => void>()),
    onAnswer: z.optional(functionOf<(event: AnswerEvent) => void>()),
    fetch: z._default(functionOf<typeof fetch>(), () => platformFetch),
    clock: z._default(objectWith<Clock>("now", "wait"), () => systemClock),
    random: z._default(functionOf<Random>(), () => systemRandom),
    log: z._default(objectWith<Log>("debug", "info", "warn", "error"), () => silentLog),
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

/** As every URL below it begins. */
function root(url: string): string {
  return (URL.canParse(url) ? new URL(url).href : url).replace(/\/+$/, "");
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
