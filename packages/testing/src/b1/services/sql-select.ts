import { notModelled } from "../refusal.ts";
import { isKeyword, isSign, type SqlToken, syntaxError } from "./sql-tokens.ts";

/** The rows that a query gives, by the names that its author has chosen. */
export interface Selected {
  /** The aliases of the outermost select list, as they are written. */
  readonly aliases: ReadonlySet<string>;
  /** `select top 2`, undefined without. */
  readonly top: number | undefined;
  /** The tokens of `top 2`: SQLite wants a LIMIT instead. */
  readonly topTokens: ReadonlySet<SqlToken>;
}

/** Checks the select lists of a query: no asterisk, and in the outermost one a name of its own for every column. */
export function checkSelect(sql: string, tokens: readonly SqlToken[]): Selected {
  if (!isKeyword(tokens[0], "select")) throw near(sql, tokens[0]);
  for (const [index, token] of tokens.entries()) {
    if (isKeyword(token, "select")) refuseAsterisks(sql, itemsOf(tokens, index + 1));
  }
  const named = itemsOf(tokens, 1).map((item) => nameOf(sql, item));
  const seen = new Set<string>();
  for (const { text, at } of named) {
    if (seen.has(text.toLowerCase())) {
      const what = `Multiple name for column or column alias '${text}', please specify it with a different alias.`;
      throw syntaxError(sql, at, what);
    }
    seen.add(text.toLowerCase());
  }
  refuseUngrouped(sql, tokens);
  const start = isKeyword(tokens[1], "distinct") ? 2 : 1;
  const topTokens = isKeyword(tokens[start], "top") ? tokens.slice(start, start + 2) : [];
  if (tokens.some((token, index) => index !== start && isKeyword(token, "top"))) {
    throw notModelled("TOP anywhere but in the outermost select of an SQL query");
  }
  return {
    aliases: new Set(named.map(({ text }) => text)),
    top: topTokens[1] && Number(topTokens[1].text),
    topTokens: new Set(topTokens),
  };
}

export function near(sql: string, token: SqlToken | undefined): Error {
  return syntaxError(sql, token?.at ?? sql.length, `Incorrect syntax near '${token?.text ?? ""}'.`);
}

/** The items of the select list that begins here, without `distinct` and `top`. */
function itemsOf(tokens: readonly SqlToken[], start: number): readonly (readonly SqlToken[])[] {
  const items: SqlToken[][] = [[]];
  let depth = 0;
  let from = start;
  if (isKeyword(tokens[from], "distinct", "all")) from += 1;
  if (isKeyword(tokens[from], "top")) from += 2;
  for (const token of tokens.slice(from)) {
    if (isSign(token, "(")) depth += 1;
    if (isSign(token, ")")) depth -= 1;
    if (depth < 0 || (depth === 0 && isKeyword(token, "from", "union", "where", "order", "group"))) break;
    if (depth === 0 && isSign(token, ",")) items.push([]);
    else items.at(-1)?.push(token);
  }
  return items;
}

function refuseAsterisks(sql: string, items: readonly (readonly SqlToken[])[]): void {
  for (const item of items) {
    const last = item.at(-1);
    const alone = item.length === 1 || isSign(item.at(-2), ".");
    if (last && isSign(last, "*") && alone) {
      throw syntaxError(sql, last.at, "Cannot support asterisk(*) in select list.");
    }
  }
}

/** The alias of an item, or the column itself. The words of the refusal are ours: the manual shows none. */
function nameOf(sql: string, item: readonly SqlToken[]): SqlToken {
  const [last, before] = [item.at(-1), item.at(-2)];
  const first = item[0];
  if (!first || !last) throw syntaxError(sql, sql.length, "Incorrect syntax near ','.");
  const isColumn = item.length === 1 || (item.length === 3 && isSign(before, "."));
  const isAlias = item.length > 1 && !isSign(before, ".") && !isOperator(before);
  if (last.kind === "name" && (isColumn || isAlias)) return last;
  throw syntaxError(sql, first.at, "Computed column without alias, please specify an alias.");
}

/** A database groups by every column that is not aggregated, or refuses. The words are ours. */
function refuseUngrouped(sql: string, tokens: readonly SqlToken[]): void {
  const items = itemsOf(tokens, 1);
  const aggregates = (item: readonly SqlToken[]): boolean =>
    item.some(
      ({ kind, text }, index) =>
        kind === "name" && isSign(item[index + 1], "(") && /^(sum|avg|min|max|count)$/i.test(text),
    );
  const grouped = groupedColumns(tokens);
  if (!items.some(aggregates) && grouped.size === 0) return;
  for (const item of items.filter((each) => !aggregates(each))) {
    const column = isSign(item[1], ".") ? item[2] : item[0];
    if (column?.kind === "name" && !isSign(item[1], "(") && !grouped.has(column.text.toLowerCase())) {
      throw syntaxError(sql, column.at, `'${column.text}' is not a GROUP BY expression.`);
    }
  }
}

function groupedColumns(tokens: readonly SqlToken[]): ReadonlySet<string> {
  const start = tokens.findIndex(
    (token, index) => isKeyword(token, "group") && isKeyword(tokens[index + 1], "by"),
  );
  const rest = start < 0 ? [] : tokens.slice(start + 2);
  const end = rest.findIndex((token) => token.kind === "keyword");
  const names = (end < 0 ? rest : rest.slice(0, end)).filter(({ kind }) => kind === "name");
  return new Set(names.map(({ text }) => text.toLowerCase()));
}

function isOperator(token: SqlToken | undefined): boolean {
  return (token?.kind === "sign" && token.text !== ")") || isKeyword(token, "and", "or", "not", "like", "in");
}
