/** What one contender does in one round. */
export interface Contender {
  readonly name: string;
  /** Does `count` pieces of work, one after the other. */
  readonly round: (count: number) => Promise<void>;
}

/** Microseconds for one piece of work. */
export interface Timing {
  readonly name: string;
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** One figure of a benchmark beside what it is held against. */
export interface Result {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What else was measured for comparison, in the same unit. */
  readonly peer: Readonly<Record<string, number>>;
  /** What it cannot be better than, in the same unit. */
  readonly floor: number;
  /** The median of the pairs, round by round: value over floor, or floor over value where more is better. */
  readonly ratio: number;
  /** The ratio at the most; null where none was set. For an import: milliseconds over the floor. */
  readonly goal: number | null;
  readonly met: boolean | null;
}

/**
 * Times the contenders. They take turns, so that what disturbs the machine disturbs all of them, forwards and backwards in
 * turn, so that nobody always sweeps up after the same one; and a round before the first warms them up.
 */
export async function timingsOf(
  contenders: readonly Contender[],
  { rounds, count }: { readonly rounds: number; readonly count: number },
): Promise<readonly Timing[]> {
  const taken = contenders.map(({ name, round }) => ({ name, round, times: [] as number[] }));
  for (let turn = 0; turn <= rounds; turn += 1) {
    for (const { round, times } of turn % 2 === 0 ? taken : taken.toReversed()) {
      const start = performance.now();
      await round(count);
      if (turn > 0) times.push(((performance.now() - start) * 1_000) / count);
    }
  }
  return taken.map(({ name, times }) => spread(name, times));
}

export function spread(name: string, times: readonly number[]): Timing {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return { name, min: at(0), median: at(0.5), max: at(1) };
}

/** The timing of this name. */
export function medianOf(timings: readonly Timing[], name: string): number {
  return timings.find((each) => each.name === name)?.median ?? Number.NaN;
}

export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));
