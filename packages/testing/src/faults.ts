import type { Random } from "@instep/http";

/**
 * What goes wrong between two systems. `lose-request` never reaches the system, `lose-answer` is carried out first; the
 * client sees a broken connection both times. `bad-gateway` is carried out, then Apache's page says 502.
 * `expire-session` makes the system forget its sessions before it looks at the request, `lock-record` makes it refuse a
 * write because somebody else has the record open, and `refuse-connection` finds nobody listening.
 */
export type FaultKind = (typeof faultKinds)[number];

/** Every kind of fault, in the order in which chance tries them. */
export const faultKinds = [
  "refuse-connection",
  "lose-request",
  "expire-session",
  "lock-record",
  "lose-answer",
  "bad-gateway",
] as const;

/** A request as a fault sees it: its path below the system's base URL, without the query. */
export interface FaultTarget {
  readonly method: string;
  readonly path: string;
}

/** The faults of one emulated system: by chance at a rate, and by hand for one request. */
export interface Faults {
  /** The fault that this request meets, if any. `playable` names the kinds that the transport can play. */
  next(target: FaultTarget, playable?: readonly FaultKind[]): FaultKind | undefined;
  /** Plays the fault on the next request with this method whose path starts with `path`, whatever the rates say. */
  inject(kind: FaultKind, target: FaultTarget): void;
  /** How often each fault was played. */
  counts(): Record<FaultKind, number>;
  /** Ends all faults: rates fall to zero and what was injected and not yet met is dropped. */
  stop(): void;
}

/** Where the faults of chance come from, and how often (0 to 1 of the requests they make sense for). */
export interface FaultOptions {
  /** @default no chance: only injected faults */
  readonly random?: Random;
  readonly rates?: Partial<Record<FaultKind, number>>;
}

/** Makes the faults for one system. The same `random` and the same requests give the same faults. */
export function createFaults({ random = () => 1, rates = {} }: FaultOptions = {}): Faults {
  const counts = Object.fromEntries(faultKinds.map((kind) => [kind, 0])) as Record<FaultKind, number>; // every kind is there
  let injected: readonly { readonly kind: FaultKind; readonly target: FaultTarget }[] = [];
  let stopped = false;

  const takeInjected = (request: FaultTarget, playable: readonly FaultKind[]): FaultKind | undefined => {
    const found = injected.find(({ kind, target }) => playable.includes(kind) && matches(request, target));
    injected = injected.filter((each) => each !== found);
    return found?.kind;
  };
  const draw = (request: FaultTarget, playable: readonly FaultKind[]): FaultKind | undefined =>
    faultKinds.find((kind) => {
      const rate = rates[kind] ?? 0;
      return rate > 0 && playable.includes(kind) && makesSense(kind, request) && random() < rate;
    });

  return {
    next: (request, playable = faultKinds) => {
      if (stopped) return undefined;
      const kind = takeInjected(request, playable) ?? draw(request, playable);
      if (kind) counts[kind] += 1;
      return kind;
    },
    inject: (kind, target) => {
      injected = [...injected, { kind, target }];
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

function matches(request: FaultTarget, target: FaultTarget): boolean {
  return request.method === target.method && request.path.startsWith(target.path);
}

/** Chance does not lock what is only read, and sessions are not expired by the very request that makes one. */
function makesSense(kind: FaultKind, { method, path }: FaultTarget): boolean {
  const writes = method !== "GET" && !path.startsWith("Login") && !path.startsWith("Logout");
  if (kind === "lock-record" || kind === "bad-gateway") return writes;
  if (kind === "expire-session") return !path.startsWith("Login");
  return true;
}
