import type { Clock } from "@instep/http";
import { describe, expect, it } from "vitest";
import {
  B1Error,
  createB1Client,
  odata,
  outcomeOf,
  type B1Settings,
  type B1User,
  type InvoiceDraft,
} from "./index.ts";

const root = "https://sap.test:50000/b1s/v2";
const draft: InvoiceDraft = {
  CardCode: "GUEST-01",
  DocDate: "2026-11-23",
  DocDueDate: "2026-11-23",
  TaxDate: "2026-11-23",
  VatDate: "2026-11-23",
  NumAtCard: "SITOO-1500-11513",
  Comments: "SITOO-1500-11513/invoice",
  JournalMemo: "Sitoo 11513",
  DocCurrency: "SEK",
  DocumentLines: [{ ItemCode: "7350012345678", Quantity: 1, PriceAfterVAT: 125, VatGroup: "U25" }],
};

const refusal = (status: number, code: string, message: string): Response =>
  Response.json({ error: { code, message } }, { status });
const page = (status: number): Response => new Response("<html>Proxy Error</html>", { status });
const posted = (set: string, DocEntry: number): Response =>
  Response.json(
    { "@odata.context": `${root}/$metadata#${set}/$entity`, DocEntry, NumAtCard: draft.NumAtCard },
    { status: 201, headers: { location: `${root}/${set}(${String(DocEntry)})` } },
  );
const loggedIn = (number: number): Response => {
  const headers = new Headers([
    ["set-cookie", `B1SESSION=s${String(number)}; HttpOnly; SameSite=None`],
    ["set-cookie", "ROUTEID=.node1; path=/b1s"],
  ]);
  return Response.json({ SessionId: `s${String(number)}`, SessionTimeout: 30 }, { headers });
};

interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
}

type Play = (seen: Seen, nth: number) => Response | Promise<Response>;

/** A Service Layer in a few lines: `play` answers everything but logins, `logIn` those. Waiting takes no time here. */
function sap(
  play: Play,
  {
    logIn = (nth: number): Response => loggedIn(nth),
    ...options
  }: { logIn?: (nth: number) => Response } & Partial<B1Settings & B1User> = {},
) {
  const seen: Seen[] = [];
  const waits: number[] = [];
  let logins = 0;
  let now = 0;
  const clock: Clock = {
    now: () => now,
    wait: (ms, signal) => {
      if (ms < 60_000) {
        waits.push(ms);
        now += ms;
        return Promise.resolve();
      }
      // A deadline: it never passes here.
      return new Promise((_, reject) =>
        signal?.addEventListener("abort", () => reject(new Error("called off"))),
      );
    },
  };
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const path = request.url.slice(root.length + 1);
    await Promise.resolve();
    if (path === "Login") return logIn((logins += 1));
    const call = { method: request.method, path, headers: request.headers, body: await request.text() };
    seen.push(call);
    return play(call, seen.length);
  };
  const b1 = createB1Client({
    baseUrl: root,
    companyDb: "SHOP",
    userName: "instep",
    password: "pa55word",
    fetch,
    clock,
    random: () => 0.5,
    ...options,
  });
  return { b1, seen, waits, logins: () => logins };
}

const failing = async (work: Promise<unknown>): Promise<B1Error> => {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof B1Error))
    throw new Error(`expected a B1Error, got ${String(error)}`, { cause: error });
  return error;
};

const causesOf = (error: Error): readonly Error[] => [
  error,
  ...(error.cause instanceof Error ? causesOf(error.cause) : []),
];

describe("the path of a call", () => {
  it.each([
    "../v1/Items",
    "Items/../../../x",
    "%2e%2e/v1/Items",
    "..\\..\\x",
    "Items/%2E%2E/%2e%2e/%2e%2e/x",
  ])("that leads out of the Service Layer, and the session with it, is refused: %s", async (path) => {
    const { b1, seen, logins } = sap(() => Response.json({}));
    await expect(b1.request({ method: "GET", path })).rejects.toThrow("leads out of the Service Layer");
    expect([seen, logins()]).toEqual([[], 0]);
  });

  it.each([
    "Items('A.B')",
    "Items('..')",
    "$metadata",
    "Items?$filter=ItemName eq '../..'",
    "Orders(1)/Close",
  ])("that only looks as if it did is sent: %s", async (path) => {
    const { b1, seen } = sap(() => Response.json({}));
    await b1.request({ method: "GET", path });
    expect(decodeURI(seen[0]?.path ?? "")).toBe(path);
  });
});

describe("posting", () => {
  it("a 201 with the asked-for kind is created", async () => {
    const { b1 } = sap(() => posted("Invoices", 42));
    expect(await b1.invoices.post(draft)).toMatchObject({ kind: "created", entity: { DocEntry: 42 } });
  });

  it("a 201 that names a draft is parked, not confirmed (H9)", async () => {
    const { b1 } = sap(() => posted("Drafts", 7));
    expect(await b1.invoices.post(draft)).toEqual({ kind: "draft", DocEntry: 7 });
  });

  it("a 201 whose Location alone names a draft is parked as well (H9)", async () => {
    const { b1 } = sap(() =>
      Response.json({ DocEntry: 7 }, { status: 201, headers: { location: "/b1s/v2/Drafts(7)" } }),
    );
    expect(await b1.invoices.post(draft)).toEqual({ kind: "draft", DocEntry: 7 });
  });

  it.each(["dasPending", "dasRejected", "dasCancelled", "pasPending", "pasRejected", "pasCancelled"])(
    "a 201 under the set's own name is a draft when its status is %s (H9)",
    async (AuthorizationStatus) => {
      const headers = { location: `${root}/Invoices(7)` };
      const answer = { "@odata.context": `${root}/$metadata#Invoices/$entity`, DocEntry: 7 };
      const { b1 } = sap(() => Response.json({ ...answer, AuthorizationStatus }, { status: 201, headers }));
      expect(await b1.invoices.post(draft)).toEqual({ kind: "draft", DocEntry: 7 });
    },
  );

  it.each(["dasWithout", "dasApproved", "dasGenerated", "pasWithout"])(
    "a 201 whose status is %s is created",
    async (AuthorizationStatus) => {
      const { b1 } = sap(() => Response.json({ DocEntry: 42, AuthorizationStatus }, { status: 201 }));
      expect(await b1.invoices.post(draft)).toMatchObject({ kind: "created", entity: { DocEntry: 42 } });
    },
  );

  it.each([
    ["permanent", [400, 405, 411, 413, 414, 415, 431, 501]],
    ["transient", [401, 403, 404, 429]],
  ] as const)("a refusal of the web server alone is %s when its status is of %j", async (kind, statuses) => {
    for (const status of statuses) {
      const { b1, seen } = sap(() => page(status));
      expect(await failing(b1.invoices.post(draft))).toMatchObject({
        outcome: "rejected",
        code: "web-server-refused",
        refusalClass: kind,
        status,
      });
      expect(seen).toHaveLength(1);
    }
  });

  it("a 502 page after a POST leaves the document in doubt, and it is sent once", async () => {
    const { b1, seen } = sap(() => page(502));
    const error = await failing(b1.invoices.post(draft));
    expect(error).toMatchObject({ name: "B1InDoubt", outcome: "in-doubt", code: "no-answer", status: 502 });
    expect(seen).toHaveLength(1);
  });

  it("a connection lost after a POST leaves the document in doubt, and it is sent once", async () => {
    const { b1, seen } = sap(() => {
      throw new TypeError("fetch failed", {
        cause: Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }),
      });
    });
    expect(await failing(b1.invoices.post(draft))).toMatchObject({
      outcome: "in-doubt",
      code: "no-answer",
    });
    expect(seen).toHaveLength(1);
  });

  it("an unreadable 201 leaves the document in doubt", async () => {
    const { b1, seen } = sap(() => new Response('{"DocEntry": 4', { status: 201 }));
    expect(await failing(b1.invoices.post(draft))).toMatchObject({
      outcome: "in-doubt",
      code: "unreadable-answer",
    });
    expect(seen).toHaveLength(1);
  });

  it("a 201 without a DocEntry leaves the document in doubt, and the error says what was expected where", async () => {
    const { b1 } = sap(() => Response.json({ DocTotal: "125.00" }, { status: 201 }));
    const error = await failing(b1.invoices.post(draft));
    expect(error).toMatchObject({ outcome: "in-doubt", code: "unreadable-answer" });
    expect(error.message).toMatch(/DocEntry: .*expected number.*; DocTotal: .*expected number/);
  });

  it("a refusal by SAP is rejected with its code, inner code and field", async () => {
    const message = "10001069 - Quantity falls into negative inventory [INV1.ItemCode][line: 1]";
    const { b1, seen } = sap(() => refusal(400, "-10", message));
    expect(await failing(b1.invoices.post(draft))).toMatchObject({
      name: "B1Rejected",
      outcome: "rejected",
      code: "negative-stock",
      refusalClass: "waiting",
      waitsFor: "stock",
      sapCode: "-10",
      innerCode: "10001069",
      pointer: { table: "INV1", field: "ItemCode", line: 1 },
    });
    expect(seen).toHaveLength(1);
  });

  it("a record lock is not repeated", async () => {
    const { b1, seen } = sap(() => refusal(400, "-1116", "Transaction was deadlocked on lock resources"));
    expect(await failing(b1.invoices.post(draft))).toMatchObject({
      code: "record-locked",
      refusalClass: "transient",
    });
    expect(seen).toHaveLength(1);
  });

  it("a write that never left is sent again", async () => {
    const { b1, seen, waits } = sap((_, nth) => {
      if (nth > 1) return posted("Invoices", 42);
      throw new TypeError("fetch failed", {
        cause: Object.assign(new Error("refused"), { code: "ECONNREFUSED" }),
      });
    });
    expect(await b1.invoices.post(draft)).toMatchObject({ kind: "created" });
    expect(seen).toHaveLength(2);
    expect(waits).toEqual([375]);
  });

  it("a write called off after it left is in doubt", async () => {
    const stop = new AbortController();
    const { b1 } = sap(() => {
      stop.abort(new Error("shutting down"));
      return new Promise<Response>(() => undefined);
    });
    const error = await failing(b1.invoices.post(draft, { signal: stop.signal }));
    expect(error).toMatchObject({ outcome: "in-doubt", code: "aborted" });
  });

  it("a write called off in the queue was not sent", async () => {
    const stop = new AbortController();
    const { b1, seen } = sap(() => new Promise<Response>(() => undefined), { writeSlots: 1 });
    void b1.invoices.post(draft);
    const queued = failing(b1.invoices.post(draft, { signal: stop.signal }));
    stop.abort(new Error("shutting down"));
    expect(await queued).toMatchObject({ outcome: "not-sent", code: "aborted" });
    expect(seen.length).toBeLessThanOrEqual(1);
  });

  it("an error names the call, and neither host nor password nor query nor body", async () => {
    const { b1 } = sap(() => page(502), { retries: 0 });
    const posting = await failing(b1.invoices.post(draft));
    const reading = await failing(
      b1.request({ method: "GET", path: "Invoices?$filter=CardCode eq 'SECRET'" }),
    );
    expect(posting.message).toMatch(/: POST Invoices$/);
    expect(reading.message).toMatch(/: GET Invoices$/);
    expect(`${posting.message} ${reading.message}`).not.toMatch(/sap\.test|pa55word|SECRET|GUEST-01/);
  });

  it("no cause of an error holds the request with its session", async () => {
    const { b1 } = sap(() => {
      throw new TypeError("fetch failed", {
        cause: Object.assign(new Error("reset"), { code: "ECONNRESET" }),
      });
    });
    const error = await failing(b1.invoices.post(draft));
    expect(causesOf(error).map((cause) => cause.message)).toEqual([error.message, "fetch failed", "reset"]);
    expect(causesOf(error).some((cause) => "request" in cause)).toBe(false);
  });
});

describe("the right to send", () => {
  const lost = {
    outcome: "not-sent",
    code: "aborted",
    cause: { message: "The right to send it was lost before it left" },
  };

  it("lost while a call waits for its turn keeps it from leaving", async () => {
    let mine = true;
    let finish = (): void => undefined;
    const { b1, seen } = sap(
      () => new Promise<Response>((resolve) => (finish = () => resolve(posted("Invoices", 42)))),
      { writeSlots: 1 },
    );
    const first = b1.invoices.post(draft);
    const second = failing(b1.invoices.post(draft, { mayLeave: () => mine }));
    await expect.poll(() => seen.length).toBe(1);
    mine = false;
    finish();
    await first;
    expect(await second).toMatchObject(lost);
    expect(seen).toHaveLength(1);
  });

  it("lost while a call waits for a login keeps it from leaving", async () => {
    let mine = true;
    const { b1, seen, logins } = sap(() => posted("Invoices", 42), {
      logIn: (nth) => {
        mine = false;
        return loggedIn(nth);
      },
    });
    expect(await failing(b1.invoices.post(draft, { mayLeave: () => mine }))).toMatchObject(lost);
    expect([logins(), seen.length]).toEqual([1, 0]);
  });

  it("lost while an expired session is renewed keeps the replay from leaving", async () => {
    let mine = true;
    const { b1, seen } = sap(() => refusal(401, "301", "Invalid session."), {
      logIn: (nth) => {
        mine = nth === 1;
        return loggedIn(nth);
      },
    });
    expect(await failing(b1.invoices.post(draft, { mayLeave: () => mine }))).toMatchObject(lost);
    expect(seen).toHaveLength(1);
  });

  it("lost during a backoff keeps the repetition from leaving, and nothing is tried after that", async () => {
    let mine = true;
    const { b1, seen, waits } = sap(() => {
      mine = false;
      throw new TypeError("fetch failed", {
        cause: Object.assign(new Error("refused"), { code: "ECONNREFUSED" }),
      });
    });
    expect(await failing(b1.invoices.post(draft, { mayLeave: () => mine }))).toMatchObject(lost);
    expect([seen.length, waits.length]).toEqual([1, 1]);
  });

  it("is asked by every kind of call", async () => {
    const { b1, seen } = sap(() => Response.json({ value: [] }));
    const none = { mayLeave: () => false };
    const reading = async (): Promise<void> => {
      for await (const invoice of b1.invoices.each({}, none)) expect(invoice).toBeUndefined();
    };
    const calls = [
      b1.request({ method: "POST", path: "Invoices", ...none }),
      b1.invoices.post(draft, none),
      b1.invoices.update(1, {}, none),
      b1.invoices.cancel(1, none),
      b1.invoices.find(1, none),
      b1.items.find("a/b", none),
      b1.company.adminInfo(none),
      reading(),
    ];
    for (const call of calls.map(failing)) expect(await call).toMatchObject(lost);
    expect(seen).toHaveLength(0);
  });
});

describe("reading", () => {
  it("a 502 page after a GET is repeated", async () => {
    const { b1, seen } = sap((_, nth) => (nth < 3 ? page(502) : Response.json({ DocEntry: 4711 })));
    expect(await b1.invoices.find(4711)).toMatchObject({ DocEntry: 4711 });
    expect(seen).toHaveLength(3);
  });

  it("a POST that only reads is repeated as well", async () => {
    const { b1, seen } = sap((_, nth) => (nth < 2 ? page(503) : Response.json({ value: [] })));
    await b1.request({ method: "POST", path: "QueryService_PostQuery", body: {}, reads: true });
    expect(seen).toHaveLength(2);
  });

  it("a key that SAP does not have is undefined", async () => {
    const { b1 } = sap(() => refusal(404, "-2028", "No matching records found (ODBC -2028)"));
    expect(await b1.invoices.find(1)).toBeUndefined();
  });

  it("a 404 page of the web server is no missing record", async () => {
    const { b1 } = sap(() => page(404));
    expect(await failing(b1.invoices.find(1))).toMatchObject({
      outcome: "rejected",
      code: "web-server-refused",
    });
  });

  it("an EAN stays a string key, and O'Neill is quoted", async () => {
    const { b1, seen } = sap(() => Response.json({ ItemCode: "x", CardCode: "x" }));
    await b1.items.find("7350012345678");
    await b1.businessPartners.find("O'Neill & Co");
    expect(seen.map(({ path }) => path)).toEqual([
      "Items('7350012345678')",
      "BusinessPartners('O''Neill%20%26%20Co')",
    ]);
  });

  it("a key with a slash is searched, because a web server may refuse it in a path", async () => {
    const { b1, seen } = sap(() =>
      Response.json({ value: [{ Code: "SITOO-1/invoice", Name: "x", U_Fact: "1" }] }),
    );
    const row = await b1.userTable("INSTEP_LEDGER").find("SITOO-1/invoice");
    expect(row?.U_Fact).toBe("1");
    expect(decodeURIComponent(seen[0]?.path ?? "")).toBe("U_INSTEP_LEDGER?$filter=Code eq 'SITOO-1/invoice'");
  });

  it("rows are read page by page, by links relative or rooted", async () => {
    const links = [
      "Invoices?$select=DocEntry&$skip=1",
      "/b1s/v2/Invoices?$select=DocEntry&$skip=2",
      undefined,
    ];
    const { b1, seen } = sap((_, nth) =>
      Response.json({ value: [{ DocEntry: nth }], "@odata.nextLink": links[nth - 1] }),
    );
    const entries: number[] = [];
    for await (const { DocEntry } of b1.invoices.each({ select: ["DocEntry"], pageSize: 1 }))
      entries.push(DocEntry);
    expect(entries).toEqual([1, 2, 3]);
    expect(seen.map(({ path }) => path)).toEqual([
      "Invoices?$select=DocEntry,DataVersion",
      "Invoices?$select=DocEntry&$skip=1",
      "Invoices?$select=DocEntry&$skip=2",
    ]);
    expect(seen[2]?.headers.get("prefer")).toBe("odata.maxpagesize=1");
  });

  it("a link back to the same page is an error, not a loop", async () => {
    const { b1 } = sap(() =>
      Response.json({ value: [{ DocEntry: 1 }], "@odata.nextLink": "Invoices?$skip=1" }),
    );
    const reading = async (): Promise<void> => {
      for await (const invoice of b1.invoices.each()) expect(invoice.DocEntry).toBe(1);
    };
    expect(await failing(reading())).toMatchObject({ code: "unreadable-answer" });
  });

  it("user fields survive the reading", async () => {
    const { b1 } = sap(() => Response.json({ value: [{ DocEntry: 1, U_InstepKey: "SITOO-1" }] }));
    for await (const invoice of b1.invoices.each({ filter: odata`U_InstepKey eq ${"SITOO-1"}` })) {
      expect(invoice.U_InstepKey).toBe("SITOO-1");
    }
    expect.assertions(1);
  });
});

describe("the session", () => {
  it("ten callers log in once, and send both cookies", async () => {
    const { b1, seen, logins } = sap(() => Response.json({ DocEntry: 1 }));
    await Promise.all(Array.from({ length: 10 }, (_, index) => b1.invoices.find(index)));
    expect(logins()).toBe(1);
    expect(seen).toHaveLength(10);
    expect(seen[9]?.headers.get("cookie")).toBe("B1SESSION=s1; ROUTEID=.node1");
  });

  it("a login without cookies uses the SessionId of its body", async () => {
    const { b1, seen } = sap(() => Response.json({ DocEntry: 1 }), {
      logIn: () => Response.json({ SessionId: "abc" }),
    });
    await b1.invoices.find(1);
    expect(seen[0]?.headers.get("cookie")).toBe("B1SESSION=abc");
  });

  it("a session that expired is renewed once and the write is sent once", async () => {
    const { b1, seen, logins } = sap(({ headers }) =>
      headers.get("cookie")?.includes("s1")
        ? refusal(401, "301", "Invalid session or session already timeout.")
        : posted("Invoices", 42),
    );
    expect(await b1.invoices.post(draft)).toMatchObject({ kind: "created" });
    expect(logins()).toBe(2);
    expect(seen.map(({ headers }) => headers.get("cookie")?.slice(0, 12))).toEqual([
      "B1SESSION=s1",
      "B1SESSION=s2",
    ]);
  });

  it("ten callers whose session expired renew it once", async () => {
    const { b1, logins } = sap(({ headers }) =>
      headers.get("cookie")?.includes("s1")
        ? refusal(401, "301", "Invalid session.")
        : Response.json({ DocEntry: 1 }),
    );
    await Promise.all(Array.from({ length: 10 }, (_, index) => b1.invoices.find(index)));
    expect(logins()).toBe(2);
  });

  it("a session that SAP always refuses is renewed once, not for ever", async () => {
    const { b1, seen, logins } = sap(() => refusal(401, "301", "Invalid session."));
    expect(await failing(b1.invoices.post(draft))).toMatchObject({
      outcome: "rejected",
      code: "session-refused",
    });
    expect([logins(), seen.length]).toEqual([2, 2]);
  });

  it("a wrong password is tried once, whoever comes after", async () => {
    const { b1, seen, logins } = sap(() => page(500), {
      logIn: () => refusal(401, "-304", "Fail to NONE-SSO login from SLD."),
    });
    const first = await failing(b1.invoices.post(draft));
    const second = await failing(b1.invoices.find(1));
    expect(first).toMatchObject({
      outcome: "rejected",
      code: "wrong-credentials",
      refusalClass: "credentials",
    });
    expect(second.code).toBe("wrong-credentials");
    expect([logins(), seen.length]).toEqual([1, 0]);
  });

  it("login asks again after a wrong password, because a person asked for it", async () => {
    const { b1, logins } = sap(() => Response.json({ DocEntry: 1 }), {
      logIn: (nth) => (nth === 1 ? refusal(401, "-304", "Fail to NONE-SSO login from SLD.") : loggedIn(nth)),
    });
    await failing(b1.login());
    await b1.login();
    expect(logins()).toBe(2);
    expect(await b1.invoices.find(1)).toBeDefined();
  });

  it("a 401 to a login in words nobody knows counts as wrong credentials", async () => {
    const { b1, logins } = sap(() => page(500), {
      logIn: () => refusal(401, "100000085", "Anmeldung fehlgeschlagen"),
    });
    expect(await failing(b1.invoices.find(1))).toMatchObject({
      code: "wrong-credentials",
      refusalClass: "credentials",
    });
    expect(logins()).toBe(1);
  });

  it.each([
    ["an HTML page", () => page(401)],
    ["SAP's word for a busy login", () => refusal(401, "299", "SAML Login Failed")],
    ["SAP's word for a lost session", () => refusal(401, "301", "Invalid session.")],
  ])("a 401 to a login as %s counts as wrong credentials, and 30 documents ask once", async (_, logIn) => {
    const { b1, seen, logins } = sap(() => posted("Invoices", 42), { logIn });
    for (let document = 0; document < 30; document += 1) {
      expect(await failing(b1.invoices.post(draft))).toMatchObject({
        outcome: "rejected",
        code: "wrong-credentials",
        refusalClass: "credentials",
      });
    }
    expect([logins(), seen.length]).toEqual([1, 0]);
  });

  it.each([
    ["a 403 page", "rejected", () => page(403)],
    ["a 404 page", "rejected", () => page(404)],
    ["a 429 page", "rejected", () => page(429)],
    ["a 502 page", "in-doubt", () => page(502)],
    ["a redirect", "in-doubt", () => page(302)],
    ["an uncatalogued refusal of SAP", "rejected", () => refusal(500, "-77777", "Something new")],
    ["a lasting collision", "rejected", () => refusal(500, "299", "SAML Login Failed")],
  ])("after %s to a login no document was sent, and 30 documents share few logins", async (_, why, logIn) => {
    const patient = sap(() => posted("Invoices", 42), { logIn });
    const hasty = sap(() => posted("Invoices", 42), { logIn, retries: 0 });
    for (let document = 0; document < 30; document += 1) {
      for (const { b1 } of [patient, hasty]) {
        const error = await failing(b1.invoices.post(draft));
        expect([error.outcome, outcomeOf(error.cause)]).toEqual(["not-sent", why]);
      }
    }
    expect([hasty.logins(), hasty.seen.length, patient.seen.length]).toEqual([1, 0, 0]);
    expect(patient.logins()).toBeLessThan(10);
  });

  it("after a login that failed, the next is tried as soon as its pause is over", async () => {
    const { b1, logins } = sap(() => posted("Invoices", 42), {
      logIn: (nth) => (nth < 6 ? page(503) : loggedIn(nth)),
    });
    const outcomes: string[] = [];
    while (outcomes.at(-1) !== "created" && outcomes.length < 30) {
      outcomes.push(
        await b1.invoices.post(draft).then(
          ({ kind }) => kind,
          (error: unknown) => outcomeOf(error) ?? "unknown",
        ),
      );
    }
    expect(outcomes.at(-1)).toBe("created");
    expect(logins()).toBe(6);
  });

  it("login does not wait for the pause after a login that failed", async () => {
    const { b1, logins } = sap(() => posted("Invoices", 42), {
      logIn: (nth) => (nth === 1 ? page(403) : loggedIn(nth)),
      retries: 0,
    });
    await failing(b1.invoices.post(draft));
    await b1.login();
    expect(await b1.invoices.post(draft)).toMatchObject({ kind: "created" });
    expect(logins()).toBe(2);
  });

  it("a login that collided with another is tried again, and the write is sent once", async () => {
    const { b1, seen, logins } = sap(() => posted("Invoices", 42), {
      logIn: (nth) => (nth === 1 ? refusal(500, "299", "SAML Login Failed") : loggedIn(nth)),
    });
    expect(await b1.invoices.post(draft)).toMatchObject({ kind: "created" });
    expect([logins(), seen.length]).toEqual([2, 1]);
  });

  it("a write whose login got no answer was not sent", async () => {
    const { b1, seen } = sap(() => posted("Invoices", 42), { logIn: () => page(502), retries: 1 });
    const error = await failing(b1.invoices.post(draft));
    expect(outcomeOf(error)).toBe("not-sent");
    expect(outcomeOf(error.cause)).toBe("in-doubt");
    expect(seen).toHaveLength(0);
  });

  it("a write whose login lost its connection was not sent", async () => {
    const lost = (): Response => {
      throw new TypeError("fetch failed", {
        cause: Object.assign(new Error("reset"), { code: "ECONNRESET" }),
      });
    };
    const { b1, seen } = sap(() => posted("Invoices", 42), { logIn: lost, retries: 0 });
    expect(await failing(b1.invoices.post(draft))).toMatchObject({
      outcome: "not-sent",
      code: "no-answer",
    });
    expect(seen).toHaveLength(0);
  });

  it("a refusal that comes late does not end the session another caller has renewed", async () => {
    const expired = (): Response => refusal(401, "301", "Invalid session.");
    let answerLate = (): void => undefined;
    const late = new Promise<Response>((resolve) => {
      answerLate = () => resolve(expired());
    });
    const { b1, logins } = sap(({ headers, path }) => {
      if (headers.get("cookie")?.includes("s2")) return Response.json({ DocEntry: 1 });
      return path === "Invoices(1)" ? late : expired();
    });
    const slow = b1.invoices.find(1);
    await b1.invoices.find(2);
    answerLate();
    await slow;
    expect(logins()).toBe(2);
  });

  it("leaving the block logs out", async () => {
    const { b1, seen } = sap(() => new Response(null, { status: 204 }));
    {
      await using client = b1;
      await client.login();
    }
    expect(seen.map(({ path }) => path)).toEqual(["Logout"]);
  });
});

describe("options", () => {
  it("every fault of the options is named at once, and no value", () => {
    const bad = {
      baseUrl: "https://u:pa55@sap/b1s/v1",
      companyDb: "",
      userName: "instep",
      password: "",
      retries: -1,
    };
    expect(() => createB1Client(bad)).toThrow(
      /^(?=.*baseUrl)(?=.*companyDb)(?=.*password)(?=.*retries)(?!.*pa55)/,
    );
  });

  it("an undefined option does not win over its default", async () => {
    const { b1, seen } = sap(() => page(503), { retries: undefined });
    await failing(b1.invoices.find(1));
    expect(seen).toHaveLength(4);
  });
});
