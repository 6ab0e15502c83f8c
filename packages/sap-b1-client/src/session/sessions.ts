import {
  type Backoff,
  type Deadline,
  defaultBackoff,
  delayBefore,
  repeat,
  startDeadline,
  transmit,
} from "@instep/http";
import { B1Error } from "../errors.ts";
import { mayRepeat } from "../may-repeat.ts";
import type { Settings } from "../options.ts";
import { stoppedBefore } from "../answer.ts";
import { logIn, loginCall } from "./login.ts";
import { headersOf, isIdle, keepCookies, type Session } from "./session.ts";
import { shareIn } from "./session-cache.ts";

/** Keeps the one session of a company that all calls share. */
export interface Sessions {
  /** The session, logging in first when there is none. Callers that come at the same time share one login. */
  open(deadline: Deadline): Promise<Session>;
  /** SAP has answered in it: it goes on, perhaps on another node. */
  used(session: Session, sentAt: number, headers: Headers): void;
  /** Forgets a session that SAP refused, unless another caller has renewed it already. */
  readonly drop: (session: Session) => void;
  login(signal?: AbortSignal): Promise<void>;
  logout(signal?: AbortSignal): Promise<void>;
}

/** How long a login that failed keeps all calls from the next one: doubling, at most a minute. */
const loginBackoff: Backoff = { first: defaultBackoff.first, longest: 120_000 };

export function createSessions(settings: Settings): Sessions {
  const { retries, clock, random, readTimeout } = settings;
  const shared = shareIn(settings.sessionCache, settings);
  let current: Session | undefined;
  let refused: string | undefined; // the last one that SAP did not know any more
  let opening: Promise<Session> | undefined;
  let failures = 0; // logins in a row
  let failed: { readonly error: B1Error; readonly until: number } | undefined;

  const takeShared = async (): Promise<Session | undefined> => {
    const session = await shared.take(clock.now());
    return session && identityOf(session) !== refused ? session : undefined;
  };
  const start = async (): Promise<Session> => {
    try {
      current = (await takeShared()) ?? (await logIn(settings));
      void shared.leave(current); // it never rejects, and no call waits for it
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
  const open = async (deadline: Deadline): Promise<Session> => {
    if (current && !isIdle(current, clock.now())) return current;
    current = undefined;
    if (failed && clock.now() < failed.until) throw failed.error;
    return unlessStopped((opening ??= start()), deadline);
  };

  return {
    open,
    used: (session, sentAt, headers) => {
      keepCookies(session, headers);
      session.usedAt = Math.max(session.usedAt, sentAt);
      void shared.leave(session); // it never rejects, and no answer waits for it
    },
    drop: (session) => {
      if (current !== session) return;
      refused = identityOf(session);
      current = undefined;
    },
    login: async (signal) => {
      failed = undefined;
      const mayTry = (error: unknown): boolean => mayRepeat(error, { reads: true });
      const attempt = async (): Promise<void> => {
        const deadline = startDeadline({ timeout: readTimeout, signal }, clock);
        await open(deadline).finally(() => deadline.end());
      };
      await repeat(attempt, { retries, clock, random, signal, mayRepeat: mayTry });
    },
    logout: async (signal) => {
      const session = current ?? (await opening?.catch(() => undefined)) ?? (await takeShared());
      current = undefined;
      await shared.end();
      if (session) await logOut(settings, session, signal);
    },
  };
}

function identityOf({ cookies, headers }: Session): string {
  return cookies.get("B1SESSION") ?? JSON.stringify(headers);
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
  const { baseUrl, readTimeout, clock, log } = settings;
  const deadline = startDeadline({ timeout: readTimeout, signal }, clock);
  const request = { method: "POST", url: `${baseUrl}/Logout`, headers: headersOf(session) } as const;
  const answer = await transmit(request, deadline, settings).finally(() => deadline.end());
  if (answer.kind !== "answer") log.warn("SAP was not told of the logout; it ends an idle session by itself");
}

/** One caller may stop waiting for a login that others share. */
function unlessStopped<T>(work: Promise<T>, deadline: Deadline): Promise<T> {
  const { signal } = deadline;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(stoppedBefore("the login was over", deadline, loginCall));
    if (deadline.isOver()) stop();
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
