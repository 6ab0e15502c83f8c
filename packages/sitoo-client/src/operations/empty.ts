/**
 * What is asked with nothing in it. Sitoo overlooks an empty filter and finds everything: the orders of all customers for
 * one without an e-mail address. Only undefined asks nothing.
 */
export function emptyIn(query: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(query).flatMap(([parameter, value]) =>
    isEmpty(value) ? [`${parameter} is empty, which finds everything (undefined asks nothing)`] : [],
  );
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value))
    return value.length === 0 || value.some((each) => each === undefined || isEmpty(each));
  return value === null || (typeof value === "string" && value.trim() === "");
}

/** The same for where a list begins: an empty bound would read all of it. Throws a TypeError. */
export function refuseEmpty(query: Readonly<Record<string, unknown>>): void {
  const [empty] = emptyIn(query);
  if (empty !== undefined) throw new TypeError(`A list cannot be read: ${empty}.`);
}
