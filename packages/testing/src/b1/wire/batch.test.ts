import { expect, it } from "vitest";
import { memoryJournal } from "../../journal.ts";
import { virtualClock } from "../../virtual-clock.ts";
import { defaultB1Options } from "../options.ts";
import { deadSession } from "../refusal.ts";
import { createSqlService } from "../services/sql-service.ts";
import { createWebhookService } from "../services/webhook-service.ts";
import { aCaller, anInvoice, aPayment, type Caller, morning, testCompany } from "../test-company.ts";
import { createWorld } from "../world.ts";
import { createWriter } from "../writing.ts";
import { answerBatch } from "./batch.ts";
import { takeApart } from "./call.ts";
import { boundaryOf, parseMessage, parseMultipart } from "./batch-mime.ts";
import { createNodes } from "./nodes.ts";
import type { Json } from "../json.ts";

interface Sub {
  readonly request: string;
  readonly body?: Json;
  readonly id?: string;
  readonly headers?: readonly string[];
}

function section({ request, body, id, headers = [] }: Sub): string {
  const mime = ["Content-Type: application/http", "Content-Transfer-Encoding: binary"];
  const lines = [...mime, ...(id === undefined ? [] : [`Content-ID: ${id}`]), "", request, ...headers];
  return [...lines, "", body === undefined ? "" : JSON.stringify(body)].join("\r\n");
}

const many = (sections: readonly string[], boundary: string): string =>
  `${sections.map((each) => `--${boundary}\r\n${each}\r\n`).join("")}--${boundary}--\r\n`;

const changeSet = (...subs: readonly Sub[]): string =>
  `Content-Type: multipart/mixed;boundary=cs\r\n\r\n${many(subs.map(section), "cs")}`;

interface Answered {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  /** "201 1" of each part: its status and Content-ID; the parts of a change set together. */
  readonly parts: readonly (string | readonly string[])[];
}

async function batch(
  { b1, login }: Caller,
  sections: readonly string[],
  { version = "v2", headers = {} }: { version?: "v1" | "v2"; headers?: Record<string, string> } = {},
): Promise<Answered> {
  const cookie = (await login()).headers.getSetCookie().map((each) => each.split(";")[0]);
  const answer = await b1.fetch(`${b1.baseUrl.replace("v2", version)}/$batch`, {
    method: "POST",
    headers: { Cookie: cookie.join("; "), "Content-Type": "multipart/mixed;boundary=b", ...headers },
    body: many(sections, "b"),
  });
  const text = await answer.text();
  const type = answer.headers.get("Content-Type") ?? "";
  const parts = (parseMultipart(text, boundaryOf(type) ?? "?") ?? []).map(short);
  return { status: answer.status, type, text, parts };
}

function short(part: string): string | readonly string[] {
  const mime = parseMessage(part);
  const boundary = boundaryOf(mime?.headers.get("Content-Type") ?? null);
  if (boundary !== undefined)
    return (parseMultipart(mime?.body ?? "", boundary) ?? []).map((each) => String(short(each)));
  const [first = "", ...rest] = (mime?.body ?? "").split("\r\n");
  const inAnswer = parseMessage(rest.join("\r\n"))?.headers.get("Content-ID");
  const id = mime?.headers.get("Content-ID") ?? (inAnswer ? `in answer ${inAnswer}` : "");
  return `${first.split(" ")[1] ?? ""} ${id}`.trim();
}

const get = (path: string): string => section({ request: `GET ${path} HTTP/1.1` });
const post = (body: Json, id?: string): Sub => ({
  request: "POST /b1s/v2/Invoices HTTP/1.1",
  body,
  ...(id && { id }),
});

it("answers each part in its order, and the batch with 200", async () => {
  const caller = await aCaller();
  const answer = await batch(caller, [
    get("/b1s/v2/Items('SKU-1')"),
    section(post(anInvoice({ Comments: "HTTP/1.1 200 OK\r\n--b" }))),
    get("https://sap.test:50000/b1s/v2/Invoices(1)/DocEntry".replace("/DocEntry", "")),
    section({ request: "POST Invoices", body: anInvoice({ NumAtCard: "2" }) }),
  ]);
  expect([answer.status, answer.type.startsWith("multipart/mixed;boundary=batchresponse_")]).toEqual([
    200,
    true,
  ]);
  expect(answer.parts).toEqual(["200", "201", "200", "201"]);
  expect(caller.b1.books.invoices()[0]?.Comments).toBe("HTTP/1.1 200 OK\r\n--b");
});

it("stops at the first part that fails: those before are committed, those after have no answer", async () => {
  const caller = await aCaller();
  const subs = [
    section(post(anInvoice())),
    section({ request: "POST orders", body: {} }),
    section(post(anInvoice())),
  ];
  const answer = await batch(caller, subs);
  expect([answer.parts, caller.b1.books.invoices().length]).toEqual([["201", "400"], 1]);
  caller.b1.options.batchAfterFailure = "continue";
  expect((await batch(caller, subs)).parts).toEqual(["201", "400", "201"]);
});

it("carries a change set out as one transaction, with one line in the journal", async () => {
  const journal = memoryJournal();
  const caller = await aCaller({ journal });
  const answer = await batch(caller, [
    changeSet(
      post(anInvoice(), "1"),
      { request: "PATCH /b1s/v2/$1", id: "2", body: { Comments: "of 1" } },
      { request: "POST $1/Cancel", id: "3" },
    ),
    get("/b1s/v2/Invoices(1)"),
  ]);
  expect(answer.parts).toEqual([["201 1", "204 2", "204 3"], "200"]);
  expect(journal.read()).toHaveLength(1);
  expect(caller.b1.books.invoices()[0]).toMatchObject({ Comments: "of 1", CancelStatus: "csYes" });
  const replayed = await aCaller({ journal });
  expect(replayed.b1.books.invoices()).toEqual(caller.b1.books.invoices());
});

it("takes a whole change set back when one request is refused, and answers it once", async () => {
  const caller = await aCaller();
  const refused = [
    changeSet(
      post(anInvoice(), "1"),
      { ...post(aPayment({ CashSum: 1 }), "2"), request: "POST IncomingPayments" },
      post(anInvoice({ CardCode: "GONE" }), "3"),
    ),
    get("/b1s/v2/Items('SKU-1')"),
  ];
  const answer = await batch(caller, refused);
  expect([answer.status, answer.parts, caller.b1.books.invoices()]).toEqual([200, ["400"], []]);
  caller.b1.options.culpritContentId = "yes";
  expect(
    (await batch(caller, [changeSet(post(anInvoice(), "1"), post(anInvoice({ CardCode: "GONE" }), "3"))]))
      .parts,
  ).toEqual(["400 3"]);
  expect((await batch(caller, [section(post(anInvoice()))])).text).toContain('"DocEntry":1,');
});

it.each([
  [
    "a GET in a change set",
    [changeSet({ request: "GET /b1s/v2/Items", id: "1" })],
    "Query can't be included in change-std::set!",
  ],
  [
    "no Content-ID in v2",
    [changeSet(post(anInvoice()))],
    "Content ID should be specified in each change set request.",
  ],
  [
    "a body right below the headers",
    ['Content-Type: application/http\r\n\r\nPOST Invoices\r\n{"a":1}'],
    "Incomplete request, Please check",
  ],
  ["no part at all", [], "Incomplete Batch Request Body!"],
  [
    "a change set that does not end",
    ["Content-Type: multipart/mixed;boundary=cs\r\n\r\n--cs\r\n"],
    "Incomplete Batch Request Body!",
  ],
])("refuses a batch as a whole that has %s", async (_, sections, text) => {
  const caller = await aCaller();
  const answer = await batch(caller, [
    ...(sections.length > 0 ? [section(post(anInvoice()))] : []),
    ...sections,
  ]);
  expect([answer.status, answer.text.includes(text), caller.b1.books.invoices()]).toEqual([400, true, []]);
});

it("refuses a change set in which two requests have the same Content-ID", async () => {
  const caller = await aCaller();
  const answer = await batch(caller, [changeSet(post(anInvoice(), "1"), post(anInvoice(), "1"))]);
  expect(answer.parts).toEqual(["400"]);
  expect(answer.text).toContain("Could not commit transaction: Error -1 detected during transaction");
});

it("answers v1 with 202, and has the Content-ID among the headers of the answer", async () => {
  const caller = await aCaller();
  const v1 = (sub: Sub): Sub => ({ ...sub, request: sub.request.replace("v2", "v1") });
  const answer = await batch(caller, [changeSet(v1(post(anInvoice())), v1(post(anInvoice(), "7")))], {
    version: "v1",
  });
  expect([answer.status, answer.parts]).toEqual([202, [["201", "201 in answer 7"]]]);
  const refused = await batch(caller, [section(v1(post({})))], { version: "v1" });
  expect([refused.parts, refused.text.includes('"innererror":{"context":null,"trace":null}')]).toEqual([
    ["400"],
    true,
  ]);
});

it("ignores an If-Match of a part, and takes that of the batch for all parts", async () => {
  const caller = await aCaller();
  const patch = section({
    request: "PATCH /b1s/v2/Items('SKU-1')",
    body: {},
    headers: ['If-Match: W/"OLD"'],
  });
  expect((await batch(caller, [patch])).parts).toEqual(["204"]);
  const stale = { headers: { "If-Match": 'W/"OLD"' } };
  expect((await batch(caller, [patch], stale)).parts).toEqual(["412"]);
  const set = changeSet({ request: "PATCH Items('SKU-1')", body: {}, id: "1" });
  expect((await batch(caller, [set])).parts).toEqual([["204 1"]]);
  expect((await batch(caller, [set], stale)).parts).toEqual(["412"]);
});

it("leaves $1 in a body as it is, unless told to put the key there", async () => {
  const caller = await aCaller();
  const sections = [
    changeSet(post(anInvoice(), "1"), {
      request: "POST IncomingPayments",
      id: "2",
      body: aPayment({ PaymentInvoices: [{ DocEntry: "$1", InvoiceType: "it_Invoice", SumApplied: 125 }] }),
    }),
  ];
  expect((await batch(caller, sections)).parts).toEqual(["400"]);
  caller.b1.options.contentIdsInBodies = "replaced";
  expect((await batch(caller, sections)).parts).toEqual([["201 1", "201 2"]]);
  expect(caller.b1.books.invoices()[0]?.DocumentStatus).toBe("bost_Close");
});

it.each([
  ["v2", "bad-gateway", { status: 502, parts: [] }],
  ["v2", "answer", { status: 200, parts: ["400"] }],
  ["v1", "answer", { status: 202, parts: ["400"] }],
] as const)(
  "%s loses the answer to a change set that a company's own rule refuses, or not: %s",
  async (version, notificationInChangeSet, expected) => {
    const rule = () => ({ code: 200039, text: "Not like this" });
    const caller = await aCaller({ transactionNotification: rule, options: { notificationInChangeSet } });
    const path = `POST /b1s/${version}/Invoices`;
    const answer = await batch(caller, [changeSet({ ...post(anInvoice(), "1"), request: path })], {
      version,
    });
    expect(answer).toMatchObject(expected);
    expect(caller.b1.books.invoices()).toEqual([]);
    const alone = await batch(caller, [section({ request: path, body: anInvoice() })], { version });
    expect(alone.parts).toEqual(["400"]);
  },
);

it("answers 401 to the parts after a session has died in mid batch", async () => {
  const clock = virtualClock(morning);
  const options = { ...defaultB1Options, batchAfterFailure: "continue" } as const;
  const world = createWorld(testCompany());
  const writer = createWriter(world, { clock, journal: memoryJournal(), options });
  let isAlive = true;
  const callerOf = (): typeof caller => {
    if (!isAlive) throw deadSession();
    return caller;
  };
  const caller = { user: "INSTEP", language: 3 };
  const parts = {
    ...{ world, writer, options, now: () => clock.now(), sessions: { callerOf } },
    nodes: createNodes(options),
    sql: createSqlService({ world, options, version: () => writer.version() }),
    webhooks: createWebhookService({ world, clock, deliver: undefined }),
    onPart: (index: number) => {
      isAlive = index < 1;
    },
  };
  const invoice = section(post(anInvoice()));
  const message = {
    method: "POST",
    url: "/b1s/v2/$batch",
    headers: new Headers({ "Content-Type": "multipart/mixed;boundary=b" }),
    text: many([invoice, invoice, changeSet(post(anInvoice(), "1"))], "b"),
  };
  const outer = takeApart(message, { origin: "https://sap.test:50000" });
  const answer = await answerBatch(parts, { ...outer, ...caller, body: undefined });
  const boundary = boundaryOf(answer.headers.get("Content-Type")) ?? "";
  const answered = parseMultipart(await answer.text(), boundary) ?? [];
  expect(answered.map(short)).toEqual(["201", "401", "401"]);
  expect([...world.invoices.all()]).toHaveLength(1);
});
