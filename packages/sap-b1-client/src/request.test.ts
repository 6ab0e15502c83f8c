import { describe, expect, it } from "vitest";
import { type AnswerEvent, createB1Client, odata, outcomeOf, type RequestEvent } from "./index.ts";
import { leftByAborted } from "../test/left-by-aborted.ts";
import { invoiceOf, testCompany } from "../test/test-company.ts";

const failing = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);

describe("the time a call may take", () => {
  it("includes its turn: a write behind one that hangs was not sent when its time is over", async () => {
    const { b1, sap, clock } = testCompany({ client: { writeSlots: 1, writeTimeout: 60_000, retries: 0 } });
    await b1.login();
    sap.faults.inject("swallow-request", { method: "POST", path: "Invoices" });
    const first = failing(b1.invoices.post(invoiceOf(1)));
    const second = failing(b1.invoices.post(invoiceOf(1), { timeout: 30_000 }));
    expect(await second).toMatchObject({ outcome: "not-sent", code: "no-turn" });
    expect(clock.now() % 60_000).toBe(30_000);
    expect(outcomeOf(await first)).toBe("in-doubt");
    expect(sap.books.invoices()).toHaveLength(0);
  });

  it("includes the login", async () => {
    const { b1, sap } = testCompany({ client: { retries: 0 } });
    sap.faults.inject("swallow-request", { method: "POST", path: "Login" });
    const failed = await failing(b1.items.count({}, { timeout: 1_000 }));
    expect(failed).toMatchObject({ outcome: "not-sent", code: "no-turn" });
  });

  it("is one call's own, where it states one", async () => {
    const { b1, sap, clock } = testCompany({ client: { retries: 0 } });
    await b1.login();
    sap.faults.inject("swallow-answer", { method: "POST", path: "Invoices" });
    const before = clock.now();
    const failed = await failing(b1.invoices.post(invoiceOf(1), { timeout: 5_000 }));
    expect([outcomeOf(failed), clock.now() - before]).toEqual(["in-doubt", 5_000]);
  });
});

it("1,000 calls that were called off at any moment leave no listener and no timer", async () => {
  expect(await leftByAborted(1_000)).toEqual({ listeners: 0, timers: 0 });
});

describe("what listeners are told", () => {
  it("has OpenTelemetry's names, a template for a path, and the time in seconds", async () => {
    const events: (RequestEvent | AnswerEvent)[] = [];
    const tell = (event: RequestEvent | AnswerEvent): void => {
      events.push(event);
    };
    const { b1, sap } = testCompany({ client: { onRequest: tell, onAnswer: tell } });
    await b1.login();
    events.length = 0;
    sap.faults.inject("bad-gateway", { method: "GET", path: "Items" });
    await b1.items.find("SKU-1");
    const request = {
      "http.request.method": "GET",
      "url.template": "/b1s/v2/Items({key})",
      "server.address": "sap.test",
      "server.port": 50000,
    };
    expect(events).toEqual([
      { ...request, "http.request.resend_count": 0 },
      {
        request: { ...request, "http.request.resend_count": 0 },
        "http.client.request.duration": 0,
        "http.response.status_code": 502,
        "error.type": "502",
      },
      { ...request, "http.request.resend_count": 1 },
      {
        request: { ...request, "http.request.resend_count": 1 },
        "http.client.request.duration": 0,
        "http.response.status_code": 200,
      },
    ]);
  });

  it("holds no secret and nobody's name", async () => {
    const told: unknown[] = [];
    const tell = (event: unknown): void => {
      told.push(event);
    };
    const log = { debug: tell, info: tell, warn: tell, error: tell };
    const { b1 } = testCompany({ client: { onRequest: tell, onAnswer: tell, log } });
    await Array.fromAsync(b1.businessPartners.each({ filter: odata`EmailAddress eq ${"asa@example.test"}` }));
    await failing(b1.businessPartners.find("ASA-PERSSON"));
    await failing(b1.invoices.post({ ...invoiceOf(1), CardCode: "ASA-PERSSON" }));
    await b1.logout();
    expect(JSON.stringify(told)).not.toMatch(/sap-demo|B1SESSION|ROUTEID|asa@example|ASA-PERSSON/);
    expect(told.length).toBeGreaterThan(8);
  });

  it("may make them throw: the document that SAP has confirmed is confirmed all the same", async () => {
    const broken = (): never => {
      throw new Error("no collector");
    };
    const { b1 } = testCompany({ client: { onRequest: broken, onAnswer: broken } });
    expect(await b1.invoices.post(invoiceOf(1))).toMatchObject({ kind: "created" });
  });
});

describe("any other call", () => {
  it("a form is sent with its own content type, whose boundary SAP wants without quotes", async () => {
    const types: (string | null)[] = [];
    const { sap, clock } = testCompany();
    const b1 = createB1Client({
      ...{ baseUrl: sap.baseUrl, companyDb: "DEMO_SE", userName: "INSTEP", password: "sap-demo", clock },
      fetch: (input, init) => {
        const asked = input instanceof Request ? input : new Request(input, init);
        types.push(asked.headers.get("content-type"));
        return sap.fetch(input, init);
      },
    });
    const body = new FormData();
    body.append("files", new Blob(["a receipt"]), "receipt.txt");
    await failing(b1.request({ method: "POST", path: "Attachments2", body }));
    expect(types.at(-1)).toMatch(/^multipart\/form-data; boundary=[^"]+$/);
  });

  it("a text is asked for as the text it is", async () => {
    const { b1 } = testCompany();
    const { body } = await b1.request({ method: "GET", path: "$metadata", raw: true });
    expect(body).toMatch(/^<\?xml|^<edmx/);
  });

  it("the balancer and its nodes are pinged without a login", async () => {
    const { b1 } = testCompany({ options: { nodes: 2, nodesDown: [2] } });
    expect(await b1.ping()).toMatchObject({ message: "pong" });
    expect(await b1.ping({ node: 1 })).toMatchObject({ message: "pong", sender: "node 1" });
    expect(outcomeOf(await failing(b1.ping({ node: 2 })))).toBeDefined();
  });
});
