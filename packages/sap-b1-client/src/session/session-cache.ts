import type { Clock, Log } from "@instep/http";
import * as z from "zod/mini";
import { safeParse } from "zod/v4/core";
import { objectOf } from "../entity/fields.ts";
import { isIdle, type Session } from "./session.ts";

/**
 * Where several processes share one session, such as Redis or a table: SAP's licences and memory are spared, and no two
 * logins collide for long. Whoever can read it can act as the integration user. What it throws is logged and overlooked.
 */
export interface SessionCache {
  get(key: string): Promise<CachedSession | undefined>;
  set(key: string, session: CachedSession): Promise<void>;
  delete(key: string): Promise<void>;
}

/** A session as plain data. Secret. */
export interface CachedSession {
  readonly cookies: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds without a request after which SAP forgets it. */
  readonly idle: number;
  /** When some process last used it, in milliseconds since the epoch, exact to a minute. */
  readonly usedAt: number;
}

const KeptSession = objectOf(() => ({
  cookies: texts(),
  headers: texts(),
  idle: z.number(),
  usedAt: z.number(),
}));
const texts = (): z.ZodMiniType<Record<string, string>> => z.record(z.string(), z.string());

/** The cache as the sessions use it: asked and told, never in the way. */
export interface SharedSession {
  /** The session that another process has left and SAP still knows. */
  take(now: number): Promise<Session | undefined>;
  /** Leaves a session for the others; one that was left less than a minute ago is not written again. */
  leave(session: Session): Promise<void>;
  /** Takes it away from everybody. */
  end(): Promise<void>;
}

/** How stale the time of the last use may be in the cache. */
const freshEnough = 60_000;

/** Whose session it is: never the password, and never two users' in one place. */
export interface SharedBy {
  readonly baseUrl: string;
  readonly companyDb: string;
  readonly userName?: string | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

/** Milliseconds that a cache may take to answer: beyond that, a login of one's own is quicker. */
const patience = 5_000;

export function shareIn(cache: SessionCache | undefined, owner: SharedBy): SharedSession {
  const { baseUrl, companyDb, userName = "", clock, log } = owner;
  const key = `${new URL(baseUrl).host}/${companyDb}/${userName}`;
  let left: { readonly session: Session; readonly at: number } | undefined;

  const unless = async <T>(work: () => Promise<T> | undefined): Promise<T | undefined> => {
    const over = new AbortController();
    const late = async (): Promise<never> => {
      await clock.wait(patience, over.signal);
      throw new Error("The session cache did not answer");
    };
    try {
      return await Promise.race([work(), late()]);
    } catch (error) {
      log.warn("The session cache failed", { error: error instanceof Error ? error.name : "unknown" });
      return undefined;
    } finally {
      over.abort();
    }
  };
  return {
    take: async (now) => {
      const kept = cache && (await unless(() => cache.get(key)));
      const found = safeParse(KeptSession, kept).data; // another release may have left another shape
      if (!found || isIdle(found, now)) return undefined;
      const session = { ...found, cookies: new Map(Object.entries(found.cookies)) };
      left = { session, at: found.usedAt };
      return session;
    },
    leave: async (session) => {
      if (!cache || (left?.session === session && session.usedAt - left.at < freshEnough)) return;
      left = { session, at: session.usedAt };
      const kept = { ...session, cookies: Object.fromEntries(session.cookies) };
      await unless(() => cache.set(key, kept));
    },
    end: async () => {
      left = undefined;
      if (cache) await unless(() => cache.delete(key));
    },
  };
}
