import { type FaultKind, faultKinds } from "./kinds.ts";
import type { FaultRule } from "./rules.ts";

/** Rules that were read, or everything that is wrong with them, each with its path. */
export type RulesRead =
  | { readonly ok: true; readonly rules: readonly FaultRule[] }
  | { readonly ok: false; readonly faults: readonly string[] };

/** Reads fault rules from parsed JSON: a list of them. `under` is where it stands, such as "sap", and begins each path. */
export function parseFaultRules(json: unknown, under = ""): RulesRead {
  const at = (path: string, between: string): string => (under === "" ? path : `${under}${between}${path}`);
  if (!Array.isArray(json)) return { ok: false, faults: [at("expected a list of fault rules", ": ")] };
  const faults = json.flatMap((rule: unknown, index) => faultsOf(rule, at(String(index), "."), ruleChecks));
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, rules: json as FaultRule[] }; // checked field by field just above
}

interface Check {
  readonly expected: string;
  readonly isRight: (value: unknown) => boolean;
  /** The fields inside, when it is an object. */
  readonly fields?: Checks;
}
type Checks = Readonly<Record<string, Check>>;

const text: Check = { expected: "a text", isRight: (value) => typeof value === "string" };
const check = (expected: string, isRight: Check["isRight"]): Check => ({ expected, isRight });
const isWhole = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 1;
const isDelay = (value: unknown): value is number =>
  typeof value === "number" && Number.isFinite(value) && value >= 0;
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const isRange = (value: unknown): boolean => {
  const [least, most, ...more] = isList(value) ? value : [];
  return isDelay(least) && isDelay(most) && least <= most && more.length === 0;
};
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const moment = check(
  'a moment such as "2026-11-20T10:00:00Z"',
  (value) => typeof value === "string" && !Number.isNaN(Date.parse(value)),
);

const conditionChecks: Checks = {
  method: check(
    'a method or a list of them, such as "POST"',
    (value) => [value].flat().length > 0 && [value].flat().every((each) => typeof each === "string"),
  ),
  path: text,
  notPath: text,
  writes: check("true or false", (value) => typeof value === "boolean"),
  headers: check(
    "texts by header name",
    (value) => isRecord(value) && Object.values(value).every((each) => typeof each === "string"),
  ),
  from: moment,
  until: moment,
  nth: check("a whole number from 1", isWhole),
};

const ruleChecks: Checks = {
  kind: check(`one of ${faultKinds.join(", ")}`, (value) => faultKinds.includes(value as FaultKind)),
  when: { expected: "an object of conditions", isRight: isRecord, fields: conditionChecks },
  probability: check(
    "a number from 0 to 1",
    (value) => typeof value === "number" && value >= 0 && value <= 1,
  ),
  times: check("a whole number from 1", isWhole),
  delay: check(
    "milliseconds, or the least and the most of them, such as [50,1500]",
    (value) => isDelay(value) || isRange(value),
  ),
};

function faultsOf(value: unknown, path: string, checks: Checks): readonly string[] {
  if (!isRecord(value)) return [`${path}: expected an object`];
  const missing = "kind" in checks && !("kind" in value) ? [`${path}.kind: is missing`] : [];
  const wrong = Object.entries(value).flatMap(([name, field]): readonly string[] => {
    const known = Object.hasOwn(checks, name) ? checks[name] : undefined;
    const here = `${path}.${name}`;
    if (!known) return [`${here}: there is no such field`];
    if (!known.isRight(field)) return [`${here}: expected ${known.expected}`];
    return known.fields ? faultsOf(field, here, known.fields) : [];
  });
  return [...missing, ...wrong];
}
