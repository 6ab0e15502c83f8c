import { existsSync, readFileSync } from "node:fs";
import { createB1Emulator, virtualClock } from "@instep/testing";
import { z } from "zod";
import { companyOf } from "./company.ts";
import { isObject, shapeDifferences } from "./shape.ts";

type Exchange = z.infer<typeof Exchange>;
const Exchange = z.object({
  method: z.string(),
  uri: z.url(),
  status: z.object({ code: z.number() }),
  headers: z.record(z.string(), z.array(z.string())),
  response: z.record(z.string(), z.unknown()),
});

/** Those that say something of the answer; the others belong to the connection or are different in every answer. */
const telling = ["Content-Type", "OData-Version", "Server", "Vary"];

/**
 * Asks the emulator what a real Service Layer was once asked, and compares the shape of the answers. The record is not
 * ours to publish: its path is the first argument, or SAP_B1_RECORD.
 */
const path = process.argv[2] ?? process.env.SAP_B1_RECORD;
if (path === undefined || !existsSync(path)) {
  say("No record of a real SAP Business One here, so nothing was compared: npm run recorded -- <file>");
} else {
  process.exitCode = await compare(readRecord(path));
}

function readRecord(file: string): readonly Exchange[] {
  return z.array(Exchange).parse(JSON.parse(readFileSync(file, "utf8")));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function compare(record: readonly Exchange[]): Promise<number> {
  const items = record.flatMap(({ response }) => [response, ...listOf(response.value)]).filter(isItem);
  const login = record.find(({ uri }) => uri.endsWith("/Login"));
  const company = companyOf([...new Map(items.map((item) => [item.ItemCode, item])).values()]);
  const b1 = createB1Emulator({
    company,
    clock: virtualClock(Date.parse("2026-07-14T10:00:00Z")),
    options: { version: z.string().parse(login?.response.Version) },
  });
  const cookies: string[] = [];
  let found = 0;
  for (const exchange of record) {
    const request = toRequest(exchange, b1.baseUrl, company);
    const answer = await b1.fetch(request.url, { ...request.init, headers: { Cookie: cookies.join("; ") } });
    cookies.push(...answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? ""));
    const differences = differencesOf(exchange, answer, await answer.json());
    say(`${exchange.method} ${request.name}: ${differences.length === 0 ? "as recorded" : "differs"}`);
    for (const difference of new Set(differences)) say(`  ${difference}`);
    found += differences.length;
  }
  return found === 0 ? 0 : 1;
}

function toRequest({ method, uri }: Exchange, baseUrl: string, company: ReturnType<typeof companyOf>) {
  const name = uri.replace(/^.*\/b1s\/v\d\//, "");
  const [user] = company.users;
  const login = { CompanyDB: company.CompanyDB, UserName: user?.UserName, Password: user?.Password };
  const init = method === "POST" ? { method, body: JSON.stringify(login) } : { method };
  return { name, url: `${baseUrl}/${name}`, init };
}

function differencesOf(exchange: Exchange, answer: Response, body: unknown): readonly string[] {
  const { status, headers, response } = exchange;
  return [
    ...(answer.status === status.code
      ? []
      : [`status ${String(status.code)} was recorded, not ${String(answer.status)}`]),
    ...telling.flatMap((name) => {
      const [was, is] = [headers[name]?.[0] ?? "none", answer.headers.get(name) ?? "none"];
      return was === is ? [] : [`header ${name}: "${was}" was recorded, not "${is}"`];
    }),
    ...(formOf(headers.ETag?.[0]) === formOf(answer.headers.get("ETag") ?? undefined)
      ? []
      : ["header ETag differs"]),
    ...shapeDifferences(response, body, "body"),
  ];
}

/** A weak tag of forty hex digits, whatever the digits. */
function formOf(etag: string | undefined): string {
  return etag === undefined ? "none" : etag.replace(/[0-9A-F]{40}/, "SHA-1");
}

function listOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function isItem(entity: Readonly<Record<string, unknown>>): boolean {
  return typeof entity.ItemCode === "string";
}
