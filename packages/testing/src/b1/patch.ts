import type { EntitySet } from "./entity-set.ts";
import { integerOf, isRow, type Json, type Key, type Row, rowsOf } from "./json.ts";
import type { EntityType, LineIdentity } from "./metadata/entity-type.ts";
import type { Shapes } from "./metadata/shapes.ts";
import { duplicate, notFound } from "./refusal.ts";

/** A PATCH as it was sent. */
interface Patch {
  readonly body?: Json;
  readonly replaceCollections?: boolean;
}

/** The properties that a PATCH changes. Its collections are whole: what was sent is merged into what is there. */
export function patchOf(
  shapes: Shapes,
  { set, key }: { readonly set: EntitySet; readonly key: Key },
  { body, replaceCollections = false }: Patch,
): Row {
  const read = shapes.read(set.type, body, "change");
  const current = set.table.get(key) ?? {};
  const merged = Object.keys(read).flatMap((property) => {
    const field = set.type.fields[property];
    if (field?.kind !== "rows" || !field.type.line || !isRow(body)) return [];
    const { type } = field;
    const lines = createLines(shapes, { type, identity: field.type.line });
    const sent = rowsOf(body, property);
    const rows = rowsOf(current, property);
    return [[property, replaceCollections ? lines.replace(rows, sent) : lines.merge(rows, sent)] as const];
  });
  return { ...read, ...Object.fromEntries(merged) };
}

/** The two ways in which sent rows become a collection. */
interface Lines {
  /** A row with its key is changed, one without is added, and what was not sent stays. */
  merge(current: readonly Row[], sent: readonly Row[]): readonly Row[];
  /** What was not sent is gone. */
  replace(current: readonly Row[], sent: readonly Row[]): readonly Row[];
}

function createLines(
  shapes: Shapes,
  { type, identity }: { readonly type: EntityType; readonly identity: LineIdentity },
): Lines {
  const { keys, number, unique = [], renumbered = false } = identity;
  const same = (one: Row, other: Row, properties: readonly string[]): boolean =>
    properties.length > 0 && properties.every((each) => one[each] === other[each]);
  const find = (rows: readonly Row[], given: Row): Row | undefined => {
    const sent = { ...given, ...shapes.read(type, given, "create") };
    if (!keys.every((each) => (sent[each] ?? null) !== null)) return undefined;
    const found = rows.find((row) => same(row, sent, keys));
    if (!found) throw notFound();
    return found;
  };
  const changed = (row: Row, sent: Row): Row => ({ ...row, ...shapes.read(type, sent, "change") });
  const added = (rows: readonly Row[], sent: Row): Row => {
    const row = {
      ...shapes.blank(type),
      ...shapes.read(type, sent, "create"),
      [number]: nextNumber(rows, number),
    };
    if (rows.some((other) => same(other, row, unique))) throw duplicate();
    return row;
  };
  return {
    merge: (current, sent) =>
      sent.reduce<readonly Row[]>((rows, each) => {
        const found = find(rows, each);
        return found
          ? rows.map((row) => (row === found ? changed(row, each) : row))
          : [...rows, added(rows, each)];
      }, current),
    replace: (current, sent) =>
      sent.reduce<readonly Row[]>((rows, each) => {
        const found = find(current, each);
        const fresh = { [number]: nextNumber([...current, ...rows], number) };
        if (found) return [...rows, { ...changed(found, each), ...(renumbered && fresh) }];
        return [...rows, { ...added(rows, each), ...fresh }];
      }, []),
  };
}

function nextNumber(rows: readonly Row[], number: string): number {
  return Math.max(-1, ...rows.map((row) => integerOf(row, number) ?? -1)) + 1;
}
