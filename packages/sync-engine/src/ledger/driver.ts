/** A value that a ledger stores. */
export type SqlValue = string | number | null;
export type Row = Readonly<Record<string, unknown>>;

/** A statement with numbered placeholders ($1, $2, …). */
export interface Statement {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** The part of a database that a ledger needs. */
export interface SqlDriver {
  read(sql: string, values: readonly SqlValue[]): Promise<readonly Row[]>;
  /** Runs the statements in one durable transaction, all or none, and returns the rows of each. */
  write(statements: readonly Statement[]): Promise<readonly (readonly Row[])[]>;
  close(): Promise<void>;
}
