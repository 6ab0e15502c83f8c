import type { B1Call } from "@instep/sap-b1-client";
import { expect } from "vitest";
import * as z from "zod";
import type { Line } from "../../packages/testing/src/b1/wire/protocol/rule.ts";
import { batchThrough, partsIn } from "./batch-through.ts";
import { jsonIn, meaningOf, Method, toldBy, toldIn } from "./meaning.ts";
import { hasRows, setThrough } from "./set-through.ts";
import { overhear, type Overheard, urlOf, type Who } from "./overheard.ts";

/** A fetch behind which clients send what they can. */
export interface ClientsAsFetch {
  readonly fetch: typeof fetch;
  /** What went past the verbs of the client: "COPY Items", or a batch in a writing that is not the client's. */
  readonly byHand: readonly string[];
}

/**
 * Clients in place of the bare fetch of a line. It gives what the wire answered, and holds what the client told against
 * that. Whoever logs in does so through a client of his own, which from then on sends whatever comes with his cookies;
 * other cookies, or none, are those of a client whose host signs on.
 */
export function clientsAsFetch(line: Line): ClientsAsFetch {
  const byHand: string[] = [];
  const clients = new Map<string, Overheard>();

  const logIn = async (root: string, user: User): Promise<Response> => {
    const client = overhear(line, root, userOf(user));
    const told = await client.b1.login().then(() => loggedIn, toldIn);
    const answer = client.answerTo("Login");
    expect(told).toEqual(answer.ok ? loggedIn : await meaningOf(answer));
    clients.set(`${root} ${cookiesOf(answer)}`, client);
    return answer;
  };
  const clientOf = (root: string, cookie: string): Overheard => {
    const key = `${root} ${cookie}`;
    const client = clients.get(key) ?? overhear(line, root, signedOn(cookie));
    clients.set(key, client);
    return client;
  };
  const through = (root: string, { cookie, call }: Asked): Promise<Response> => {
    const user = call.path === "Login" ? User.safeParse(call.body).data : undefined;
    if (user) return logIn(root, user);
    const client = clientOf(root, cookie);
    if (call.path !== "$batch") return send(client, call);
    const parts = partsIn(call.body);
    if (parts) return batchThrough(client, parts);
    byHand.push("POST $batch");
    return send(client, call);
  };
  return {
    byHand,
    fetch: (input, init = {}) => {
      const href = urlOf(input);
      const [, root, path = ""] = /^(.*\/b1s\/v[12])\/(.*)$/s.exec(href) ?? [];
      const asked = askedOf(path, init);
      if (root !== undefined && asked && path !== "Logout") return through(root, asked);
      byHand.push(`${init.method ?? "GET"} ${path || href}`);
      return line.fetch(input, init);
    },
  };
}

const loggedIn = { kind: "logged in" };

/**
 * Sends a call. A read is made again, so that its answer is also taken as the text it is, and a set is also read whole:
 * a write leaves once.
 */
async function send(client: Overheard, call: B1Call): Promise<Response> {
  const answer = await request(client, call);
  if (call.method !== "GET") return answer;
  await request(client, { ...call, raw: true });
  if (/^\w+$/.test(call.path) && (await hasRows(answer))) await setThrough(client, call.path);
  return answer;
}

async function request(client: Overheard, call: B1Call): Promise<Response> {
  const told = await toldBy(client.b1.request(call));
  const answer = client.answerTo(call.path);
  expect(told).toEqual(await meaningOf(answer, call));
  return answer;
}

const User = z.strictObject({
  CompanyDB: z.string(),
  UserName: z.string(),
  Password: z.string(),
  Language: z.number().optional(),
});
type User = z.infer<typeof User>;

function userOf({ CompanyDB, UserName, Password, Language }: User): Who {
  return { companyDb: CompanyDB, userName: UserName, password: Password, language: Language };
}

function signedOn(cookie: string): Who {
  const cookies = Object.fromEntries(
    cookie.split("; ").flatMap((each) => {
      const [name = "", value = ""] = each.split("=");
      return name === "" ? [] : [[name, value]];
    }),
  );
  return { companyDb: "DEMO_SE", authenticate: async () => ({ cookies }) };
}

function cookiesOf(login: Response): string {
  return login.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
}

interface Asked {
  readonly cookie: string;
  readonly call: B1Call;
}

/** The call that a request is; undefined when the client has no such method. JSON is given as a value. */
function askedOf(path: string, { method, headers, body }: RequestInit): Asked | undefined {
  const known = Method.safeParse(method ?? "GET").data;
  if (!known) return undefined;
  const { cookie = "", ...own } = Object.fromEntries(new Headers(headers));
  const call = { method: known, path, headers: own };
  if (body instanceof Uint8Array) return { cookie, call: { ...call, body } };
  if (typeof body !== "string") return { cookie, call };
  if (own["content-type"] !== undefined) return { cookie, call: { ...call, body } };
  const json = jsonIn(body);
  const isWritten = json !== undefined && body.length < 10_000; // a value as deep as that one has no text
  if (isWritten) return { cookie, call: { ...call, body: json } };
  return { cookie, call: { ...call, body, headers: { ...own, "content-type": "application/json" } } };
}
