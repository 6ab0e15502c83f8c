import { readFile } from "node:fs/promises";
import { rulesSchema } from "@instep/mapping-core";
import { configSchema, parseConfig, type ResolvedConfig } from "@instep/sync-engine";
import { danishShop, swedishChain, ukShop } from "@instep/testing";
import { format } from "prettier";
import { describe, expect, it } from "vitest";
import { rulesPage, unexplained } from "./mapping/rules-page.ts";

const env = { SAP_PASSWORD: "sap-demo", SITOO_PASSWORD: "sitoo-demo" };
const written = async (name: string): Promise<unknown> =>
  JSON.parse(await readFile(new URL(`../examples/config/${name}.json`, import.meta.url), "utf8"));
const read = async (name: string): Promise<ResolvedConfig> => parseConfig(await written(name), env);

/** Every code that stands under one of these names, wherever it stands. */
function codesIn(value: unknown, names: ReadonlySet<string>): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((each) => codesIn(each, names));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) =>
    names.has(name) && (typeof each === "string" || typeof each === "number")
      ? [String(each)]
      : codesIn(each, names),
  );
}

const accountNames = ["account", "exchangeAccount", "cash", "short", "over", "petty", "transit", "float"];

describe.each([
  ["swedish-chain", swedishChain()],
  ["uk-shop", ukShop()],
  ["danish-shop", danishShop()],
] as const)("the configuration of %s", (name, company) => {
  it("can be used, and is of that company", async () => {
    const { sap, rules } = await read(name);
    expect(sap.companyDb).toBe(company.CompanyDB);
    expect(Object.keys(rules.stores).length).toBeGreaterThan(0);
  });

  it.each([
    ["accounts", accountNames, company.accounts.map(({ Code }) => Code)],
    ["VAT groups", ["group", "vatGroup"], company.vatGroups.map(({ Code }) => Code)],
    ["warehouses", ["warehouse"], company.warehouses.map(({ WarehouseCode }) => WarehouseCode)],
    ["partners", ["guestPartner"], company.businessPartners.map(({ CardCode }) => CardCode)],
    ["items", ["itemCode"], company.items.map(({ ItemCode }) => ItemCode)],
    ["cards", ["creditCard"], company.creditCards.map(({ CreditCardCode }) => String(CreditCardCode))],
    ["freight", ["expenseCode"], company.freight?.map(({ ExpensCode }) => String(ExpensCode))],
    ["price lists", ["priceList"], company.priceLists?.map(({ PriceListNo }) => String(PriceListNo))],
  ])("names %s that the company has", async (_, names, existing = []) => {
    const { rules } = await read(name);
    const named = codesIn(rules, new Set(names));
    expect(named.filter((code) => !existing.includes(code))).toEqual([]);
  });

  it("names VAT groups that are worth their rate, and series of this year and the next (H29)", async () => {
    const { rules } = await read(name);
    for (const [rate, group] of Object.entries(rules.vat)) {
      const rates = company.vatGroups.find(({ Code }) => Code === group)?.VatGroups_Lines;
      expect(rates?.map(({ Rate }) => Rate)).toContain(rate);
    }
    for (const pattern of Object.values(rules.series).filter((each) => each !== undefined)) {
      for (const year of ["26", "27"]) {
        for (const { branch } of Object.values(rules.stores)) {
          const series = pattern.replace("{yy}", year).replace("{branch}", String(branch));
          expect(company.series?.map(({ Name }) => Name)).toContain(series);
        }
      }
    }
  });
});

it("the configuration of Getting started can be used", async () => {
  const page = await readFile(new URL("../docs/getting-started.md", import.meta.url), "utf8");
  const [, json = ""] = /^```json\n(.*?)^```$/ms.exec(page) ?? [];
  expect(parseConfig(JSON.parse(json), env).rules.cutover).toEqual({ orderid: 11_513 });
});

describe("a configuration that cannot be used", () => {
  it("is told with every fault, its path, and what was probably meant", async () => {
    const wrong = (await written("uk-shop")) as { sap: object; rules: object; leger?: object };
    const rules = { ...wrong.rules, tender: {}, vat: { "0": "O0" } };
    const config = { ...wrong, sap: { ...wrong.sap, baseUrl: "sap" }, leger: {}, rules };
    expect(() => parseConfig(config, { SAP_PASSWORD: "x" })).toThrow(
      [
        "The configuration cannot be used:",
        "  sap.baseUrl: Invalid URL",
        "  rules.vat.0: a VAT rate in percent such as 25 or 5.5, not 0",
        '  rules: there is no rule "tender" (did you mean "tenders"?)',
        '  config: there is no setting "leger"',
        "  sitoo.password.env: the environment variable SITOO_PASSWORD is not set",
      ].join("\n"),
    );
  });
});

describe("the JSON Schema that editors read", () => {
  it.each([
    ["rules", rulesSchema(), "mapping-core/rules.schema.json"],
    ["the configuration file", configSchema(), "sync-engine/config.schema.json"],
  ])("of %s is the one that is published", async (_, schema, file) => {
    const text = await format(JSON.stringify(schema), { parser: "json", printWidth: 110 });
    await expect(text).toMatchFileSnapshot(`../packages/${file}`);
  });

  it("is the page of every rule", async () => {
    const page = await format(rulesPage(), { parser: "markdown", printWidth: 120 });
    await expect(page).toMatchFileSnapshot("../docs/rules.md");
  });

  it("says of every rule what it means", () => {
    expect(unexplained()).toEqual([]);
  });
});
