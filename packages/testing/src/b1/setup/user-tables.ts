import { type Changes, keptMap } from "../changes.ts";
import type { Created, EntitySet } from "../entity-set.ts";
import { choice, type EntityType, integer, text, yesNo } from "../metadata/entity-type.ts";
import { asText, type Key, type Row, textOf } from "../json.ts";
import { duplicate, refused, SapRefusal } from "../refusal.ts";
import type { Shapes } from "../metadata/shapes.ts";
import { createTable } from "../table.ts";
import type { UserFields } from "./user-fields.ts";
import type { UserKeys } from "./user-keys.ts";

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

/** The company's own tables: the set that makes them, and one set for each that needs no registered object. */
export interface UserTables {
  readonly set: EntitySet;
  /** The set "U_INSTEP_LEDGER" of the table INSTEP_LEDGER. */
  find(setName: string): EntitySet | undefined;
  /** The sets of all tables that have one. */
  sets(): Iterable<EntitySet>;
  /** "bott_MasterData", by the name without "@"; undefined when there is no such table. */
  typeOf(tableName: string): string | undefined;
}

export interface UserTableParts {
  readonly shapes: Shapes;
  readonly changes: Changes;
  readonly userFields: UserFields;
  readonly userKeys: UserKeys;
}

export function createUserTables(parts: UserTableParts, names: readonly string[] = []): UserTables {
  const { changes } = parts;
  const table = createTable({ keyOf: (row) => textOf(row, "TableName") ?? "", changes });
  const sets = keptMap<string, EntitySet>(changes);
  const add = (row: Row): Row => {
    const name = textOf(row, "TableName") ?? "";
    if (!/^[A-Za-z]\w*$/.test(name)) throw refused(`Invalid name '${name}' [OUTB.TableName]`);
    if (table.get(name)) throw duplicate();
    table.put(row);
    if (row.TableType === "bott_NoObject") sets.set(`U_${name}`, userTable(name, parts, codes.sent));
    if (row.TableType === "bott_NoObjectAutoIncrement") {
      sets.set(`U_${name}`, userTable(name, parts, codes.counted));
    }
    return row;
  };
  for (const name of names) add({ ...defaults, TableName: name, TableDescription: name });

  const set: EntitySet = {
    name: "UserTablesMD",
    type,
    keys: ["TableName"],
    table,
    post: (body): Created => {
      if (!textOf(body, "TableName")) throw refused("TableName is mandatory");
      return { set, row: add({ ...defaults, ...body }) };
    },
    patch: (key, body) => {
      table.put({ ...table.get(key), ...body });
    },
  };
  return {
    set,
    find: (setName) => sets.get(setName),
    sets: () => sets.values(),
    typeOf: (tableName) => {
      const row = table.get(tableName);
      return row && asText(row.TableType);
    },
  };
}

const defaults = { TableType: "bott_NoObject", Archivable: "tNO" };

/** Where the code of a new row comes from. */
interface Codes {
  readonly field: EntityType["fields"][string];
  next(body: Row, tableName: string, size: number): Key;
}

/** That codes of a table with automatic ones are numbers is inferred: no answer of one was seen. */
const codes: Readonly<Record<"sent" | "counted", Codes>> = {
  sent: {
    field: text(50),
    next: (body, tableName) => {
      const code = textOf(body, "Code");
      if (!code) throw refused(`Code undefined [@${tableName}.Code]`);
      return code;
    },
  },
  counted: { field: integer("output"), next: (_body, _tableName, made) => made + 1 },
};

/** A table without an object: rows with a Code that SAP keeps unique, the one hard uniqueness there is. */
function userTable(name: string, parts: UserTableParts, { field, next }: Codes): EntitySet {
  const { shapes, changes, userKeys } = parts;
  const tableName = `@${name}`;
  const rowType: EntityType = {
    name: `U_${name}`,
    table: tableName,
    fields: { Code: field, Name: text(100, "change") },
  };
  const table = createTable({
    keyOf: (row): Key => (typeof row.Code === "number" ? row.Code : asText(row.Code)),
    indexed: ["Code", "Name"],
    changes,
  });
  const made = keptMap<string, number>(changes);
  const set: EntitySet = {
    name: `U_${name}`,
    type: rowType,
    keys: ["Code"],
    table,
    post: (body): Created => {
      const Code = next(body, name, made.get(name) ?? 0);
      if (table.get(Code)) throw duplicate();
      const row = { ...shapes.blank(rowType), ...body, Code, Name: textOf(body, "Name") ?? String(Code) };
      checkMandatory(tableName, row, parts);
      userKeys.check(tableName, row, { table });
      made.set(name, (made.get(name) ?? 0) + 1);
      table.put(row);
      return { set, row };
    },
    patch: (key, body) => {
      const row = { ...table.get(key), ...body };
      userKeys.check(tableName, row, { table, own: key });
      table.put(row);
    },
    remove: (key) => {
      table.remove(key);
    },
  };
  return set;
}

/** On its own tables SAP leaves mandatory fields to the database, whose words come through. Their code is not known. */
function checkMandatory(tableName: string, row: Row, { userFields }: UserTableParts): void {
  for (const { property, mandatory } of userFields.of(tableName)) {
    if (!mandatory || (row[property] !== undefined && row[property] !== null)) continue;
    throw new SapRefusal(
      "-1",
      `Cannot insert the value NULL into column '${property}', table 'dbo.${tableName}'; column does not allow nulls. INSERT fails.`,
    );
  }
}
