import type { Company, ItemCatalogue } from "../company.ts";
import type { Changes } from "../changes.ts";
import type { Json, Key } from "../json.ts";
import type { Shapes } from "../metadata/shapes.ts";
import { byKey, createTable, type Table } from "../table.ts";
import { type ItemRows, toItem } from "./item-row.ts";
import { type Item, itemType } from "./items.ts";

interface Parts {
  readonly shapes: Shapes;
  readonly rows: ItemRows;
  readonly changes: Changes;
}

/** The rows of the item master. With a catalogue only those are kept that are listed or were changed. */
export function createItemTable(company: Company, { shapes, rows, changes }: Parts): Table<Item> {
  const kept = createTable<Item>({
    keyOf: ({ ItemCode }) => ItemCode,
    indexed: ["ItemCode", "BarCode"],
    changes,
  });
  for (const seed of company.items) kept.put({ ...shapes.blank(itemType), ...toItem(seed, rows) });
  const { catalogue } = company;
  if (!catalogue) return kept;
  return overCatalogue(kept, catalogue, (itemCode) => {
    const seed = catalogue.find(itemCode);
    return seed && { ...shapes.blank(itemType), ...toItem(seed, rows) };
  });
}

function overCatalogue(
  kept: Table<Item>,
  catalogue: ItemCatalogue,
  made: (itemCode: string) => Item | undefined,
): Table<Item> {
  const get = (key: Key): Item | undefined => kept.get(key) ?? made(String(key));
  const keysHaving = (property: string, value: Json): ReadonlySet<Key> | undefined => {
    const known = kept.keysHaving(property, value);
    if (typeof value !== "string") return undefined;
    if (property === "ItemCode") return new Set(get(value) ? [value] : []);
    if (property !== "BarCode" || !catalogue.findByBarCode) return undefined;
    const found = catalogue.findByBarCode(value);
    const isUntouched = found !== undefined && !kept.get(found);
    return new Set([...(known ?? []), ...(isUntouched ? [found] : [])]);
  };
  return {
    get,
    put: (row) => {
      kept.put(row);
    },
    remove: () => {
      throw new Error("Items of a catalogue cannot be removed.");
    },
    inKeyOrder: (after) => merged(kept.inKeyOrder(after), catalogueRows(catalogue, get, after)),
    keysHaving,
    size: () => {
      const added = [...kept.inKeyOrder()].filter(({ ItemCode }) => !catalogue.find(ItemCode));
      return catalogue.size + added.length;
    },
  };
}

function* catalogueRows(
  catalogue: ItemCatalogue,
  get: (key: Key) => Item | undefined,
  after: Key | undefined,
): Iterable<Item> {
  for (const { ItemCode } of catalogue.after(after === undefined ? undefined : String(after))) {
    const row = get(ItemCode);
    if (row) yield row;
  }
}

/** Two ordered lists as one; an item of both comes once. */
function* merged(kept: Iterable<Item>, others: Iterable<Item>): Iterable<Item> {
  const first = kept[Symbol.iterator]();
  let ahead = first.next();
  for (const other of others) {
    while (!ahead.done && byKey(ahead.value.ItemCode, other.ItemCode) < 0) {
      yield ahead.value;
      ahead = first.next();
    }
    if (!ahead.done && ahead.value.ItemCode === other.ItemCode) ahead = first.next();
    yield other;
  }
  for (; !ahead.done; ahead = first.next()) yield ahead.value;
}
