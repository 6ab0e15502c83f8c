import type { AnswerEvent, Clock, Log, Observed, Random, RequestEvent } from "@instep/http";
import type * as z from "zod/mini";
import { accountIn, optionsSchema } from "./options-schema.ts";
import { faultsOf } from "./resource/records.ts";
import { templateOf } from "./template-of.ts";

/** How to reach one site of a Sitoo account, and who calls. */
export type SitooOptions = SitooSettings & (ApiUser | ApiUsers);

/** What Backoffice gives for a program, under Settings and Sitoo REST API. */
export interface ApiUser {
  readonly apiId: string;
  readonly password: string;
  readonly users?: undefined;
}

/** Several API users of one account: each makes one call at a time, so that there are as many at once as there are users. */
export interface ApiUsers {
  readonly users: readonly ApiUser[];
  readonly apiId?: undefined;
  readonly password?: undefined;
}

/** Everything but who calls. */
export interface SitooSettings {
  /** The whole address of the account, as Sitoo's Backoffice shows it: it ends in `/accounts/{id}`. */
  readonly baseUrl: string;
  /** The site's number, mostly 1. Never its GUID: with that Sitoo answers nothing, and no error either. */
  readonly eshopid: number;
  /** Attempts after the first, for calls that are safe to repeat. @default 5 */
  readonly retries?: number | undefined;
  /** Milliseconds before an answer is given up, once the call has left. @default 60_000 */
  readonly timeout?: number | undefined;
  /** Milliseconds before a whole call is given up: its turn, its waits after a 429 and all its attempts. @default 900_000 */
  readonly deadline?: number | undefined;
  /** Records per page. @default 1000 */
  readonly pageSize?: number | undefined;
  /** Milliseconds between the end of a user's call and the start of its next. @default 100 */
  readonly gap?: number | undefined;
  /** Told of every request before it leaves. */
  readonly onRequest?: ((event: RequestEvent) => void) | undefined;
  /** Told of every answer, and of every answer that did not come. */
  readonly onAnswer?: ((event: AnswerEvent) => void) | undefined;
  /** @default globalThis.fetch */
  readonly fetch?: typeof fetch | undefined;
  /** Where "now" and "wait" come from. @default the system clock */
  readonly clock?: Clock | undefined;
  /** Where chance comes from. @default the system's */
  readonly random?: Random | undefined;
  /** Where log lines go. @default nowhere */
  readonly log?: Log | undefined;
}

/** The options with every default in its place. */
export type Settings = Readonly<z.infer<ReturnType<typeof optionsSchema>>> &
  Pick<Observed, "templateOf"> & {
    /** The last part of the base URL. */
    readonly accountId: string;
  };

/** Callers of plain JavaScript may give neither or both. */
type Given = SitooSettings & Partial<Record<keyof ApiUser, unknown>>;

/** Fills in the defaults. Throws one TypeError that lists every fault of the options, without their values. */
export function resolveOptions(options: SitooOptions): Settings {
  const { apiId, password, users, ...settings }: Given = { ...options };
  const alone = apiId !== undefined || password !== undefined || users === undefined;
  const schema = optionsSchema();
  // A name that nobody knows is a misspelt one, and the default would hold without a word.
  const unknown = Object.keys(settings).filter((name) => !Object.hasOwn(schema.shape, name));
  const parsed = schema.safeParse({ ...settings, users: alone ? [{ apiId, password }] : users });
  if (parsed.success && !(alone && users) && unknown.length === 0)
    return { ...parsed.data, templateOf, accountId: accountIn(parsed.data.baseUrl) };
  const faults = [
    ...faultsOf(parsed.error?.issues ?? []).map((fault) =>
      alone ? fault.replace(/^users\.0\./, "") : fault,
    ),
    ...unknown.map((name) => `${name}: there is no such option`),
    ...(alone && users ? ["users: expected either one API user or several"] : []),
  ];
  throw new TypeError(`createSitooClient cannot use these options: ${faults.join("; ")}`);
}
