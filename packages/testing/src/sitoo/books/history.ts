import type { OrderSource } from "../shop.ts";
import type { OrderRecord, Stored } from "./records.ts";
import { createSpans, type Spans } from "./spans.ts";

/** What is asked of orders. The name says it whole: the same name is the same condition. */
export interface OrderCondition {
  readonly name: string;
  readonly holds: (order: Stored) => boolean;
  /** The fields that it looks at, when it looks at no others. */
  readonly fields?: readonly string[];
}

/** Which orders: `from` included, `to` not. */
export interface IdRange {
  readonly from: number;
  readonly to: number;
}

/** Orders that never change where they are: what was found among them once is found again by its name. */
export interface History extends Pick<OrderSource, "count" | "newest" | "range"> {
  /** The lowest id. */
  readonly first: number;
  get(id: number): OrderRecord | undefined;
  /** Whether all of them meet a condition, or none does; undefined when only reading them would tell. */
  settles(condition: Pick<OrderCondition, "holds" | "fields">): boolean | undefined;
  /** The ids of those in a range that meet a condition, ascending. Reads no order that is not in it, and each once. */
  matching(range: IdRange, condition: OrderCondition): readonly number[];
  /** The ids of those in which a field has this value, by the source's own means where it has some. */
  idsHaving(field: string, value: unknown): readonly number[];
}

/** How many conditions are remembered: their ids take eight bytes each. */
const remembered = 16;

/** A source of orders as the books read it. */
export function createHistory(source: OrderSource): History {
  const { count, newest, alike = {} } = source;
  const first = newest - count + 1;
  const found = new Map<string, Spans>();
  const has = (id: number): boolean => Number.isInteger(id) && id >= first && id <= newest;

  const spansOf = ({ name, holds }: OrderCondition): Spans => {
    const known = found.get(name);
    if (known) return known;
    const spans = createSpans(function* ({ from, to }) {
      for (const order of source.range(from, to)) if (holds(order)) yield order.orderid;
    });
    found.set(name, spans);
    for (const oldest of [...found.keys()].slice(0, -remembered)) found.delete(oldest);
    return spans;
  };
  const settles: History["settles"] = ({ holds, fields }) =>
    fields?.every((field) => Object.hasOwn(alike, field)) ? holds(alike) : undefined;
  const matching: History["matching"] = (range, condition) => {
    const [from, to] = [Math.max(range.from, first), Math.min(range.to, newest + 1)];
    if (from >= to || settles(condition) === false) return [];
    if (settles(condition)) return Array.from({ length: to - from }, (_, at) => from + at);
    return spansOf(condition).within({ from, to });
  };

  return {
    ...{ count, newest, first, settles, matching },
    range: (from, to) => source.range(from, to),
    get: (id) => (has(id) ? [...source.range(id, id + 1)][0] : undefined),
    idsHaving: (field, value) => {
      const told = source.having?.(field, value);
      if (told) return Array.from(told, ({ orderid }) => orderid);
      const name = `${field}:${JSON.stringify(value)}`;
      const holds = (order: Stored): boolean => order[field] === value;
      return matching({ from: first, to: newest + 1 }, { name, holds, fields: [field] });
    },
  };
}
