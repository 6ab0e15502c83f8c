/** A call that Sitoo documents. */
export interface Operation {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below the account, with its parameters in braces. */
  readonly path: string;
  /** What it may be asked. Sitoo overlooks any other parameter without a word. */
  readonly query: readonly string[];
}

/** Makes the rows of the table; the parameters of a path and of a query are known to the compiler. */
const row =
  <M extends Operation["method"]>(method: M) =>
  <const P extends string, const Q extends string = never>(path: P, ...query: readonly Q[]) =>
    ({ method, path, query }) as const;

export const get = row("GET");
export const post = row("POST");
export const put = row("PUT");
export const remove = row("DELETE");
