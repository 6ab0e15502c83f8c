import { expect, it } from "vitest";
import { monthsOf } from "../../builders/company.ts";
import { memoryJournal } from "../../journal.ts";
import { virtualClock } from "../../virtual-clock.ts";
import { createB1Emulator } from "../emulator.ts";
import { rowsOf } from "../json.ts";
import { facts } from "../metadata/facts.ts";
import { aCaller, errorOf, type Heard, morning, testCompany } from "../test-company.ts";
import { createWorld } from "../world.ts";

const values = ({ body }: Heard) => rowsOf(body, "value");

it("answers functions to GET and to POST, and a collection with its context", async () => {
  const { get, send } = await aCaller();
  const got = await get("CompanyService_GetPathAdmin");
  expect(got.body).toMatchObject({ AttachmentsFolderPath: null });
  expect((await send("POST CompanyService_GetPathAdmin")).body).toEqual(got.body);
  const posted = await send("POST CompanyService_GetPeriods");
  expect(posted.body["@odata.context"]).toMatch(/\$metadata#CompanyService_GetPeriods$/);
  expect(posted.body.value).toEqual([{ AbsoluteEntry: 1 }]);
});

it("calls by GET what SAP's metadata calls a function, and nothing else", () => {
  const { services } = createWorld(testCompany());
  const functions = facts().operations.filter(({ kind }) => kind === "function");
  for (const { name } of facts().operations) {
    const service = services.find(name);
    const isFunction = functions.some((each) => each.name === name);
    if (service) expect([name, service.isFunction ?? false]).toEqual([name, isFunction]);
  }
});

it("answers a single value bare", async () => {
  const { get } = await aCaller({ company: testCompany({ SystemCurrency: "EUR" }) });
  const answers = await Promise.all(
    ["SBOBobService_GetLocalCurrency", "SBOBobService_GetSystemCurrency"].map((name) => get(name)),
  );
  expect(answers.map(({ text }) => text)).toEqual(['"SEK"', '"EUR"']);
});

it("names the accounts of a year, and those that the company left to defaults", async () => {
  const { determination } = testCompany();
  const company = testCompany({
    determination: { ...determination, rounding: "3740", invoicePaymentPartner: "POS-MALMO" },
  });
  const { send } = await aCaller({ company });
  const year = await send("POST CompanyService_GetPeriod", { PeriodCategoryParams: { AbsoluteEntry: 1 } });
  expect(year.body).toMatchObject({
    PeriodCategoryProperty: "Default",
    NumberOfPeriods: 12,
    FinancialYear: 2026,
    FromPostingDate: "2026-01-01T00:00:00Z",
    ToPostingDate: "2026-12-31T00:00:00Z",
    RoundingAccount: "3740",
    OverpaymentsARAccount: "3740",
    SalesReturns: "3010",
    InvoicePaymentBP: "POS-MALMO",
    WIPMaterialAccount: null,
  });
  const unknown = await send("POST CompanyService_GetPeriod", { PeriodCategoryParams: { AbsoluteEntry: 9 } });
  expect(errorOf(unknown).code).toBe("-2028");
});

it("lists the periods of a year with their status", async () => {
  const periods = [2026, 2027].flatMap((year) =>
    monthsOf(year).map((month) => ({ ...month, PeriodIndicator: String(year) })),
  );
  const { b1, send } = await aCaller({ company: testCompany({ periods }) });
  b1.clerk.setPeriodStatus("2027-02-01", "ltLocked");
  const year = { PeriodCategoryParams: { AbsoluteEntry: 2 } };
  const listed = values(await send("POST CompanyService_GetFinancePeriods", year));
  expect(listed).toHaveLength(12);
  expect(listed[1]).toMatchObject({
    AbsoluteEntry: 14,
    PeriodIndicator: "2027",
    PostingDateFrom: "2027-02-01T00:00:00Z",
    PostingDateTo: "2027-02-28T00:00:00Z",
    Locked: "tYES",
    PeriodStatus: "ltLocked",
  });
  const one = { FinancePeriodParams: { AbsoluteEntry: 14 } };
  expect((await send("POST CompanyService_GetFinancePeriod", one)).body).toMatchObject(listed[1] ?? {});
});

const invoices = (Series: number, more = {}) => ({
  Series,
  Document: "13",
  Name: `AR${String(Series)}`,
  InitialNumber: Series * 100,
  PeriodIndicator: "Default",
  ...more,
});

it.each([
  ["v2", "SeriesProperty"],
  ["neither", "Series"],
] as const)(
  "lists the series of a document, with the suffix of their number in %s",
  async (suffixedNames, name) => {
    const series = [
      invoices(1, { LastNumber: 150, BPLID: 3 }),
      invoices(2),
      { ...invoices(3), Document: "14" },
      invoices(4, { DocumentSubType: "IE", isDefault: true }),
    ];
    const { send } = await aCaller({ company: testCompany({ series }), options: { suffixedNames } });
    const asked = { DocumentTypeParams: { Document: "13", DocumentSubType: "--" } };
    const listed = values(await send("POST SeriesService_GetDocumentSeries", asked));
    expect(listed.map((each) => each[name])).toEqual([1, 2]);
    expect(listed[0]).toMatchObject({
      NextNumber: 100,
      LastNumber: 150,
      BPLID: 3,
      Locked: "tNO",
      IsManual: "tNO",
    });
    expect((await send("POST SeriesService_GetDefaultSeries", asked)).body[name]).toBe(2);
    expect((await send("POST SeriesService_GetSeries", { SeriesParams: { Series: 2 } })).body.Name).toBe(
      "AR2",
    );
    expect(errorOf(await send("POST SeriesService_GetSeries", { SeriesParams: { Series: 7 } })).code).toBe(
      "-2028",
    );
  },
);

it("speaks of series and periods in v1 as v1 does: without a suffix, and with days alone", async () => {
  const { send } = await aCaller({ company: testCompany({ series: [invoices(1)] }) });
  const asked = { SeriesParams: { "odata.type": "SAPB1.SeriesParams", Series: 1 } };
  const { body } = await send("POST ../v1/SeriesService_GetSeries", asked);
  expect([body.Series, body.SeriesProperty]).toEqual([1, undefined]);
  const year = { PeriodCategoryParams: { AbsoluteEntry: 1 } };
  expect((await send("POST ../v1/CompanyService_GetPeriod", year)).body).toMatchObject({
    PeriodCategory: "Default",
    FromPostingDate: "2026-01-01",
  });
  const listed = values(await send("POST ../v1/CompanyService_GetFinancePeriods", year));
  expect(listed[0]).toMatchObject({ PostingDateFrom: "2026-01-01" });
});

it.each(["Series", "SeriesProperty"])("knows the series that a change names by its %s", async (name) => {
  const { send } = await aCaller({ company: testCompany({ series: [invoices(1), invoices(2)] }) });
  await send("POST SeriesService_UpdateSeries", { Series: { [name]: 2, Name: "Renamed" } });
  expect((await send("POST SeriesService_GetSeries", { SeriesParams: { Series: 2 } })).body.Name).toBe(
    "Renamed",
  );
});

it("locks a series and makes another the default", async () => {
  const { send } = await aCaller({
    company: testCompany({ series: [invoices(1, { isDefault: true }), invoices(2)] }),
  });
  const asked = { DocumentTypeParams: { Document: "13", DocumentSubType: "--" } };
  const byDefault = async () => (await send("POST SeriesService_GetDefaultSeries", asked)).body.Name;
  const chosen = { DocumentSeriesParams: { Document: "13", DocumentSubType: "--", Series: 2 } };
  await send("POST SeriesService_SetDefaultSeriesForAllUsers", chosen);
  expect(await byDefault()).toBe("AR2");
  await send("POST SeriesService_UpdateSeries", { Series: { SeriesProperty: 2, Locked: "tYES" } });
  expect(await byDefault()).toBe("AR1");
});

it("keeps what was set of the company's settings, also when its journal is replayed", async () => {
  const journal = memoryJournal();
  const { get, send } = await aCaller({ journal });
  const AdminInfo = { EnableWebhook: "tYES", MaxNumberOfWebHooks: 5 };
  expect((await send("POST CompanyService_UpdateAdminInfo", { AdminInfo })).status).toBe(204);
  expect((await get("CompanyService_GetAdminInfo")).body).toMatchObject({
    ...AdminInfo,
    LocalCurrency: "SEK",
  });
  createB1Emulator({ company: testCompany(), clock: virtualClock(morning), journal });
  expect((await aCaller({ journal })).b1.lastAt()).toBe(morning);
  expect((await (await aCaller({ journal })).get("CompanyService_GetAdminInfo")).body).toMatchObject(
    AdminInfo,
  );
});

it("takes the settings back as they were read, and refuses what the emulator could not follow", async () => {
  const { get, send } = await aCaller();
  const AdminInfo = (await get("CompanyService_GetAdminInfo")).body;
  expect(Object.keys(AdminInfo).length).toBeGreaterThan(250);
  expect((await send("POST CompanyService_UpdateAdminInfo", { AdminInfo })).status).toBe(204);
  const again = (await send("POST ../v1/CompanyService_GetAdminInfo")).body;
  expect((await send("POST ../v1/CompanyService_UpdateAdminInfo", { AdminInfo: again })).status).toBe(204);
  for (const change of [
    { EnableBranches: "tYES" },
    { TotalsAccuracy: 4 },
    { BlockTaxDate: "tYES" },
    { RoundTaxAmounts: "tYES" },
    { DefaultWarehouse: "LUND" },
    { ContinuousStockManagement: "tNO" },
  ]) {
    const changed = { AdminInfo: { ...AdminInfo, ...change } };
    expect((await send("POST CompanyService_UpdateAdminInfo", changed)).status).toBe(501);
  }
});

it.each([
  ["share", false],
  ["\\\\server\\b1", true],
  ["C:\\b1", true],
])("looks at a folder's path: %s", async (ExcelFolderPath, isValid) => {
  const { send } = await aCaller();
  const answer = await send("POST CompanyService_UpdateAdminInfo", { AdminInfo: { ExcelFolderPath } });
  expect(answer.status).toBe(isValid ? 204 : 400);
  if (!isValid) expect(errorOf(answer)).toEqual({ code: "10001237", message: "Enter valid folder path" });
});

it("knows its folders, its country and how many documents a payment may pay", async () => {
  const settings = {
    ...testCompany().settings,
    folders: { AttachmentsFolderPath: "\\\\b1\\files" },
    Localization: "Sweden",
    MaxNumberOfDocumentsInPmt: 20,
  };
  const { get } = await aCaller({ company: testCompany({ settings }) });
  expect((await get("CompanyService_GetPathAdmin")).body).toMatchObject({
    AttachmentsFolderPath: "\\\\b1\\files",
    PicturesFolderPath: null,
  });
  expect((await get("CompanyService_GetCompanyInfo")).body).toMatchObject({
    Version: 1000340,
    Localization: "Sweden",
    MaxNumberOfDocumentsInPmt: 20,
    EnableAccountSegmentation: "tNO",
  });
});

it.each([
  ["rcSum", 2.345, 2.35],
  ["rcPrice", 2.34567, 2.3457],
  ["rcRate", 1.23456789, 1.234568],
  ["rcQuantity", 1.2345, 1.235],
  ["rcPercent", 33.33333, 33.3333],
  ["rcTax", -2.345, -2.35],
])("rounds in the place of a document that it is asked for: %s", async (Context, Value, rounded) => {
  const settings = { ...testCompany().settings, PriceAccuracy: 4 };
  const { send } = await aCaller({ company: testCompany({ settings }) });
  const DecimalData = { Value, Context, Currency: "SEK" };
  expect((await send("POST CompanyService_RoundDecimal", { DecimalData })).body.Value).toBe(rounded);
});

it.each([
  [
    "a period that is locked past its status",
    "CompanyService_UpdateFinancePeriod",
    { FinancePeriod: { AbsoluteEntry: 1, Locked: "tYES" } },
  ],
  [
    "a series with numbers by hand",
    "SeriesService_AddSeries",
    { Series: { ...invoices(9), IsManual: "tYES" } },
  ],
])("refuses aloud what it would not follow: %s", async (_, service, body) => {
  const { send } = await aCaller();
  expect((await send(`POST ${service}`, body)).status).toBe(501);
});

it("locks a period by its status, whatever was read of its lock before", async () => {
  const { send } = await aCaller();
  const one = { FinancePeriodParams: { AbsoluteEntry: 7 } };
  const { body: read } = await send("POST CompanyService_GetFinancePeriod", one);
  const FinancePeriod = { ...read, PeriodStatus: "ltLocked" };
  expect((await send("POST CompanyService_UpdateFinancePeriod", { FinancePeriod })).status).toBe(204);
  expect((await send("POST CompanyService_GetFinancePeriod", one)).body.Locked).toBe("tYES");
});

it("lets only superusers change the set-up", async () => {
  const users = [{ UserName: "INSTEP", Password: "sap-demo", Superuser: false }];
  const { b1, get, send } = await aCaller({ company: testCompany({ users }) });
  const change = { AdminInfo: { EnableWebhook: "tYES" } };
  const refused = await send("POST CompanyService_UpdateAdminInfo", change);
  expect(refused.status).toBe(403);
  expect(errorOf(refused)).toEqual({
    code: "-6006",
    message: "You are not permitted to perform this action",
  });
  expect((await get("CompanyService_GetAdminInfo")).status).toBe(200);
  expect(() => {
    b1.clerk.setPeriodStatus("2026-07-14", "ltLocked");
  }).not.toThrow();
});
