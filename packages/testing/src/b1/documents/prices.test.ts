import { expect, it } from "vitest";
import type { Company, CompanySettings } from "../company.ts";
import { type Row, rowsOf } from "../json.ts";
import type { B1Options } from "../options.ts";
import { aCaller, anInvoice, errorOf, testCompany } from "../test-company.ts";

interface Setting {
  readonly settings?: Partial<CompanySettings>;
  readonly company?: Partial<Company>;
  readonly options?: Partial<B1Options>;
}

async function posted(body: Row, { settings, company, options = {} }: Setting = {}) {
  const base = testCompany(company);
  const { send } = await aCaller({
    company: { ...base, settings: { ...base.settings, ...settings } },
    options,
  });
  const answer = await send("POST Invoices", anInvoice(body));
  return { ...answer, line: rowsOf(answer.body, "DocumentLines")[0] ?? {} };
}

const withLine = (line: Row, more: Row = {}): Row => ({
  ...more,
  DocumentLines: [{ ItemCode: "SKU-1", ...line }],
});
const totals = ({ body }: { readonly body: Row }) => [body.DocTotal, body.VatSum];

it.each<[string, Row, Row]>([
  [
    "UnitPrice less its discount",
    { UnitPrice: 100, DiscountPercent: 10 },
    { Price: 90, LineTotal: 90, PriceAfterVAT: 112.5 },
  ],
  ["Price", { Price: 90 }, { UnitPrice: 90, LineTotal: 90, DiscountPercent: 0 }],
  ["PriceAfterVAT", { PriceAfterVAT: 112.5 }, { UnitPrice: 90, GrossPrice: 112.5, LineTotal: 90 }],
  [
    "GrossPrice less its discount",
    { GrossPrice: 125, DiscountPercent: 10 },
    { UnitPrice: 100, Price: 90, PriceAfterVAT: 112.5 },
  ],
  ["LineTotal", { LineTotal: 100, Quantity: 3 }, { LineTotal: 100, Price: 33.33, TaxTotal: 25 }],
])("takes %s as the price of a line", async (_, line, expected) => {
  expect((await posted(withLine(line))).line).toMatchObject(expected);
});

it.each<[string, Row]>([
  ["UnitPrice and PriceAfterVAT", { UnitPrice: 100, PriceAfterVAT: 112.5 }],
  ["UnitPrice and LineTotal", { UnitPrice: 100, LineTotal: 90 }],
  ["PriceAfterVAT with a discount", { PriceAfterVAT: 112.5, DiscountPercent: 10 }],
  ["a discount over 100 %", { UnitPrice: 100, DiscountPercent: 101 }],
])("refuses %s on one line", async (_, line) => {
  expect(errorOf(await posted(withLine(line))).message).toContain("10001058");
});

it("finds the discount between two prices where several are taken", async () => {
  const options = { severalPrices: "derive-discount" } as const;
  const sent = { UnitPrice: 100, PriceAfterVAT: 112.5, DiscountPercent: 3 };
  expect((await posted(withLine(sent), { options })).line).toMatchObject({
    DiscountPercent: 10,
    PriceAfterVAT: 112.5,
    LineTotal: 90,
  });
  const given = await posted(withLine({ UnitPrice: 100, PriceAfterVAT: 0 }), { options });
  expect(errorOf(given).message).toContain("10001058");
});

it("keeps prices in the decimals of the company: the third part of 100 is not whole again", async () => {
  expect(totals(await posted(withLine({ PriceAfterVAT: 33.333, Quantity: 3 })))).toEqual([99.99, 20]);
  const fine = { settings: { PriceAccuracy: 4 } };
  expect(totals(await posted(withLine({ PriceAfterVAT: 33.3333, Quantity: 3 }), fine))).toEqual([100, 20]);
});

it.each<[string, Row, readonly [number, number]]>([
  ["a percentage off net lines", { DiscountPercent: 10 }, [112.5, 22.5]],
  ["an amount off net lines", { TotalDiscount: 20 }, [100, 20]],
])("takes %s, and no tax on it", async (_, more, expected) => {
  const answer = await posted(withLine({ UnitPrice: 100 }, more));
  expect(totals(answer)).toEqual(expected);
  expect(answer.line).toMatchObject({ LineTotal: 100, TaxTotal: expected[1] });
});

it.each([true, false])("takes a discount off gross lines, its tax grouped (%s)", async (grouped) => {
  const lines = [9.99, 9.99, 9.99].map((PriceAfterVAT) => ({ ItemCode: "SKU-1", PriceAfterVAT }));
  const answer = await posted(
    { DiscountPercent: 10, DocumentLines: lines },
    { settings: { GroupLinesInVATCalculation: grouped } },
  );
  expect(answer.body.TotalDiscount).toBe(2.4);
  expect(totals(answer)).toEqual([26.97, grouped ? 5.39 : 5.4]);
});

it.each([
  ["trr_RoundDown", 0.24],
  ["trr_RoundUp", 0.25],
  ["trr_RoundOff", 0.25],
])("rounds the tax of a customer by his rule %s", async (TaxRoundingRule, VatSum) => {
  const { send } = await aCaller();
  await send("PATCH BusinessPartners('POS-MALMO')", { TaxRoundingRule });
  const { body } = await send("POST Invoices", anInvoice(withLine({ UnitPrice: 0.99 })));
  expect(body.VatSum).toBe(VatSum);
});

it.each<[string, Row, readonly [number, number]]>([
  ["net", { LineTotal: 49.9 }, [187.38, 37.48]],
  ["gross", { LineGross: 62.4 }, [187.4, 37.48]],
])("adds freight (%s) with a tax of its own", async (_, row, expected) => {
  const freight = [{ ExpensCode: 1, Name: "Freight", RevenuesAccount: "3740", OutputVATGroup: "S25" }];
  const company = testCompany({ freight });
  const { b1, send } = await aCaller({ company });
  const { body } = await send(
    "POST Invoices",
    anInvoice({ DocumentAdditionalExpenses: [{ ExpenseCode: 1, ...row }] }),
  );
  expect([body.DocTotal, body.VatSum]).toEqual(expected);
  expect(b1.books.trialBalance()["3740"]).toBe(row.LineTotal === undefined ? "-49.92" : "-49.90");
  const unknown = { DocumentAdditionalExpenses: [{ ExpenseCode: 9, LineTotal: 1 }] };
  expect(errorOf(await send("POST Invoices", anInvoice(unknown))).code).toBe("-2028");
});

it("rounds every document in a currency that is rounded, and books the difference", async () => {
  const company = testCompany({ currencies: [{ Code: "SEK", Name: "Krona", Rounding: "rsRoundToOne" }] });
  const { b1, send } = await aCaller({ company });
  const { body } = await send("POST Invoices", anInvoice(withLine({ PriceAfterVAT: 99.6 })));
  expect(body).toMatchObject({ DocTotal: 100, VatSum: 19.92, Rounding: "tYES", RoundingDiffAmount: 0.4 });
  expect(b1.books.trialBalance()).toMatchObject({ "1510": "100.00", "3010": "-80.08" });
});

it.each([
  ["ignored", 99.6],
  ["writable", 100],
] as const)("leaves a rounding that was sent %s", async (sentRounding, DocTotal) => {
  const sent = withLine({ PriceAfterVAT: 99.6 }, { Rounding: "tYES", RoundingDiffAmount: 0.4 });
  expect((await posted(sent, { options: { sentRounding } })).body.DocTotal).toBe(DocTotal);
});

const lists: Partial<Company> = {
  priceLists: [
    { PriceListNo: 1, PriceListName: "Net", IsGrossPrice: false },
    { PriceListNo: 2, PriceListName: "Shops", IsGrossPrice: true },
    { PriceListNo: 3, PriceListName: "Staff", IsGrossPrice: true, BasePriceList: 2, Factor: "0.8" },
  ],
  specialPrices: [
    { CardCode: "C3", ItemCode: "SKU-1", Price: "50", ValidTo: "2026-07-14" },
    { CardCode: "*1", ItemCode: "FEE", Price: "7" },
  ],
  items: testCompany().items.map((item) => ({ ...item, prices: { 1: "80", 2: "125.00" } })),
  businessPartners: [
    { CardCode: "POS-MALMO", CardName: "List 1" },
    { CardCode: "C2", CardName: "List 2", PriceListNum: 2 },
    { CardCode: "C3", CardName: "List 3", PriceListNum: 3 },
  ],
};

it.each<[string, Row, readonly [number, string]]>([
  ["the first price list", { CardCode: "POS-MALMO" }, [100, "dpsActivePriceList"]],
  ["his own gross price list", { CardCode: "C2" }, [125, "dpsActivePriceList"]],
  ["his special price before his list", { CardCode: "C3" }, [50, "dpsSpecialPricesForBusinessPartner"]],
  [
    "a list made from another when the special price is over",
    { CardCode: "C3", DocDate: "2026-07-15" },
    [100, "dpsActivePriceList"],
  ],
])("gives a line without a price %s", async (_, body, [DocTotal, PriceSource]) => {
  const answer = await posted(withLine({}, body), { company: lists });
  expect([answer.body.DocTotal, answer.line.PriceSource]).toEqual([DocTotal, PriceSource]);
});

it("gives everybody on a list its period price, less the line's discount", async () => {
  const answer = await posted(
    { DocumentLines: [{ ItemCode: "FEE", DiscountPercent: 50 }] },
    { company: lists },
  );
  expect([answer.body.DocTotal, answer.line.PriceSource]).toEqual([4.38, "dpsPeriodAndVolumeDiscounts"]);
});

it("gives a price of zero where no list has one", async () => {
  expect(totals(await posted(withLine({})))).toEqual([0, 0]);
});

it("brings every price into the customer's mode where net and gross are kept apart", async () => {
  const settings = { EnableSeparatePriceMode: true };
  const answer = await posted(withLine({ PriceAfterVAT: 9.99 }), { settings });
  expect(answer.body).toMatchObject({ PriceMode: "pmdNet", DocTotal: 9.99 });
  const three = await posted(withLine({ PriceAfterVAT: 9.99, Quantity: 10 }), { settings });
  expect(three.body.DocTotal).toBe(99.88);
});

it("sums the lines in the currency of the document, and keeps the books in local currency", async () => {
  const rates = [{ Currency: "EUR", RateDate: "2026-07-14", Rate: "11.25" }];
  const { b1, send } = await aCaller({ company: testCompany({ rates }) });
  const { body } = await send("POST Invoices", anInvoice({ DocCurrency: "EUR" }));
  expect(body).toMatchObject({
    DocRate: 11.25,
    DocTotal: 1406.25,
    DocTotalFc: 125,
    VatSum: 281.25,
    VatSumFc: 25,
  });
  expect(rowsOf(body, "DocumentLines")[0]).toMatchObject({
    PriceAfterVAT: 125,
    LineTotal: 1125,
    RowTotalFC: 100,
    Currency: "EUR",
    Rate: 11.25,
  });
  expect(b1.books.trialBalance()).toMatchObject({ "1510": "1406.25", "3010": "-1125.00", "2611": "-281.25" });
});

it("takes the rate that was sent before that of the day", async () => {
  const company = { currencies: [{ Code: "EUR", Name: "Euro" }] };
  expect((await posted({ DocCurrency: "EUR", DocRate: 10 }, { company })).body).toMatchObject({
    DocRate: 10,
    DocTotal: 1250,
  });
});

it("sells to a customer with a currency in that one or in the local one", async () => {
  const businessPartners = [{ CardCode: "POS-MALMO", CardName: "Euro", Currency: "EUR" }];
  const rates = ["EUR", "USD"].map((Currency) => ({ Currency, RateDate: "2026-07-14", Rate: "10" }));
  const company = { businessPartners, rates };
  expect((await posted({}, { company })).body.DocCurrency).toBe("EUR");
  expect((await posted({ DocCurrency: "SEK" }, { company })).body.DocCurrency).toBe("SEK");
  expect((await posted({ DocCurrency: "USD" }, { company })).status).toBe(400);
});
