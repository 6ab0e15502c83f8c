import type { OrderSource } from "../shop.ts";
import type { Changes } from "./changes.ts";
import { createHistory, type IdRange, type OrderCondition } from "./history.ts";
import type { OrderRecord } from "./records.ts";
import { createTable, type Table } from "./table.ts";

/** The orders of an account. What lies in its history is made when it is read, and never held. */
export interface OrderTable extends Pick<
  Table<OrderRecord>,
  "name" | "get" | "put" | "remove" | "nextId" | "size"
> {
  count(range: IdRange): number;
  /** A part of them by position, ascending: from `start` on, `num` at most. */
  slice(range: IdRange, part: { readonly start: number; readonly num: number }): readonly OrderRecord[];
  /** One at a time, a thousand in memory. */
  each(range: IdRange): Iterable<OrderRecord>;
  /** Whether all meet a condition, as far as that is known without reading the history. */
  allMeet(condition: Pick<OrderCondition, "holds" | "fields">): boolean;
  /** The ids of those that meet a condition, ascending. */
  matching(range: IdRange, condition: OrderCondition): readonly number[];
  /** Those in which a field has this value: by an index, but for a history that has none. */
  where(field: string, value: unknown): readonly OrderRecord[];
  /** Those in state 0 that are not history. */
  open(): readonly OrderRecord[];
}

const everything: IdRange = { from: -Infinity, to: Infinity };
const chunk = 1000;

/** An empty table on top of a history, which it may change order by order. */
export function createOrderTable(changes: Changes, source: OrderSource = noHistory): OrderTable {
  const kept = createTable<OrderRecord>({ name: "orders", fields: ["orderid"], changes });
  const history = createHistory(source);
  const { first } = history;
  const current = (order: OrderRecord): OrderRecord => kept.get(order.orderid) ?? order;

  /** What is to be found in a range: before the history, in it, after it. */
  const partsOf = ({ from, to }: IdRange) => {
    const among = (low: number, high: number): readonly OrderRecord[] => kept.range(low, high);
    const [start, end] = [Math.max(from, first), Math.min(to, history.newest + 1)];
    return {
      before: history.count === 0 ? [] : among(from, Math.min(to, first)),
      start,
      length: Math.max(0, end - start),
      after: among(history.count === 0 ? from : Math.max(from, history.newest + 1), to),
    };
  };
  const slice: OrderTable["slice"] = (range, { start, num }) => {
    const { before, after, length, start: id } = partsOf(range);
    const place = (skipped: number): number => Math.max(0, start - skipped);
    const end = start + num;
    const [low, high] = [place(before.length), Math.min(length, end - before.length)];
    return [
      ...before.slice(start, end),
      ...(high > low ? Array.from(history.range(id + low, id + high), current) : []),
      ...after.slice(place(before.length + length), Math.max(0, end - before.length - length)),
    ];
  };
  const count: OrderTable["count"] = (range) => {
    const { before, after, length } = partsOf(range);
    return before.length + after.length + length;
  };
  const each = function* (range: IdRange): Iterable<OrderRecord> {
    for (let start = 0, total = count(range); start < total; start += chunk) {
      yield* slice(range, { start, num: chunk });
    }
  };
  const allMeet: OrderTable["allMeet"] = (condition) =>
    (history.count === 0 || history.settles(condition) === true) && kept.all().every(condition.holds);
  const matching: OrderTable["matching"] = (range, condition) => {
    const own = kept
      .range(range.from, range.to)
      .filter(condition.holds)
      .map(({ orderid }) => orderid);
    const old = history.matching(range, condition).filter((id) => kept.get(id) === undefined);
    return old.length === 0 ? own : [...own, ...old].sort((a, b) => a - b);
  };
  const get = (id: number): OrderRecord | undefined => kept.get(id) ?? history.get(id);

  return {
    name: kept.name,
    get: (key) => get(Number(key)),
    put: (order) => kept.put(order),
    remove: (key) => kept.remove(key),
    open: () => kept.where("orderstateid", 0),
    nextId: () => Math.max(kept.nextId(), history.newest + 1),
    size: () => count(everything),
    ...{ count, slice, each, allMeet, matching },
    where: (field, value) => {
      const known = kept.where(field, value);
      if (history.count === 0) return known;
      const old = history.idsHaving(field, value).filter((id) => kept.get(id) === undefined);
      return [...known, ...old.flatMap((id) => get(id) ?? [])].toSorted((a, b) => a.orderid - b.orderid);
    },
  };
}

const noHistory: OrderSource = { count: 0, newest: 0, range: () => [] };
