import { type Command, target } from "./commands.ts";
import { type Created, type EntitySet, joinedKey } from "./entity-set.ts";
import type { Key, Row } from "./json.ts";
import { objectTypes } from "./object-types.ts";
import type { B1Options } from "./options.ts";
import { SapRefusal } from "./refusal.ts";
import type { World } from "./world.ts";

/** Added, updated, cancelled, closed, deleted: as SBO_SP_TransactionNotification calls them. */
export type TransactionType = "A" | "U" | "C" | "L" | "D";

/** A change of one business object that is about to be committed. */
export interface ObjectChange {
  /** SAP's code of the object: "13" are A/R invoices. */
  readonly objectType: string;
  readonly action: TransactionType;
  /** As in its URL: "Invoices". */
  readonly set: string;
  /** As it will be after the commit; what is deleted, as it was. */
  readonly row: Row;
}

/** A company's own rule: what it answers refuses the whole transaction, undefined lets it pass. */
export type TransactionRule = (
  change: ObjectChange,
) => { readonly code: number; readonly text: string } | undefined;

/** The company's own rule has refused the commit. */
export class CommitRefusal extends SapRefusal {}

/** Asks the rule about every change of a transaction, in their order. */
export function askRule(
  rule: TransactionRule | undefined,
  changes: readonly ObjectChange[],
  { notificationCode }: Readonly<B1Options>,
): void {
  for (const change of rule ? changes : []) {
    const answer = rule?.(change);
    if (!answer) continue;
    const { code, text } = answer;
    if (notificationCode === "-1116") throw new CommitRefusal("-1116", `(${String(code)}) ${text}`);
    throw new CommitRefusal(notificationCode === "-1" ? "-1" : String(code), text);
  }
}

/** Looks at a command before it is carried out, and afterwards says what it has changed. */
export function watchChange(
  world: World,
  { path, method }: Pick<Command, "path" | "method">,
): (created: Created | undefined) => () => ObjectChange | undefined {
  if (world.services.find(path)) return () => () => undefined;
  const { set, key, action } = target(world, path);
  const before = key === undefined ? undefined : set.table.get(key);
  return (created) => () => {
    const changed = created
      ? { set: created.set, key: keyOf(created), row: created.row }
      : { set, key, row: before };
    const objectType = objectTypes[changed.set.name];
    const row = rowNow(changed.set, changed.key) ?? changed.row;
    if (objectType === undefined || !row) return undefined;
    return { objectType, set: changed.set.name, row, action: created ? "A" : actionOf(method, action) };
  };
}

function keyOf({ set, row }: Created): Key {
  return joinedKey(
    set.keys.map((property) => {
      const value = row[property];
      return typeof value === "number" ? value : String(value);
    }),
  );
}

function rowNow({ table, present }: EntitySet, key: Key | undefined): Row | undefined {
  const row = key === undefined ? undefined : table.get(key);
  return row && present ? present(row) : row;
}

function actionOf(method: string, action: string | undefined): TransactionType {
  if (method === "DELETE") return "D";
  if (action === "Cancel") return "C";
  return action === "Close" ? "L" : "U";
}
