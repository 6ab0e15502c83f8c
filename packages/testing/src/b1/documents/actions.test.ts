import { expect, it } from "vitest";
import { rowsOf } from "../json.ts";
import { aCaller, aCopy, anInvoice, aPayment, aSalesOrder, errorOf, testCompany } from "../test-company.ts";

const refusedAction = { code: "-5006", message: "The requested action is not supported for this object." };

it.each(["Invoices", "CreditNotes", "DeliveryNotes", "Returns"])(
  "takes one of %s back by a document of the same kind, and all is as before",
  async (set) => {
    const { b1, send, get } = await aCaller();
    const before = { stock: b1.books.stock(), accounts: b1.books.trialBalance() };
    await send(`POST ${set}`, anInvoice({ Comments: "SITOO-1" }));
    const { status, body } = await send(`POST ${set}(1)/CreateCancellationDocument`);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      DocEntry: 2,
      CancelStatus: "csCancellation",
      NumAtCard: "1500-1",
      Comments: "SITOO-1",
    });
    expect((await get(`${set}(1)`)).body).toMatchObject({
      CancelStatus: "csYes",
      Cancelled: "tYES",
      DocumentStatus: "bost_Close",
    });
    expect(b1.books.stock()).toEqual(before.stock);
    const left = Object.entries(b1.books.trialBalance()).filter(([, balance]) => balance !== "0.00");
    expect(Object.fromEntries(left)).toEqual(before.accounts);
    for (const action of ["Cancel", "Reopen", "Close"]) {
      expect(errorOf(await send(`POST ${set}(1)/${action}`))).toEqual(refusedAction);
      expect(errorOf(await send(`POST ${set}(2)/${action}`))).toEqual(refusedAction);
    }
  },
);

it("marks a cancelled order without another document, and promises its goods no longer", async () => {
  const { send, get } = await aCaller();
  await send("POST Orders", aSalesOrder());
  expect((await send("POST Orders(1)/Cancel")).status).toBe(204);
  expect((await get("Orders(1)")).body).toMatchObject({ Cancelled: "tYES", CancelStatus: "csYes" });
  expect((await get("Orders/$count")).text).toBe("1");
  expect(rowsOf((await get("Items('SKU-1')")).body, "ItemWarehouseInfoCollection")[0]?.Committed).toBe(0);
  expect(errorOf(await send("POST Orders(1)/Cancel"))).toEqual(refusedAction);
});

it("closes an order, and opens it again with its promise", async () => {
  const { send, get } = await aCaller();
  const committed = async () =>
    rowsOf((await get("Items('SKU-1')")).body, "ItemWarehouseInfoCollection")[0]?.Committed;
  await send("POST Orders", aSalesOrder());
  await send("POST Orders(1)/Close");
  expect(await committed()).toBe(0);
  expect((await send("POST DeliveryNotes", aCopy(17, 1))).status).toBe(400);
  await send("POST Orders(1)/Reopen");
  expect(await committed()).toBe(2);
  expect((await send("POST DeliveryNotes", aCopy(17, 1))).status).toBe(201);
  expect(errorOf(await send("POST Orders(1)/Reopen"))).toEqual(refusedAction);
});

it("gives an order back what a cancelled delivery had taken", async () => {
  const { send, get } = await aCaller();
  await send("POST Orders", aSalesOrder());
  await send("POST DeliveryNotes", aCopy(17, 1));
  expect(errorOf(await send("POST Orders(1)/Cancel"))).toEqual(refusedAction);
  await send("POST DeliveryNotes(1)/Cancel");
  const { body } = await get("Orders(1)");
  expect([body.DocumentStatus, rowsOf(body, "DocumentLines")[0]?.RemainingOpenQuantity]).toEqual([
    "bost_Open",
    2,
  ]);
  expect(rowsOf((await get("Items('SKU-1')")).body, "ItemWarehouseInfoCollection")[0]).toMatchObject({
    InStock: 1000,
    Committed: 2,
  });
  expect((await send("POST Orders(1)/Cancel")).status).toBe(204);
});

it("opens an invoice again when its credit memo is cancelled, and refuses to cancel the invoice before that", async () => {
  const { b1, send, get } = await aCaller();
  await send("POST Invoices", anInvoice());
  await send("POST CreditNotes", aCopy(13, 1));
  expect(errorOf(await send("POST Invoices(1)/Cancel"))).toEqual(refusedAction);
  expect((await send("POST CreditNotes(1)/Cancel")).status).toBe(204);
  expect((await get("Invoices(1)")).body).toMatchObject({ PaidToDate: 0, DocumentStatus: "bost_Open" });
  expect(b1.books.partnerBalances()).toEqual({ "POS-MALMO": "125.00" });
  expect((await send("POST Invoices(1)/Cancel")).status).toBe(204);
});

it("refuses to cancel what was copied in part", async () => {
  const { send } = await aCaller();
  await send("POST Orders", aSalesOrder());
  await send("POST DeliveryNotes", aCopy(17, 1));
  await send("POST Invoices", aCopy(15, 1, { Quantity: 1 }));
  await send("POST Orders", aSalesOrder());
  await send("POST Invoices", aCopy(17, 2, { Quantity: 1 }));
  expect(errorOf(await send("POST DeliveryNotes(1)/Cancel"))).toEqual(refusedAction);
  expect(errorOf(await send("POST Orders(2)/Cancel"))).toEqual(refusedAction);
});

it.each([
  ["an invoice that is closed by hand", "Invoices(1)/Close"],
  ["a credited invoice", "CreditNotes"],
])("refuses to cancel %s", async (_, request) => {
  const { send } = await aCaller();
  await send("POST Invoices", aSalesOrder());
  await send(`POST ${request}`, request === "CreditNotes" ? aCopy(13, 1, { Quantity: 1 }) : {});
  expect(errorOf(await send("POST Invoices(1)/Cancel"))).toEqual(refusedAction);
});

it("refuses to cancel what is older than the company allows", async () => {
  const company = testCompany();
  const { clock, send, login } = await aCaller({
    company: { ...company, settings: { ...company.settings, MaxDaysForCancel: 3 } },
  });
  await send("POST Invoices", anInvoice());
  await send("POST Invoices", anInvoice());
  await clock.advance(3 * 86_400_000);
  await login();
  expect((await send("POST Invoices(1)/Cancel")).status).toBe(204);
  await clock.advance(86_400_000);
  await login();
  expect(errorOf(await send("POST Invoices(2)/Cancel"))).toEqual(refusedAction);
});

it("cancels with a date and comments of the cancellation's own (Cancel2)", async () => {
  const { b1, send } = await aCaller();
  await send("POST Invoices", anInvoice());
  const Document = { DocEntry: 1, DocDate: "2026-07-20", Comments: "Wrong customer" };
  expect((await send("POST InvoicesService_Cancel2", { Document })).status).toBe(204);
  expect(b1.books.invoices().map(({ DocDate, Comments }) => [DocDate, Comments])).toEqual([
    ["2026-07-14", null],
    ["2026-07-20", "Wrong customer"],
  ]);
  expect(b1.books.journal().at(-1)?.ReferenceDate).toBe("2026-07-20");
  expect(errorOf(await send("POST InvoicesService_Cancel2", { Document })).code).toBe("-5006");
  expect((await send("POST CreditNotesService_Cancel2", { Document })).status).toBe(404);
  const other = { Document: { DocEntry: 1, CardCode: "C1" } };
  expect((await send("POST InvoicesService_Cancel2", other)).status).toBe(501);
});

it("checks every date of a cancellation against its range", async () => {
  const periods = testCompany().periods.map((period) => ({ ...period, TaxDateTo: "2026-12-31" }));
  const { b1, send } = await aCaller({ company: testCompany({ periods }) });
  await send("POST Invoices", anInvoice());
  const Document = { DocEntry: 1, VatDate: "2027-01-01" };
  expect(errorOf(await send("POST InvoicesService_Cancel2", { Document })).code).toBe("-4013");
  expect(b1.books.invoices()).toHaveLength(1);
});

it("computes an order without making one (Preview)", async () => {
  const { send, get } = await aCaller();
  const { status, body } = await send("POST OrdersService_Preview", { Document: aSalesOrder() });
  expect(status).toBe(200);
  expect(body).toMatchObject({ DocTotal: 250, VatSum: 50 });
  expect((await get("Orders/$count")).text).toBe("0");
  expect((await send("POST Orders", aSalesOrder())).body).toMatchObject({ DocEntry: 1, DocNum: 1001 });
});

it("opens a paid invoice again, which its next payment closes", async () => {
  const { send, get } = await aCaller();
  await send("POST Invoices", anInvoice());
  expect(errorOf(await send("POST Invoices(1)/Reopen"))).toEqual(refusedAction);
  await send("POST IncomingPayments", aPayment());
  await send("POST Invoices(1)/Reopen");
  expect((await get("Invoices(1)")).body).toMatchObject({ DocumentStatus: "bost_Open", PaidToDate: 125 });
  expect(errorOf(await send("POST IncomingPayments", aPayment())).message).toContain("closed");
  await send("POST IncomingPayments(1)/Cancel");
  await send("POST IncomingPayments", aPayment());
  expect((await get("Invoices(1)")).body.DocumentStatus).toBe("bost_Close");
});

it.each(["Orders", "Invoices", "CreditNotes", "DownPayments"])("deletes nothing from %s", async (set) => {
  const { send } = await aCaller();
  await send(`POST ${set}`, anInvoice());
  expect(errorOf(await send(`DELETE ${set}(1)`))).toEqual(refusedAction);
});

it("keeps comments and user fields of a PATCH, and says that it does not change the lines of orders", async () => {
  const { send, get } = await aCaller();
  await send("POST UserFieldsMD", {
    TableName: "ORDR",
    Name: "Key",
    Type: "db_Alpha",
    Size: 20,
    Description: "Key",
  });
  await send("POST Orders", aSalesOrder());
  expect((await send("PATCH Orders(1)", { Comments: "Call first", U_Key: "k", DocTotal: 1 })).status).toBe(
    204,
  );
  expect((await get("Orders(1)")).body).toMatchObject({ Comments: "Call first", U_Key: "k", DocTotal: 250 });
  expect((await send("PATCH Orders(1)", { DocumentLines: [{ LineNum: 0, Quantity: 1 }] })).status).toBe(501);
});
