import type { Books } from "../books/books.ts";
import type { SitooOptions } from "../options.ts";
import { SitooRefusal } from "../refusal.ts";
import type { Shop } from "../shop.ts";
import type { Query } from "./query.ts";

/** What is known when a call is answered. */
export interface Call {
  readonly shop: Shop;
  readonly books: Books;
  readonly options: Readonly<SitooOptions>;
  readonly query: Query;
  /** The variable pieces of the path, by their names. */
  readonly parts: Readonly<Record<string, string>>;
  /** The JSON that was sent, undefined when nothing was. */
  readonly body: unknown;
}

/** One operation of the API. */
export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below the account, as the documentation writes it: "/sites/{siteid}/stores/{storeid}.json". */
  readonly path: string;
  /** What it can be asked. @default nothing */
  readonly parameters?: readonly string[];
  /** What another site's number, or a site's GUID, gets. @default 404 */
  readonly elsewhere?: unknown;
  /** The status of an answer that is not a refusal. @default 200 */
  readonly status?: number;
  /** The newer documentation names another operation in its place. */
  readonly isDeprecated?: boolean;
  readonly answer: (call: Call) => unknown;
}

/** A piece of the path. */
export function partOf({ parts }: Pick<Call, "parts">, name: string): string {
  const part = parts[name];
  if (part === undefined) throw new TypeError(`The path has no {${name}}.`);
  return part;
}

/** What public evidence does not say is not played: it is said so, in place of a guess. */
export const notKnown = (what: string): SitooRefusal =>
  new SitooRefusal(501, `Not emulated: nothing public says ${what}`);
