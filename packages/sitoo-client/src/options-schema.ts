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
  // Basic authentication ends the id at the first colon.
  const apiId = text.check(z.regex(/^[^:]*$/, { error: "expected a text without a colon" }));
  const user = z.object({ apiId, password: text });

  return z.object({
    baseUrl: z.pipe(
      z.string({ error: "expected a text" }),
      z.transform(rootOf).check(
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
      .check(z.minLength(1, { error: "expected at least one API user" }))
      .check(z.refine(isEachOnce, { error: "expected each API user once: it makes one call at a time" })),
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
    log: z.pipe(
      z._default(objectWith<Log>("debug", "info", "warn", "error"), () => silentLog),
      z.transform(unfailing),
    ),
  });
}

export const functionOf = <F>(): z.ZodMiniType<F> =>
  z.custom<F>((value) => typeof value === "function", { error: "expected a function" });
export const objectWith = <O>(...names: readonly string[]): z.ZodMiniType<O> =>
  z.custom<O>((value) => hasMethods(value, names), {
    error: `expected ${names.map((name) => `${name}()`).join(", ")}`,
  });

function isEachOnce(users: readonly { readonly apiId: string }[]): boolean {
  return new Set(users.map(({ apiId }) => apiId)).size === users.length;
}

function isAccount(url: string): boolean {
  return isPlainUrl(url) && account.test(url);
}
