import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

let folder = "";
const running: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "instep-emulators-"));
});
afterEach(() => {
  for (const each of running.splice(0)) each.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

const ownPackage = JSON.parse(readFileSync(join(import.meta.dirname, "../package.json"), "utf8")) as {
  readonly version: string;
};

const anyPorts = ["--sap-port", "0", "--sitoo-port", "0"];

function spawned(args: readonly string[]) {
  const program = join(import.meta.dirname, "bin.ts");
  const child = spawn(process.execPath, ["--conditions=@instep/source", program, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.push(child);
  return child;
}

/** Runs the program to its end. */
async function run(...args: readonly string[]) {
  const child = spawned(args);
  let [output, errors] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
  await once(child, "close");
  return { code: child.exitCode, output, errors };
}

interface Contact {
  readonly sap: Readonly<Record<"v1" | "v2" | "companyDb" | "userName" | "password", string>>;
  readonly sitoo: { readonly baseUrl: string; readonly apiId: string; readonly password: string };
  readonly holds: Readonly<Record<string, number>>;
  readonly date: string;
}

/** Starts the program, and tells what it says and how to stop it. */
async function started(...args: readonly string[]) {
  const child = spawned([...anyPorts, "--orders", "40", "--json", ...args]);
  const [line] = (await once(child.stdout.setEncoding("utf8"), "data")) as [string];
  const stop = async (signal: "SIGINT" | "SIGTERM" = "SIGINT"): Promise<unknown> => {
    const ended = once(child, "close");
    child.kill(signal);
    return (await ended)[0] as unknown;
  };
  return { ...(JSON.parse(line) as Contact), stop };
}

async function loggedIn({ v2, companyDb, userName, password }: Contact["sap"]) {
  const body = JSON.stringify({ CompanyDB: companyDb, UserName: userName, Password: password });
  const answer = await fetch(`${v2}/Login`, { method: "POST", body });
  const headers = {
    Cookie: answer.headers
      .getSetCookie()
      .map((each) => each.split(";")[0])
      .join("; "),
  };
  return (path: string, post?: object) =>
    fetch(`${v2}/${path}`, {
      headers,
      ...(post && { method: "POST", body: JSON.stringify(post) }),
    });
}

async function anInvoiceOf(contact: Contact) {
  const call = await loggedIn(contact.sap);
  const items = (await (await call("Items?$filter=Valid eq 'tYES'&$top=1")).json()) as {
    value: { ItemCode: string }[];
  };
  const [partner] = (
    (await (await call("BusinessPartners?$select=CardCode&$top=1")).json()) as {
      value: { CardCode: string }[];
    }
  ).value;
  return await call("Invoices", {
    CardCode: partner?.CardCode,
    DocDate: contact.date,
    NumAtCard: "kept",
    DocumentLines: [{ ItemCode: items.value[0]?.ItemCode, Quantity: 1, PriceAfterVAT: 125 }],
  });
}

const kept = async (contact: Contact) =>
  await (
    await loggedIn(contact.sap)
  )("Invoices/$count?$filter=NumAtCard eq 'kept'").then((each) => each.text());

/** Adds a store to the three of the chain, and those that were added before. */
const aStoreIn = ({ baseUrl, apiId, password }: Contact["sitoo"]): Promise<Response> =>
  fetch(`${baseUrl}/sites/1/stores.json`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${apiId}:${password}`)}` },
    body: JSON.stringify({ storetype: 30, name: "Market stall" }),
  });

describe("the emulators on ports", () => {
  it("keep an invoice in a folder over a restart, and stop cleanly when told to", async () => {
    const first = await started("--dir", folder);
    expect((await anInvoiceOf(first)).status).toBe(201);
    const call = await loggedIn(first.sap);
    expect((await call("BusinessPartners", { CardCode: "C1", CardName: "Alva" })).status).toBe(201);
    expect((await call("Items", { ItemCode: "NEW-1" })).status).toBe(201);
    expect((await aStoreIn(first.sitoo)).status).toBe(200);
    expect(await first.stop()).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(["emulators.json", "sap.jsonl", "sitoo.jsonl"]);

    const second = await started("--dir", folder);
    expect(await kept(second)).toBe("1");
    expect(await (await aStoreIn(second.sitoo)).json()).toBe(5);
    const { items = 0, businessPartners = 0 } = first.holds;
    expect(second.holds).toMatchObject({
      invoices: 1,
      items: items + 1,
      businessPartners: businessPartners + 1,
    });
    const third = await run(...anyPorts, "--dir", folder, "--seed", "2");
    expect([third.code, third.errors]).toEqual([2, expect.stringContaining("--seed: ") as string]);
    const fourth = await run(...anyPorts, "--dir", folder);
    expect([fourth.code, fourth.errors]).toEqual([
      2,
      expect.stringMatching(/^--dir: .*in use by process \d+.*\n$/) as string,
    ]);
    expect(await second.stop("SIGTERM")).toBe(0);
  });

  it("have yesterday's orders in Sitoo, and play the faults of a file", async () => {
    const file = join(folder, "faults.json");
    writeFileSync(
      file,
      JSON.stringify([{ kind: "lose-answer", when: { method: "POST", path: "Invoices", nth: 1 } }]),
    );
    const { stop, ...contact } = await started("--faults", file);
    await expect(anInvoiceOf(contact)).rejects.toMatchObject({ cause: { code: "UND_ERR_SOCKET" } });
    expect(await kept(contact)).toBe("1");
    const { baseUrl, apiId, password } = contact.sitoo;
    const headers = { authorization: `Basic ${btoa(`${apiId}:${password}`)}` };
    const orders = (await (
      await fetch(`${baseUrl}/orders.json?fields=orderid`, { headers })
    ).json()) as object;
    expect(orders).toMatchObject({ totalcount: 40 });
    expect(await stop()).toBe(0);
  });

  it("open another company, with a store in Sitoo for each of its warehouses", async () => {
    const child = spawned([...anyPorts, "--company", "one-store", "--json"]);
    const [line] = (await once(child.stdout.setEncoding("utf8"), "data")) as [string];
    const { sitoo, holds } = JSON.parse(line) as Contact;
    const headers = { authorization: `Basic ${btoa(`${sitoo.apiId}:${sitoo.password}`)}` };
    const stores = (await (
      await fetch(`${sitoo.baseUrl}/sites/1/stores.json`, { headers })
    ).json()) as object;
    expect([stores, holds.orders]).toMatchObject([{ totalcount: 1, items: [{ name: "Malmö" }] }, 0]);
    const refused = await run(...anyPorts, "--company", "one-store", "--orders", "40");
    expect(refused.errors).toMatch(/^--orders: one-store has no day of trading.*\n$/);
  });

  it("tell people how to reach them", async () => {
    const child = spawned([...anyPorts, "--orders", "0"]);
    const [text] = (await once(child.stdout.setEncoding("utf8"), "data")) as [string];
    for (const word of ["/b1s/v1", "/b1s/v2", "DEMO_SE", "sap-demo", "curl", "Ctrl+C", "0 orders"]) {
      expect(text).toContain(word);
    }
  });

  it("name every fault of the command line and of the file it names, one a line", async () => {
    const file = join(folder, "bad.json");
    writeFileSync(file, '{"sap":[{"kind":"explode"}],"sitoo":{},"other":[]}');
    const args = [
      "--sap-port",
      "70000",
      "--sitoo-port",
      "1",
      "--sitoo-port=2",
      "--orders",
      "7",
      "--company",
      "acme",
      "--colour",
      "stray",
      "--faults",
      file,
    ];
    const { code, output, errors } = await run(...args);
    expect([code, output]).toEqual([2, ""]);
    const named = errors
      .trim()
      .split("\n")
      .map((line) => line.split(": ").slice(0, -1).join(": "));
    expect(named).toEqual([
      "--sitoo-port",
      "--colour",
      "stray",
      "--sap-port",
      "--orders",
      "--company",
      `${file}: sap.0.kind`,
      `${file}: sitoo`,
      `${file}: other`,
    ]);
  });

  it("say which port is taken, and which folder holds something else", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const address = taken.address();
    const port = typeof address === "object" && address ? String(address.port) : "";
    const busy = await run("--sap-port", "0", "--sitoo-port", port, "--orders", "0");
    taken.close();
    expect([busy.code, busy.errors]).toEqual([
      2,
      expect.stringMatching(/^--sitoo-port: port \d+ is in use.*\n$/) as string,
    ]);
    writeFileSync(join(folder, "holiday.jpg"), "");
    const odd = await run(...anyPorts, "--dir", folder);
    expect([odd.code, odd.errors]).toEqual([
      2,
      expect.stringMatching(/^--dir: .*is not empty.*\n$/) as string,
    ]);
  });

  it("say which line of a kept folder cannot be used, and what to do", async () => {
    const first = await started("--dir", folder);
    expect((await anInvoiceOf(first)).status).toBe(201);
    await first.stop();
    const file = join(folder, "sap.jsonl");
    const whole = readFileSync(file, "utf8");
    const gone = JSON.stringify([{ at: 1, user: "INSTEP", method: "POST", path: "Invoices(77)/Cancel" }]);
    for (const [line, what] of [
      ["{torn", "is no JSON"],
      [gone, "cannot be carried out again"],
    ]) {
      writeFileSync(file, `${whole}${line}\n`);
      const { code, errors } = await run(...anyPorts, "--dir", folder);
      expect([code, errors.startsWith(`--dir: ${file}, line 3: ${what} (`)]).toEqual([2, true]);
      expect(errors).toMatch(/put back a copy of all its files, or choose another directory\.\n$/);
    }
  });

  it("do not go on with one system's books when the other's are lost", async () => {
    const first = await started("--dir", folder);
    expect((await anInvoiceOf(first)).status).toBe(201);
    await first.stop();
    const [sap, sitoo] = [join(folder, "sap.jsonl"), join(folder, "sitoo.jsonl")];
    const kept = readFileSync(sap, "utf8");
    const refusal = async (): Promise<string> => (await run(...anyPorts, "--dir", folder)).errors;
    writeFileSync(sap, "");
    expect(await refusal()).toMatch(
      `--dir: ${sap} is missing or empty, and the other system's books are not`,
    );
    rmSync(sap);
    expect(await refusal()).toMatch(`--dir: ${sap} is missing or empty`);
    writeFileSync(sap, kept);
    rmSync(sitoo);
    expect(await refusal()).toMatch(`--dir: ${sitoo} is missing or empty`);
    expect(readdirSync(folder)).toEqual(["emulators.json", "sap.jsonl"]);

    const header = kept.slice(0, kept.indexOf("\n") + 1);
    writeFileSync(sap, header); // a kill before the second file was made
    expect((await started("--dir", folder)).holds).toMatchObject({ invoices: 0, orders: 40 });
  });

  it("give up a folder that cannot be made, and say why", async () => {
    const below = join(folder, "file", "deep");
    writeFileSync(join(folder, "file"), "");
    const { code, errors } = await run(...anyPorts, "--dir", below);
    expect([code, errors]).toEqual([
      2,
      expect.stringMatching(/^--dir: .*deep cannot be used \(E.*\)\n$/) as string,
    ]);
  });

  it.runIf(process.platform === "linux")("come back from a place where nothing can be made", async () => {
    const { code, errors } = await run(...anyPorts, "--dir", "/proc/books/deep");
    expect([code, errors]).toEqual([
      2,
      expect.stringContaining("/proc/books/deep cannot be used (") as string,
    ]);
  });

  it.each(["--help", "-h"])("explain themselves: %s", async (option) => {
    const { code, output } = await run(option);
    expect([code, output]).toEqual([0, expect.stringContaining("--sap-port N") as string]);
  });

  it("tell their version", async () => {
    expect(await run("--version")).toEqual({ code: 0, output: `${ownPackage.version}\n`, errors: "" });
  });
});
