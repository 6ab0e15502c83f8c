import { keyNames, type Key } from "../entity/entity-set.ts";
import { literal, odata, type ODataFilter } from "./odata.ts";

type KeyValues = readonly (string | number)[];

/** Rows whose key comes after `values`, in the order of the properties `names`. */
export function afterKey(
  [name = "", ...names]: readonly string[],
  [value = "", ...values]: KeyValues,
): ODataFilter {
  const beyond = comparison(name, "gt", value);
  if (names.length === 0) return beyond;
  return odata`${beyond} or (${comparison(name, "eq", value)} and ${afterKey(names, values)})`;
}

/** The row with this key, for a key that cannot stand in a path. */
export function isKey(set: { readonly key: string | readonly string[] }, key: Key): ODataFilter {
  const [first, ...others] = keyNames(set).map((name) =>
    comparison(name, "eq", typeof key === "object" ? (key[name] ?? "") : key),
  );
  return others.reduce((filter, other) => odata`${filter} and ${other}`, first ?? odata``);
}

/** The values of the key of a row; undefined when one of them did not come. */
export function keyIn(row: unknown, names: readonly string[]): KeyValues | undefined {
  const values = names.map((name): unknown =>
    typeof row === "object" && row !== null ? Reflect.get(row, name) : undefined,
  );
  return values.every((value) => typeof value === "string" || typeof value === "number") ? values : undefined;
}

function comparison(name: string, operator: "eq" | "gt", value: string | number): ODataFilter {
  return { text: `${name} ${operator} ${literal(value)}`, grouped: true };
}
