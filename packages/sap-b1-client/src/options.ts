import type { AnswerEvent, Clock, Log, Observed, Random, RequestEvent } from "@instep/http";
import type * as z from "zod/mini";
import { optionsSchema } from "./options-schema.ts";
import type { Authenticate } from "./session/login.ts";
import type { SessionCache } from "./session/session-cache.ts";
import { templateOf } from "./template-of.ts";

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

/** The options with every default in its place. */
export type Settings = Readonly<z.infer<ReturnType<typeof optionsSchema>>> & Pick<Observed, "templateOf">;

/** Fills in the defaults. Throws one TypeError that lists every fault of the options, without their values. */
export function resolveOptions(options: B1Options): Settings {
  const parsed = optionsSchema().safeParse(options);
  if (parsed.success) return { ...parsed.data, templateOf };
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join(".") || "options"}: ${message}`);
  throw new TypeError(`createB1Client cannot use these options: ${faults.join("; ")}`);
}
