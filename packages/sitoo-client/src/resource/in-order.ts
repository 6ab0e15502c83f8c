/** One of several lists, and the next of it. */
interface Ahead<T> {
  readonly list: AsyncIterator<T>;
  readonly next: T;
}

/**
 * Several lists, each of them in order, as one list in order. `placeOf` tells where something stands; what nobody can place
 * (-Infinity) comes as soon as its turn in its own list does.
 */
export async function* inOrder<T>(
  lists: readonly AsyncIterable<T>[],
  placeOf: (item: T) => number,
): AsyncGenerator<T> {
  const iterators = lists.map((list) => list[Symbol.asyncIterator]());
  const advance = async (list: AsyncIterator<T>): Promise<readonly Ahead<T>[]> => {
    const found = await list.next();
    return found.done ? [] : [{ list, next: found.value }];
  };
  try {
    let ahead: Ahead<T>[] = [];
    for (const list of iterators) ahead.push(...(await advance(list)));
    for (;;) {
      const first = lowest(ahead, placeOf);
      if (!first) return;
      yield first.next;
      const [after] = await advance(first.list);
      ahead = ahead.flatMap((each) => (each !== first ? [each] : after ? [after] : []));
    }
  } finally {
    for (const list of iterators) await list.return?.();
  }
}

function lowest<T>(ahead: readonly Ahead<T>[], placeOf: (item: T) => number): Ahead<T> | undefined {
  let [found] = ahead;
  for (const each of ahead) if (found && placeOf(each.next) < placeOf(found.next)) found = each;
  return found;
}
