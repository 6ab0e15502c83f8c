import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AnswerEvent,
  type CachedSession,
  createB1Client,
  outcomeOf,
  type SessionCache,
} from "../index.ts";
import { invoiceOf, testCompany, type TestCompanyOptions } from "../../test/test-company.ts";

const minutes = (count: number): number => count * 60_000;

/** A company, and what its client sent: "POST Login 200" and the like. */
function watched({ client, ...given }: TestCompanyOptions = {}) {
  const answers: string[] = [];
  const onAnswer = (event: AnswerEvent): void => {
    const { request } = event;
    const path = request["url.template"].replace(/^\/b1s\/v\d\//, "");
    answers.push(`${request["http.request.method"]} ${path} ${String(event["http.response.status_code"])}`);
  };
  const company = testCompany({ ...given, client: { onAnswer, ...client } });
  return {
    ...company,
    answers,
    logins: () => answers.filter((each) => each.startsWith("POST Login")).length,
  };
}

function memoryCache(): SessionCache & { readonly entries: Map<string, CachedSession> } {
  const entries = new Map<string, CachedSession>();
  return {
    entries,
    get: async (key) => entries.get(key),
    set: async (key, session) => {
      entries.set(key, session);
    },
    delete: async (key) => {
      entries.delete(key);
    },
  };
}

describe("the session of one process", () => {
  it("lives as long as it is used, and is renewed before SAP has forgotten it", async () => {
    const { b1, clock, answers, logins } = watched();
    await b1.items.count();
    for (let use = 0; use < 5; use += 1) {
      await clock.advance(minutes(20));
      await b1.items.count();
    }
    expect(logins()).toBe(1);
    await clock.advance(minutes(30));
    await b1.items.count();
    expect(logins()).toBe(2);
    expect(answers).not.toContain("GET Items/$count 401");
  });

  it("is renewed once when SAP ended it, and the write is sent again", async () => {
    const { b1, sap, answers } = watched();
    await b1.items.count();
    sap.expireSessions();
    await b1.invoices.post(invoiceOf(1));
    expect(answers.slice(2)).toEqual(["POST Invoices 401", "POST Login 200", "POST Invoices 201"]);
  });

  it("any order of parallel calls logs in once, also when it expired under them", async () => {
    const calls = fc.array(fc.constantFrom("count", "find", "each", "post"), { minLength: 2, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(calls, async (names) => {
        const { b1, sap, logins } = watched();
        const call = {
          count: () => b1.items.count(),
          find: () => b1.items.find("SKU-1", { select: ["ItemName"] }),
          each: () => Array.fromAsync(b1.businessPartners.each({ select: ["CardName"] })),
          post: () => b1.invoices.post(invoiceOf(1)),
        };
        await Promise.all(names.map((name) => call[name]()));
        expect(logins()).toBe(1);
        sap.expireSessions();
        await Promise.all(names.map((name) => call[name]()));
        expect(logins()).toBe(2);
        expect(sap.books.invoices()).toHaveLength(2 * names.filter((name) => name === "post").length);
      }),
      { numRuns: 40 },
    );
  });

  it("ends with the block that used it", async () => {
    const { another, answers } = watched();
    {
      await using b1 = another();
      await b1.items.count();
    }
    expect(answers.at(-1)).toBe("POST Logout 204");
  });
});

describe("a session that processes share", () => {
  it("is logged in to by the first of them alone", async () => {
    const sessionCache = memoryCache();
    const { b1, another, logins } = watched({ client: { sessionCache } });
    await b1.items.count();
    await another().items.count();
    await another().invoices.post(invoiceOf(1));
    expect(logins()).toBe(1);
    expect([...sessionCache.entries.keys()]).toEqual([expect.stringMatching(/\/DEMO_SE\/INSTEP$/)]);
  });

  it("is renewed by whoever finds it dead, and the others take the new one without a login", async () => {
    const { b1, another, sap, logins } = watched({ client: { sessionCache: memoryCache() } });
    const other = another();
    await b1.items.count();
    await other.items.count();
    sap.expireSessions();
    await other.items.count();
    await b1.items.count();
    expect(logins()).toBe(2);
  });

  it("survives the end of one process, and is ended for all by a logout", async () => {
    const sessionCache = memoryCache();
    const { b1, another, answers } = watched({ client: { sessionCache } });
    {
      await using first = another();
      await first.items.count();
    }
    expect(answers).not.toContain("POST Logout 204");
    await b1.logout();
    expect(answers.at(-1)).toBe("POST Logout 204");
    expect(sessionCache.entries.size).toBe(0);
  });

  it("is no condition: a cache that fails, or hangs, costs a login and nothing else", async () => {
    const failing: SessionCache = {
      get: () => Promise.reject(new Error("down")),
      set: () => Promise.reject(new Error("down")),
      delete: () => Promise.reject(new Error("down")),
    };
    const hanging: SessionCache = {
      get: () => new Promise(() => undefined),
      set: () => new Promise(() => undefined),
      delete: () => new Promise(() => undefined),
    };
    for (const sessionCache of [failing, hanging]) {
      const { b1, logins } = watched({ client: { sessionCache } });
      await b1.items.count();
      await b1.items.count();
      await b1.logout();
      expect(logins()).toBe(1);
    }
  });
});

describe("a sign-on of the host's own", () => {
  const withSignOn = (authenticate: Parameters<typeof createB1Client>[0]["authenticate"]) => {
    const { sap, clock } = testCompany();
    const base = { baseUrl: sap.baseUrl, companyDb: "DEMO_SE", fetch: sap.fetch, clock, retries: 0 };
    return { sap, clock, b1: createB1Client({ ...base, authenticate: authenticate! }) };
  };

  it("gives the cookies of a session, and is asked again when that has ended", async () => {
    let asked = 0;
    const { b1, sap } = withSignOn(async ({ baseUrl, companyDb, fetch }) => {
      asked += 1;
      const body = JSON.stringify({ CompanyDB: companyDb, UserName: "INSTEP", Password: "sap-demo" });
      const answer = await fetch(`${baseUrl}/Login`, { method: "POST", body });
      const { SessionId } = (await answer.json()) as { SessionId: string };
      return { cookies: { B1SESSION: SessionId }, sessionTimeout: 30 };
    });
    await b1.items.count();
    sap.expireSessions();
    await b1.items.count();
    expect(asked).toBe(2);
  });

  it("that fails keeps the call from leaving, and its reason is the cause", async () => {
    const { b1 } = withSignOn(() => Promise.reject(new Error("the identity provider is down")));
    const failed: unknown = await b1.invoices.post(invoiceOf(1)).catch((error: unknown) => error);
    expect(failed).toMatchObject({
      outcome: "not-sent",
      code: "not-signed-on",
      cause: { message: "the identity provider is down" },
    });
  });

  it("that hangs is given up at the client's own timeout", async () => {
    const { b1 } = withSignOn(() => new Promise(() => undefined));
    const failed: unknown = await b1.items.count().catch((error: unknown) => error);
    expect(outcomeOf(failed)).toBe("not-sent");
  });
});

describe("a node in trouble", () => {
  it("is given up after two failures in a row: the next login lands on another", async () => {
    const { b1, logins } = watched({ options: { nodes: 2, nodesBroken: [1] } });
    expect(await b1.items.find("SKU-1", { select: ["ItemName"] })).toBeDefined();
    expect(logins()).toBe(2);
  });

  it("is tried by one call at a time, and all go on when one has got through", async () => {
    const seen: { readonly running: number; readonly status: number }[] = [];
    const inner: { fetch?: typeof fetch } = {};
    let running = 0;
    const counting: typeof fetch = async (input, init) => {
      running += 1;
      const together = running;
      const answer = await inner.fetch!(input, init).finally(() => (running -= 1));
      seen.push({ running: together, status: answer.status });
      return answer;
    };
    const { b1, sap } = testCompany({ client: { readSlots: 8, retries: 20, fetch: counting } });
    inner.fetch = sap.fetch;
    await b1.items.count();
    sap.faults.add({ kind: "unavailable-before", when: { path: "Items" }, times: 12 });

    expect(await Promise.all(Array.from({ length: 30 }, () => b1.items.count()))).toHaveLength(30);
    const troubles = seen.flatMap(({ running, status }) => (status === 503 ? [running] : []));
    expect(troubles).toHaveLength(12);
    expect(Math.max(...troubles.slice(8))).toBe(1); // eight were on their way when the first two failed
    expect(Math.max(...seen.map((each) => each.running))).toBeGreaterThan(1);
  });
});
