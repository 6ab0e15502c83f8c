import { type Changes, keptMap } from "../changes.ts";
import type { Company } from "../company.ts";
import type { Created, EntitySet } from "../entity-set.ts";
import { choice, type EntityType, integer, text, yesNo } from "../metadata/entity-type.ts";
import { asText, integerOf, type Row, textOf } from "../json.ts";
import { duplicate, refused } from "../refusal.ts";
import type { Shapes, UserFieldShape } from "../metadata/shapes.ts";
import { createTable, type Table } from "../table.ts";

const fieldTypes = { db_Alpha: "A", db_Memo: "M", db_Numeric: "N", db_Date: "D", db_Float: "B" };

const type: EntityType = {
  name: "UserFieldMD",
  table: "CUFD",
  fields: {
    Name: text(50),
    Type: choice(fieldTypes),
    Size: integer(),
    Description: text(80, "change"),
    SubType: choice({ st_None: "", st_Sum: "S", st_Quantity: "Q", st_Price: "P" }),
    LinkedTable: text(20),
    DefaultValue: text(254, "change"),
    TableName: text(20),
    FieldID: integer("output"),
    EditSize: integer(),
    Mandatory: yesNo("change"),
  },
};

/** A user field on one of these tables appears on all of them. */
const families: Readonly<Record<string, readonly string[]>> = {
  OINV: [
    "OINV",
    "ORIN",
    "ORDR",
    "ODLN",
    "ORDN",
    "OQUT",
    "ODPI",
    "OIGN",
    "OIGE",
    "OWTR",
    "OPOR",
    "OPCH",
    "ODRF",
  ],
  INV1: [
    "INV1",
    "RIN1",
    "RDR1",
    "DLN1",
    "RDN1",
    "QUT1",
    "DPI1",
    "IGN1",
    "IGE1",
    "WTR1",
    "POR1",
    "PCH1",
    "DRF1",
  ],
  ORCT: ["ORCT", "OPDF"],
};

/** The fields that the company added to SAP's tables and to its own. */
export interface UserFields {
  of(table: string): readonly UserFieldShape[];
  /** The set UserFieldsMD. */
  set(shapes: Shapes): EntitySet;
}

export function createUserFields(changes: Changes, seeds: Company["userFields"] = []): UserFields {
  const table = createTable({ keyOf: (row) => `${asText(row.TableName)}/${asText(row.FieldID)}`, changes });
  const byFamily = keptMap<string, readonly UserFieldShape[]>(changes);

  const addField = (row: Row): Row => {
    const name = textOf(row, "Name") ?? "";
    const family = familyOf(textOf(row, "TableName") ?? "");
    const siblings = byFamily.get(family) ?? [];
    const shape = shapeOf(row, name);
    if (siblings.some(({ property }) => property === shape.property)) throw duplicate();
    byFamily.set(family, [...siblings, shape]);
    const added = {
      ...row,
      FieldID: fieldsOn(table, row),
      EditSize: integerOf(row, "EditSize") ?? shape.size,
    };
    table.put(added);
    return added;
  };
  for (const seed of seeds) addField({ ...defaults, ...seed, Type: "db_Alpha", Description: seed.Name });

  return {
    of: (tableName) => byFamily.get(familyOf(tableName)) ?? [],
    set: (shapes) => {
      const set: EntitySet = {
        name: "UserFieldsMD",
        type,
        keys: ["TableName", "FieldID"],
        table,
        post: (body): Created => {
          if (!textOf(body, "Name") || !textOf(body, "TableName"))
            throw refused("Name and TableName are mandatory");
          return { set, row: addField({ ...shapes.blank(type), ...defaults, ...body }) };
        },
      };
      return set;
    },
  };
}

const defaults = { Type: "db_Alpha", SubType: "st_None", Mandatory: "tNO" };

function fieldsOn(table: Table, row: Row): number {
  return [...table.inKeyOrder()].filter(({ TableName }) => TableName === row.TableName).length;
}

function familyOf(tableName: string): string {
  return Object.keys(families).find((head) => families[head]?.includes(tableName)) ?? tableName;
}

function shapeOf(row: Row, name: string): UserFieldShape {
  const kinds = { db_Numeric: "integer", db_Date: "date", db_Float: "number" } as const;
  const fieldType = textOf(row, "Type");
  const kind =
    fieldType === "db_Numeric" || fieldType === "db_Date" || fieldType === "db_Float"
      ? kinds[fieldType]
      : "text";
  const size = integerOf(row, "Size") ?? (fieldType === "db_Memo" ? 64_000 : 10);
  return { property: `U_${name}`, size, kind };
}
