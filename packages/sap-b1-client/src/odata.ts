/** A filter made by `odata` or `odataAny`: its values are quoted and escaped. */
export interface ODataFilter {
  readonly text: string;
  /** It stands in parentheses already. */
  readonly grouped: boolean;
}

/** What a call for many rows may ask. */
export interface Query {
  /** Made by the `odata` tag. */
  readonly filter?: ODataFilter | undefined;
  /** Properties to read. @default all of them: an item is 34 KB */
  readonly select?: readonly string[] | undefined;
  /** Such as "DocEntry desc". */
  readonly orderby?: string | undefined;
  /** Rows at the most, over all pages. */
  readonly top?: number | undefined;
  /** Rows per page. @default the client's pageSize */
  readonly pageSize?: number | undefined;
}

/** Renders a value as an OData literal. The JavaScript type decides: a numeric-looking SKU stays a string. */
export function literal(value: string | number): string {
  if (typeof value === "string") return `'${value.replaceAll("'", "''")}'`;
  if (!Number.isFinite(value))
    throw new RangeError(`${String(value)} cannot stand in an OData filter or key.`);
  return String(value);
}

/** A filter with its values quoted and escaped: odata`NumAtCard eq ${key} and (${other})`. */
export function odata(
  texts: TemplateStringsArray,
  ...values: readonly (string | number | ODataFilter)[]
): ODataFilter {
  const render = (value: string | number | ODataFilter): string => {
    if (typeof value !== "object") return literal(value);
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

/** The path of one row: Items('7350012345678'), Invoices(4711). */
export function keyPath(set: string, key: string | number): string {
  return `${set}(${encodeURIComponent(literal(key))})`;
}

/** Built by hand: `URLSearchParams` writes "$" as %24 and a space as "+", and the Service Layer reads neither. */
export function queryString({ filter, select, orderby, top }: Query): string {
  const parts = [
    filter && `$filter=${encodeURIComponent(filter.text)}`,
    select && `$select=${select.map(encodeURIComponent).join(",")}`,
    orderby && `$orderby=${encodeURIComponent(orderby)}`,
    top !== undefined && `$top=${String(top)}`,
  ].filter(Boolean);
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}
