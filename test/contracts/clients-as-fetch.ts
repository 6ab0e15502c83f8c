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
  /** What no client could send: "COPY Items". */
  readonly bare: readonly string[];
}

/**
 * Clients in place of the bare fetch of a line. It gives what the wire answered, and holds what the client told against
 * that. Whoever logs in does so through a client of his own, which from then on sends whatever comes with his cookies;
 * other cookies, or none, are those of a client whose host signs on.
 */
export function clientsAsFetch(line: Line): ClientsAsFetch {
  const bare: string[] = [];
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
  return {
    bare,
    fetch: async (input, init = {}) => {
      const href = urlOf(input);
      const [, root, path = ""] = /^(.*\/b1s\/v[12])\/(.*)$/s.exec(href) ?? [];
      const asked = askedOf(path, init);
      if (root === undefined || !asked || path === "Logout") {
        bare.push(`${init.method ?? "GET"} ${href.slice(line.origin.length)}`);
        return line.fetch(input, init);
      }
      const user = path === "Login" ? User.safeParse(asked.call.body).data : undefined;
      return user ? logIn(root, user) : send(clientOf(root, asked.cookie), asked.call);
    },
  };
}

const loggedIn = { kind: "logged in" };

/**
 * Sends a call. A read is made again, so that its answer is also taken as the text it is, and a set is also read whole:
 * a write leaves once.
 */
async function send(client: Overheard, call: B1Call): Promise<Response> {
  const parts = call.path === "$batch" ? partsIn(call.body) : undefined;
  if (parts) return batchThrough(client, parts);
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
  if (typeof body !== "string") return { cookie, call };
  if (own["content-type"] !== undefined) return { cookie, call: { ...call, body } };
  const json = jsonIn(body);
  if (json !== undefined) return { cookie, call: { ...call, body: json } };
  return { cookie, call: { ...call, body, headers: { ...own, "content-type": "application/json" } } };
}
