import { expect, it } from "vitest";
import { worded } from "./texts.ts";
import { translations } from "./translations.ts";

const stock = "Quantity falls into negative inventory [INV1.ItemCode][line: 1]";
const inactive = "10001071 - Customer C1 is inactive";

it.each([
  [3, stock, stock],
  [20, stock, "Kvantiteten leder till negativt lager [INV1.ItemCode][line: 1]"],
  [9, inactive, "10001071 - Kunde C1 ist inaktiv"],
  [11, "Code undefined [OCRD.CardCode]", "Koden er ikke defineret [OCRD.CardCode]"],
  [12, "Service Not Found", "Service Not Found"],
  [17, inactive, "10001071 - Asiakas C1 ei ole aktiivinen"],
  [22, "No matching records found (ODBC -2028)", "Aucun enregistrement correspondant trouvé (ODBC -2028)"],
  [31, stock, stock],
])("says in language %i of '%s': %s", (language, text, said) => {
  expect(worded(text, language)).toBe(said);
});

it("keeps every value in every language", () => {
  for (const [english, ...others] of translations) {
    const values = english.split("{}").length;
    expect(others.map((each) => each.split("{}").length)).toEqual(others.map(() => values));
  }
});
