import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { sqliteLedger } from "../sqlite.ts";
import type { LedgerStore, OrderEntry } from "./ledger.ts";
import { sqlLedger } from "./sql.ts";
import { sqliteDriver } from "./sqlite.ts";
import { counted } from "./statements.ts";

const noon = 1_700_000_000_000;
const birth = { id: "ledger-1", now: noon };

/** A path for a ledger, until the test is over. */
async function aFile(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "instep-ledger-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  return join(directory, "ledger.db");
}

/** A ledger in a file, closed when the test is over. */
function ledgerIn(path: string): LedgerStore {
  const store = sqliteLedger(path);
  onTestFinished(() => store.close());
  return store;
}

function due(orderid: number): OrderEntry {
  const sums = { currency: "SEK", total: "0.00", steps: [], breaks: [] };
  const plan = { orderid, reference: `S-${orderid}`, businessDate: "2026-03-31", storeid: 1, ...sums };
  return { orderid, status: "due", reason: "planned", fingerprint: "", plan, findings: [] };
}

const aClaim = (holder: string) => ({ holder, now: noon, until: noon + 60_000, limit: 1 });

interface Told {
  readonly id: string;
  readonly claimed: readonly number[];
}

/** Opens a new ledger in the same moment as the others at the meeting, and claims the same order as they do. */
const claimTogether = (at: { path: string; meeting: string; name: string; count: number }): string => `
  import { readdirSync, writeFileSync } from "node:fs";
  import { sqliteLedger } from ${JSON.stringify(new URL("../sqlite.ts", import.meta.url).href)};
  const { path, meeting, name, count } = ${JSON.stringify(at)};
  writeFileSync(meeting + "/" + name, "");
  while (readdirSync(meeting).length < count);
  const store = sqliteLedger(path);
  const ledger = await store.open("pair", { id: name, now: ${noon} });
  await ledger.recordIntake({ entries: [${JSON.stringify(due(1))}], now: ${noon} });
  const claims = await ledger.claimDue({ ...${JSON.stringify(aClaim(""))}, holder: name });
  console.log(JSON.stringify({ id: (await ledger.identity()).id, claimed: claims.map(({ orderid }) => orderid) }));
  await store.close();
`;

async function inProcess(script: string, signal: AbortSignal): Promise<Told> {
  const node = ["--conditions=@instep/source", "--input-type=module", "--eval", script];
  const { stdout } = await promisify(execFile)(process.execPath, node, { timeout: 20_000, signal });
  return JSON.parse(stdout) as Told; // the script's last line but one
}

describe("a ledger in a file", () => {
  it("survives closing and opening it again", async () => {
    const path = await aFile();
    const before = sqliteLedger(path);
    const ledger = await before.open("pair", birth);
    await ledger.recordIntake({ entries: [due(1), due(2)], watermark: 2, now: noon });
    await ledger.claimDue(aClaim("a"));
    const orders = await Array.fromAsync(ledger.orders());
    await before.close();

    const again = await ledgerIn(path).open("pair", { id: "another", now: noon + 1 });

    expect(await again.identity()).toEqual({ id: "ledger-1", bornAt: noon, watermark: 2 });
    expect(await Array.fromAsync(again.orders())).toEqual(orders);
    expect(await again.claimDue(aClaim("b"))).toMatchObject([{ orderid: 2 }]);
    expect(await again.claimDue(aClaim("b"))).toEqual([]);
  });

  it("gives an order to one of two stores that race for it", async () => {
    const path = await aFile();
    const [one, other] = await Promise.all([
      ledgerIn(path).open("pair", birth),
      ledgerIn(path).open("pair", birth),
    ]);
    await one.recordIntake({ entries: [due(1)], now: noon });

    const claims = await Promise.all([one.claimDue(aClaim("a")), other.claimDue(aClaim("b"))]);

    expect(claims.flat()).toHaveLength(1);
  });

  it(
    "is made by whoever comes first of several processes that start together",
    { timeout: 30_000 },
    async ({ signal }) => {
      const path = await aFile();
      const names = ["a", "b", "c", "d", "e", "f"];
      const meeting = await mkdtemp(`${path}-meeting-`);

      const told = await Promise.all(
        names.map((name) => inProcess(claimTogether({ path, meeting, name, count: names.length }), signal)),
      );

      expect(new Set(told.map(({ id }) => id)).size).toBe(1);
      expect(told.flatMap(({ claimed }) => claimed)).toEqual([1]);
    },
  );

  it("of a newer release is refused, and left as it is", async () => {
    const path = await aFile();
    await ledgerIn(path).open("pair", birth);
    const driver = sqliteDriver(path);
    await driver.write([{ sql: "insert into instep_version (version) values ($1)", values: [99] }]);
    await driver.close();

    await expect(ledgerIn(path).open("another pair", birth)).rejects.toThrow(
      "This ledger was written by a newer release (version 99; this one knows 1).",
    );
  });
});

describe("a write", () => {
  it("that fails half way leaves neither orders nor watermark", async () => {
    const ledger = await ledgerIn(":memory:").open("pair", birth);
    const broken = { ...due(2), status: null } as unknown as OrderEntry; // what the types forbid, the database refuses

    await expect(ledger.recordIntake({ entries: [due(1), broken], watermark: 2, now: noon })).rejects.toThrow(
      /NOT NULL/,
    );

    expect(await Array.fromAsync(ledger.orders())).toEqual([]);
    expect((await ledger.identity()).watermark).toBe(0);
  });

  it("that SQLite itself has rolled back tells why, and the next one is carried out", async () => {
    const driver = sqliteDriver(":memory:");
    const insert = { sql: "insert or rollback into each_once (value) values ($1)", values: [1] };
    await driver.write([{ sql: "create table each_once (value integer primary key)", values: [] }]);

    await expect(driver.write([insert, insert])).rejects.toThrow(/UNIQUE constraint failed/);
    await driver.write([insert]);

    expect(await driver.read("select value from each_once", [])).toEqual([{ value: 1 }]);
    await driver.close();
  });

  it("that cannot be committed tells why", async () => {
    const driver = sqliteDriver(":memory:");

    await expect(driver.write([{ sql: "rollback", values: [] }])).rejects.toThrow(/cannot commit/);
    await driver.close();
  });

  it("and a read on a closed file fail where they are awaited", async () => {
    const driver = sqliteDriver(":memory:");
    await driver.close();

    const [read, write, close] = [driver.read("select 1", []), driver.write([]), driver.close()];

    await expect(read).rejects.toThrow(/not open/);
    await expect(write).rejects.toThrow(/not open/);
    await expect(close).rejects.toThrow(/not open/);
  });
});

it("a ledger that could not be made ready is made ready when it is next opened", async () => {
  const driver = sqliteDriver(":memory:");
  let busy = true;
  const store = sqlLedger({
    ...driver,
    write: (statements) =>
      busy ? Promise.reject(new Error("database is locked")) : driver.write(statements),
  });
  await expect(store.open("pair", birth)).rejects.toThrow("database is locked");

  busy = false;

  expect(await (await store.open("pair", birth)).identity()).toEqual({
    id: "ledger-1",
    bornAt: noon,
    watermark: 0,
  });
  await store.close();
});

describe("a plan that cannot be read", () => {
  const finding = { code: "cannot-be-planned", message: "its plan in the ledger cannot be read" };
  const minutes = (count: number): number => noon + count * 60_000;

  /** A ledger in which order 1 has this plan, and order 2 its own. */
  async function withPlan(plan: string) {
    const driver = sqliteDriver(":memory:");
    onTestFinished(() => driver.close());
    const ledger = await sqlLedger(driver).open("pair", birth);
    await ledger.recordIntake({ entries: [due(1), due(2)], now: noon });
    const spoil = () =>
      driver.write([{ sql: "update instep_orders set plan = $1 where orderid = 1", values: [plan] }]);
    return { ledger, spoil };
  }

  it.each(["not JSON", '{"orderid":1}', "null", ""])(
    "keeps no other order from posting: %j",
    async (plan) => {
      const { ledger, spoil } = await withPlan(plan);
      await spoil();

      const claims = await ledger.claimDue({ ...aClaim("a"), limit: 9 });

      expect(claims.map(({ orderid }) => orderid)).toEqual([2]);
      expect(await ledger.find(1)).toMatchObject({ status: "exception", plan: undefined });
      expect(await Array.fromAsync(ledger.orders())).toHaveLength(2);
      expect(await ledger.exceptions()).toMatchObject([{ orderid: 1, finding, resolvedAt: undefined }]);
      expect(await ledger.holds(1, "a")).toBe(false);
      await ledger.recordIntake({ entries: [due(1)], now: noon });
      expect(await ledger.find(1)).toMatchObject({ status: "exception" });
    },
  );

  it("is made anew once it is retried, if nothing of it can have left", async () => {
    const { ledger, spoil } = await withPlan("not JSON");
    await spoil();
    await ledger.claimDue({ ...aClaim("a"), limit: 9 });

    expect(await ledger.retry("all", noon)).toBe(1);
    await ledger.recordIntake({ entries: [due(1)], now: noon });

    expect(await ledger.claimDue(aClaim("a"))).toMatchObject([{ orderid: 1, interruptedUntil: undefined }]);
  });

  it("is never made anew while a holder that was interrupted may have sent some of it (H1)", async () => {
    const { ledger, spoil } = await withPlan("not JSON");
    await ledger.claimDue(aClaim("a"));
    await spoil();
    await ledger.claimDue({ holder: "b", now: minutes(1), until: minutes(2), limit: 9 });

    await ledger.retry("all", minutes(3));
    await ledger.recordIntake({ entries: [due(1)], now: minutes(3) });

    expect(await ledger.openOrders()).toEqual([]);
    expect(await ledger.find(1)).toMatchObject({ status: "due", plan: undefined });
  });
});

it("counts a hundred thousand orders without reading one of them", async () => {
  const driver = sqliteDriver(":memory:");
  onTestFinished(() => driver.close());
  await sqlLedger(driver).open("pair", birth);
  const { sql, values } = counted("pair");

  const steps = await driver.read(`explain query plan ${sql}`, values);

  const reads = steps.map(({ detail }) => String(detail)).filter((detail) => /SCAN|SEARCH/.test(detail));
  expect(
    reads.filter((detail) => /instep_| o | e /.test(`${detail} `) && !detail.includes("COVERING INDEX")),
  ).toEqual([]);
});
