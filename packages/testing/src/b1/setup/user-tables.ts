import { type Changes, keptMap } from "../changes.ts";
import type { Created, EntitySet } from "../entity-set.ts";
import { choice, type EntityType, text, yesNo } from "../metadata/entity-type.ts";
import { asText, type Row, textOf } from "../json.ts";
import { duplicate, notModelled, refused } from "../refusal.ts";
import type { Shapes } from "../metadata/shapes.ts";
import { createTable } from "../table.ts";

const tableTypes = {
  bott_Document: "3",
  bott_DocumentLines: "4",
  bott_MasterData: "1",
  bott_MasterDataLines: "2",
  bott_NoObject: "0",
  bott_NoObjectAutoIncrement: "5",
};

const type: EntityType = {
  name: "UserTablesMD",
  table: "OUTB",
  fields: {
    TableName: text(20),
    TableDescription: text(30, "change"),
    TableType: choice(tableTypes),
    Archivable: yesNo(),
    ArchiveDateField: text(),
  },
};

/** The company's own tables: the set that makes them, and one set for each. */
export interface UserTables {
  readonly set: EntitySet;
  /** The set "U_INSTEP_LEDGER" of the table INSTEP_LEDGER. */
  find(setName: string): EntitySet | undefined;
}

interface UserTableParts {
  readonly shapes: Shapes;
  readonly changes: Changes;
}

export function createUserTables(
  { shapes, changes }: UserTableParts,
  names: readonly string[] = [],
): UserTables {
  const table = createTable({ keyOf: (row) => textOf(row, "TableName") ?? "", changes });
  const sets = keptMap<string, EntitySet>(changes);
  const addTable = (row: Row): Row => {
    const name = textOf(row, "TableName") ?? "";
    if (table.get(name)) throw duplicate();
    if (row.TableType !== "bott_NoObject")
      throw notModelled(`user tables of the type ${asText(row.TableType)}`);
    table.put(row);
    sets.set(`U_${name}`, userTable(name, { shapes, changes }));
    return row;
  };
  for (const name of names) addTable({ ...blankTable(shapes), TableName: name, TableDescription: name });

  const set: EntitySet = {
    name: "UserTablesMD",
    type,
    keys: ["TableName"],
    table,
    post: (body): Created => {
      if (!textOf(body, "TableName")) throw refused("TableName is mandatory");
      return { set, row: addTable({ ...blankTable(shapes), ...body }) };
    },
  };
  return { set, find: (setName) => sets.get(setName) };
}

function blankTable(shapes: Shapes): Row {
  return { ...shapes.blank(type), TableType: "bott_NoObject", Archivable: "tNO" };
}

/** A table without an object: rows with a Code that SAP keeps unique, the one hard uniqueness there is. */
function userTable(name: string, { shapes, changes }: UserTableParts): EntitySet {
  const rowType: EntityType = {
    name: `U_${name}`,
    table: `@${name}`,
    fields: { Code: text(50), Name: text(100, "change") },
  };
  const table = createTable({ keyOf: (row) => textOf(row, "Code") ?? "", indexed: ["Name"], changes });
  const set: EntitySet = {
    name: `U_${name}`,
    type: rowType,
    keys: ["Code"],
    table,
    post: (body): Created => {
      const code = textOf(body, "Code");
      if (!code) throw refused(`Code undefined [@${name}.Code]`);
      if (table.get(code)) throw duplicate();
      const row = { ...shapes.blank(rowType), ...body, Name: textOf(body, "Name") ?? code };
      table.put(row);
      return { set, row };
    },
    patch: (key, body) => {
      table.put({ ...table.get(key), ...body });
    },
    remove: (key) => {
      table.remove(key);
    },
  };
  return set;
}
