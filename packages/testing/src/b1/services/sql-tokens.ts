import { SapRefusal } from "../refusal.ts";

/** A word or sign of a query. */
export interface SqlToken {
  readonly kind: "keyword" | "name" | "text" | "number" | "parameter" | "sign";
  /** Without quotes; keywords in lower case. */
  readonly text: string;
  /** Where it begins in the query, from 0. */
  readonly at: number;
  readonly end: number;
}

const keywords = new Set(
  "select from where as and or not between order by asc desc group having is null like top union all in exists inner join left right full outer on distinct".split(
    " ",
  ),
);

/** LEFT and RIGHT are keywords of a join, and functions when a parenthesis follows. */
const alsoFunctions = ["left", "right"];

const pattern =
  /\s+|'((?:[^']|'')*)'|"([^"]+)"|\[([^\]]+)\]|(\d+(?:\.\d+)?)(?![\w.])|:(\w+)|([\p{L}_@][\p{L}\p{N}_@$#]*)|(<>|<=|>=|!=|\|\||[-+*/=<>(),.])/uy;

/** Takes a query apart into what the Service Layer knows of SQL. */
export function tokensOf(sql: string): readonly SqlToken[] {
  const tokens: SqlToken[] = [];
  for (let at = 0; at < sql.length;) {
    pattern.lastIndex = at;
    const found = pattern.exec(sql);
    if (!found) throw syntaxError(sql, at, `Incorrect syntax near '${sql.charAt(at)}'.`);
    const end = pattern.lastIndex;
    const token = toToken(found, sql.slice(end));
    if (token) tokens.push({ ...token, at, end });
    at = end;
  }
  return tokens;
}

function toToken(found: RegExpExecArray, rest: string): Pick<SqlToken, "kind" | "text"> | undefined {
  const [, text, quoted, bracketed, number, parameter, word, sign] = found;
  const name = quoted ?? bracketed;
  if (text !== undefined) return { kind: "text", text };
  if (name !== undefined) return { kind: "name", text: name };
  if (number !== undefined) return { kind: "number", text: number };
  if (parameter !== undefined) return { kind: "parameter", text: parameter };
  if (sign !== undefined) return { kind: "sign", text: sign };
  if (word === undefined) return undefined;
  const lower = word.toLowerCase();
  const isFunction = alsoFunctions.includes(lower) && /^\s*\(/.test(rest);
  return keywords.has(lower) && !isFunction ? { kind: "keyword", text: lower } : { kind: "name", text: word };
}

/** SAP's words for a query that it does not understand: 701, with the place counted from 0. */
export function syntaxError(sql: string, at: number, what: string): SapRefusal {
  return new SapRefusal(
    "701",
    `Invalid SQL syntax:${sql}, line 1, character position ${String(at)}, ${what}`,
  );
}

export function isSign(token: SqlToken | undefined, text: string): boolean {
  return token?.kind === "sign" && token.text === text;
}

export function isKeyword(token: SqlToken | undefined, ...texts: readonly string[]): boolean {
  return token?.kind === "keyword" && texts.includes(token.text);
}
