/**
 * What a comparison finds, one difference after the other: it is read once, and holds none of them. What agreed is only
 * counted.
 */
export interface Comparison<D, Count extends string> extends AsyncIterable<D> {
  /** Complete when the loop over the differences has ended. */
  counts(): Readonly<Record<Count, number>>;
}

/** A comparison out of a generator that tells what it counts. */
export function comparisonOf<D, const Count extends string>(
  names: readonly Count[],
  differences: (count: (name: Count, by?: number) => void) => AsyncGenerator<D>,
): Comparison<D, Count> {
  const counted = new Map<Count, number>(names.map((name) => [name, 0]));
  const running = differences((name, by = 1) => counted.set(name, (counted.get(name) ?? 0) + by));
  return {
    [Symbol.asyncIterator]: () => running,
    counts: () => Object.fromEntries(counted) as Readonly<Record<Count, number>>, // each name was put in above
  };
}
