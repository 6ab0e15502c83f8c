import { type Backoff, defaultBackoff, delayBefore, reasonOf, repeat, send } from "@instep/http";
import { cookieOf, type Session } from "./cookies.ts";
import { B1Error, B1NotSent } from "./errors.ts";
import { logIn, loginCall } from "./login.ts";
import { mayRepeat } from "./may-repeat.ts";
import type { Settings } from "./options.ts";

/** Keeps the one session of a company that all calls share. */
export interface Sessions {
  /** The session, logging in first when there is none. Callers that come at the same time share one login. */
  open(signal?: AbortSignal): Promise<Session>;
  /** Forgets a session that SAP refused, unless another caller has renewed it already. */
  drop(session: Session): void;
  login(signal?: AbortSignal): Promise<void>;
  logout(signal?: AbortSignal): Promise<void>;
}

/** How long a login that failed keeps all calls from the next one: doubling, at most a minute. */
const loginBackoff: Backoff = { first: defaultBackoff.first, longest: 120_000 };

export function createSessions(settings: Settings): Sessions {
  const { retries, clock, random } = settings;
  let current: Session | undefined;
  let opening: Promise<Session> | undefined;
  let failures = 0; // logins in a row
  let failed: { readonly error: B1Error; readonly until: number } | undefined;

  const start = async (): Promise<Session> => {
    try {
      current = await logIn(settings);
      failures = 0;
      failed = undefined;
      return current;
    } catch (error) {
      failures += 1;
      if (error instanceof B1Error) failed = { error, until: clock.now() + pauseAfter(error, failures) };
      throw error;
    } finally {
      opening = undefined;
    }
  };
  const open = async (signal?: AbortSignal): Promise<Session> => {
    if (current) return current;
    if (failed && clock.now() < failed.until) throw failed.error;
    return unlessAborted((opening ??= start()), signal);
  };

  return {
    open,
    drop: (session) => {
      if (current === session) current = undefined;
    },
    login: async (signal) => {
      failed = undefined;
      const mayTry = (error: unknown): boolean => mayRepeat(error, { reads: true });
      await repeat(() => open(signal), { retries, clock, random, signal, mayRepeat: mayTry });
    },
    logout: async (signal) => {
      const session = current ?? (await opening?.catch(() => undefined));
      current = undefined;
      if (session) await logOut(settings, session, signal);
    },
  };
}

/**
 * Milliseconds until the next login. Asked again and again, wrong credentials lock the account: only `login` asks again.
 * Anything else pauses for the least that a call waits before it repeats, so that its own repetition may log in.
 */
function pauseAfter({ refusalClass }: B1Error, failures: number): number {
  return refusalClass === "credentials"
    ? Number.POSITIVE_INFINITY
    : delayBefore(failures, loginBackoff, () => 0);
}

async function logOut(settings: Settings, session: Session, signal: AbortSignal | undefined): Promise<void> {
  const { baseUrl, readTimeout, log } = settings;
  const headers = { cookie: cookieOf(session) };
  const call = { method: "POST", url: `${baseUrl}/Logout`, headers, timeout: readTimeout, signal } as const;
  const answer = await send(call, settings);
  if (answer.kind !== "answer") log.warn("SAP was not told of the logout; it ends an idle session by itself");
}

/** One caller may stop waiting for a login that others share. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      if (!signal) return;
      const what = "Called off while waiting for the login";
      reject(new B1NotSent({ ...loginCall, what, code: "aborted", cause: reasonOf(signal) }));
    };
    if (signal?.aborted) stop();
    signal?.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal?.removeEventListener("abort", stop));
  });
}
