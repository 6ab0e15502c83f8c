import { readFile } from "node:fs/promises";
import { type Facts, planOrder, type Rules } from "@instep/mapping-core";
import type { Order } from "@instep/sitoo-client";
import { parseConfig } from "@instep/sync-engine";
import {
  anOrder,
  type Company,
  danishShop,
  type OrderOverrides,
  swedishChain,
  ukShop,
} from "@instep/testing";
import { describe, expect, it } from "vitest";
import { openBooks, type SapBooks } from "./chain.ts";
import { postPlan } from "./post-plan.ts";

/** The rules of a configuration that a user may start from. */
async function rulesOf(name: string): Promise<Rules> {
  const file = new URL(`../../examples/config/${name}.json`, import.meta.url);
  const secrets = { SAP_PASSWORD: "sap-demo", SITOO_PASSWORD: "sitoo-demo" };
  return parseConfig(JSON.parse(await readFile(file, "utf8")), secrets).rules;
}

const documents = { "13": "invoice", "14": "creditMemo", "24": "payment", "46": "outgoingPayment" } as const;

function factsOf({ LocalCurrency, settings, series = [], vatGroups }: Company): Facts {
  return {
    account: "1500",
    company: {
      localCurrency: LocalCurrency,
      priceAccuracy: settings.PriceAccuracy,
      groupLinesInVat: settings.GroupLinesInVATCalculation,
      series: series.flatMap(({ Series, Document, Name = "", BPLID }) =>
        Document in documents
          ? [
              {
                document: documents[Document as keyof typeof documents],
                name: Name,
                series: Series,
                branch: BPLID,
              },
            ]
          : [],
      ),
      vatGroups: Object.fromEntries(
        vatGroups.map(({ Code, VatGroups_Lines }) => [
          Code,
          VatGroups_Lines.map(({ Effectivefrom, Rate }) => ({ from: Effectivefrom, rate: Rate })),
        ]),
      ),
    },
    register: { storeid: 1 },
    partners: [],
  };
}

interface Shop {
  readonly company: Company;
  readonly rules: Rules;
}

/** Plans a sale by the configuration's rules and posts it: SAP must come to what was predicted. */
async function sell({ company, rules }: Shop, order: OrderOverrides): Promise<SapBooks> {
  const plan = planOrder(anOrder(order) as unknown as Order, rules, factsOf(company)); // the client's shape
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  const books = openBooks(company);
  await postPlan(books.client, plan.value);
  return books;
}

const moved = (books: SapBooks, ...accounts: readonly string[]) =>
  Object.fromEntries(accounts.map((account) => [account, books.balances()[account]]));
const on = (date: string): number => Date.parse(date) / 1000;

describe("a sale by the configuration of", () => {
  it("the Swedish chain: food at the rate of its day, card and Swish, in the series of branch and year (H28, H29)", async () => {
    const shop = { company: swedishChain(), rules: await rulesOf("swedish-chain") };
    const line = (vat: number, gross: string) => ({
      sku: "SE-300",
      vat,
      gross,
      additionaldata: { "product-group-name": "Livsmedel" },
    });
    const payments = [
      { name: "Kort", moneyamount: "20.00" },
      { name: "Swish", moneyamount: "22.40" },
    ];
    const before = { orderdate: on("2026-03-31T12:00:00Z"), lines: [line(12, "42.40")], payments };
    const after = { orderdate: on("2026-04-01T12:00:00Z"), lines: [line(6, "42.40")], payments };
    expect(moved(await sell(shop, before), "2631", "1580", "1935")).toEqual({
      "2631": "-4.54",
      "1580": "20.00",
      "1935": "22.40",
    });
    const books = await sell(shop, after);
    expect(moved(books, "2631")).toEqual({ "2631": "-2.40" });
    expect(books.b1.books.invoices()).toMatchObject([{ DocNum: 26_100_001 }]); // the first of AR26-1
    const wrong = planOrder(
      anOrder({ ...after, lines: before.lines }) as unknown as Order,
      shop.rules,
      factsOf(shop.company),
    );
    expect(wrong).toMatchObject({ problems: [{ code: "vat-group-has-other-rate", rate: "12", inSap: "6" }] });
  });

  it("the British shop: goods at 20, 5 and 0 percent, told apart by their product group (H13)", async () => {
    const shop = { company: ukShop(), rules: await rulesOf("uk-shop") };
    const sale = {
      currencycode: "GBP",
      lines: [
        { sku: "UK-100", vat: 20, gross: "60.00" },
        { sku: "UK-200", vat: 5, gross: "84.00" },
        { sku: "UK-300", vat: 0, gross: "2.40", additionaldata: { "product-group-name": "Zero-rated" } },
      ],
      payments: [{ name: "Card", moneyamount: "146.40" }],
    };
    expect(moved(await sell(shop, sale), "2200", "4000", "1250")).toEqual({
      "2200": "-14.00",
      "4000": "-132.40",
      "1250": "146.40",
    });
    const exempt = { ...sale, lines: [{ sku: "UK-300", vat: 0, gross: "146.40" }] };
    expect(planOrder(anOrder(exempt) as unknown as Order, shop.rules, factsOf(shop.company))).toMatchObject({
      problems: [{ code: "zero-vat-rate" }],
    });
  });

  it("the Danish shop: cash rounded to half a krone, and a tourist's euro at the day's rate (H30)", async () => {
    const shop = { company: danishShop(), rules: await rulesOf("danish-shop") };
    const kroner = {
      currencycode: "DKK",
      lines: [{ sku: "DK-200", gross: "128.90" }],
      roundoff: "0.10",
      payments: [{ name: "Kontant", moneyamount: "129.00" }],
    };
    expect(moved(await sell(shop, kroner), "5810", "1390")).toEqual({ "5810": "129.00", "1390": "-0.10" });
    const euro = {
      currencycode: "EUR",
      lines: [{ sku: "DK-100", gross: "67.00" }],
      payments: [{ name: "Kontant EUR", moneyamount: "67.00" }],
    };
    const books = await sell(shop, euro);
    const invoice = await books.client.invoices.find(1);
    expect(invoice).toMatchObject({ DocCurrency: "EUR", DocTotalFc: 67 });
    expect(books.balances()["5815"]).toBe(Number(invoice?.DocTotal).toFixed(2));
    expect(books.balances()["5600"] ?? "0.00").toBe("0.00");
  });
});
