import { parseArgs } from "node:util";
import { companyNames, hasOrders } from "./companies.ts";
import { type FaultsWanted, readFaults } from "./faults.ts";

/** What the program was asked to do; what was not said is undefined and decided later. */
export interface ProgramOptions {
  readonly sapPort: number;
  readonly sitooPort: number;
  readonly company: string | undefined;
  readonly orders: number | undefined;
  readonly seed: number | undefined;
  readonly dir: string | undefined;
  readonly faults: FaultsWanted;
  readonly json: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

export const usage = `instep-testing: SAP Business One and Sitoo, emulated on ports of this machine

  --sap-port N      the Service Layer's port (default 50000; 0 for any that is free)
  --sitoo-port N    Sitoo's port (default 50090; 0 for any that is free)
  --company NAME    which company is set up: ${companyNames.join(", ")} (default ${companyNames[0] ?? ""})
  --orders N        orders of yesterday in Sitoo (0, or 40 to 100000; default 200), demo only
  --seed N          another day of trading, and other faults of chance (0 to 4294967295; default 1)
  --dir DIR         keep both systems' books there; start again to go on
  --faults WHAT     none, slow, flaky or storm, or a JSON file of fault rules for SAP:
                    [{"kind":"lose-answer","when":{"method":"POST","path":"Invoices"},"probability":0.1}]
                    or for both: {"sap":[...],"sitoo":[...]} (default none)
  --json            say in one line of JSON how to reach them
  -h, --help        this text
  --version         the version of this program`;

/** Options or files that cannot be used: every fault, one a line. */
export class BadInput extends Error {
  override readonly name = "BadInput";

  constructor(faults: readonly string[]) {
    super(faults.join("\n"));
  }
}

const known = {
  "sap-port": { type: "string" },
  "sitoo-port": { type: "string" },
  company: { type: "string" },
  orders: { type: "string" },
  seed: { type: "string" },
  dir: { type: "string" },
  faults: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

type Name = keyof typeof known;
type Values = Readonly<Partial<Record<Name, string | true>>>;
const isKnown = (name: string): name is Name => Object.hasOwn(known, name);

/** Reads the command line and the file it names. Throws BadInput that lists every fault. */
export function readOptions(args: readonly string[]): ProgramOptions {
  const { values, faults } = valuesOf(args);
  const number = (name: Name, isRight: (value: number) => boolean, expected: string): number | undefined => {
    const text = values[name];
    if (typeof text !== "string") return undefined;
    if (/^\d{1,10}$/.test(text) && isRight(Number(text))) return Number(text);
    faults.push(`--${name}: expected ${expected}, not ${text}`);
    return undefined;
  };
  const text = (name: Name): string | undefined => {
    const value = values[name];
    return typeof value === "string" ? value : undefined;
  };
  const port = (name: Name): number | undefined =>
    number(name, (value) => value < 65_536, "a port from 0 to 65535");

  const read = readFaults(text("faults") ?? "none");
  const options: ProgramOptions = {
    sapPort: port("sap-port") ?? 50_000,
    sitooPort: port("sitoo-port") ?? 50_090,
    company: text("company"),
    orders: number("orders", isCount, "0, or a whole number from 40 to 100000"),
    seed: number("seed", (value) => value < 2 ** 32, "a whole number from 0 to 4294967295"),
    dir: text("dir"),
    faults: read.wanted,
    json: values.json === true,
    help: values.help === true,
    version: values.version === true,
  };
  if (options.company !== undefined && !companyNames.includes(options.company)) {
    faults.push(`--company: expected one of ${companyNames.join(", ")}, not ${options.company}`);
  }
  if (options.company !== undefined && !hasOrders(options.company) && (options.orders ?? 0) > 0) {
    faults.push(`--orders: ${options.company} has no day of trading; leave it out`);
  }
  if (options.sapPort !== 0 && options.sapPort === options.sitooPort) {
    faults.push(`--sitoo-port: ${options.sapPort} is SAP's port already`);
  }
  faults.push(...read.faults);
  if (faults.length > 0) throw new BadInput(faults);
  return options;
}

const isCount = (value: number): boolean => value === 0 || (value >= 40 && value <= 100_000);

/** Node's own parser stops at the first fault; its tokens tell all of them. */
function valuesOf(args: readonly string[]): { readonly values: Values; readonly faults: string[] } {
  const { tokens } = parseArgs({ args: [...args], options: known, strict: false, tokens: true });
  const faults: string[] = [];
  const values: Partial<Record<Name, string | true>> = {};
  for (const token of tokens) {
    if (token.kind === "positional") faults.push(`${token.value}: unexpected; see --help`);
    if (token.kind !== "option") continue;
    const { name, rawName, value, inlineValue } = token;
    const missing = value === undefined || value === "" || (!inlineValue && value.startsWith("--"));
    if (!isKnown(name)) faults.push(`${rawName}: there is no such option; see --help`);
    else if (known[name].type === "string" && missing) faults.push(`${rawName}: needs a value`);
    else if (known[name].type === "boolean" && value !== undefined) faults.push(`${rawName}: takes no value`);
    else if (typeof values[name] === "string") faults.push(`${rawName}: is given twice; leave one out`);
    else values[name] = value ?? true;
  }
  return { values, faults };
}
