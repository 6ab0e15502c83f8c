import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createB1Emulator, tradingDay, virtualClock } from "@instep/testing";
import { directoryJournal } from "@instep/testing/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const day = { seed: 7, size: 150 };
const demo = join(import.meta.dirname, "../../examples/demo/main.ts");
const folders: string[] = [];

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "instep-day-"));
  folders.push(folder);
  return folder;
}

function startDemo(dir: string): ChildProcess {
  const options = ["--seed", String(day.seed), "--size", String(day.size), "--dir", dir, "--json"];
  return spawn(process.execPath, ["--conditions=@instep/source", demo, ...options], {
    stdio: ["ignore", "pipe", "ignore"],
  });
}

/** Runs a day to its end and gives its last line. */
async function runToEnd(dir: string): Promise<Record<string, unknown>> {
  const child = startDemo(dir);
  let output = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (output += text));
  const [code] = (await once(child, "close")) as [number];
  expect(code).toBe(0);
  return JSON.parse(output.trim().split("\n").at(-1) ?? "") as Record<string, unknown>;
}

/** Kills a day with SIGKILL as soon as SAP's books hold this many lines. */
async function killAt(dir: string, lines: number): Promise<void> {
  const child = startDemo(dir);
  const file = join(dir, "sap.jsonl");
  const ended = once(child, "close");
  const watch = setInterval(() => {
    if (existsSync(file) && readFileSync(file, "utf8").split("\n").length > lines) child.kill("SIGKILL");
  }, 1);
  await ended;
  clearInterval(watch);
  expect(child.signalCode).toBe("SIGKILL");
}

/** What must be the same whatever happened on the way; document numbers may differ. */
function booksIn(dir: string) {
  const { company, opensAt } = tradingDay(day);
  const { books } = createB1Emulator({
    company,
    clock: virtualClock(opensAt),
    journal: directoryJournal(dir, "sap"),
  });
  const invoices = books
    .invoices()
    .map(({ Comments, CardCode, DocDate, DocTotal, VatSum, PaidToDate, CancelStatus }) => ({
      ...{ key: Comments, CardCode, DocDate, DocTotal, VatSum, PaidToDate, CancelStatus },
    }));
  const payments = books
    .incomingPayments()
    .map(({ Remarks, CardCode, DocDate, CashSum, TransferSum, Cancelled }) => ({
      ...{ key: Remarks, CardCode, DocDate, CashSum, TransferSum, Cancelled },
    }));
  const byKey = <T extends { readonly key: string | null }>(rows: T[]): T[] =>
    rows.sort((a, b) => ((a.key ?? "") < (b.key ?? "") ? -1 : 1));
  return {
    documents: [byKey(invoices), byKey(payments)],
    accounts: books.trialBalance(),
    partners: books.partnerBalances(),
    stock: books.stock(),
  };
}

describe("a day killed with SIGKILL and run again", () => {
  let undisturbed: ReturnType<typeof booksIn>;
  beforeAll(async () => {
    const dir = aFolder();
    await runToEnd(dir);
    undisturbed = booksIn(dir);
  });
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  it.each([[[1]], [[2]], [[40]], [[41]], [[130]], [[20, 60, 61, 140, 200]]])(
    "when SAP's books held %j lines ends with the same keys, documents, accounts, partners and stock",
    async (kills) => {
      const dir = aFolder();
      for (const lines of kills) await killAt(dir, lines);
      const figures = await runToEnd(dir);
      expect(figures).toMatchObject({ duplicates: 0, lost: 0, waiting: 0, difference: "0.00" });
      expect(figures.inException).toBe(figures.planted);
      expect(booksIn(dir)).toEqual(undisturbed);
    },
  );

  it("posts nothing when it is run once more", async () => {
    const dir = aFolder();
    const first = await runToEnd(dir);
    const second = await runToEnd(dir);
    expect(second).toEqual({ ...first, newDocuments: 0, seconds: second.seconds });
  });
});
