import { expect, it } from "vitest";
import { monthsOf } from "../../builders/company.ts";
import { memoryJournal } from "../../journal.ts";
import { virtualClock } from "../../virtual-clock.ts";
import type { Period } from "../company.ts";
import { createB1Emulator } from "../emulator.ts";
import { aCaller, anInvoice, aPayment, errorOf, morning, testCompany } from "../test-company.ts";

const locked = { code: "-4013", message: "Posting period locked; specify an alternative date" };
const deviates = { code: "-4013", message: "Date deviates from permissible range" };
const july = 7; // the number of the period, as the seventh of the year

it.each([
  ["ltUnlocked", true, true],
  ["ltUnlockedExceptSales", false, true],
  ["ltPeriodClosing", false, false],
  ["ltLocked", false, false],
] as const)("takes in a period that is %s: sales %s, payments %s", async (status, sales, payments) => {
  const { b1, send } = await aCaller();
  await send("POST Invoices", anInvoice());
  b1.clerk.setPeriodStatus("2026-07-14", status);
  const invoice = await send("POST Invoices", anInvoice());
  const payment = await send("POST IncomingPayments", aPayment());
  expect(errorOf(invoice)).toEqual(sales ? { code: undefined, message: undefined } : locked);
  expect(errorOf(payment)).toEqual(payments ? { code: undefined, message: undefined } : locked);
});

it.each([
  ["nobody", "INSTEP", false],
  ["everyone", "INSTEP", true],
  ["superusers", "INSTEP", false],
  ["superusers", "BOSS", true],
] as const)("lets %s post into a period that is being closed: %s %s", async (who, user, may) => {
  const users = [
    { UserName: "INSTEP", Password: "sap-demo", Superuser: false },
    { UserName: "BOSS", Password: "x" },
  ];
  const { b1, send } = await aCaller({ company: testCompany({ users }), options: { periodClosing: who } });
  b1.clerk.setPeriodStatus("2026-07-14", "ltPeriodClosing");
  const cookie = (await send("POST Login", login(user))).headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
  expect((await send("POST Invoices", anInvoice(), { Cookie: cookie })).status).toBe(may ? 201 : 400);
});

const login = (user: string) => ({
  CompanyDB: "DEMO_SE",
  UserName: user,
  Password: user === "BOSS" ? "x" : "sap-demo",
});

const ranges: Partial<Period> = {
  DueDateFrom: "2026-07-01",
  DueDateTo: "2026-12-31",
  TaxDateFrom: "2026-06-01",
  TaxDateTo: "2026-07-31",
};

it.each([
  ["a due date after the range", { DocDueDate: "2027-01-01" }, deviates],
  ["a due date on its last day", { DocDueDate: "2026-12-31" }, {}],
  ["a document date before the range", { TaxDate: "2026-05-31" }, deviates],
  ["a document date on its first day", { TaxDate: "2026-06-01" }, {}],
  ["a VAT date after the range", { VatDate: "2026-08-01" }, deviates],
  ["a posting date without a period", { DocDate: "2031-01-01" }, deviates],
])("checks each date against its own range: %s", async (_, dates, refusal) => {
  const periods = monthsOf(2026).map((period) => ({ ...period, ...ranges }));
  const { send } = await aCaller({ company: testCompany({ periods }) });
  expect(errorOf(await send("POST Invoices", anInvoice(dates)))).toEqual({
    code: undefined,
    message: undefined,
    ...refusal,
  });
});

it("gives the deviating date the code that the company was set to", async () => {
  const { send } = await aCaller({ options: { dateRangeCode: "-10" } });
  expect(errorOf(await send("POST Invoices", anInvoice({ DocDate: "2031-01-01" }))).code).toBe("-10");
});

it("posts ahead of today only where the company allows that", async () => {
  const { settings } = testCompany();
  const strict = testCompany({ settings: { ...settings, AllowFuturePostingDate: false } });
  const { send } = await aCaller({ company: strict });
  expect(errorOf(await send("POST Invoices", anInvoice({ DocDate: "2026-07-15" })))).toEqual(deviates);
  expect((await send("POST Invoices", anInvoice({ DocDate: "2026-07-14" }))).status).toBe(201);
  const lenient = await aCaller();
  expect((await lenient.send("POST Invoices", anInvoice({ DocDate: "2026-07-15" }))).status).toBe(201);
});

it("refuses to cancel an invoice in a period that was locked since", async () => {
  const { b1, send } = await aCaller();
  await send("POST Invoices", anInvoice());
  b1.clerk.setPeriodStatus("2026-07-14", "ltLocked");
  expect(errorOf(await send("POST Invoices(1)/Cancel"))).toEqual(locked);
});

it("opens a period again over the wire, and moves its ranges", async () => {
  const { b1, send } = await aCaller();
  b1.clerk.setPeriodStatus("2026-07-14", "ltLocked");
  const open = {
    FinancePeriod: { AbsoluteEntry: july, PeriodStatus: "ltUnlocked", TaxDateTo: "2026-07-10" },
  };
  expect((await send("POST CompanyService_UpdateFinancePeriod", open)).status).toBe(204);
  expect(
    (await send("POST Invoices", anInvoice({ TaxDate: "2026-07-10", VatDate: "2026-07-10" }))).status,
  ).toBe(201);
  expect(errorOf(await send("POST Invoices", anInvoice()))).toEqual(deviates);
});

it("has every lock again when its journal is replayed, after what was posted before it", async () => {
  const journal = memoryJournal();
  const { b1, send } = await aCaller({ journal });
  await send("POST Invoices", anInvoice());
  b1.clerk.setPeriodStatus("2026-07-14", "ltLocked");
  const again = createB1Emulator({ company: testCompany(), clock: virtualClock(morning), journal });
  expect(again.books.invoices()).toEqual(b1.books.invoices());
  expect(() => again.clerk.copyInvoice(1)).toThrow("Posting period locked");
});
