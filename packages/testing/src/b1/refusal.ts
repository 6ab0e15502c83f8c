import type { Key } from "./json.ts";

/** SAP says no: nothing was written. */
export class SapRefusal extends Error {
  override readonly name = "SapRefusal";
  readonly status: number;
  readonly code: string;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** The application's own message, wrapped: stock, tax, inactive records. */
export function businessRule(text: string): SapRefusal {
  return new SapRefusal("-10", text);
}

/** The generic refusal of the layer below. */
export function refused(text: string): SapRefusal {
  return new SapRefusal("-5002", text);
}

/** Nothing is there under the key of a URL. */
export class NothingFound extends SapRefusal {
  readonly key: string | undefined;

  constructor(key?: string) {
    super("-2028", noRecords, 404);
    this.key = key;
  }
}

export function notFound(key?: Key): SapRefusal {
  return new NothingFound(key === undefined ? undefined : String(key));
}

/** A code in the body names nothing. What status that has is not known: see `missingReferences`. */
export class ReferenceMissing extends SapRefusal {}

export function referenceMissing(field: string, code = "-2028"): SapRefusal {
  return new ReferenceMissing(code, `${noRecords} [${field}]`);
}

const noRecords = "No matching records found (ODBC -2028)";

export function notSupported(): SapRefusal {
  return new SapRefusal("-5006", "The requested action is not supported for this object.");
}

/** The removal of what was posted: that stays for ever. */
export function neverRemoved(): never {
  throw notSupported();
}

/** The user may not do this: authorisations, and licences that do not cover it. */
export function notPermitted(): SapRefusal {
  return new SapRefusal("-6006", "You are not permitted to perform this action", 403);
}

export function duplicate(): SapRefusal {
  return new SapRefusal("-2035", "This entry already exists in the following tables (ODBC -2035)");
}

export function modifiedByAnother(status: number): SapRefusal {
  return new SapRefusal(
    "-2039",
    "Another user or another operation modified data; to continue, open the window again (ODBC -2039)",
    status,
  );
}

/**
 * Somebody else has the record open. That SAP says -2039 then is seen below the Service Layer only; what it makes of a
 * deadlock of the database is not known, and the words are ours.
 */
export function recordLocked(code: "-2039" | "-1116" | "-1"): SapRefusal {
  return code === "-2039"
    ? modifiedByAnother(400)
    : new SapRefusal(code, "Deadlock with another operation; the transaction was rolled back");
}

export function deadSession(): SapRefusal {
  return new SapRefusal("301", "Invalid session or session already timeout.", 401);
}

/** A node that read the company's tables before the newest was made. */
export function staleNode(): SapRefusal {
  return new SapRefusal("407", "Table definition not found for '@X'.", 500);
}

export function serviceNotFound(): SapRefusal {
  return new SapRefusal("-1000", "Service Not Found");
}

export function invalidQuery(text = "Query string error - Invalid filter condition"): SapRefusal {
  return new SapRefusal("201", text);
}

/** `line`: which row of a collection is none, from 0. */
export function invalidProperty(property: string, type: string, line?: number): SapRefusal {
  const place = line === undefined ? "" : ` [${atLine(property, line)}]`;
  return new SapRefusal("-1000", `Property '${property}' of '${type}' is invalid${place}`);
}

/** The emulator's own limit, never SAP's word: loud, so that nobody builds on it. */
export function notModelled(what: string): SapRefusal {
  return new SapRefusal("emulator", `The emulator does not model ${what}.`, 501);
}

/** Where in a document a fault lies, in SAP's form. Lines count from 1. */
export function atLine(tableField: string, index: number): string {
  return `${tableField}][line: ${String(index + 1)}`;
}
