import { readFileSync } from "node:fs";
import { parseFaultRules, type RulesRead } from "../faults/parse-rules.ts";
import type { FaultRule } from "../faults/rules.ts";

/** What goes wrong with each system. */
export interface FaultsWanted {
  readonly sap: readonly FaultRule[];
  readonly sitoo: readonly FaultRule[];
}

const often = (probability: number): readonly FaultRule[] => [
  { kind: "lose-answer", when: { writes: true }, probability },
  { kind: "lose-request", probability },
  { kind: "bad-gateway", when: { writes: true }, probability },
  { kind: "lock-record", when: { writes: true }, probability },
  { kind: "expire-session", when: { notPath: "Login" }, probability },
];
const slow: readonly FaultRule[] = [{ kind: "slow-answer", delay: [50, 1500] }];
const stuck = (probability: number): readonly FaultRule[] => [
  { kind: "swallow-answer", when: { writes: true }, probability },
  { kind: "swallow-request", probability },
  { kind: "truncate-answer", probability },
  { kind: "unavailable-before", probability },
  { kind: "gateway-timeout", when: { writes: true }, probability, delay: 5_000 },
];

/** Faults by name. */
const presets: Readonly<Record<string, FaultsWanted>> = {
  none: { sap: [], sitoo: [] },
  slow: { sap: slow, sitoo: slow },
  flaky: { sap: often(0.02), sitoo: [{ kind: "lose-answer", probability: 0.02 }] },
  storm: { sap: [...slow, ...often(0.05), ...stuck(0.02)], sitoo: [...slow, ...stuck(0.02)] },
};

/** What `--faults` names, or everything that is wrong with it. */
export interface FaultsRead {
  readonly wanted: FaultsWanted;
  readonly faults: readonly string[];
}

/** Reads `--faults`: the name of a preset, or a file of rules. */
export function readFaults(what: string): FaultsRead {
  const preset = Object.hasOwn(presets, what) ? presets[what] : undefined;
  if (preset) return { wanted: preset, faults: [] };
  const read = jsonIn(what);
  if ("fault" in read) return { wanted: nothing, faults: [read.fault] };
  const { json } = read;
  if (Array.isArray(json)) {
    const sap = parseFaultRules(json);
    return sap.ok
      ? { wanted: { sap: sap.rules, sitoo: [] }, faults: [] }
      : { wanted: nothing, faults: sap.faults.map((fault) => `${what}: ${fault}`) };
  }
  return typeof json === "object" && json !== null
    ? readBoth({ ...json }, what)
    : {
        wanted: nothing,
        faults: [`${what}: expected a list of fault rules, or {"sap":[...],"sitoo":[...]}`],
      };
}

const nothing: FaultsWanted = { sap: [], sitoo: [] };

function readBoth(
  { sap = [], sitoo = [], ...others }: Readonly<Record<string, unknown>>,
  file: string,
): FaultsRead {
  const read = { sap: parseFaultRules(sap, "sap"), sitoo: parseFaultRules(sitoo, "sitoo") };
  const wrong = Object.values(read).flatMap((each) =>
    each.ok ? [] : each.faults.map((fault) => `${file}: ${fault}`),
  );
  const unknown = Object.keys(others).map((name) => `${file}: ${name}: expected sap or sitoo`);
  const rulesOf = (each: RulesRead): readonly FaultRule[] => (each.ok ? each.rules : []);
  return {
    wanted: { sap: rulesOf(read.sap), sitoo: rulesOf(read.sitoo) },
    faults: [...wrong, ...unknown],
  };
}

function jsonIn(file: string): { readonly json: unknown } | { readonly fault: string } {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    const names = Object.keys(presets).join(", ");
    return { fault: `--faults: ${file} is neither one of ${names} nor a file that can be read` };
  }
  try {
    return { json: JSON.parse(text.replace(/^\uFEFF/, "")) };
  } catch (error) {
    return { fault: `${file}: is not JSON (${error instanceof Error ? error.message : String(error)})` };
  }
}
