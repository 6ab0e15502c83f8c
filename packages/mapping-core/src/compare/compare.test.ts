import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Group, mergeSorted, type MergeKey, type Rows } from "./merge-sorted.ts";

interface Row<K extends MergeKey = MergeKey> {
  readonly key: K;
  readonly id: number;
}

const byKey = { left: ({ key }: Row) => key, right: ({ key }: Row) => key };
const merged = (left: Rows<Row>, right: Rows<Row>) => Array.fromAsync(mergeSorted(left, right, byKey));
const rowsOf = <K extends MergeKey>(...keys: readonly K[]): readonly Row<K>[] =>
  keys.map((key, id) => ({ key, id }));

/** The same join by two maps that hold everything. */
function joined(left: readonly Row[], right: readonly Row[]): readonly Group<MergeKey, Row, Row>[] {
  const textOf = ({ key }: Row): string => JSON.stringify(key);
  const [ours, theirs] = [Map.groupBy(left, textOf), Map.groupBy(right, textOf)];
  const rows = new Map([...left, ...right].map((row) => [textOf(row), row.key]));
  return [...rows]
    .map(([text, key]) => ({ key, left: ours.get(text) ?? [], right: theirs.get(text) ?? [] }))
    .sort((a, b) => (before(a.key, b.key) ? -1 : 1));
}

const before = (a: MergeKey, b: MergeKey): boolean => {
  const [first, second] = [a, b].map((key) => (Array.isArray(key) ? key : [key]) as readonly unknown[]);
  const at = first!.findIndex((part, index) => part !== second![index]);
  return (first![at] as string) < (second![at] as string);
};
const sorted = <K extends MergeKey>(keys: readonly K[]): readonly Row<K>[] =>
  rowsOf(...keys.toSorted((a, b) => (JSON.stringify(a) === JSON.stringify(b) ? 0 : before(a, b) ? -1 : 1)));

describe("two sorted lists side by side", () => {
  it("meet key by key, and several rows of one key are all given", async () => {
    const groups = await merged(rowsOf(1, 2, 2), rowsOf(2, 3));
    expect(groups.map(({ key, left, right }) => [key, left.length, right.length])).toEqual([
      [1, 1, 0],
      [2, 2, 1],
      [3, 0, 1],
    ]);
  });

  it("lose and repeat no row, and meet as two maps would let them meet, whatever they hold", async () => {
    const sku = fc.string({ unit: fc.constantFrom("a", "B", "1", "-", "å", "𝄞", ""), maxLength: 3 });
    const kinds = [fc.integer({ min: 0, max: 12 }), sku, fc.tuple(sku, fc.integer({ min: 1, max: 3 }))];
    for (const key of kinds as readonly fc.Arbitrary<MergeKey>[]) {
      const side = fc.array(key, { maxLength: 20 }).map(sorted);
      await fc.assert(
        fc.asyncProperty(side, side, async (left, right) => {
          expect(await merged(left, right)).toEqual(joined(left, right));
        }),
      );
    }
  });

  it("sort text by code unit, as no alphabet does", async () => {
    const groups = await merged(rowsOf("B", "a", "å"), rowsOf("B", "a", "ä", "å"));
    expect(groups.map(({ key }) => key)).toEqual(["B", "a", "ä", "å"]);
  });

  it("are refused by name, with both keys, when one of them is not ascending", async () => {
    const named = { ...byKey, names: { left: "orders", right: "documents" } };
    const merging = Array.fromAsync(mergeSorted(rowsOf(1, 2), rowsOf(1, 7, 3), named));
    await expect(merging).rejects.toThrow(
      new RangeError("The rows of documents are not ascending: 3 comes after 7."),
    );
    await expect(merged(rowsOf("a", "B"), [])).rejects.toThrow(
      'The rows of left are not ascending: "B" comes after "a".',
    );
  });

  it("are refused when their keys have no order", async () => {
    await expect(merged(rowsOf(1), rowsOf("2"))).rejects.toThrow('Keys that cannot be ordered: 1 and "2".');
    await expect(merged(rowsOf(NaN, 1), [])).rejects.toThrow("Keys that cannot be ordered: NaN");
    const short = merged(rowsOf<MergeKey>(["A", 1]), rowsOf<MergeKey>(["A"]));
    await expect(short).rejects.toThrow('Keys that cannot be ordered: "A", 1 and "A".');
  });

  it("of a million rows each hold one row a side beside those of the key", async () => {
    let [drawn, given, most] = [0, 0, 0];
    function* rows(step: number): Generator<Row> {
      for (let id = 0; id < 1_000_000; id += 1) {
        drawn += 1;
        yield { key: id * step, id };
      }
    }
    for await (const { left, right } of mergeSorted(rows(2), rows(3), byKey)) {
      given += left.length + right.length;
      most = Math.max(most, drawn - given);
    }
    expect([given, most]).toEqual([2_000_000, 2]);
  });

  it("are let go of when the reader stops, or one of them fails", async () => {
    const closed: string[] = [];
    async function* source(name: string, ...keys: readonly number[]): AsyncGenerator<Row> {
      try {
        yield* rowsOf(...keys);
      } finally {
        closed.push(name);
      }
    }
    for await (const { key } of mergeSorted(source("a", 1, 2, 3), source("b", 1, 2, 3), byKey))
      if (key === 2) break;
    expect(closed).toEqual(["a", "b"]);
    await expect(merged(source("c", 1, 2, 3), source("d", 2, 1))).rejects.toThrow("not ascending");
    expect(closed).toEqual(["a", "b", "c", "d"]);
  });
});
