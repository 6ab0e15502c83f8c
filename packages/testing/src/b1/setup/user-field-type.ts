import { asText, integerOf, isRow, type Json, type Row, rowsOf, textOf } from "../json.ts";
import { choice, type EntityType, type Field, integer, rows, text, yesNo } from "../metadata/entity-type.ts";
import type { UserFieldShape } from "../metadata/shapes.ts";
import { checkedValue } from "../metadata/values.ts";
import { notModelled, refused, type SapRefusal } from "../refusal.ts";

const fieldTypes = { db_Alpha: "A", db_Memo: "M", db_Numeric: "N", db_Date: "D", db_Float: "B" };

/** The letters are the characters whose codes SAP publishes as ordinals: 63 is "?", 83 is "S". */
const subTypes = {
  st_None: "",
  st_Address: "?",
  st_Phone: "#",
  st_Time: "T",
  st_Rate: "R",
  st_Sum: "S",
  st_Price: "P",
  st_Quantity: "Q",
  st_Percentage: "%",
  st_Measurement: "M",
  st_Link: "B",
  st_Image: "I",
};

const validValueType: EntityType = {
  name: "ValidValueMD",
  table: "UFD1",
  fields: { Value: text(254, "change"), Description: text(254, "change") },
};

export const userFieldType: EntityType = {
  name: "UserFieldMD",
  table: "CUFD",
  fields: {
    Name: text(50),
    Type: choice(fieldTypes),
    Size: integer("change"),
    Description: text(80, "change"),
    SubType: choice(subTypes),
    LinkedTable: text(20),
    DefaultValue: text(254, "change"),
    TableName: text(20),
    FieldID: integer("output"),
    EditSize: integer("change"),
    Mandatory: yesNo("change"),
    ValidValuesMD: rows(validValueType, "change"),
  },
};

/** A field as bodies are read by it. A mandatory field of an own table has no default: the database refuses the row. */
export function shapeOf(row: Row): UserFieldShape {
  const property = `U_${asText(row.Name)}`;
  const field = fieldOf(row);
  const mandatory = row.Mandatory === "tYES";
  const isOwnTable = asText(row.TableName).startsWith("@");
  const initial = mandatory && isOwnTable ? undefined : defaultOf(row, property, field);
  return { property, field, mandatory, ...(initial !== undefined && { initial }) };
}

function fieldOf(row: Row): Field {
  const type = textOf(row, "Type");
  if (type === "db_Numeric") return { kind: "integer", digits: integerOf(row, "Size"), access: "change" };
  if (type === "db_Float") return { kind: "number", access: "change" };
  if (type === "db_Date") return { kind: row.SubType === "st_Time" ? "time" : "date", access: "change" };
  const values = rowsOf(row, "ValidValuesMD").map(
    ({ Value, Description }) => [asText(Value), asText(Description)] as const,
  );
  return {
    kind: "text",
    size: type === "db_Memo" ? undefined : (integerOf(row, "Size") ?? defaultSize),
    access: "change",
    ...(values.length > 0 && { validValues: new Map(values) }),
  };
}

const defaultSize = 10;

function defaultOf(row: Row, property: string, field: Field): Json | undefined {
  const given = textOf(row, "DefaultValue");
  const type = { name: asText(row.TableName), table: "", fields: {} };
  return given === undefined ? undefined : checkedValue({ type, property, field }, given);
}

/** What SAP asks of a new or changed field. */
export function checkUserField(row: Row): void {
  const [name, table] = [textOf(row, "Name"), textOf(row, "TableName")];
  if (name === undefined || table === undefined) throw refused("Name and TableName are mandatory");
  if (!/^[A-Za-z_]\w*$/.test(name)) throw refused(`Invalid name '${name}' [CUFD.AliasID]`);
  if (name in Object.prototype) throw notModelled(`a user field named '${name}'`);
  if (row.Mandatory === "tYES" && textOf(row, "DefaultValue") === undefined) {
    throw refused("A default value must be defined for a mandatory field");
  }
  const size = integerOf(row, "Size");
  if (size !== undefined && row.Type === "db_Alpha") checkSize(size, 254);
  if (size !== undefined && row.Type === "db_Numeric") checkSize(size, 11);
  shapeOf(row);
}

function checkSize(size: number, most: number): void {
  if (size < 1 || size > most) throw outOfRange(most);
}

function outOfRange(most: number): SapRefusal {
  return refused(`Field size deviates from legal range [1..${String(most)}]`);
}

/** A field after a PATCH: it can grow, and its list of values is added to. Its type stays for ever. */
export function changedUserField(row: Row, body: Row): Row {
  const [old, size] = [integerOf(row, "Size") ?? defaultSize, integerOf(body, "Size")];
  if (size !== undefined && size < old) throw refused("Field size cannot be reduced [CUFD.SizeID]");
  const changed = { ...row, ...body, ValidValuesMD: mergedValues(row, body) };
  checkUserField(changed);
  return changed;
}

function mergedValues(row: Row, body: Row): readonly Row[] {
  const sent = rowsOf(body, "ValidValuesMD");
  const kept = rowsOf(row, "ValidValuesMD").map(
    (old) => sent.find(({ Value }) => Value === old.Value) ?? old,
  );
  return [...kept, ...sent.filter(({ Value }) => !kept.some((old) => isRow(old) && old.Value === Value))];
}

/** A field as a new one is kept. Alphanumeric fields without a size are as long as the default. */
export function newUserField(body: Row): Row {
  const given = { Type: "db_Alpha", SubType: "st_None", Mandatory: "tNO", ...body };
  const size = integerOf(given, "Size") ?? (given.Type === "db_Alpha" ? defaultSize : null);
  return { ...given, Size: size, EditSize: integerOf(given, "EditSize") ?? size };
}
