import type { OrderSource } from "../shop.ts";
import type { OrderRecord } from "./records.ts";

/** What is asked of orders. The name says it whole: the same name is the same condition. */
export interface OrderCondition {
  readonly name: string;
  readonly holds: (order: OrderRecord) => boolean;
}

/** Orders that never change where they are: what was found among them once is found again by its name. */
export interface History extends OrderSource {
  /** The lowest id. */
  readonly first: number;
  has(id: number): boolean;
  get(id: number): OrderRecord | undefined;
  /** The ids of those that meet a condition, ascending. Reads all of them, once. */
  matching(condition: OrderCondition): readonly number[];
  /** The ids of those in which a field has this value, by the source's own means where it has some. */
  idsHaving(field: string, value: unknown): readonly number[];
}

/** How many conditions are remembered: their ids take eight bytes each. */
const remembered = 16;

/** A source of orders as the books read it. */
export function createHistory(source: OrderSource): History {
  const { count, newest } = source;
  const first = newest - count + 1;
  const found = new Map<string, readonly number[]>();
  const has = (id: number): boolean => Number.isInteger(id) && id >= first && id <= newest;

  const matching: History["matching"] = ({ name, holds }) => {
    const known = found.get(name);
    if (known) return known;
    const ids: number[] = [];
    for (const order of source.range(first, newest + 1)) if (holds(order)) ids.push(order.orderid);
    found.set(name, ids);
    for (const oldest of [...found.keys()].slice(0, -remembered)) found.delete(oldest);
    return ids;
  };

  return {
    ...{ count, newest, first, has, matching },
    range: (from, to) => source.range(from, to),
    get: (id) => (has(id) ? [...source.range(id, id + 1)][0] : undefined),
    idsHaving: (field, value) => {
      const told = source.having?.(field, value);
      if (told) return Array.from(told, ({ orderid }) => orderid);
      return matching({
        name: `${field}:${JSON.stringify(value)}`,
        holds: (order) => order[field] === value,
      });
    },
  };
}
