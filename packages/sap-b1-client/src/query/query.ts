import type { Property } from "../entity/row.ts";
import type { ODataFilter } from "./odata.ts";

/** One property to order by, upwards unless it says "desc". */
export type OrderBy<T> = Property<T> | `${Property<T>} asc` | `${Property<T>} desc`;

/** Which properties of a row are read. */
export interface Selection<T> {
  /** Properties to read; the key always comes with them. @default all of them: an item is 34 KB */
  readonly select?: readonly Property<T>[] | undefined;
  /** Rows of other sets to read with it, such as "BusinessPartner($select=CardName)". Lines come by themselves. */
  readonly expand?: readonly string[] | undefined;
}

/** Which rows are meant. */
export interface Filter {
  /** Made by the `odata` tag. */
  readonly filter?: ODataFilter | undefined;
}

/** What a full read of a set may ask: its order is that of the key. */
export interface Scan<T> extends Selection<T>, Filter {
  /** Rows at the most, over all pages. */
  readonly top?: number | undefined;
  /** Rows per page. @default the client's pageSize */
  readonly pageSize?: number | undefined;
}

/** What a call for many rows may ask. */
export interface Query<T> extends Scan<T> {
  readonly orderby?: OrderBy<T> | readonly OrderBy<T>[] | undefined;
  /** Rows to leave out at the beginning. */
  readonly skip?: number | undefined;
}

/** A query whose names were checked by the compiler, or by nobody. */
export interface QueryOptions extends Filter {
  readonly select?: readonly string[] | undefined;
  readonly expand?: readonly string[] | undefined;
  readonly orderby?: string | readonly string[] | undefined;
  readonly top?: number | undefined;
  readonly skip?: number | undefined;
}

/** "?$filter=..." or nothing. Built by hand: `URLSearchParams` writes "$" as %24 and a space as "+", and SAP reads neither. */
export function queryString({ filter, select, expand, orderby, top, skip }: QueryOptions): string {
  for (const [name, count] of Object.entries({ top, skip })) {
    if (count !== undefined && !(Number.isSafeInteger(count) && count >= 0))
      throw new RangeError(`${name} is ${String(count)}: expected a whole number of rows.`);
  }
  if (filter !== undefined && typeof filter.text !== "string")
    throw new TypeError("A filter is made by the odata tag.");
  const list = (names: string | readonly string[] | undefined): string =>
    [names ?? []].flat().map(encodeURIComponent).join(",");
  const parts = {
    $filter: filter && encodeURIComponent(filter.text),
    $select: list(select),
    $expand: list(expand),
    $orderby: list(orderby),
    $top: top === undefined ? "" : String(top),
    $skip: skip === undefined ? "" : String(skip),
  };
  const given = Object.entries(parts).filter(([, value]) => value);
  return given.length > 0 ? `?${given.map(([name, value]) => `${name}=${String(value)}`).join("&")}` : "";
}
