import { afterEach, expect, it } from "vitest";
import { createB1Emulator } from "./b1/emulator.ts";
import { testCompany } from "./b1/test-company.ts";
import { type FaultKind, faultKinds } from "./faults.ts";
import { listen, type Listening } from "./listen.ts";
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

interface Line {
  readonly b1: ReturnType<typeof createB1Emulator>;
  readonly fetch: typeof fetch;
  readonly url: string;
  close(): Promise<void>;
}

const newB1 = () =>
  createB1Emulator({ company: testCompany(), clock: virtualClock(Date.parse("2026-07-14")) });

function inProcess(): Promise<Line> {
  const b1 = newB1();
  return Promise.resolve({ b1, fetch: b1.fetch, url: b1.baseUrl, close: () => Promise.resolve() });
}

async function overPort(): Promise<Line> {
  const b1 = newB1();
  const listening = await listen(b1, { faults: b1.faults });
  open.push(listening);
  const close = () => listening.close().finally(() => open.splice(0));
  return { b1, fetch: globalThis.fetch, url: listening.url, close };
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
    return { status: answer.status, type: answer.headers.get("Content-Type"), body: await answer.text() };
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
  return { name, message: message.replace(/ [\w.]+:\d+$/, ""), ...details, cause: shapeOf(error.cause) };
}

async function underFault(kind: FaultKind | undefined, line: Line) {
  const Cookie = await login(line);
  if (kind) line.b1.faults.inject(kind, { method: "POST", path: "Invoices" });
  if (kind === "refuse-connection") await line.close();
  const outcome = await outcomeOf(
    line.fetch(`${line.url}/Invoices`, { method: "POST", headers: { Cookie }, body: invoice }),
  );
  return { outcome, booked: line.b1.books.invoices().length };
}

it.each(faultKinds)("looks the same in this process and over a port: %s", async (kind) => {
  const [near, far] = [await underFault(kind, await inProcess()), await underFault(kind, await overPort())];
  expect(near).toEqual(far);
  const carriedOut = kind === "lose-answer" || kind === "bad-gateway";
  expect(near.booked).toBe(carriedOut ? 1 : 0);
});

it("answers over a port as it does in this process", async () => {
  const [near, far] = [
    await underFault(undefined, await inProcess()),
    await underFault(undefined, await overPort()),
  ];
  expect(near.booked).toBe(1);
  const local = JSON.stringify(far).replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, "https://sap.test:50000");
  expect(JSON.parse(local)).toEqual(JSON.parse(JSON.stringify(near)));
});

it("throws what fetch throws for a host that does not exist", async () => {
  const near = outcomeOf(newB1().fetch("https://nowhere.invalid/b1s/v2/Items"));
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
