import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeDirectory } from "../make-directory.ts";
import { companyNames, hasOrders, type StageSettings } from "./companies.ts";
import { BadInput, type ProgramOptions } from "./options.ts";

const settingsFile = "emulators.json";

/** What is set up: as asked, or as the folder has kept it. Throws BadInput when both say something and differ. */
export function settingsOf(asked: ProgramOptions, now: number): StageSettings {
  const { company = companyNames[0] ?? "", seed = 1, dir } = asked;
  const orders = asked.orders ?? (hasOrders(company) ? 200 : 0);
  const fresh = { company, orders, seed, date: dayBefore(now) };
  if (dir === undefined) return fresh;
  const kept = openFolder(dir);
  if (!kept) {
    keep(dir, fresh);
    return fresh;
  }
  const clashes = (["company", "orders", "seed"] as const).flatMap((name) =>
    asked[name] === undefined || asked[name] === kept[name]
      ? []
      : [`--${name}: ${dir} holds --${name} ${kept[name]}; choose another folder, or leave it out to go on`],
  );
  if (clashes.length > 0) throw new BadInput(clashes);
  checkBoth(dir);
  return kept;
}

/**
 * Refuses half a folder: with one system's books anew beside the other's, orders would be posted a second time, or be
 * missing. SAP's file is made first, so its first line may stand alone after a kill.
 */
function checkBoth(dir: string): void {
  const linesOf = { sap: linesIn(join(dir, "sap.jsonl")), sitoo: linesIn(join(dir, "sitoo.jsonl")) };
  const lost = linesOf.sap === 0 && linesOf.sitoo > 0 ? "sap" : "sitoo";
  if (lost === "sitoo" && (linesOf.sitoo > 0 || linesOf.sap < 2)) return;
  throw new BadInput([
    `--dir: ${join(dir, lost)}.jsonl is missing or empty, and the other system's books are not; put back a copy of it, or choose another folder`,
  ]);
}

/** How many lines a file has, as far as 2; none when there is no such file. */
function linesIn(file: string): number {
  if (!existsSync(file)) return 0;
  if (!statSync(file).isFile()) return 2; // whoever opens it says what is wrong
  const bytes = readFileSync(file);
  const first = bytes.indexOf(0x0a);
  if (first === -1) return 0;
  return bytes.includes(0x0a, first + 1) ? 2 : 1;
}

const dayBefore = (now: number): string => new Date(now - 86_400_000).toISOString().slice(0, 10);

/** Renamed into place, so that a kill leaves either no settings or whole ones. */
function keep(dir: string, settings: StageSettings): void {
  writeFileSync(join(dir, `${settingsFile}.new`), `${JSON.stringify(settings)}\n`, { flush: true });
  renameSync(join(dir, `${settingsFile}.new`), join(dir, settingsFile));
}

/** The settings a folder holds; undefined for a new one. A folder with anything else in it is left alone. */
function openFolder(dir: string): StageSettings | undefined {
  let names: readonly string[];
  try {
    makeDirectory(dir);
    names = readdirSync(dir);
  } catch (error) {
    throw new BadInput([`--dir: ${dir} cannot be used (${messageOf(error)})`]);
  }
  if (existsSync(join(dir, settingsFile))) return readSettings(dir);
  if (names.every((name) => name === `${settingsFile}.new`)) return undefined;
  throw new BadInput([`--dir: ${dir} is not empty and holds no emulators; choose another folder`]);
}

function readSettings(dir: string): StageSettings {
  const file = join(dir, settingsFile);
  try {
    const settings = { ...(JSON.parse(readFileSync(file, "utf8")) as Partial<StageSettings>) }; // checked right below
    const { company = "", orders, seed, date = "" } = settings;
    if (
      companyNames.includes(company) &&
      isWhole(orders) &&
      isWhole(seed) &&
      /^\d{4}-\d\d-\d\d$/.test(date)
    ) {
      return { company, orders, seed, date };
    }
  } catch (error) {
    throw new BadInput([`--dir: ${file} cannot be read (${messageOf(error)})`]);
  }
  throw new BadInput([`--dir: ${file} is not of this version; choose another folder`]);
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
