import type { Random } from "@instep/http";
import { type FaultKind, faultKinds, isDelay } from "./faults/kinds.ts";
import {
  atWork,
  delayOf,
  type FaultCondition,
  type FaultRule,
  type FaultTarget,
  type RuleAtWork,
} from "./faults/rules.ts";

/** What happens to one request. */
export interface Strike {
  /** @default nothing but the time that passes */
  readonly kind?: FaultKind;
  /** Milliseconds that pass before the system does its work, and before its answer arrives. */
  readonly before: number;
  readonly after: number;
}

/** What happens to a request that nothing happens to. */
export const noStrike: Strike = { before: 0, after: 0 };

/** The faults of one emulated system: by hand for one request, by rule, and by chance at a rate. */
export interface Faults {
  /** What happens to this request. `playable` names the kinds that the transport can play. */
  meet(target: FaultTarget, playable?: readonly FaultKind[]): Strike;
  /** Plays the fault on the next request with this method whose path starts with `path`, whatever the rates say. */
  inject(kind: FaultKind, target: FaultTarget, details?: Pick<FaultRule, "delay">): void;
  /** Adds a rule after those there are. Call what it returns to end it, as when a dead node is back. */
  add(rule: FaultRule): () => void;
  /** How often each fault was played. */
  counts(): Record<FaultKind, number>;
  /** Ends all faults: rules and rates end, and what was injected and not yet met is dropped. */
  stop(): void;
}

/** Where the faults of chance come from, and how often (0 to 1 of the requests they make sense for). */
export interface FaultOptions {
  /** @default no chance: only injected faults and rules that leave nothing to chance */
  readonly random?: Random;
  /** The first rule that strikes decides, except that the delays of slow requests and answers add up. */
  readonly rules?: readonly FaultRule[];
  readonly rates?: Partial<Record<FaultKind, number>>;
}

/** Makes the faults for one system. The same `random` and the same requests give the same faults. */
export function createFaults({ random = () => 1, rules = [], rates = {} }: FaultOptions = {}): Faults {
  const counts = Object.fromEntries(faultKinds.map((kind) => [kind, 0])) as Record<FaultKind, number>; // every kind is there
  const byChance = faultKinds.flatMap((kind) => ruleOfRate(kind, rates[kind] ?? 0)).map(atWork);
  let injected: readonly RuleAtWork[] = [];
  let byRule: readonly RuleAtWork[] = rules.map(atWork);
  let stopped = false;

  const meet: Faults["meet"] = (target, playable = faultKinds) => {
    let [before, after] = [0, 0];
    const candidates = [...injected, ...byRule, ...byChance].filter(({ rule }) =>
      playable.includes(rule.kind),
    );
    for (const each of stopped ? [] : candidates) {
      if (!each.strikes(target, random)) continue;
      const { kind } = each.rule;
      counts[kind] += 1;
      if (kind === "slow-request") before += delayOf(each.rule, random);
      else after += delayOf(each.rule, random);
      if (!isDelay(kind)) return { kind, before, after };
    }
    return { before, after };
  };

  return {
    meet: (target, playable) => {
      const strike = meet(target, playable);
      injected = injected.filter((each) => !each.isSpent());
      return strike;
    },
    inject: (kind, { method, path }, details = {}) => {
      injected = [...injected, atWork({ kind, when: { method, path }, times: 1, ...details })];
    },
    add: (rule) => {
      const added = atWork(rule);
      byRule = [...byRule, added];
      return () => {
        byRule = byRule.filter((each) => each !== added);
      };
    },
    counts: () => ({ ...counts }),
    stop: () => {
      stopped = true;
      injected = [];
    },
  };
}

/** Injects a lost answer: the system carries out the next such request, and nobody hears of it. */
export function loseNextAnswer(faults: Faults, target: FaultTarget): void {
  faults.inject("lose-answer", target);
}

/** Chance does not lock what is only read, and sessions are not expired by the very request that makes one. */
const sense: Partial<Record<FaultKind, FaultCondition>> = {
  "lock-record": { writes: true },
  "bad-gateway": { writes: true },
  "expire-session": { notPath: "Login" },
  "expire-in-batch": { path: "$batch" },
  "stale-node": { notPath: "Login" },
};

function ruleOfRate(kind: FaultKind, probability: number): readonly FaultRule[] {
  return probability > 0 ? [{ kind, probability, ...(sense[kind] && { when: sense[kind] }) }] : [];
}
