import { type Changes, keptMap } from "../changes.ts";
import type { Company } from "../company.ts";
import type { Created, EntitySet } from "../entity-set.ts";
import { asText, integerOf, type Key, type Row, textOf } from "../json.ts";
import type { UserFieldShape } from "../metadata/shapes.ts";
import { duplicate, notModelled, referenceMissing } from "../refusal.ts";
import { createTable } from "../table.ts";
import { changedUserField, checkUserField, newUserField, shapeOf, userFieldType } from "./user-field-type.ts";

/**
 * A user field on one of these tables appears on all of them. The heads and the lines of marketing documents are as SAP
 * says; that stock transfers belong to them, and drafts of payments to payments, is inferred.
 */
const families: Readonly<Record<string, string>> = {
  OINV: `OINV ORIN ORDR ODLN ORDN ORRR OQUT ODPI OIGN OIGE OPOR OPDN ORPD OPCH ORPC ODPO OPQT OPRQ OPRR OCIN OCPI OCSI OCSV
    ODRF ADOC OWTR OWTQ`,
  INV1: `INV1 RIN1 RDR1 DLN1 RDN1 RRR1 QUT1 DPI1 IGN1 IGE1 POR1 PDN1 RPD1 PCH1 RPC1 DPO1 PQT1 PRQ1 PRR1 CIN1 CPI1 CSI1 CSV1
    DRF1 ADO1 WTR1 WTQ1`,
  ORCT: "ORCT OPDF",
};
/** A field and the family that has it: "OINV.U_InstepKey", whichever table of the family it was made on. */
export type UserField = UserFieldShape & { readonly name: string };

/** The fields that the company added to SAP's tables and to its own. */
export interface UserFields {
  /** The same list until a field of the table changes. */
  of(table: string): readonly UserField[];
  /** Every field by its name. */
  names(): Iterable<string>;
  /** The set UserFieldsMD. `isPlayed` knows the tables of what is played, and the company's own, with their "@". */
  set(isPlayed: (table: string) => boolean): EntitySet;
}

export function createUserFields(
  changes: Changes,
  { userFields: seeds = [], settings }: Company,
): UserFields {
  const familyOf = familiesOf(settings);
  const table = createTable({ keyOf: (row) => `${asText(row.TableName)}/${asText(row.FieldID)}`, changes });
  const byFamily = keptMap<string, readonly UserField[]>(changes);
  const removed = keptMap<string, true>(changes);

  /** Puts a field's new shape in the place of its old one. */
  const arrange = (row: Row, shape: UserFieldShape | undefined): void => {
    const family = familyOf(asText(row.TableName));
    const property = `U_${asText(row.Name)}`;
    const fields = byFamily.get(family) ?? [];
    const at = fields.findIndex((each) => each.property === property);
    const put = shape ? [{ ...shape, name: `${family}.${property}` }] : [];
    byFamily.set(family, at < 0 ? [...fields, ...put] : fields.toSpliced(at, 1, ...put));
  };
  const add = (row: Row): Row => {
    checkUserField(row);
    const [family, shape] = [familyOf(asText(row.TableName)), shapeOf(row)];
    if ((byFamily.get(family) ?? []).some(({ property }) => property === shape.property)) throw duplicate();
    if (removed.get(`${family}.${shape.property}`)) {
      throw notModelled("a user field that was deleted and is made again");
    }
    arrange(row, shape);
    const added = { ...row, FieldID: nextFieldId(asText(row.TableName)) };
    table.put(added);
    return added;
  };
  const nextFieldId = (tableName: string): number => {
    const own = [...table.inKeyOrder()].filter(({ TableName }) => TableName === tableName);
    return Math.max(-1, ...own.map((row) => integerOf(row, "FieldID") ?? -1)) + 1;
  };
  for (const seed of seeds) add(newUserField({ ...seed, Description: seed.Name }));

  const change = (key: Key, body: Row): void => {
    const old = table.get(key);
    if (!old) return;
    const row = changedUserField(old, body);
    arrange(row, shapeOf(row));
    table.put(row);
  };
  const remove = (key: Key): void => {
    const row = table.get(key);
    if (!row) return;
    arrange(row, undefined);
    removed.set(`${familyOf(asText(row.TableName))}.U_${asText(row.Name)}`, true);
    table.remove(key);
  };
  return {
    of: (tableName) => byFamily.get(familyOf(tableName)) ?? none,
    names: function* () {
      for (const fields of byFamily.values()) for (const { name } of fields) yield name;
    },
    set: (isPlayed) => {
      const hasTable = (name: string): boolean => isPlayed(name) || familyOf(name) in families;
      const set: EntitySet = {
        name: "UserFieldsMD",
        type: userFieldType,
        keys: ["TableName", "FieldID"],
        table,
        post: (body): Created => {
          const tableName = textOf(body, "TableName") ?? "";
          // What SAP says here was not seen: a code that names nothing, as everywhere else.
          if (!hasTable(tableName)) {
            if (tableName.startsWith("@")) throw referenceMissing("CUFD.TableID");
            throw notModelled(`user fields of a table '${tableName}'`); // SAP may have it, or not
          }
          return { set, row: add(newUserField(body)) };
        },
        patch: change,
        remove,
      };
      return set;
    },
  };
}

const none: readonly UserField[] = [];

/** The family of a table: its own name when it has none. */
function familiesOf({ SharedPaymentFields = false }: Company["settings"]): (tableName: string) => string {
  const byTable = new Map(
    Object.entries(families).flatMap(([head, tables]) =>
      tables.split(/\s+/).map((tableName) => [tableName, head] as const),
    ),
  );
  if (SharedPaymentFields) byTable.set("OVPM", "ORCT");
  return (tableName) => byTable.get(tableName) ?? tableName;
}
