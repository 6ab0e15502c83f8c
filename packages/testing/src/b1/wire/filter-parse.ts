import { invalidQuery } from "../refusal.ts";

/** A $filter as a tree. */
export type Filter =
  | { readonly kind: "and" | "or"; readonly left: Filter; readonly right: Filter }
  | { readonly kind: "not"; readonly of: Filter }
  | {
      readonly kind: "compare";
      readonly property: string;
      readonly operator: Operator;
      readonly value: string | number | null;
      /** Written as datetime'...': only a date can be compared with it. */
      readonly isDate?: true;
    }
  | { readonly kind: "match"; readonly test: TextTest; readonly property: string; readonly value: string };

export type Operator = "eq" | "ne" | "gt" | "ge" | "lt" | "le";
export type TextTest = "startswith" | "endswith" | "contains";

const operators: readonly string[] = ["eq", "ne", "gt", "ge", "lt", "le"];
const tests: readonly string[] = ["startswith", "endswith", "contains", "substringof"];

interface Token {
  readonly kind: "text" | "date" | "number" | "word" | "mark";
  readonly text: string;
}

/** Reads a $filter. Only what the Service Layer knows: no arithmetic, no functions of dates, no bare booleans. */
export function parseFilter(source: string): Filter {
  const tokens = tokensOf(source);
  if (isTooDeep(tokens)) throw invalidQuery();
  const filter = parseOr(tokens);
  if (tokens.length > 0) throw invalidQuery();
  return filter;
}

const tokenPattern =
  /\s*(?:(datetime)?'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?)(?![\w'])|([A-Za-z_][\w/]*)|([(),]))/y;

function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  const end = source.trimEnd().length;
  tokenPattern.lastIndex = 0;
  for (let at = 0; at < end; at = tokenPattern.lastIndex) {
    tokenPattern.lastIndex = at;
    const [, date, text, number, word, mark] = tokenPattern.exec(source) ?? [];
    if (text !== undefined) tokens.push({ kind: date ? "date" : "text", text: text.replaceAll("''", "'") });
    else if (number !== undefined) tokens.push({ kind: "number", text: number });
    else if (word !== undefined) tokens.push({ kind: "word", text: word });
    else if (mark !== undefined) tokens.push({ kind: "mark", text: mark });
    else throw invalidQuery();
  }
  return tokens;
}

/** How far a condition may lie inside others, and of how many words a filter may be: ours, for SAP's own limits are not known. */
const [deepest, longest] = [250, 2_500];

/** A filter is read, and answered, by functions that call themselves. */
function isTooDeep(tokens: readonly Token[]): boolean {
  let depth = 0;
  for (const { kind, text } of tokens) {
    if (kind === "mark" && text === "(") depth += 1;
    if (kind === "mark" && text === ")") depth -= 1;
    if (depth > deepest) return true;
  }
  return tokens.length > longest;
}

function parseOr(tokens: Token[]): Filter {
  let left = parseAnd(tokens);
  while (takeWord(tokens, "or")) left = { kind: "or", left, right: parseAnd(tokens) };
  return left;
}

function parseAnd(tokens: Token[]): Filter {
  let left = parseUnary(tokens);
  while (takeWord(tokens, "and")) left = { kind: "and", left, right: parseUnary(tokens) };
  return left;
}

function parseUnary(tokens: Token[]): Filter {
  if (takeWord(tokens, "not")) return { kind: "not", of: parseUnary(tokens) };
  if (tokens[0]?.kind === "mark" && tokens[0].text === "(") {
    tokens.shift();
    const inner = parseOr(tokens);
    takeMark(tokens, ")");
    return inner;
  }
  const word = take(tokens, "word");
  return tests.includes(word) ? parseTest(tokens, word) : parseComparison(tokens, word);
}

function parseTest(tokens: Token[], name: string): Filter {
  takeMark(tokens, "(");
  const first = take(tokens, name === "substringof" ? "text" : "word");
  takeMark(tokens, ",");
  const second = take(tokens, name === "substringof" ? "word" : "text");
  takeMark(tokens, ")");
  if (name === "substringof") return { kind: "match", test: "contains", property: second, value: first };
  return { kind: "match", test: isTest(name) ? name : "contains", property: first, value: second };
}

function parseComparison(tokens: Token[], property: string): Filter {
  const operator = take(tokens, "word");
  const value = tokens.shift();
  if (!isOperator(operator) || !value || value.kind === "mark") throw invalidQuery();
  if (value.kind === "word" && value.text !== "null") throw invalidQuery();
  const isDate = value.kind === "date" && ({ isDate: true } as const);
  return { kind: "compare", property, operator, value: literal(value), ...isDate };
}

function literal({ kind, text }: Token): string | number | null {
  if (kind === "word") return null;
  return kind === "number" ? Number(text) : text;
}

function take(tokens: Token[], kind: Token["kind"]): string {
  const token = tokens.shift();
  if (token?.kind !== kind) throw invalidQuery();
  return token.text;
}

function takeMark(tokens: Token[], mark: string): void {
  if (take(tokens, "mark") !== mark) throw invalidQuery();
}

function takeWord(tokens: Token[], word: string): boolean {
  if (tokens[0]?.kind !== "word" || tokens[0].text !== word) return false;
  tokens.shift();
  return true;
}

function isOperator(text: string): text is Operator {
  return operators.includes(text);
}

function isTest(text: string): text is TextTest {
  return text !== "substringof" && tests.includes(text);
}
