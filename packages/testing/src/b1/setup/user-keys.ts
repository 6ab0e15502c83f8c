import { type Changes, keptMap } from "../changes.ts";
import type { Created, EntitySet } from "../entity-set.ts";
import { asText, integerOf, type Key, type Row, rowsOf, textOf } from "../json.ts";
import { type EntityType, integer, rows, text, yesNo } from "../metadata/entity-type.ts";
import { duplicate, notModelled, referenceMissing, refused } from "../refusal.ts";
import { createTable, type Table } from "../table.ts";
import type { UserFields } from "./user-fields.ts";

const elementType: EntityType = {
  name: "UserKeysMD_Element",
  table: "UKD1",
  fields: { SubKeyIndex: integer(), ColumnAlias: text(50) },
};

const type: EntityType = {
  name: "UserKeysMD",
  table: "OUKD",
  fields: {
    TableName: text(20),
    KeyIndex: integer(),
    KeyName: text(10),
    Unique: yesNo(),
    UserKeysMD_Elements: rows(elementType),
  },
};

/** Keys on the company's own tables. SAP documents unique ones for these alone, never for its own tables. */
export interface UserKeys {
  readonly set: EntitySet;
  /** Refuses a row that has in a unique key what another row has. `own` is the row's key when it is there already. */
  check(tableName: string, row: Row, place: { readonly table: Table; readonly own?: Key }): void;
}

export function createUserKeys(changes: Changes, userFields: UserFields): UserKeys {
  const table = createTable({ keyOf: (row) => `${asText(row.TableName)}/${asText(row.KeyIndex)}`, changes });
  const uniqueKeys = keptMap<string, readonly (readonly string[])[]>(changes);

  const columnOf = (tableName: string, alias: string): string => {
    if (alias === "Code" || alias === "Name") return alias;
    const property = `U_${alias.replace(/^U_/, "")}`;
    if (userFields.of(tableName).some((field) => field.property === property)) return property;
    throw referenceMissing("UKD1.ColAlias");
  };
  const set: EntitySet = {
    name: "UserKeysMD",
    type,
    keys: ["TableName", "KeyIndex"],
    table,
    post: (body): Created => {
      const tableName = textOf(body, "TableName") ?? "";
      const elements = rowsOf(body, "UserKeysMD_Elements");
      if (elements.length === 0) throw refused("Enter at least one column [UKD1]");
      if (!tableName.startsWith("@")) throw notModelled("keys on SAP's own tables");
      const columns = elements.map((element) => columnOf(tableName, asText(element.ColumnAlias)));
      const keys = uniqueKeys.get(tableName) ?? [];
      const used = [...table.inKeyOrder()].filter(({ TableName }) => TableName === tableName).length;
      const row = { Unique: "tNO", ...body, KeyIndex: integerOf(body, "KeyIndex") ?? used };
      if (table.get(`${tableName}/${String(row.KeyIndex)}`)) throw duplicate();
      if (row.Unique === "tYES") uniqueKeys.set(tableName, [...keys, columns]);
      table.put(row);
      return { set, row };
    },
  };
  return {
    set,
    check: (tableName, row, { table: rowsTable, own }) => {
      for (const columns of uniqueKeys.get(tableName) ?? []) {
        if (others(rowsTable, columns, row).some((key) => key !== own)) throw duplicate();
      }
    },
  };
}

/** The rows with the same values. A row without one of them has no twin, as on HANA. */
function others(table: Table, columns: readonly string[], row: Row): readonly Key[] {
  const found = columns.map((column) =>
    row[column] === undefined || row[column] === null
      ? none
      : (table.keysHaving(column, row[column]) ?? none),
  );
  const [first = none, ...rest] = found;
  return [...first].filter((key) => rest.every((keys) => keys.has(key)));
}

const none: ReadonlySet<Key> = new Set();
