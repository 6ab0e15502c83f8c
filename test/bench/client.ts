import { execFile, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { promisify } from "node:util";
import { createB1Client } from "@instep/sap-b1-client";
import axios from "axios";
import ky from "ky";
import { ensureFreshBuild } from "../packaging/fresh-build.ts";
import { fullInvoice } from "./full-invoice.ts";
import { type Report, versionOf } from "./report.ts";
import { type Contender, medianOf, type Result, rounded, spread, timingsOf } from "./rounds.ts";

/** What our SAP client costs over the fetch it is given, over JSON.parse, and over an empty module. */
export async function measureClient(): Promise<Report> {
  const text = await fullInvoice();
  return {
    title: "The SAP client",
    about: `A call reads an A/R invoice of three lines, ${String(text.length)} characters, over HTTP from a process of its own; the floor is the bare fetch and JSON.parse, which check nothing, renew no session, know no deadline and take no turns. Decoding and validating, which only find does, is measured beside JSON.parse of the same text. The import is that of the built package in a new process, beside an empty module; its goal is in milliseconds over the floor.`,
    versions: { ky: versionOf("ky"), axios: versionOf("axios"), zod: versionOf("zod") },
    results: [...(await calls(text)), await decoding(text), await coldImport()],
  };
}

const repository = join(import.meta.dirname, "../..");

async function calls(text: string): Promise<readonly Result[]> {
  const server = fork(join(import.meta.dirname, "invoice-server.ts"), { execArgv: [] });
  server.send(text);
  const [port] = (await once(server, "message")) as [number];
  const baseUrl = `http://127.0.0.1:${String(port)}/b1s/v2`;
  const url = `${baseUrl}/Invoices(1)`;
  const b1 = createB1Client({ baseUrl, companyDb: "DEMO_SE", userName: "INSTEP", password: "sap-demo" });
  const headers = { accept: "application/json", cookie: "B1SESSION=1" };
  const byAxios = axios.create({ adapter: "fetch", headers });
  const work: Readonly<Record<string, () => Promise<unknown>>> = {
    fetch: async () => JSON.parse(await (await fetch(url, { headers })).text()) as unknown,
    ky: () => ky(url, { headers }).json(),
    axios: async () => (await byAxios.get(url)).data as unknown,
    request: () => b1.request({ method: "GET", path: "Invoices(1)" }),
    find: () => b1.invoices.find(1),
  };
  const timings = await timingsOf(Object.entries(work).map(contender), { rounds: 40, count: 75 });
  server.kill();
  const floor = medianOf(timings, "fetch");
  const peer = { ky: rounded(medianOf(timings, "ky"), 0), axios: rounded(medianOf(timings, "axios"), 0) };
  return ["request", "find"].map((name) => {
    const value = medianOf(timings, name);
    const ratio = rounded(value / floor);
    const figures = { value: rounded(value, 0), unit: "µs", floor: rounded(floor, 0), peer };
    return name === "find"
      ? { name: "the same by b1.invoices.find, decoded", ...figures, ratio, goal: null, met: null }
      : { name: "a call by b1.request", ...figures, ratio, goal: 1.1, met: ratio <= 1.1 };
  });
}

const contender = ([name, one]: readonly [string, () => Promise<unknown>]): Contender => ({
  name,
  round: async (count) => {
    for (let made = 0; made < count; made += 1) await one();
  },
});

/** The same call, over a fetch that has the answer at hand: what is left is what the client does with it. */
async function decoding(text: string): Promise<Result> {
  const { readInvoice } = await import("./read-invoice.ts");
  const timings = await timingsOf(
    [
      contender(["parse", async () => Promise.resolve(JSON.parse(text) as unknown)]),
      contender(["decode", () => readInvoice(JSON.parse(text))]),
    ],
    { rounds: 25, count: 200 },
  );
  const [floor, value] = [medianOf(timings, "parse"), medianOf(timings, "decode")];
  const ratio = rounded(value / floor);
  const figures = { value: rounded(value, 1), unit: "µs", peer: {}, floor: rounded(floor, 1) };
  return { name: "an invoice decoded and validated", ...figures, ratio, goal: 1.25, met: ratio <= 1.25 };
}

async function coldImport(): Promise<Result> {
  await ensureFreshBuild();
  const modules = {
    empty: "data:text/javascript,",
    zod: "zod",
    ky: "ky",
    package: "@instep/sap-b1-client",
  } as const;
  const times = { empty: [], zod: [], ky: [], package: [] } as Record<keyof typeof modules, number[]>;
  for (let turn = 0; turn < 11; turn += 1) {
    for (const [name, module] of Object.entries(modules) as [keyof typeof modules, string][]) {
      times[name].push(await importTime(module));
    }
  }
  const [floor, value] = [spread("empty", times.empty).median, spread("package", times.package).median];
  const alone = (name: "zod" | "ky"): number => rounded(spread(name, times[name]).median, 1);
  return {
    name: "cold import",
    ...{ value: rounded(value, 1), unit: "ms", floor: rounded(floor, 1) },
    peer: { "zod alone": alone("zod"), "ky alone": alone("ky") },
    ...{ ratio: rounded(value / floor), goal: 15, met: value - floor <= 15 },
  };
}

/** Milliseconds in which a new process imports a module, its own start left out. */
async function importTime(module: string): Promise<number> {
  const program = `const start = performance.now(); await import(${JSON.stringify(module)}); console.log(performance.now() - start);`;
  const args = ["--input-type=module", "--eval", program];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: repository });
  return Number(stdout);
}
