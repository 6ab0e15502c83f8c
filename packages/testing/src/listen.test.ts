import { Agent, request } from "node:http";
import { get } from "node:https";
import { afterEach, expect, it } from "vitest";
import { createB1Emulator } from "./b1/emulator.ts";
import { testCompany } from "./b1/test-company.ts";
import { type FaultKind, faultKinds } from "./faults/kinds.ts";
import { listen, type Listening, type ListenOptions } from "./listen.ts";
import { machineClock } from "./machine-clock.ts";
import { selfSigned } from "./self-signed.ts";
import { virtualClock } from "./virtual-clock.ts";

const open: Listening[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

const invoice = JSON.stringify({
  CardCode: "POS-MALMO",
  DocDate: "2026-07-14",
  DocumentLines: [{ ItemCode: "SKU-1", PriceAfterVAT: 125 }],
});
const invoices = { method: "POST", path: "Invoices" };
const start = Date.parse("2026-07-14");

/** A way to one company. */
interface Line {
  readonly b1: ReturnType<typeof createB1Emulator>;
  readonly fetch: typeof fetch;
  readonly url: string;
  /** How long a slow answer takes, in ms: longer than the caller waits. */
  readonly delay: number;
  /** The deadline of a caller that is to lose its patience. */
  deadline(): AbortSignal;
  /** Waits for what a slow request does after its caller has gone. */
  settle(): Promise<void>;
  /** Makes that an unsent fault is met over a port, where no server can play it. */
  cut(kind: FaultKind): Promise<string>;
}

function inProcess(): Promise<Line> {
  const clock = virtualClock(start);
  const b1 = createB1Emulator({ company: testCompany(), clock });
  return Promise.resolve({
    b1,
    fetch: b1.fetch,
    url: b1.baseUrl,
    delay: 5_000,
    deadline: () => {
      const stop = new AbortController();
      const timeout = new DOMException("The operation was aborted due to timeout", "TimeoutError");
      void clock.wait(1_000).then(() => stop.abort(timeout));
      return stop.signal;
    },
    settle: () => clock.wait(20_000),
    cut: () => Promise.resolve(b1.baseUrl),
  });
}

/** A label of a host name has 63 characters at most: this one is refused without asking anybody. */
const noHost = `${"x".repeat(64)}.invalid`;

async function overPort(options: ListenOptions = {}): Promise<Line> {
  const b1 = createB1Emulator({ company: testCompany(), clock: virtualClock(start) });
  const { url } = await listening(b1, { faults: b1.faults, clock: machineClock, ...options });
  return {
    b1,
    fetch: globalThis.fetch,
    url,
    delay: 1_500,
    deadline: () => AbortSignal.timeout(500),
    settle: () => machineClock.wait(1_500),
    cut: async (kind) => {
      if (kind === "refuse-connection") await open.pop()?.close();
      if (kind === "unknown-host") return url.replace("127.0.0.1", noHost);
      return kind === "untrusted-certificate"
        ? (await listening(b1, { tls: selfSigned(Date.now()) })).url
        : url;
    },
  };
}

async function listening(...given: Parameters<typeof listen>): Promise<Listening> {
  const each = await listen(...given);
  open.push(each);
  return each;
}

async function login({ fetch, url }: Line): Promise<string> {
  const body = JSON.stringify({ CompanyDB: "DEMO_SE", UserName: "INSTEP", Password: "sap-demo" });
  const answer = await fetch(`${url}/Login`, { method: "POST", body });
  return answer.headers.getSetCookie().join("; ");
}

/** What a caller can tell of an outcome, without ports and addresses. */
async function outcomeOf(work: Promise<Response>): Promise<unknown> {
  try {
    const answer = await work;
    const seen = { status: answer.status, type: answer.headers.get("Content-Type") };
    return await answer.text().then(
      (body) => ({ ...seen, body }),
      (error: unknown) => ({ ...seen, reading: shapeOf(error) }),
    );
  } catch (error) {
    return shapeOf(error);
  }
}

function shapeOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message } = error;
  const details = Object.fromEntries(
    ["code", "errno", "syscall"].map((key) => [key, Reflect.get(error, key) as unknown]),
  );
  const bare = message.replace(/ [\w.]+:\d+$/, "").replace(/(ENOTFOUND) .*/, "$1");
  return { name, message: bare, ...details, cause: shapeOf(error.cause) };
}

const endless: readonly FaultKind[] = [
  "swallow-request",
  "swallow-answer",
  "slow-request",
  "slow-answer",
  "stall-answer",
];

async function underFault(kind: FaultKind | undefined, line: Line) {
  const Cookie = await login(line);
  const isSlow = kind?.startsWith("slow") ?? false;
  if (kind) line.b1.faults.inject(kind, invoices, isSlow ? { delay: line.delay } : {});
  const url = kind ? await line.cut(kind) : line.url;
  const headers = { Cookie };
  const signal = kind && endless.includes(kind) ? line.deadline() : null; // none else is to meet it on a busy machine
  const outcome = await outcomeOf(
    line.fetch(`${url}/Invoices`, { method: "POST", headers, body: invoice, signal }),
  );
  const booked = line.b1.books.invoices().length;
  if (isSlow) await line.settle();
  return { outcome, booked, later: line.b1.books.invoices().length };
}

const failed = (code: string) => ({ name: "TypeError", message: "fetch failed", cause: { code } });
const timedOut = { name: "TimeoutError", message: "The operation was aborted due to timeout" };
const page = (status: number, text: string) => ({ status, body: expect.stringContaining(text) as string });
const refused = (status: number, code: string) => ({
  status,
  body: expect.stringContaining(`"code":"${code}"`) as string,
});

/** What the caller sees, and how many invoices are booked: at once, and when all is over. */
const facts: Readonly<Record<FaultKind, readonly [sees: object, booked: number, later?: number]>> = {
  "refuse-connection": [failed("ECONNREFUSED"), 0],
  "unknown-host": [failed("ENOTFOUND"), 0],
  "untrusted-certificate": [failed("DEPTH_ZERO_SELF_SIGNED_CERT"), 0],
  "lose-request": [failed("ECONNRESET"), 0],
  "close-connection": [failed("UND_ERR_SOCKET"), 0],
  "lose-answer": [failed("UND_ERR_SOCKET"), 1],
  "reset-answer": [failed("ECONNRESET"), 1],
  "swallow-request": [timedOut, 0],
  "swallow-answer": [timedOut, 1],
  "slow-request": [timedOut, 0, 1],
  "slow-answer": [timedOut, 1],
  "truncate-answer": [
    { status: 201, reading: { message: "terminated", cause: { code: "UND_ERR_SOCKET" } } },
    1,
  ],
  "stall-answer": [{ status: 201, reading: timedOut }, 1],
  "bad-gateway": [page(502, "Error reading from remote server"), 1],
  "bad-gateway-before": [page(502, "Error reading from remote server"), 0],
  unavailable: [page(503, "Service Unavailable"), 1],
  "unavailable-before": [page(503, "Service Unavailable"), 0],
  "gateway-timeout": [page(504, "Gateway Timeout"), 1],
  "gateway-timeout-before": [page(504, "Gateway Timeout"), 0],
  "empty-unavailable": [{ status: 503, type: null, body: "" }, 1],
  "empty-unavailable-before": [{ status: 503, type: null, body: "" }, 0],
  "expire-session": [refused(401, "301"), 0],
  "expire-in-batch": [{ status: 201 }, 1],
  "lock-record": [refused(400, "-2039"), 0],
  "stale-node": [refused(500, "407"), 0],
};

it.each(faultKinds)("looks the same in this process and over a port: %s", async (kind) => {
  const [near, far] = [await underFault(kind, await inProcess()), await underFault(kind, await overPort())];
  const [sees, booked, later = booked] = facts[kind];
  expect(near).toMatchObject({ outcome: sees, booked, later });
  expect(local(far)).toEqual(local(near));
});

/** Both lines with one address. */
const local = (seen: unknown): unknown =>
  JSON.parse(JSON.stringify(seen).replaceAll(/https?:\/\/[\w.]+:\d+/g, "https://sap.test:50000"));

it("answers over a port as it does in this process, by HTTP and by HTTPS", async () => {
  const near = await underFault(undefined, await inProcess());
  const far = await underFault(undefined, await overPort());
  expect(near.booked).toBe(1);
  expect(local(far)).toEqual(local(near));
  const { url } = await overPort({ tls: selfSigned(Date.now()) });
  expect(url).toMatch(/^https:/);
});

it.each([
  ["lose-request", "read ECONNRESET"],
  ["close-connection", "socket hang up"],
] as const)("breaks a connection under TLS too: %s", async (kind, message) => {
  const tls = selfSigned(Date.now());
  const { b1, url } = await overPort({ tls });
  b1.faults.inject(kind, { method: "GET", path: "Items" });
  const broken = new Promise((_, reject) => {
    get(`${url}/Items`, { ca: tls.cert }).once("error", reject);
  });
  await expect(broken).rejects.toThrow(message);
});

it("closes a connection after a hundred requests, as Apache does", async () => {
  const { url } = await overPort();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const isNew = () =>
    new Promise<boolean>((resolve, reject) => {
      const asked = request(new URL("/ping/", url), { agent }, (answer) => {
        answer.resume().once("end", () => resolve(!asked.reusedSocket));
      });
      asked.once("error", reject).end();
    });
  const news: boolean[] = [];
  for (let count = 0; count < 101; count += 1) news.push(await isNew());
  agent.destroy();
  expect(news.flatMap((each, index) => (each ? [index] : []))).toEqual([0, 100]);
});

it("throws what fetch throws for a host that does not exist", async () => {
  const { fetch } = await inProcess();
  const near = outcomeOf(fetch("https://nowhere.invalid/b1s/v2/Items"));
  expect(await near).toMatchObject({
    message: "fetch failed",
    cause: { code: "ENOTFOUND", syscall: "getaddrinfo" },
  });
});

it("carries out what had reached it when its caller gave up", async () => {
  const line = await inProcess();
  const Cookie = await login(line);
  const stop = new AbortController();
  const work = line.fetch(`${line.url}/Invoices`, {
    method: "POST",
    headers: { Cookie },
    body: invoice,
    signal: stop.signal,
  });
  stop.abort(new Error("enough"));
  await expect(work).rejects.toThrow("enough");
  await new Promise((resolve) => setImmediate(resolve));
  expect(line.b1.books.invoices()).toHaveLength(1);
});

it("answers a GET that brings a body, which Node's own client may send", async () => {
  const { b1 } = await overPort();
  const { url } = await listening({ ...b1, handle: async (request) => new Response(await request.text()) });
  const body = await new Promise<string>((resolve) => {
    const call = request(url, { method: "GET", headers: { "Content-Length": 2 } }, (answer) => {
      answer
        .setEncoding("utf8")
        .on("data", resolve)
        .on("end", () => resolve(""));
    });
    call.end("{}");
  });
  expect(body).toBe("");
});

it.each([
  ["TRACE", "/b1s/v2/Items", 405],
  ["OPTIONS", "*", 405],
  ["OPTIONS", "/b1s/v2/Items", 405],
  ["GET", "http://[", 400],
])("answers %s %s as Apache does, in place of a broken connection", async (method, path, status) => {
  const listening = await listen(createB1Emulator({ company: testCompany(), clock: machineClock }));
  open.push(listening);
  const { port } = new URL(listening.url);
  const answered = await new Promise((resolve, reject) => {
    request({ port, host: "127.0.0.1", method, path }, ({ statusCode }) => {
      resolve(statusCode);
    })
      .on("error", reject)
      .end();
  });
  expect(answered).toBe(status);
});
