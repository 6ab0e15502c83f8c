import { customersOperations } from "./customers.ts";
import type { Operation } from "./operation.ts";
import { ordersOperations } from "./orders.ts";
import { pricesOperations } from "./prices.ts";
import { productsOperations } from "./products.ts";
import { shopOperations } from "./shop.ts";
import { stockOperations } from "./stock.ts";

/** Every operation of Sitoo's REST API v2, by the name that Sitoo gives it. */
export const operations = {
  ...ordersOperations,
  ...productsOperations,
  ...pricesOperations,
  ...stockOperations,
  ...shopOperations,
  ...customersOperations,
} satisfies Readonly<Record<string, Operation>>;

type Operations = typeof operations;

/** Such as "getServiceOrder". */
export type OperationName = keyof Operations;

type Names<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;

/** What the path of an operation needs beside the site. */
export type PathNames<N extends OperationName> = Exclude<Names<Operations[N]["path"]>, "siteid">;

/** The values for a path. The site is the client's own unless it is given. */
export type PathOf<N extends OperationName> = Readonly<Record<PathNames<N>, string | number>> &
  Readonly<Partial<Record<Extract<Names<Operations[N]["path"]>, "siteid">, number | undefined>>>;

/** What a query parameter may be; undefined and null ones are left out, and a list is sent as one parameter with commas. */
export type QueryValue = string | number | boolean | readonly (string | number)[] | null | undefined;

/** What an operation may be asked. A null, as an empty text, is refused: Sitoo would overlook it and find everything. */
export type QueryOf<N extends OperationName> = Readonly<
  Partial<Record<Operations[N]["query"][number], Exclude<QueryValue, null>>>
>;
