type KeyPart = string | number;

/** What two lists are sorted by: a number, a text, or several of them, the first before the second. */
export type MergeKey = KeyPart | readonly KeyPart[];

/** Rows that come one after the other, from memory or from a system that is read page by page. */
export type Rows<T> = AsyncIterable<T> | Iterable<T>;

/** Every row of both sides that has this key. */
export interface Group<K extends MergeKey, L, R> {
  readonly key: K;
  readonly left: readonly L[];
  readonly right: readonly R[];
}

/** What a row is sorted by, on either side. */
export interface MergeKeys<K extends MergeKey, L, R> {
  readonly left: (row: L) => K;
  readonly right: (row: R) => K;
  /** What the two sides are called when one of them is not sorted. @default left and right */
  readonly names?: { readonly left: string; readonly right: string } | undefined;
}

/**
 * Two ascending lists side by side, key by key. Only the rows of one key, and one row ahead on each side, are ever held,
 * so two lists of any length are compared in the same memory. Text is ordered by code unit, never by a language's
 * alphabet: a database that sorts otherwise has to be told. Throws a RangeError when a side is not ascending, because
 * whatever was compared after that would be a guess.
 */
export async function* mergeSorted<K extends MergeKey, L, R>(
  left: Rows<L>,
  right: Rows<R>,
  keys: MergeKeys<K, L, R>,
): AsyncGenerator<Group<K, L, R>> {
  const sides = [
    reader(left, keys.left, keys.names?.left ?? "left"),
    reader(right, keys.right, keys.names?.right ?? "right"),
  ] as const;
  try {
    for (;;) {
      const [ours, theirs] = [await sides[0].nextKey(), await sides[1].nextKey()];
      const key = lesser(ours, theirs);
      if (key === undefined) return;
      yield { key, left: await sides[0].take(key), right: await sides[1].take(key) };
    }
  } finally {
    await sides[0].close();
    await sides[1].close();
  }
}

/** One side of a merge, read one row ahead. */
interface Reader<K, T> {
  /** Undefined at the end. */
  nextKey(): Promise<K | undefined>;
  /** Every row that comes next and has this key. */
  take(key: K): Promise<readonly T[]>;
  /** Tells the source that nothing more is read, so that it can let go of what it holds. */
  close(): Promise<void>;
}

function reader<K extends MergeKey, T>(rows: Rows<T>, keyOf: (row: T) => K, name: string): Reader<K, T> {
  const iterator = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
  let ahead: { readonly row: T; readonly key: K } | undefined;
  let isDone = false;

  const draw = async (): Promise<void> => {
    const before = ahead?.key;
    const next = await iterator.next();
    isDone = next.done === true;
    ahead = next.done ? undefined : { row: next.value, key: keyOf(next.value) };
    if (ahead && before !== undefined && compareKeys(before, ahead.key) > 0)
      throw new RangeError(
        `The rows of ${name} are not ascending: ${show(ahead.key)} comes after ${show(before)}.`,
      );
  };
  return {
    nextKey: async () => {
      if (!ahead && !isDone) await draw();
      return ahead?.key;
    },
    take: async (key) => {
      const taken: T[] = [];
      while (ahead && compareKeys(ahead.key, key) === 0) {
        taken.push(ahead.row);
        await draw();
      }
      return taken;
    },
    close: async () => {
      if (!isDone) await iterator.return?.();
    },
  };
}

function lesser<K extends MergeKey>(a: K | undefined, b: K | undefined): K | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return compareKeys(a, b) <= 0 ? a : b;
}

/** Negative when `a` comes first. Throws a RangeError on keys that no order can hold: NaN, or a number beside a text. */
function compareKeys(a: MergeKey, b: MergeKey): number {
  const [first, second] = [partsOf(a), partsOf(b)];
  for (let index = 0; index < Math.max(first.length, second.length); index += 1) {
    const [part, other] = [first[index], second[index]];
    if (part === undefined || typeof part !== typeof other || Number.isNaN(part) || Number.isNaN(other))
      throw new RangeError(`Keys that cannot be ordered: ${show(a)} and ${show(b)}.`);
    if (part !== other) return other !== undefined && part < other ? -1 : 1;
  }
  return 0;
}

const partsOf = (key: MergeKey): readonly KeyPart[] => (typeof key === "object" ? key : [key]);

const show = (key: MergeKey): string =>
  partsOf(key)
    .map((part) => (typeof part === "string" ? JSON.stringify(part) : String(part)))
    .join(", ");
