/** JSON has no NaN: it would be null, and a document would be booked with a price or a quantity of the other end's own. */
export function jsonOf(body: unknown): string {
  return JSON.stringify(body, (name, value: unknown) => {
    if (typeof value !== "number" || Number.isFinite(value)) return value;
    throw new TypeError(`${name || "The body"} is ${String(value)}, which cannot be sent.`);
  });
}

/** The JSON value of a text; undefined when it is none. JSON itself has no undefined. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
