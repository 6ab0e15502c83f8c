import { describe, expect, it } from "vitest";
import { createB1Emulator } from "./b1/emulator.ts";
import { anInvoice, testCompany } from "./b1/test-company.ts";
import { createFaults } from "./faults.ts";
import type { FaultRule } from "./faults/rules.ts";
import { virtualClock } from "./virtual-clock.ts";

const start = Date.parse("2026-07-14T10:00:00Z");

/** A company on a virtual clock, and somebody who is logged in. */
async function aLine(...rules: readonly FaultRule[]) {
  const clock = virtualClock(start);
  const faults = createFaults();
  const b1 = createB1Emulator({ company: testCompany(), clock, faults });
  const login = { CompanyDB: "DEMO_SE", UserName: "INSTEP", Password: "sap-demo" };
  const answer = await b1.fetch(`${b1.baseUrl}/Login`, { method: "POST", body: JSON.stringify(login) });
  const headers = { Cookie: answer.headers.getSetCookie().join("; ") };
  for (const rule of rules) faults.add(rule);
  const post = (signal: AbortSignal | null = null) =>
    b1.fetch(`${b1.baseUrl}/Invoices`, {
      method: "POST",
      headers,
      body: JSON.stringify(anInvoice()),
      signal,
    });
  return { b1, clock, post, headers, passed: () => clock.now() - start };
}

describe("a slow system on a virtual clock", () => {
  it("answers when the time has passed, without anybody waiting for it", async () => {
    const { post, passed } = await aLine(
      { kind: "slow-request", delay: 2_000 },
      { kind: "slow-answer", delay: 3_000 },
    );
    expect((await post()).status).toBe(201);
    expect(passed()).toBe(5_000);
  });

  it("books an invoice after its caller has gone (H1)", async () => {
    const { b1, clock, post } = await aLine({ kind: "slow-request", delay: 60_000 });
    const stop = new AbortController();
    void clock.wait(10_000).then(() => stop.abort(new Error("too slow")));
    await expect(post(stop.signal)).rejects.toThrow("too slow");
    expect(b1.books.invoices()).toHaveLength(0);
    await clock.wait(60_000);
    expect(b1.books.invoices()).toHaveLength(1);
  });

  it.each([
    { kind: "swallow-answer", delay: 0, booked: 1 },
    { kind: "slow-request", delay: 400_000, booked: 0 },
    { kind: "slow-answer", delay: 400_000, booked: 1 },
  ] as const)("is given up by Node's fetch after five minutes: $kind", async ({ kind, delay, booked }) => {
    const { b1, post, passed } = await aLine({ kind, delay });
    await expect(post()).rejects.toMatchObject({ cause: { code: "UND_ERR_HEADERS_TIMEOUT" } });
    expect([passed(), b1.books.invoices().length]).toEqual([300_000, booked]);
  });

  it("is given up in the middle of a body too", async () => {
    const { post, passed } = await aLine({ kind: "stall-answer" });
    const answer = await post();
    await expect(answer.text()).rejects.toMatchObject({
      message: "terminated",
      cause: { code: "UND_ERR_BODY_TIMEOUT" },
    });
    expect(passed()).toBe(300_000);
  });

  it("leaves the clock alone when its answer came in time", async () => {
    const { clock, post, passed } = await aLine({ kind: "stall-answer", when: { path: "Nothing" } });
    await post();
    await clock.wait(1);
    expect(passed()).toBe(1);
  });
});

it("throws the very reason of an abort, as fetch does", async () => {
  const { post } = await aLine();
  const stop = new AbortController();
  const answer = post(stop.signal);
  stop.abort("no error at all");
  await expect(answer).rejects.toBe("no error at all");
});

it("plays the death of a node to everybody who keeps its cookie", async () => {
  const { b1, post } = await aLine({
    kind: "unavailable-before",
    when: { headers: { cookie: "ROUTEID=.node1" } },
  });
  expect((await post()).status).toBe(503);
  expect((await b1.fetch(`${b1.baseUrl}/Items`)).status).toBe(401);
});

it("ends a session in the middle of a batch: its first part is booked, the second is refused, no other has an answer", async () => {
  const { b1, headers } = await aLine({ kind: "expire-in-batch", when: { path: "$batch" } });
  const part = [
    "--b",
    "Content-Type: application/http",
    "Content-Transfer-Encoding: binary",
    "",
    "POST /b1s/v2/Invoices HTTP/1.1",
    "Content-Type: application/json",
    "",
    JSON.stringify(anInvoice()),
    "",
  ].join("\r\n");
  const answer = await b1.fetch(`${b1.baseUrl}/$batch`, {
    method: "POST",
    headers: { ...headers, "Content-Type": "multipart/mixed;boundary=b" },
    body: `${part.repeat(3)}--b--\r\n`,
  });
  const text = await answer.text();
  expect([answer.status, text.match(/HTTP\/1\.1 \d+/g)]).toEqual([200, ["HTTP/1.1 201", "HTTP/1.1 401"]]);
  expect(b1.books.invoices()).toHaveLength(1);
});

it("lets a login land on another node when one has died", async () => {
  const b1 = createB1Emulator({ company: testCompany(), clock: virtualClock(start), options: { nodes: 2 } });
  b1.faults.add({ kind: "unavailable-before", when: { headers: { cookie: "ROUTEID=.node1" } } });
  const body = JSON.stringify({ CompanyDB: "DEMO_SE", UserName: "INSTEP", Password: "sap-demo" });
  const seen: number[] = [];
  for (let login = 0; login < 2; login += 1) {
    const answer = await b1.fetch(`${b1.baseUrl}/Login`, { method: "POST", body });
    const Cookie = answer.headers
      .getSetCookie()
      .map((each) => each.split(";")[0])
      .join("; ");
    seen.push((await b1.fetch(`${b1.baseUrl}/Items`, { headers: { Cookie } })).status);
  }
  expect(seen).toEqual([503, 200]);
});
