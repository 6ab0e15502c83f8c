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

export function notFound(): SapRefusal {
  return new SapRefusal("-2028", "No matching records found (ODBC -2028)", 404);
}

/** A code in the body names nothing. The status of this case is not known for sure: 400 by analogy. */
export function referenceMissing(field: string): SapRefusal {
  return new SapRefusal("-2028", `No matching records found (ODBC -2028) [${field}]`);
}

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

export function invalidProperty(property: string, type: string): SapRefusal {
  return new SapRefusal("-1000", `Property '${property}' of '${type}' is invalid`);
}

/** The emulator's own limit, never SAP's word: loud, so that nobody builds on it. */
export function notModelled(what: string): SapRefusal {
  return new SapRefusal("emulator", `The emulator does not model ${what}.`, 501);
}

/** Where in a document a fault lies, in SAP's form. Lines count from 1. */
export function atLine(tableField: string, index: number): string {
  return `${tableField}][line: ${String(index + 1)}`;
}
