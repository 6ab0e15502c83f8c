import { expect } from "vitest";
import { listen } from "../../../listen.ts";
import { virtualClock } from "../../../virtual-clock.ts";
import { createB1Emulator } from "../../emulator.ts";
import { isRow, rowsOf } from "../../json.ts";
import { type Heard, morning, testCompany } from "../../test-company.ts";
import { cookieOf } from "./cookie.ts";
import { anyText } from "./matchers.ts";
import { type Expected, type Line, type Rule, type Speech, speeches, type Step } from "./rule.ts";

/** The company, reached inside this process. */
export function inProcess({ options = {}, company = {}, ...rule }: Rule): Promise<Line> {
  const clock = virtualClock(morning);
  const { transactionNotification } = rule;
  const b1 = createB1Emulator({
    company: testCompany(company),
    clock,
    options,
    ...(transactionNotification && { transactionNotification }),
  });
  const { origin } = new URL(b1.baseUrl);
  return Promise.resolve({ b1, clock, fetch: b1.fetch, origin, close: () => Promise.resolve() });
}

/** The company, reached through a port of this machine. */
export async function overPort(rule: Rule): Promise<Line> {
  const line = await inProcess(rule);
  const listening = await listen(line.b1, { faults: line.b1.faults });
  const { origin } = new URL(listening.url);
  return { ...line, fetch: globalThis.fetch, origin, close: () => listening.close() };
}

/** Logs in, and plays the steps of a rule one after the other. */
export async function play({ steps }: Rule, line: Line, version: Speech["version"]): Promise<void> {
  const root = `/b1s/${version}`;
  const login = await sent(line, root, {
    send: "POST Login",
    body: { CompanyDB: "DEMO_SE", UserName: "INSTEP", Password: "sap-demo" },
    expect: { status: 200 },
  });
  const cookie = cookieOf(login);
  const earlier: Heard[] = [];
  for (const step of steps) {
    if (step.after !== undefined) await line.clock.advance(step.after * 60_000);
    step.meanwhile?.(line.b1);
    const own = typeof step.headers === "function" ? step.headers(earlier) : step.headers;
    const heard = await sent(line, root, {
      ...step,
      headers: { ...(!step.anonymous && { Cookie: cookie }), ...own },
    });
    check(heard, step, speeches[version]);
    earlier.push(heard);
  }
}

async function sent(line: Line, root: string, step: Step): Promise<Heard> {
  const [method = "GET", path = ""] = step.send.split(/ (.*)/s);
  const url = path.startsWith("/") ? `${line.origin}${path}` : `${line.origin}${root}/${path}`;
  const text = step.text ?? (step.body === undefined ? undefined : JSON.stringify(step.body));
  const answer = await line.fetch(url, {
    method,
    ...(typeof step.headers === "object" && { headers: step.headers }),
    ...(text !== undefined && { body: text }),
  });
  const received = await answer.text();
  const parsed: unknown = received.startsWith("{") ? JSON.parse(received) : {};
  return {
    status: answer.status,
    headers: answer.headers,
    text: received,
    body: isRow(parsed) ? parsed : {},
  };
}

function check(heard: Heard, { send, expect: expected }: Step, speech: Speech): void {
  const wanted = typeof expected === "function" ? expected(speech) : expected;
  expect([send, heard.status, heard.status === wanted.status ? "" : heard.text]).toEqual([
    send,
    wanted.status,
    "",
  ]);
  if (wanted.body) expect(heard.body).toMatchObject(wanted.body);
  if (wanted.rows) expect(rowsOf(heard.body, "value")).toMatchObject(wanted.rows);
  for (const name of wanted.without ?? []) expect(heard.body).not.toHaveProperty([name]);
  if (typeof wanted.text === "string") expect(heard.text).toBe(wanted.text);
  if (wanted.text instanceof RegExp) expect(heard.text).toMatch(wanted.text);
  if (wanted.error) checkError(heard, wanted.error, speech);
  checkHeaders(heard, wanted);
}

function checkHeaders(heard: Heard, { headers = {} }: Expected): void {
  for (const [name, value] of Object.entries(headers)) {
    const found = heard.headers.get(name);
    if (value instanceof RegExp) expect(found).toMatch(value);
    else expect([name, found]).toEqual([name, value]);
  }
}

/** v1 has a number and an object, v2 has texts. */
function checkError({ body }: Heard, [code, message]: readonly [string, string?], { version }: Speech): void {
  const text = message ?? anyText;
  expect(body).toMatchObject({
    error:
      version === "v1"
        ? { code: Number(code), message: { lang: anyText, value: text } }
        : { code, message: text },
  });
}
