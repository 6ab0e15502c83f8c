import { type Answer, type Failure, jsonIn, reasonOf, startDeadline, transmit } from "@instep/http";
import * as z from "zod/mini";
import { safeParse } from "zod/v4/core";
import { answerOf, errorOf } from "../answer.ts";
import { objectOf } from "../entity/fields.ts";
import { B1Error, B1NotSent, B1Rejected, isB1Error } from "../errors.ts";
import type { Settings } from "../options.ts";
import { areHeaders } from "../sendable.ts";
import { keepCookies, type Session } from "./session.ts";

export const loginCall = { method: "POST", path: "Login" } as const;

/** Gets a session in another way than by user name and password. What it throws is the cause of a B1NotSent. */
export type Authenticate = (asked: AuthenticationRequest) => Promise<Authentication>;

/** For whom and with what a session is asked for. */
export interface AuthenticationRequest {
  readonly baseUrl: string;
  readonly companyDb: string;
  /** The client's own fetch, with its certificate and agent. */
  readonly fetch: typeof fetch;
  /** Aborts when the client's `readTimeout` is over. */
  readonly signal: AbortSignal;
}

/** What SAP wants to see with every request. */
export interface Authentication {
  /** Such as B1SESSION and ROUTEID, by name. */
  readonly cookies?: Readonly<Record<string, string>> | undefined;
  /** Such as an authorization. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Minutes without a request after which SAP forgets it. @default 30, as SAP sets it */
  readonly sessionTimeout?: number | undefined;
}

const minute = 60_000;
const defaultTimeout = 30;

/** Logs in once. Throws refused credentials as B1Rejected and all else as B1NotSent: the call that needs a session never left. */
export async function logIn(settings: Settings): Promise<Session> {
  const { authenticate, companyDb, clock, log, readTimeout } = settings;
  const deadline = startDeadline({ timeout: readTimeout }, clock);
  const usedAt = clock.now();
  try {
    const { cookies, headers, sessionTimeout } = authenticate
      ? await signedOn(authenticate, settings, deadline.signal)
      : authenticationIn(await transmit(loginRequest(settings), deadline, settings));
    log.info("Logged in to SAP", { companyDb });
    return {
      cookies: new Map(Object.entries(cookies ?? {})),
      headers: headers ?? {},
      idle: (sessionTimeout ?? defaultTimeout) * minute,
      usedAt,
    };
  } finally {
    deadline.end();
  }
}

function loginRequest({ baseUrl, companyDb, userName, password, language }: Settings) {
  const credentials = { CompanyDB: companyDb, UserName: userName, Password: password, Language: language };
  const headers = { "content-type": "application/json" };
  return { method: "POST", url: `${baseUrl}/Login`, headers, body: JSON.stringify(credentials) } as const;
}

async function signedOn(
  authenticate: Authenticate,
  { baseUrl, companyDb, fetch }: Settings,
  signal: AbortSignal,
): Promise<Authentication> {
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(reasonOf(signal)), { once: true });
  });
  try {
    const given = await Promise.race([authenticate({ baseUrl, companyDb, fetch, signal }), late]);
    const { success, data } = safeParse(SignedOn, given);
    if (success && (data.cookies ?? data.headers)) return data;
    throw new Error("It gave neither cookies nor headers that can be sent");
  } catch (error) {
    if (isB1Error(error)) throw error;
    throw new B1NotSent({
      ...loginCall,
      what: "The sign-on of the host gave no session",
      code: "not-signed-on",
      cause: error,
    });
  }
}

const sendable = (): z.ZodMiniType<Record<string, string> | undefined> =>
  z.optional(z.record(z.string(), z.string()).check(z.refine(areHeaders)));

const SignedOn = objectOf(() => ({
  cookies: sendable(),
  headers: sendable(),
  sessionTimeout: z.optional(z.number().check(z.positive())),
}));

const LoginBody = objectOf(() => ({
  SessionId: z.optional(z.string().check(z.minLength(1))),
  SessionTimeout: z.catch(z.optional(z.coerce.number().check(z.positive())), undefined),
}));

function authenticationIn(answer: Answer | Failure): Authentication {
  if (answer.kind !== "answer") throw notLoggedIn(errorOf(answer, loginCall));
  try {
    answerOf(answer, loginCall);
  } catch (error) {
    throw error instanceof B1Error ? refusedLogin(error) : error;
  }
  const cookies = new Map<string, string>();
  keepCookies({ cookies }, answer.headers);
  const { SessionId, SessionTimeout } = safeParse(LoginBody, jsonIn(answer.body)).data ?? {};
  if (!cookies.has("B1SESSION") && SessionId) cookies.set("B1SESSION", SessionId);
  if (!cookies.has("B1SESSION")) {
    throw new B1NotSent({ ...loginCall, what: "SAP's login gave no session", code: "unreadable-answer" });
  }
  return { cookies: Object.fromEntries(cookies), sessionTimeout: SessionTimeout };
}

/**
 * Every 401 counts as the credentials, whoever said it and in whatever words: a retry costs the account, a stop costs a
 * look.
 */
function refusedLogin(error: B1Error): B1Error {
  const { refusalClass, status, sapCode, sapMessage } = error;
  if (refusalClass === "credentials") return error;
  if (status !== 401) return notLoggedIn(error);
  const code = "wrong-credentials";
  const facts = {
    ...loginCall,
    what: `The login was refused (${sapCode ?? "401"})`,
    code,
    status,
    cause: error,
  } as const;
  if (sapCode === undefined) return new B1Rejected({ ...facts, refusalClass: "credentials" });
  const refusal = { code, refusalClass: "credentials", sapCode, sapMessage: sapMessage ?? "" } as const;
  return new B1Rejected({ ...facts, refusal });
}

/** Without a session no call has left: whatever became of the login, the call itself was not sent. Its cause says why. */
function notLoggedIn(error: B1Error): B1NotSent {
  const { code, status } = error;
  return new B1NotSent({
    ...loginCall,
    what: `Could not log in to SAP (${code})`,
    code,
    status,
    cause: error,
  });
}
