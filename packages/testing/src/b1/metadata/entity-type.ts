/**
 * `output`: SAP computes it and ignores what is sent. `create`: can be sent in a POST, is ignored in a PATCH. `change`:
 * both. `unmodelled`: SAP would take it into account and the emulator cannot, so a POST that sends it is refused.
 * `unplayed`: the same, and a PATCH is refused as well. `internal`: the books keep it and nobody sees it.
 */
export type Access = "output" | "create" | "change" | "unmodelled" | "unplayed" | "internal";

/** One property of an entity or line, and what its values may be. */
export type Field = { readonly access: Access } & (
  | {
      readonly kind: "text";
      readonly size: number | undefined;
      /** What it may be, when the customer made a list: values with their descriptions. */
      readonly validValues?: ReadonlyMap<string, string>;
    }
  | { readonly kind: "date" | "time" }
  | {
      readonly kind: "number" | "integer";
      /** At most so many, where the customer has said so. */
      readonly digits?: number | undefined;
    }
  /** Names as they are read, each with the database value that is accepted as well. */
  | { readonly kind: "choice"; readonly values: Readonly<Record<string, string>> }
  /** Lines of their own type, or one part of the entity that has properties of its own. */
  | { readonly kind: "rows" | "part"; readonly type: EntityType }
);

/**
 * What the emulator plays of an entity or line. The other properties that SAP has, and the order of all, come from the
 * facts of the type's name.
 */
export interface EntityType {
  /** As SAP names it in error messages and in its metadata: "Document". */
  readonly name: string;
  /** The database table that its user fields are defined on: "OINV". */
  readonly table: string;
  readonly fields: Readonly<Record<string, Field>>;
  /** How a PATCH finds the rows of a collection of this type; without it, what is sent takes the place of all. */
  readonly line?: LineIdentity;
}

/** What makes a row of a collection itself. */
export interface LineIdentity {
  /** A row that is sent with all of them is that very row. */
  readonly keys: readonly string[];
  /** The one that SAP counts. */
  readonly number: string;
  /** What no two rows have in common. */
  readonly unique?: readonly string[];
  /** Rows get new numbers when the whole collection is replaced. */
  readonly renumbered?: boolean;
}

/** The tables that an entity is kept in, those of its rows included. */
export function tablesOf({ table, fields }: EntityType): readonly string[] {
  return [table, ...Object.values(fields).flatMap((field) => ("type" in field ? tablesOf(field.type) : []))];
}

/** The lines of documents. */
export const byLineNum: LineIdentity = { keys: ["LineNum"], number: "LineNum" };

export function text(size?: number, access: Access = "create"): Field {
  return { kind: "text", size, access };
}

export function number(access: Access = "create"): Field {
  return { kind: "number", access };
}

export function integer(access: Access = "create"): Field {
  return { kind: "integer", access };
}

export function date(access: Access = "create"): Field {
  return { kind: "date", access };
}

export function time(access: Access = "output"): Field {
  return { kind: "time", access };
}

export function choice(values: Readonly<Record<string, string>>, access: Access = "create"): Field {
  return { kind: "choice", values, access };
}

export function rows(type: EntityType, access: Access = "create"): Field {
  return { kind: "rows", type, access };
}

export function yesNo(access: Access = "create"): Field {
  return choice({ tYES: "Y", tNO: "N" }, access);
}

/** Marks fields as computed by SAP. */
export function outputs(fields: Readonly<Record<string, Field>>): Readonly<Record<string, Field>> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, { ...field, access: "output" }]),
  );
}
