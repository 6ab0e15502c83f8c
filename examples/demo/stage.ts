import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createB1Client } from "@instep/sap-b1-client";
import { createSitooClient } from "@instep/sitoo-client";
import { createSyncEngine, memoryLedger, type SyncEngine, type SyncEvent } from "@instep/sync-engine";
import { sqliteLedger } from "@instep/sync-engine/sqlite";
import {
  type B1Emulator,
  createB1Emulator,
  createFaults,
  createSitooEmulator,
  memoryJournal,
  seededRandom,
  shopOf,
  type SitooEmulator,
  type TradingDay,
  tradingDay,
  type VirtualClock,
  virtualClock,
} from "@instep/testing";
import { directoryJournal, makeDirectory } from "@instep/testing/node";
import { parseRules, type Rules } from "@instep/mapping-core";
import * as z from "zod";
import { BadInput, type DemoOptions } from "./options.ts";

/** A day ready to be traded: both systems, the clock they share, and the engine between them. */
export interface Stage {
  readonly day: TradingDay;
  readonly settings: DaySettings;
  readonly rules: Rules;
  readonly clock: VirtualClock;
  readonly b1: B1Emulator;
  readonly sitoo: SitooEmulator;
  /** Makes the engine; what happens goes to `onEvent`. */
  startEngine(onEvent: (event: SyncEvent) => void): Promise<SyncEngine>;
  /** Documents that SAP held when this run began. */
  readonly documentsBefore: number;
}

const DaySettings = z.strictObject({
  seed: z.int(),
  size: z.int(),
  faults: z.boolean(),
  orders: z.array(z.looseObject({ orderid: z.int() })).nullable(),
});
/** What makes one day differ from another; kept beside its books. */
type DaySettings = z.infer<typeof DaySettings>;

/** How often something goes wrong, of the requests to SAP that it makes sense for. */
const faultRates = {
  "lose-answer": 0.02,
  "lose-request": 0.02,
  "bad-gateway": 0.02,
  "lock-record": 0.02,
  "expire-session": 0.01,
  "refuse-connection": 0.005,
};

/** How often the engine looks for new orders, in ms of the day. */
const interval = 5 * 60_000;

const settingsFile = "day.json";

/** Sets up the day that was asked for, or goes on with the one that the folder holds. Throws BadInput. */
export function setStage(options: DemoOptions): Stage {
  const settings = settingsOf(options);
  if (options.dir === undefined) return stageOf(options, settings);
  try {
    return stageOf(options, settings);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new BadInput([
      `--dir: the books in ${options.dir} cannot be read (${reason}); choose another folder`,
    ]);
  }
}

function stageOf(options: DemoOptions, settings: DaySettings): Stage {
  const day = settings.orders
    ? shopOf(settings.orders)
    : tradingDay({ seed: settings.seed, size: settings.size });
  const journal = (name: string) =>
    options.dir === undefined ? memoryJournal() : directoryJournal(options.dir, name);

  const [sapJournal, sitooJournal] = [journal("sap"), journal("sitoo")];
  const clock = virtualClock(Math.max(day.opensAt, lastAt(sapJournal.read()), lastAt(sitooJournal.read())));
  // A run that goes on meets other faults than the one before, or it would be cut off at the same place for ever.
  const random = seededRandom(settings.seed + sapJournal.read().length);
  const faults = createFaults({ random, rates: settings.faults ? faultRates : {} });
  const b1 = createB1Emulator({ company: day.company, clock, faults, journal: sapJournal });
  const sitoo = createSitooEmulator({ shop: day.shop, clock, journal: sitooJournal });
  const ledger = options.dir === undefined ? memoryLedger() : sqliteLedger(join(options.dir, "ledger.db"));
  const rules = parseRules(day.rules);

  return {
    ...{ day, settings, rules, clock, b1, sitoo },
    documentsBefore: b1.books.invoices().length + b1.books.incomingPayments().length,
    startEngine: (onEvent) =>
      createSyncEngine({
        ...clientsOf({ day, clock, b1, sitoo }),
        rules,
        ledger,
        clock,
        onEvent,
        pace: { interval },
      }),
  };
}

function clientsOf({ day, clock, b1, sitoo }: Pick<Stage, "day" | "clock" | "b1" | "sitoo">) {
  const { CompanyDB, users } = day.company;
  const [user] = users;
  if (!user) throw new Error("The emulated company has no user");
  const { eshopid, apiId, password } = day.shop;
  return {
    b1: createB1Client({
      baseUrl: b1.baseUrl,
      companyDb: CompanyDB,
      userName: user.UserName,
      password: user.Password,
      fetch: b1.fetch,
      clock,
    }),
    sitoo: createSitooClient({ baseUrl: sitoo.baseUrl, eshopid, apiId, password, fetch: sitoo.fetch, clock }),
  };
}

/** When the newest line of a journal was written, in ms; 0 for an empty one. */
function lastAt(lines: readonly string[]): number {
  const line = lines.at(-1);
  if (line === undefined) return 0;
  const newest = [JSON.parse(line) as unknown].flat().at(-1); // a line of SAP's journal holds a list
  return z.looseObject({ at: z.number() }).parse(newest).at;
}

function settingsOf({ dir, seed, size, faults, orders }: DemoOptions): DaySettings {
  const asked = {
    seed: seed ?? 1,
    size: size ?? 500,
    faults: faults ?? true,
    orders: orders ? [...orders] : null,
  };
  if (dir === undefined) return asked;
  const kept = openFolder(dir);
  if (!kept) {
    // Renamed into place, so that a kill leaves either no settings or whole ones.
    writeFileSync(join(dir, `${settingsFile}.new`), `${JSON.stringify(asked)}\n`, { flush: true });
    renameSync(join(dir, `${settingsFile}.new`), join(dir, settingsFile));
    return asked;
  }
  const said = { seed, size, faults, orders: orders && [...orders] };
  const clashes = Object.entries(said).flatMap(([name, value]) => {
    const before = kept[name as keyof DaySettings];
    return value === undefined || JSON.stringify(value) === JSON.stringify(before)
      ? []
      : [clash(dir, name, before)];
  });
  if (clashes.length > 0) throw new BadInput(clashes);
  return kept;
}

function clash(dir: string, name: string, before: unknown): string {
  const was =
    name === "orders" ? (before === null ? "a made-up day" : "other orders") : `--${name} ${String(before)}`;
  return `--dir: ${dir} holds a day with ${was}; choose another folder, or leave --${name} out to go on with that day`;
}

/** The settings of the day a folder holds; undefined for a new folder. A folder with anything else in it is left alone. */
function openFolder(dir: string): DaySettings | undefined {
  try {
    makeDirectory(dir);
    if (existsSync(join(dir, settingsFile))) {
      return DaySettings.parse(JSON.parse(readFileSync(join(dir, settingsFile), "utf8")));
    }
    if (readdirSync(dir).every((name) => name === `${settingsFile}.new`)) return undefined;
  } catch (error) {
    throw new BadInput([
      `--dir: ${dir} cannot be used (${error instanceof Error ? error.message.split("\n")[0] : "unknown"})`,
    ]);
  }
  throw new BadInput([`--dir: ${dir} is not empty and holds no day; choose another folder`]);
}
