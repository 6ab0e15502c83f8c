import type { EntityType } from "./metadata/entity-type.ts";
import type { Key, Row } from "./json.ts";
import type { B1Options } from "./options.ts";
import type { Table } from "./table.ts";

/** Who writes, when, and under which settings. */
export interface Context {
  /**
   * The moment of the request, also when it is replayed years later: milliseconds, as the server's wall clock shows it
   * (see `wallClock`). Good for dates and times, not for what really elapsed.
   */
  readonly at: number;
  readonly user: string;
  readonly options: Readonly<B1Options>;
  /** An approval procedure holds this document: it becomes a draft. */
  readonly parked: boolean;
}

/** What a POST made, and in which set: a parked invoice is found in Drafts. */
export interface Created {
  readonly set: EntitySet;
  readonly row: Row;
}

/** One collection of the Service Layer: what can be read, and what can be done with it. */
export interface EntitySet {
  /** As in its URL: "Invoices". */
  readonly name: string;
  readonly type: EntityType;
  /** What a POST sends, where that is another type. */
  readonly sent?: EntityType;
  /** Its entities are read by their keys alone, never as a collection. */
  readonly unlisted?: boolean;
  /** The properties that make its key. */
  readonly keys: readonly string[];
  readonly table: Table;
  /** Whether its entities carry an ETag, made from DataVersion. */
  readonly versioned?: boolean;
  /** Adds to a row what is kept elsewhere, when it is read. */
  readonly present?: (row: Row) => Row;
  /** The properties that `present` adds: filters and orders that name one look at the row as it is read. */
  readonly presented?: readonly string[];
  post?(body: Row, context: Context): Created;
  patch?(key: Key, body: Row, context: Context): void;
  remove?(key: Key): void;
  /** Bound actions by name: `POST Invoices(1)/Cancel`. */
  readonly actions?: Readonly<Record<string, (key: Key, context: Context) => void>>;
  /** Bound actions that answer with what they made: `POST Invoices(1)/CreateCancellationDocument`. */
  readonly creations?: Readonly<Record<string, (key: Key, context: Context) => Created>>;
}

/** The one key under which a table keeps an entity with several key properties. */
export function joinedKey(values: readonly Key[]): Key {
  const [only, ...others] = values;
  return only !== undefined && others.length === 0 ? only : values.join("/");
}
