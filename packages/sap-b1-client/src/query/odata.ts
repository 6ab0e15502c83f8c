import type { Key } from "../entity/entity-set.ts";

/** A filter made by `odata` or `odataAny`: its values are quoted and escaped. */
export interface ODataFilter {
  readonly text: string;
  /** It stands in parentheses already. */
  readonly grouped: boolean;
}

/** Renders a value as an OData literal. The JavaScript type decides: a numeric-looking SKU stays a string. */
export function literal(value: string | number | null): string {
  if (typeof value === "string") return `'${value.replaceAll("'", "''")}'`;
  const text = String(value);
  if (value !== null && !/^-?[\d.]+$/.test(text))
    throw new RangeError(`${text} cannot stand in an OData filter or key.`);
  return text;
}

/** A filter with its values quoted and escaped: odata`NumAtCard eq ${key} and (${other})`. */
export function odata(
  texts: TemplateStringsArray,
  ...values: readonly (string | number | null | ODataFilter)[]
): ODataFilter {
  const render = (value: string | number | null | ODataFilter): string => {
    if (typeof value !== "object" || value === null) return literal(value);
    return value.grouped ? value.text : `(${value.text})`;
  };
  const text = texts
    .map(
      (part, index) =>
        part +
        values
          .slice(index, index + 1)
          .map(render)
          .join(""),
    )
    .join("");
  return { text, grouped: false };
}

/** "(F eq 'a' or F eq 'b')": rows whose `field` has one of the values. Throws when there is none, because it would match all. */
export function odataAny(field: string, values: readonly (string | number)[]): ODataFilter {
  if (!/^\w+$/.test(field)) throw new TypeError(`"${field}" is not the name of a property.`);
  if (values.length === 0) throw new RangeError(`A filter on ${field} needs at least one value.`);
  return { text: `(${values.map((value) => `${field} eq ${literal(value)}`).join(" or ")})`, grouped: true };
}

/** The path of one row: Items('7350012345678'), Invoices(4711), SpecialPrices(CardCode='C1',ItemCode='A'). */
export function keyPath(set: string, key: Key): string {
  if (typeof key === "object" && Object.keys(key).length === 0)
    throw new TypeError(`A key of ${set} has no value.`);
  const text =
    typeof key === "object"
      ? Object.entries(key)
          .map(([name, value]) => `${name}=${encodeURIComponent(literal(value))}`)
          .join(",")
      : encodeURIComponent(literal(key));
  return `${set}(${text})`;
}
