import { execFile, spawn } from "node:child_process";
import { copyFile, readdir, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { systemClock } from "@instep/http";
import { type Consumer, createConsumer } from "../packaging/consumer.ts";
import { ensureFreshBuild } from "../packaging/fresh-build.ts";
import { startServer } from "../peers/server.ts";

/** Sells one thing in every runtime with the packages as they would be published, and prints what SAP's books say of it. */

const run = promisify(execFile);
const today = new Date(systemClock.now()).toISOString().slice(0, 10);
const tools = join(import.meta.dirname, "node_modules");

/** Where a program sells: the emulated SAP's address, and the folder that has the packages installed. */
interface Place {
  readonly sap: string;
  readonly cwd: string;
}

type Sell = (place: Place) => Promise<string>;

const program =
  (command: string, ...args: readonly string[]): Sell =>
  async ({ sap, cwd }) =>
    (await run(command, [...args, "program.ts", sap, today], { cwd })).stdout;

const runtimes: Readonly<Record<string, Sell>> = {
  Node: program(process.execPath),
  Bun: async (place) => program(await bun(), "run")(place),
  Deno: program(join(tools, ".bin/deno"), "run", "--allow-net", "--node-modules-dir=manual", "--no-lock"),
  workerd: inWorkerd,
};

async function bun(): Promise<string> {
  const [folder] = await readdir(join(tools, "@oven"));
  return join(tools, "@oven", folder ?? "", "bin/bun");
}

/** workerd runs one file and answers requests: the program is bundled, and a request starts it. */
async function inWorkerd({ sap, cwd }: Place): Promise<string> {
  await run(await bun(), ["build", "worker.ts", "--target=browser", "--outfile=worker.js"], { cwd });
  const port = await freePort();
  await writeFile(join(cwd, "worker.capnp"), configuration(port));
  const workerd = spawn(join(tools, ".bin/workerd"), ["serve", "worker.capnp"], { cwd, stdio: "inherit" });
  try {
    const asked = new URLSearchParams({ sap, day: today });
    return await firstAnswer(`http://127.0.0.1:${String(port)}/?${asked.toString()}`);
  } finally {
    workerd.kill();
  }
}

const configuration = (port: number): string => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "internet", network = (allow = ["private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${String(port)}", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "worker.js")],
  compatibilityDate = "2026-01-01",
);
`;

async function firstAnswer(url: string): Promise<string> {
  for (let tries = 100; ; tries -= 1) {
    try {
      return await (await fetch(url)).text();
    } catch (error) {
      if (tries === 0) throw error;
      await systemClock.wait(100); // it has not opened its port yet
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function prepare({ cwd }: Consumer): Promise<void> {
  for (const file of ["sale.ts", "program.ts", "worker.ts"]) {
    await copyFile(join(import.meta.dirname, file), join(cwd, file));
  }
}

await ensureFreshBuild();
const consumer = await createConsumer();
await prepare(consumer);
try {
  for (const [runtime, sell] of Object.entries(runtimes)) {
    const { b1, listening, server } = await startServer({ scheme: "http", version: 2 });
    const sap = `${server.host}:${String(server.port)}/b1s/v2`;
    const told = await sell({ sap, cwd: consumer.cwd }).finally(() => listening.close());
    const { refused } = JSON.parse(told) as { readonly refused: string }; // printed by sale.ts
    const [invoice, ...others] = b1.books.invoices();
    const isRight =
      invoice?.PaidToDate === "125.00" &&
      others.length === 0 &&
      b1.books.incomingPayments().length === 1 &&
      refused.startsWith("rejected");
    process.stdout.write(
      `${runtime.padEnd(8)} ${isRight ? "one sale, posted and paid" : `WRONG: ${told}`}\n`,
    );
    if (!isRight) process.exitCode = 1;
  }
} finally {
  await consumer.remove();
}
