/** What one contender did in one round: work done per second. */
export interface Contender {
  readonly name: string;
  /** Does one round of `count` pieces of work, one after the other. */
  readonly round: (count: number) => Promise<void>;
}

interface Rates {
  readonly name: string;
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/**
 * Pieces of work per second of each contender. They take turns, so that what disturbs the machine disturbs all of them,
 * and a round before the first warms them up.
 */
export async function ratesOf(
  contenders: readonly Contender[],
  { rounds, count }: { readonly rounds: number; readonly count: number },
): Promise<readonly Rates[]> {
  const taken = contenders.map(({ name, round }) => ({ name, round, rates: [] as number[] }));
  for (let turn = 0; turn <= rounds; turn += 1) {
    for (const { round, rates } of taken) {
      const start = performance.now();
      await round(count);
      if (turn > 0) rates.push((count * 1_000) / (performance.now() - start));
    }
  }
  return taken.map(({ name, rates }) => spread(name, rates));
}

function spread(name: string, rates: readonly number[]): Rates {
  const sorted = rates.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return { name, min: at(0), median: at(0.5), max: at(1) };
}

/** Prints what was measured, each beside the first: a rate means little on its own, a ratio of one run more. */
export function printRates(unit: string, [first, ...others]: readonly Rates[]): void {
  const whole = (rate: number): number => Math.round(rate);
  console.table(
    [first, ...others].map(
      (each) =>
        each && {
          [unit]: each.name,
          median: whole(each.median),
          min: whole(each.min),
          max: whole(each.max),
          "share of the first": Number((each.median / (first?.median ?? Number.NaN)).toFixed(3)),
        },
    ),
  );
}
