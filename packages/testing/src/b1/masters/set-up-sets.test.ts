import { expect, it } from "vitest";
import { execute } from "../commands.ts";
import { rowsOf } from "../json.ts";
import { defaultB1Options } from "../options.ts";
import { replayedUnder } from "../replay.ts";
import { aCaller, errorOf, type Heard, testCompany } from "../test-company.ts";
import { createWorld } from "../world.ts";

const values = ({ body }: Heard) => rowsOf(body, "value");

it.each(["Warehouses", "VatGroups", "ChartOfAccounts", "CreditCards", "Currencies"])(
  "reads %s, and says loudly that the emulator cannot change them",
  async (set) => {
    const { send, get } = await aCaller();
    expect(values(await get(set)).length).toBeGreaterThan(0);
    const refused = await send(`POST ${set}`, {});
    expect([refused.status, errorOf(refused).code]).toEqual([501, "emulator"]);
  },
);

it("shows of an account, a warehouse and a VAT group what decides whether they can be used", async () => {
  const company = testCompany({
    accounts: [{ Code: "1510", Name: "R", LockManualTransaction: true, Frozen: true, ActiveAccount: false }],
    warehouses: [
      { WarehouseCode: "M", WarehouseName: "M", Inactive: true, BusinessPlaceID: 2, Nettable: false },
    ],
    vatGroups: [{ Code: "I25", Name: "In", Category: "bovcInputTax", Inactive: true, VatGroups_Lines: [] }],
  });
  const { get } = await aCaller({ company });
  expect((await get("ChartOfAccounts('1510')")).body).toMatchObject({
    ActiveAccount: "tNO",
    FrozenFor: "tYES",
    ValidFor: "tNO",
    LockManualTransaction: "tYES",
  });
  expect((await get("Warehouses('M')")).body).toMatchObject({
    Inactive: "tYES",
    BusinessPlaceID: 2,
    Nettable: "tNO",
    DropShip: "tNO",
  });
  expect((await get("VatGroups('I25')")).body).toMatchObject({
    Category: "bovcInputTax",
    Inactive: "tYES",
    TaxAccount: company.determination.outputVat,
  });
});

it("shows branches, currencies, freight and ways of paying by card", async () => {
  const company = testCompany({
    businessPlaces: [{ BPLID: 1, BPLName: "North", MainBPL: true, DefaultCustomerID: "POS-MALMO" }],
    currencies: [{ Code: "EUR", Name: "Euro", RoundingInPayment: true, MaxIncomingAmtDiff: "0.50" }],
    freight: [{ ExpensCode: 1, Name: "Frakt", RevenuesAccount: "3010", OutputVATGroup: "S25" }],
    creditPaymentMethods: [{ PaymentMethodCode: 1, Name: "Direct", AssignedtoCreditCard: 1 }],
  });
  const { get } = await aCaller({ company });
  expect(values(await get("BusinessPlaces"))[0]).toMatchObject({
    BPLID: 1,
    MainBPL: "tYES",
    Disabled: "tNO",
  });
  expect(values(await get("Currencies"))[0]).toMatchObject({
    Code: "EUR",
    Rounding: "rsNoRounding",
    RoundingInPayment: "tYES",
    MaxIncomingAmtDiff: 0.5,
  });
  expect(values(await get("AdditionalExpenses"))[0]).toMatchObject({ ExpensCode: 1, OutputVATGroup: "S25" });
  expect(values(await get("CreditPaymentMethods"))[0]).toMatchObject({ AssignedtoCreditCard: 1 });
});

it.each([
  ["Projects", { Code: "SITOO", Name: "Sitoo" }, "'SITOO'"],
  ["ProfitCenters", { CenterCode: "LUND", CenterName: "Lund" }, "'LUND'"],
  ["SalesPersons", { SalesEmployeeName: "Eva" }, "1"],
  ["PaymentTermsTypes", { PaymentTermsGroupName: "30 days", NumberOfAdditionalDays: 30 }, "1"],
  ["BusinessPartnerGroups", { Name: "Web", Type: "bbpgt_CustomerGroup" }, "102"],
])("adds to %s while the company runs, and changes what is there", async (set, body, key) => {
  const { send, get } = await aCaller();
  expect((await send(`POST ${set}`, body)).status).toBe(201);
  expect((await get(`${set}(${key})`)).body).toMatchObject(body);
  const [name = ""] = Object.keys(body).filter((property) => property.endsWith("Name"));
  expect((await send(`PATCH ${set}(${key})`, { [name]: "Another" })).status).toBe(204);
  expect((await get(`${set}(${key})`)).body[name]).toBe("Another");
});

it("takes a code once, and asks for one where SAP does not count", async () => {
  const { send } = await aCaller();
  await send("POST Projects", { Code: "P", Name: "P" });
  expect(errorOf(await send("POST Projects", { Code: "P", Name: "P" })).code).toBe("-2035");
  expect(errorOf(await send("POST Projects", { Name: "P" })).code).toBe("-5002");
});

it("keeps a user away from what he has no authorisation for", async () => {
  const users = [{ UserName: "INSTEP", Password: "sap-demo", forbidden: ["Invoices", "ChartOfAccounts"] }];
  const { get, send } = await aCaller({ company: testCompany({ users }) });
  const refusal = { code: "-6006", message: "You are not permitted to perform this action" };
  for (const answer of [
    await get("ChartOfAccounts"),
    await get("Invoices(1)"),
    await get("Invoices/$count"),
    await send("POST Invoices", {}),
    await send("POST Invoices(1)/Cancel"),
  ]) {
    expect([answer.status, errorOf(answer)]).toEqual([403, refusal]);
  }
  expect((await get("Items")).status).toBe(200);
});

it("holds a command to its user's authorisations however it came, and replays what was allowed once", () => {
  const users = [{ UserName: "INSTEP", Password: "sap-demo", forbidden: ["Projects"] }];
  const world = createWorld(testCompany({ users }));
  const command = { at: 0, user: "INSTEP", method: "POST", path: "Projects", body: { Code: "P" } };
  expect(() => execute(world, command, defaultB1Options)).toThrow("You are not permitted");
  expect(() => execute(world, command, replayedUnder(undefined))).not.toThrow();
});

it("shows what the journal says of an account, in its own answer, in a filter, an order and a choice", async () => {
  const { send, get } = await aCaller({ company: testCompany({ items: [] }) });
  const balance = async (code: string) => (await get(`ChartOfAccounts('${code}')/Balance`)).body.value;
  expect(await balance("1935")).toBe(0);
  const lines = [
    { AccountCode: "1935", Debit: 100.1 },
    { AccountCode: "1910", Credit: 100.1 },
  ];
  await send("POST JournalEntries", { ReferenceDate: "2026-07-14", JournalEntryLines: lines });
  await send("POST JournalEntries", { ReferenceDate: "2026-07-14", JournalEntryLines: lines });
  expect([await balance("1935"), await balance("1910")]).toEqual([200.2, -200.2]);
  expect((await get("ChartOfAccounts('1935')")).body).toMatchObject({ Balance: 200.2 });
  const rows = async (query: string) => (await get(`ChartOfAccounts?${query}`)).body.value;
  const [swish, cash] = [
    { Code: "1935", Balance: 200.2 },
    { Code: "1910", Balance: -200.2 },
  ];
  expect(await rows("$select=Code,Balance&$filter=Balance gt 0")).toEqual([swish]);
  expect(await rows("$select=Code,Balance&$orderby=Balance desc&$top=1")).toEqual([swish]);
  expect(await rows("$select=Code,Balance&$orderby=Balance&$top=1")).toEqual([cash]);
});
