import type { IdRange } from "./history.ts";

/** The ids that were found in what was read so far. */
export interface Spans {
  /** Those found in a range, ascending. What was not read of it before is read now. */
  within(range: IdRange): readonly number[];
}

/** What was read without a gap, and the ids that were found in it. */
interface Span extends IdRange {
  readonly ids: readonly number[];
}

/** Remembers what a reading finds, so that nothing is read twice, however the ranges that are asked for overlap. */
export function createSpans(read: (range: IdRange) => Iterable<number>): Spans {
  let spans: readonly Span[] = [];

  const joined = ({ from, to }: IdRange, touching: readonly Span[]): Span => {
    const ids: number[][] = [];
    let at = Math.min(from, touching[0]?.from ?? from);
    const [start, end] = [at, Math.max(to, touching.at(-1)?.to ?? to)];
    for (const span of [...touching, { from: end, to: end, ids: [] }]) {
      if (at < span.from) ids.push([...read({ from: at, to: span.from })]);
      ids.push([...span.ids]);
      at = span.to;
    }
    return { from: start, to: end, ids: ids.flat() };
  };

  return {
    within: (range) => {
      const touches = ({ from, to }: Span): boolean => from <= range.to && to >= range.from;
      const known = spans.find(({ from, to }) => from <= range.from && to >= range.to);
      const span = known ?? joined(range, spans.filter(touches));
      if (!known) {
        const others = spans.filter((each) => !touches(each));
        spans = [...others, span].toSorted((a, b) => a.from - b.from);
      }
      return span.ids.slice(placeOf(span.ids, range.from), placeOf(span.ids, range.to));
    },
  };
}

/** Where an id stands, or would stand, among ascending ones. */
function placeOf(ids: readonly number[], id: number): number {
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] ?? id) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
