import { describe, expect, it } from "vitest";
import type { Company, CompanyPartner } from "../company.ts";
import { decimal } from "../decimals.ts";
import { type Row, rowsOf } from "../json.ts";
import { defaultB1Options } from "../options.ts";
import { aCaller, anInvoice, aPayment, errorOf, testCompany } from "../test-company.ts";
import { createWorld } from "../world.ts";

const withPartner = (more: Partial<CompanyPartner>, company: Partial<Company> = {}): Company =>
  testCompany({ businessPartners: [{ CardCode: "POS-MALMO", CardName: "Cash", ...more }], ...company });

describe("a partner without a code", () => {
  const customers = {
    Series: 70,
    Document: "2",
    Name: "C",
    InitialNumber: 1,
    PeriodIndicator: "Default",
    Prefix: "C",
    DigitNumber: 4,
  };

  it("is refused in a company that gives codes by hand", async () => {
    const { send } = await aCaller({ company: testCompany({ series: [customers] }) });
    expect(errorOf(await send("POST BusinessPartners", { CardName: "New" }))).toEqual({
      code: "-5002",
      message: "Code undefined [OCRD.CardCode]",
    });
  });

  it("gets the next one of the series that it names, or of the default one", async () => {
    const { send } = await aCaller({ company: testCompany({ series: [{ ...customers, isDefault: true }] }) });
    const added = async (body: object) => (await send("POST BusinessPartners", { ...body })).body.CardCode;
    expect(await added({ CardName: "One", Series: 70 })).toBe("C0001");
    expect(await added({ CardName: "Two" })).toBe("C0002");
    expect(await added({ CardName: "By hand", CardCode: "X" })).toBe("X");
  });

  it("is refused a series of documents", async () => {
    const invoices = { ...customers, Series: 13, Document: "13" };
    const { send } = await aCaller({ company: testCompany({ series: [customers, invoices] }) });
    expect(errorOf(await send("POST BusinessPartners", { CardName: "New", Series: 13 })).code).toBe("-4002");
  });
});

it.each([
  ["valid from tomorrow", { more: { ValidFrom: "2026-07-15T00:00:00Z" } }, 400],
  ["valid until today", { more: { ValidTo: "2026-07-14T00:00:00Z" } }, 201],
  ["valid until yesterday", { more: { ValidTo: "2026-07-13T00:00:00Z" } }, 400],
  ["frozen this month", { Frozen: true, FrozenFrom: "2026-07-01", FrozenTo: "2026-07-31" }, 400],
  ["frozen next month", { Frozen: true, FrozenFrom: "2026-08-01" }, 201],
  ["frozen until yesterday", { Frozen: true, FrozenTo: "2026-07-13" }, 201],
  ["frozen for good", { Frozen: true }, 400],
  ["not valid", { Valid: false }, 400],
])("sells to a customer by the day: %s", async (_, partner, status) => {
  const { send } = await aCaller({ company: withPartner(partner) });
  const answer = await send("POST Invoices", anInvoice());
  expect(answer.status).toBe(status);
  if (status === 400) expect(errorOf(answer).message).toBe("10001071 - Customer POS-MALMO is inactive");
});

it("answers a document of an unknown customer with either code that was reported", async () => {
  const { b1, send } = await aCaller();
  const unknown = async () => errorOf(await send("POST Invoices", anInvoice({ CardCode: "NOBODY" }))).code;
  expect(await unknown()).toBe("-2028");
  b1.options.missingPartnerCode = "-8112";
  expect(await unknown()).toBe("-8112");
});

it.each([
  ["group", { GroupCode: 900 }, "[OCRD.GroupCode]"],
  ["terms of payment", { PayTermsGrpCode: 77 }, "[OCRD.GroupNum]"],
  ["seller", { SalesPersonCode: 77 }, "[OCRD.SlpCode]"],
  ["control account", { DebitorAccount: "9999" }, "[OCRD.DebPayAcct]"],
  ["branch", { BPBranchAssignment: [{ BPLID: 9 }] }, "[CRD8.BPLId]"],
  ["price list", { PriceListNum: 9 }, "[OCRD.ListNum]"],
])("knows of no partner whose %s does not exist", async (_, wrong, field) => {
  const priceLists = [{ PriceListNo: 1, PriceListName: "Butik", IsGrossPrice: true }];
  const { send } = await aCaller({ company: testCompany({ priceLists }) });
  const refusal = { code: "-2028", message: `No matching records found (ODBC -2028) ${field}` };
  expect(errorOf(await send("POST BusinessPartners", { CardCode: "C9", ...wrong }))).toEqual(refusal);
  expect(errorOf(await send("PATCH BusinessPartners('C1')", wrong))).toEqual(refusal);
  expect((await send("POST BusinessPartners", { CardCode: "C9", GroupCode: 100 })).status).toBe(201);
});

it("says loudly that nothing is posted to a control account of a partner's own", async () => {
  const { send } = await aCaller();
  expect((await send("PATCH BusinessPartners('C1')", { DebitorAccount: "1580" })).status).toBe(501);
  expect((await send("PATCH BusinessPartners('C1')", { DebitorAccount: "1510" })).status).toBe(204);
});

it("gives gross price lists to those who buy gross, where the company keeps these apart", async () => {
  const settings = { ...testCompany().settings, EnableSeparatePriceMode: true };
  const priceLists = [{ PriceListNo: 1, PriceListName: "Butik", IsGrossPrice: true }];
  const { send } = await aCaller({ company: testCompany({ settings, priceLists }) });
  const add = (body: object) => send("POST BusinessPartners", { PriceListNum: 1, ...body });
  expect(errorOf(await add({ CardCode: "N" })).code).toBe("-5002");
  expect((await add({ CardCode: "G", PriceMode: "pmGross" })).status).toBe(201);
  expect(errorOf(await send("PATCH BusinessPartners('G')", { PriceMode: "pmNet" })).code).toBe("-5002");
});

it("keeps addresses, contacts, branches and currencies of a partner", async () => {
  const company = testCompany({ businessPlaces: [1, 2].map((BPLID) => ({ BPLID, BPLName: String(BPLID) })) });
  const { get, send } = await aCaller({ company });
  const body = {
    CardCode: "C9",
    BPAddresses: [{ AddressName: "Home", AddressType: "bo_BillTo", City: "Lund" }],
    ContactEmployees: [{ Name: "Eva" }, { Name: "Kim" }],
    BPBranchAssignment: [{ BPLID: 1 }, { BPLID: 2, DisabledForBP: "tYES" }],
    BPCurrenciesCollection: [{ CurrencyCode: "EUR", Include: "tYES" }],
  };
  await send("POST BusinessPartners", body);
  const read = async (collection: string) => rowsOf((await get("BusinessPartners('C9')")).body, collection);
  expect(await read("BPAddresses")).toMatchObject([{ AddressName: "Home", BPCode: "C9", RowNum: 0 }]);
  expect(await read("ContactEmployees")).toMatchObject([
    { InternalCode: 1 },
    { Name: "Kim", InternalCode: 2 },
  ]);
  expect(await read("BPCurrenciesCollection")).toMatchObject([{ CurrencyCode: "EUR" }]);
  await send("PATCH BusinessPartners('C9')", { BPBranchAssignment: [{ BPLID: 2, DisabledForBP: "tNO" }] });
  expect(await read("BPBranchAssignment")).toMatchObject([
    { BPLID: 1, BPCode: "C9", DisabledForBP: "tNO" },
    { BPLID: 2, BPCode: "C9", DisabledForBP: "tNO" },
  ]);
});

it("removes a partner who has no documents, and keeps one who has", async () => {
  const { get, send } = await aCaller();
  await send("POST Invoices", anInvoice());
  expect(errorOf(await send("DELETE BusinessPartners('POS-MALMO')")).code).toBe("-5006");
  await send("POST IncomingPayments", aPayment());
  expect(errorOf(await send("DELETE BusinessPartners('POS-MALMO')")).code).toBe("-5006");
  expect((await send("DELETE BusinessPartners('C1')")).status).toBe(204);
  expect((await get("BusinessPartners('C1')")).status).toBe(404);
});

it("deals with a partner in the branches that he is assigned to, as they are changed", () => {
  const businessPlaces = [1, 2].map((BPLID) => ({ BPLID, BPLName: String(BPLID) }));
  const { partners, setUp } = createWorld(withPartner({ disabledBranches: [2] }, { businessPlaces }));
  const check = (branch: number) => () =>
    setUp.branches.check({ branch, cardCode: "POS-MALMO" }, "OINV.BPLId");
  expect(check(1)()).toBe(1);
  expect(check(2)).toThrow("not assigned to branch '2'");
  const rows = [1, 2].map((BPLID) => ({ BPLID, DisabledForBP: BPLID === 1 ? "tYES" : "tNO" }));
  const context = { at: 0, user: "INSTEP", parked: false, options: defaultB1Options };
  partners.set.patch?.("POS-MALMO", { BPBranchAssignment: rows }, context);
  expect(check(1)).toThrow("not assigned to branch '1'");
  expect(check(2)()).toBe(2);
});

it.each([
  [true, "100.00", "100", true],
  [true, "100.00", "100.01", false],
  [true, "0", "1000000", true],
  [false, "100.00", "1000000", true],
])(
  "blocks beyond the credit limit: %s, limit %s, sale %s",
  (BlockCreditLimit, CreditLimit, ...[total, may]) => {
    const settings = { ...testCompany().settings, BlockCreditLimit };
    const { partners } = createWorld(withPartner({ CreditLimit }, { settings }));
    const check = () => {
      partners.checkCredit("POS-MALMO", decimal(total));
    };
    if (may) expect(check).not.toThrow();
    else expect(check).toThrow("Credit limit of customer POS-MALMO is exceeded");
  },
);

it("shows what a customer owes", async () => {
  const { get, send } = await aCaller();
  const owed = async () => (await get("BusinessPartners('POS-MALMO')")).body.CurrentAccountBalance;
  expect(await owed()).toBe(0);
  await send("POST Invoices", anInvoice());
  expect(await owed()).toBe(125);
  await send("POST IncomingPayments", aPayment());
  expect(await owed()).toBe(0);
});

it("shows the balance that the books have, however it is asked for", async () => {
  const { b1, get, send } = await aCaller();
  await send("POST Invoices", anInvoice());
  await send("POST CreditNotes", anInvoice({ CardCode: "C1" }));
  await send("POST JournalEntries", {
    JournalEntryLines: [
      { ShortName: "C1", Debit: 40 },
      { AccountCode: "3740", Credit: 40 },
    ],
  });
  expect(b1.books.partnerBalances()).toEqual({ "POS-MALMO": "125.00", C1: "-85.00" });
  const asked = async (query: string) => (await get(`BusinessPartners?$select=CardCode${query}`)).body.value;
  expect(await asked(",CurrentAccountBalance&$orderby=CurrentAccountBalance desc")).toMatchObject([
    { CardCode: "POS-MALMO", CurrentAccountBalance: 125 },
    { CardCode: "GONE", CurrentAccountBalance: 0 },
    { CardCode: "C1", CurrentAccountBalance: -85 },
  ]);
  expect(await asked("&$filter=CurrentAccountBalance gt 0")).toMatchObject([{ CardCode: "POS-MALMO" }]);
  expect(await asked("&$filter=CurrentAccountBalance eq -85")).toMatchObject([{ CardCode: "C1" }]);
  expect((await get("BusinessPartners/$count?$filter=CurrentAccountBalance ne 0")).text).toBe("2");
  expect((await get("BusinessPartners('C1')/CurrentAccountBalance/$value")).text).toBe("-85");
  const expanded = await get("Invoices(1)?$expand=BusinessPartner($select=CurrentAccountBalance)");
  expect(expanded.text).toContain('"CurrentAccountBalance":125');
});

describe("the addresses of a partner", () => {
  const home = { AddressName: "Home", AddressType: "bo_BillTo" };
  const made = async (...BPAddresses: readonly Row[]) => {
    const { send } = await aCaller();
    return await send("POST BusinessPartners", { CardCode: "N", BPAddresses });
  };

  it("have names, which may be those of another type", async () => {
    expect((await made(home, { ...home, AddressType: "bo_ShipTo" })).status).toBe(201);
    expect(errorOf(await made(home, home)).code).toBe("-2035");
    expect(errorOf(await made({ AddressName: "Home" }, home)).code).toBe("-2035");
    expect(errorOf(await made({ Street: "Storgatan" })).code).toBe("-5002");
  });

  it("have them when they are added later as well", async () => {
    const { send } = await aCaller();
    await send("POST BusinessPartners", { CardCode: "N", BPAddresses: [home] });
    const added = await send("PATCH BusinessPartners('N')", { BPAddresses: [{ Street: "Storgatan" }] });
    expect(errorOf(added).code).toBe("-5002");
  });
});

it("puts a new supplier in the suppliers' group and a new customer in the customers'", async () => {
  const { send } = await aCaller();
  const supplier = await send("POST BusinessPartners", { CardCode: "S", CardType: "S" });
  expect(supplier.body).toMatchObject({ CardType: "cSupplier", GroupCode: 101 });
  expect((await send("POST BusinessPartners", { CardCode: "N" })).body.GroupCode).toBe(100);
});

describe("the currency and the type of a partner", () => {
  const patched = async (CardCode: string, body: Row, ...before: readonly string[]) => {
    const { send } = await aCaller();
    for (const each of before) await send(each, anInvoice({ CardCode }));
    return await send(`PATCH BusinessPartners('${CardCode}')`, body);
  };

  it("stay when documents were booked by them, but for a partner who may then use every currency", async () => {
    expect(errorOf(await patched("C1", { Currency: "SEK" }, "POST Invoices")).code).toBe("-10");
    expect(errorOf(await patched("C1", { CardType: "cSupplier" }, "POST Invoices")).code).toBe("-10");
    expect((await patched("C1", { Currency: "##", CardType: "C" }, "POST Invoices")).status).toBe(204);
  });

  it("change before that, as far as the emulator knows suppliers", async () => {
    expect((await patched("C1", { Currency: "SEK" })).status).toBe(204);
    expect((await patched("C1", { CardType: "cSupplier" })).status).toBe(501);
  });

  it("change when a lead becomes a customer", async () => {
    const { send, get } = await aCaller();
    await send("POST BusinessPartners", { CardCode: "L", CardType: "cLid" });
    expect((await send("PATCH BusinessPartners('L')", { CardType: "cCustomer" })).status).toBe(204);
    expect((await get("BusinessPartners('L')")).body.CardType).toBe("cCustomer");
  });
});

it.each(["\u0000", "A\r\nB", "A\tB"])(
  "takes no code with a sign that nobody can see: %j",
  async (CardCode) => {
    const { send } = await aCaller();
    expect(errorOf(await send("POST BusinessPartners", { CardCode })).code).toBe("-5002");
    expect(errorOf(await send("POST Projects", { Code: CardCode, Name: "P" })).code).toBe("-5002");
  },
);
