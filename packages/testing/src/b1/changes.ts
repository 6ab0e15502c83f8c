/** Remembers how to take changes back, so that what is refused half-way leaves no trace. */
export interface Changes {
  /** Runs the work: all of its changes stay, or, when it throws, none. Work inside other work may fail by itself. */
  atomically<T>(work: () => T): T;
  /** Called by whatever keeps state, after each change. */
  remember(undo: () => void): void;
}

export function createChanges(): Changes {
  let undos: (() => void)[] | undefined;
  return {
    atomically: (work) => {
      const outer = undos;
      const own: (() => void)[] = [];
      undos = own;
      try {
        const result = work();
        outer?.push(...own);
        return result;
      } catch (error) {
        for (const undo of own.reverse()) undo();
        throw error;
      } finally {
        undos = outer;
      }
    },
    remember: (undo) => undos?.push(undo),
  };
}

/** A map whose changes are taken back with the work that made them. */
export interface KeptMap<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): void;
  delete(key: K): void;
  entries(): IterableIterator<[K, V]>;
  values(): IterableIterator<V>;
  readonly size: number;
}

export function keptMap<K, V>(changes: Changes, seeds: Iterable<readonly [K, V]> = []): KeptMap<K, V> {
  const map = new Map<K, V>(seeds);
  const rememberKey = (key: K): void => {
    const [had, old] = [map.has(key), map.get(key)];
    changes.remember(() => {
      if (had)
        map.set(key, old as V); // it was there, so it has its type
      else map.delete(key);
    });
  };
  return {
    get: (key) => map.get(key),
    set: (key, value) => {
      rememberKey(key);
      map.set(key, value);
    },
    delete: (key) => {
      rememberKey(key);
      map.delete(key);
    },
    entries: () => map.entries(),
    values: () => map.values(),
    get size() {
      return map.size;
    },
  };
}
