import type { SqlValue } from "./sql-books.ts";
import { SapRefusal } from "../refusal.ts";
import type { SqlParameter } from "./sql-text.ts";

/** Reads "p='x'&q=2". Refuses what is anything but a quoted text or a number, and names that the query does not have (704). */
export function readParameters(
  source: string,
  parameters: readonly SqlParameter[],
): Readonly<Record<string, SqlValue>> {
  const values: Record<string, SqlValue> = {};
  const one = /(\w+)=(?:'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?))(?:&|$)/y;
  for (let at = 0; at < source.length; at = one.lastIndex) {
    one.lastIndex = at;
    const [found, name = "", text, number] = one.exec(source) ?? [];
    const parameter = parameters.find((each) => each.name === name);
    if (found === undefined || !parameter) throw parameterError();
    const value = text === undefined ? Number(number) : text.replaceAll("''", "'");
    values[name] = parameter.isDate ? String(value).replace(/^(\d{4})-(\d{2})-(\d{2}).*$/, "$1$2$3") : value;
  }
  if (parameters.some(({ name }) => !Object.hasOwn(values, name))) throw parameterError();
  return values;
}

export function parameterError(): SapRefusal {
  return new SapRefusal("704", "Parameter error.");
}
