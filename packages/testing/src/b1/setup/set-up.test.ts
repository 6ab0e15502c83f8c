import { describe, expect, it } from "vitest";
import { createChanges } from "../changes.ts";
import type { Company } from "../company.ts";
import type { Context } from "../entity-set.ts";
import { createMoment } from "../moment.ts";
import { type B1Options, defaultB1Options } from "../options.ts";
import { aCaller, anInvoice, aPayment, errorOf, testCompany } from "../test-company.ts";
import { createSetUp, type SetUp } from "./set-up.ts";

const branched: Partial<Company> = {
  businessPlaces: [
    { BPLID: 1, BPLName: "North" },
    { BPLID: 2, BPLName: "South" },
    { BPLID: 3, BPLName: "Closed", Disabled: true },
  ],
  warehouses: [
    { WarehouseCode: "N", WarehouseName: "North", BusinessPlaceID: 1 },
    { WarehouseCode: "S", WarehouseName: "South", BusinessPlaceID: 2 },
  ],
};

/** Asks the set-up as a command of the integration would. */
function asking<T>(given: Partial<Company>, ask: (setUp: SetUp) => T, options: Partial<B1Options> = {}): T {
  const [changes, moment] = [createChanges(), createMoment()];
  const setUp = createSetUp(testCompany(given), { changes, moment });
  setUp.branches.assign("C1", [1]);
  const context: Context = {
    at: 0,
    user: "INSTEP",
    parked: false,
    options: { ...defaultB1Options, ...options },
  };
  return moment.during(context, () => ask(setUp));
}

describe("a company with branches", () => {
  it.each([
    ["a missing one", {}, "Specify an active branch [OINV.BPLId]"],
    ["an unknown one", { branch: 9 }, "Specify an active branch [OINV.BPLId]"],
    ["a disabled one", { branch: 3 }, "Specify an active branch [OINV.BPLId]"],
    [
      "one that the partner is not assigned to",
      { branch: 2, cardCode: "C1" },
      "not assigned to branch 'South'",
    ],
    ["any for a partner without an assignment", { branch: 1, cardCode: "NEW" }, "not assigned"],
  ])("refuses %s", (_, given, text) => {
    const check = () => asking(branched, ({ branches }) => branches.check(given, "OINV.BPLId"));
    expect(check).toThrow(expect.objectContaining({ code: "-5002" }));
    expect(check).toThrow(text);
  });

  it("takes the partner's own branch, and any where new partners get all of them", () => {
    const ask = ({ branches }: SetUp) => branches.check({ branch: 1, cardCode: "C1" }, "f");
    expect(asking(branched, ask)).toBe(1);
    const stranger = ({ branches }: SetUp) => branches.check({ branch: 2, cardCode: "NEW" }, "f");
    expect(asking(branched, stranger, { unassignedPartners: "all-branches" })).toBe(2);
  });

  it("refuses a warehouse of another branch", () => {
    const check = (code: string) => () =>
      asking(branched, ({ branches, warehouses }) => {
        const warehouse = warehouses.find(code);
        if (warehouse) branches.checkWarehouse(warehouse, 1, "INV1.WhsCode");
      });
    expect(check("N")).not.toThrow();
    expect(check("S")).toThrow("Warehouse 'S' is not assigned to the branch of the document [INV1.WhsCode]");
  });
});

it("asks for no branch in a company that has none, and says aloud that it does not know what one would mean", () => {
  expect(asking({}, ({ branches }) => branches.check({}, "f"))).toBeUndefined();
  const one = () => asking({}, ({ branches }) => branches.check({ branch: 1 }, "f"));
  expect(one).toThrow("a branch in a company without branches");
});

describe("rates", () => {
  const rates = [{ Currency: "EUR", RateDate: "2026-07-14", Rate: "11.25" }];
  const settings = testCompany().settings;

  it("are local currency for one foreign unit, on their day alone", () => {
    const rate = (day: string) => asking({ rates }, (setUp) => setUp.rates.rate("EUR", day).toString());
    expect(rate("2026-07-14")).toBe("11.25");
    expect(() => rate("2026-07-15")).toThrow("Update the exchange rate , 'EUR'");
  });

  it("are turned round in a company that enters them the other way", () => {
    const given: Partial<Company> = {
      rates: [{ Currency: "EUR", RateDate: "2026-07-14", Rate: "0.08" }],
      settings: { ...settings, IndirectRates: true },
    };
    expect(asking(given, (setUp) => setUp.rates.rate("EUR", "2026-07-14").toString())).toBe("12.5");
    expect(asking(given, (setUp) => setUp.rates.entered("EUR", "2026-07-14").toString())).toBe("0.08");
    expect(asking(given, (setUp) => setUp.rates.rate("SEK", "2026-07-14").toString())).toBe("1");
  });

  it("are entered over the wire, once for a day unless the company takes a second", async () => {
    const currencies = [{ Code: "EUR", Name: "Euro" }];
    const { b1, send } = await aCaller({ company: testCompany({ currencies }) });
    const euro = (day: string) => send("POST SBOBobService_GetCurrencyRate", { Currency: "EUR", Date: day });
    expect(errorOf(await euro("20260714")).code).toBe("-4006");
    const entered = { Currency: "EUR", RateDate: "20260714", Rate: "11.2345" };
    expect((await send("POST SBOBobService_SetCurrencyRate", entered)).status).toBe(204);
    expect((await euro("20260714")).text).toBe("11.2345");
    expect(errorOf(await send("POST SBOBobService_SetCurrencyRate", entered)).code).toBe("-2035");
    b1.options.repeatedRates = "allow";
    expect((await send("POST SBOBobService_SetCurrencyRate", { ...entered, Rate: 12 })).status).toBe(204);
    expect((await euro("20260714")).text).toBe("12");
    expect(
      errorOf(await send("POST SBOBobService_SetCurrencyRate", { ...entered, Currency: "SEK" })).code,
    ).toBe("-2028");
  });
});

describe("an account", () => {
  const accounts = [
    { Code: "1910", Name: "Cash", CashAccount: true },
    { Code: "19", Name: "Title", ActiveAccount: false },
    { Code: "1911", Name: "Old cash", Frozen: true },
    { Code: "1510", Name: "Receivables", LockManualTransaction: true },
  ];

  it.each(["19", "1911", "1510", "0000"])(
    "that cannot be posted to takes no money: %s",
    async (CashAccount) => {
      const company = testCompany({ accounts });
      const { send } = await aCaller({ company });
      await send("POST Invoices", anInvoice());
      expect(errorOf(await send("POST IncomingPayments", aPayment({ CashAccount })))).toEqual({
        code: "-10",
        message: "G/L account is not valid [ORCT.CashAcct]",
      });
      expect((await send("POST IncomingPayments", aPayment())).status).toBe(201);
    },
  );
});

describe("a VAT group", () => {
  const group = { Code: "X", Name: "X", VatGroups_Lines: [{ Effectivefrom: "2000-01-01", Rate: "25" }] };
  const line = { ItemCode: "SKU-1", Quantity: 1, PriceAfterVAT: 125, VatGroup: "X" };

  it.each([
    ["of purchases", { Category: "bovcInputTax" }, 400],
    ["that is inactive", { Inactive: true }, 400],
    ["of sales", { Category: "bovcOutputTax" }, 201],
  ] as const)("%s on a sales line", async (_, more, status) => {
    const company = testCompany({ vatGroups: [{ ...group, ...more }] });
    const { send } = await aCaller({ company });
    expect((await send("POST Invoices", anInvoice({ DocumentLines: [line] }))).status).toBe(status);
  });

  it("has each rate from its day on", async () => {
    const food = [
      { Effectivefrom: "2026-04-01", Rate: "6" },
      { Effectivefrom: "2000-01-01", Rate: "12" },
    ];
    const company = testCompany({ vatGroups: [{ ...group, VatGroups_Lines: food }] });
    const { send } = await aCaller({ company });
    const vatOn = async (DocDate: string) =>
      (await send("POST Invoices", anInvoice({ DocDate, DocumentLines: [{ ...line, PriceAfterVAT: 112 }] })))
        .body.VatSum;
    expect(await vatOn("2026-03-31")).toBe(12);
    expect(await vatOn("2026-04-01")).toBe(6.34);
  });

  it.each([
    ["trd_PostingDate", 6.34],
    ["trd_DocumentDate", 12],
  ] as const)("takes its rate by the date that the company determines: %s", async (determination, vat) => {
    const food = [
      { Effectivefrom: "2000-01-01", Rate: "12" },
      { Effectivefrom: "2026-04-01", Rate: "6" },
    ];
    const company = testCompany({
      vatGroups: [{ ...group, VatGroups_Lines: food }],
      settings: { ...testCompany().settings, TaxRateDetermination: determination },
    });
    const { send } = await aCaller({ company });
    const late = { DocDate: "2026-04-01", TaxDate: "2026-03-31" };
    const DocumentLines = [{ ...line, PriceAfterVAT: 112 }];
    expect((await send("POST Invoices", anInvoice({ ...late, DocumentLines }))).body.VatSum).toBe(vat);
  });
});
