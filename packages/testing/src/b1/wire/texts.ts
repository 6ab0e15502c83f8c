import { translations } from "./translations.ts";

/** A language of BoSuppLangs, as far as the emulator speaks it. The rest hears English. */
export const english = 3;

const columns: Readonly<Record<number, number>> = { 20: 1, 9: 2, 11: 3, 12: 4, 17: 5, 22: 6 };

/** The culture that OData 3 names beside a message. The names are inferred, but for English. */
const cultures: Readonly<Record<number, string>> = {
  20: "sv-se",
  9: "de-de",
  11: "da-dk",
  12: "nb-no",
  17: "fi-fi",
  22: "fr-fr",
};

export function cultureOf(language: number): string {
  return cultures[language] ?? "en-us";
}

/**
 * A refusal in the language of the session. The inner code before the text and the place after it stay. Words of the
 * protocol itself, such as "Service Not Found", have no translation and stay English; so does whatever is unknown.
 */
export function worded(message: string, language: number): string {
  const column = columns[language];
  if (column === undefined) return message;
  const [, code = "", text = "", place = ""] = parts.exec(message) ?? [];
  for (const { pattern, row } of patterns) {
    const found = pattern.exec(text);
    if (found) return `${code}${filled(row[column] ?? text, found.slice(1))}${place}`;
  }
  return message;
}

const parts = /^(\d{4,} - )?(.*?)((?: ?\[[^\]]*\])*)$/s;

const patterns = translations.map((row) => ({ pattern: patternOf(row[0]), row }));

function patternOf(template: string): RegExp {
  const escaped = template.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("{}", "(.+?)")}$`, "s");
}

function filled(template: string, values: readonly string[]): string {
  let next = 0;
  return template.replaceAll("{}", () => values[next++] ?? "");
}
