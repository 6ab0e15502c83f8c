import { expect, it } from "vitest";
import { createChanges, keptMap } from "./changes.ts";
import { createTable } from "./table.ts";

it("takes back every change of work that fails, and keeps the order of keys", () => {
  const changes = createChanges();
  const table = createTable({ keyOf: (row) => Number(row.id), indexed: ["name"], changes });
  const stock = keptMap(changes, [["A1", 10]]);
  table.put({ id: 1, name: "one" });

  const work = (): never => {
    table.put({ id: 2, name: "two" });
    table.put({ id: 1, name: "uno" });
    table.remove(1);
    stock.set("A1", 3);
    stock.delete("A1");
    stock.set("B2", 1);
    throw new Error("refused");
  };

  expect(() => changes.atomically(work)).toThrow("refused");
  expect([...table.inKeyOrder()]).toEqual([{ id: 1, name: "one" }]);
  expect([...(table.keysHaving("name", "one") ?? [])]).toEqual([1]);
  expect([...(table.keysHaving("name", "two") ?? [])]).toEqual([]);
  expect([...stock.entries()]).toEqual([["A1", 10]]);
});

it("takes back inner work that fails while the outer work goes on, and all of it when the outer fails later", () => {
  const changes = createChanges();
  const map = keptMap<string, number>(changes);
  const failing = (key: string) => () => {
    map.set(key, 1);
    throw new Error(key);
  };

  changes.atomically(() => {
    map.set("kept", 1);
    expect(() => changes.atomically(failing("inner"))).toThrow("inner");
  });
  expect([...map.entries()]).toEqual([["kept", 1]]);

  expect(() =>
    changes.atomically(() => {
      changes.atomically(() => map.set("done", 1));
      throw new Error("outer");
    }),
  ).toThrow("outer");
  expect([...map.entries()]).toEqual([["kept", 1]]);
});
