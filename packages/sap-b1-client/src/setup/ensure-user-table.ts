import type { B1Client } from "../client.ts";
import { isB1Error } from "../errors.ts";
import type { UserFieldMDDraft } from "../resources/user-fields.ts";
import type { UserTableMDDraft } from "../resources/user-table-definitions.ts";
import {
  checkNames,
  type Done,
  ensureField,
  probeOf,
  resultOf,
  type SetupResult,
} from "./ensure-user-fields.ts";
import type { SetupOptions } from "./wait-for-nodes.ts";

/** A user table to be there, with its fields. */
export interface UserTable extends UserTableMDDraft {
  /** Its fields, beside Code and Name. Their table is this one. @default none */
  readonly fields?: readonly Omit<UserFieldMDDraft, "TableName">[] | undefined;
}

const timeout = 300_000;

/**
 * Makes a user table, and those of its fields, that the company does not have yet: see `ensureUserFields`, which it
 * resembles in everything. A table of another type that has the name already is left alone and told.
 */
export async function ensureUserTable(
  b1: B1Client,
  { fields = [], ...table }: UserTable,
  options: SetupOptions = {},
): Promise<SetupResult> {
  checkNames(fields);
  const name = `@${table.TableName}`;
  const done: Done = { made: [], found: [], differs: [] };
  await ensureTable(b1, { TableType: "bott_NoObject", ...table }, { name, done, options });
  const own = fields.map((field) => ({ ...field, TableName: name }));
  for (const field of own) await ensureField(b1, field, { done, options });
  const row = { name, path: `U_${table.TableName}?$top=1` };
  return resultOf(b1, { done, probes: [row, ...own.flatMap(probeOf)], options });
}

async function ensureTable(
  b1: B1Client,
  table: UserTableMDDraft,
  { name, done, options }: { readonly name: string; readonly done: Done; readonly options: SetupOptions },
): Promise<void> {
  const { signal, onProgress } = options;
  const there = await b1.userTablesMD.find(table.TableName, { signal });
  if (there) {
    const { TableType } = there;
    if (TableType === table.TableType) done.found.push(name);
    else done.differs.push(`${name}: is ${String(TableType)}, ${String(table.TableType)} is wanted`);
    return;
  }
  try {
    await b1.userTablesMD.create(table, { signal, timeout });
    done.made.push(name);
    onProgress?.({ kind: "made", name });
  } catch (error) {
    if (!isB1Error(error) || error.code !== "duplicate-entry") throw error;
    done.found.push(name);
  }
}
