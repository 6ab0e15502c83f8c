import { expect, it } from "vitest";
import { memoryJournal } from "../../journal.ts";
import { type B1EmulatorOptions, createB1Emulator } from "../emulator.ts";
import { type Row, rowsOf } from "../json.ts";
import { aCaller, anInvoice, aPayment, type Caller, errorOf, testCompany } from "../test-company.ts";

/** Invoice 1 over 125.00 (journal entry 2) and a payment on account of 100.00 (entry 3). */
async function withOpenItems(given: Partial<B1EmulatorOptions> = {}) {
  const caller = await aCaller(given);
  await caller.send("POST Invoices", anInvoice());
  await caller.send(
    "POST IncomingPayments",
    aPayment({ DocDate: "2026-07-10", CashSum: 100, PaymentInvoices: [] }),
  );
  return caller;
}

const asked = (overrides: Row = {}): Row => ({
  InternalReconciliationOpenTransParams: {
    CardOrAccount: "coaCard",
    ReconDate: "2026-07-14",
    InternalReconciliationBPs: [{ BPCode: "POS-MALMO" }],
    ...overrides,
  },
});

async function openRows({ send }: Caller, overrides: Row = {}): Promise<readonly Row[]> {
  const { body } = await send("POST InternalReconciliationsService_GetOpenTransactions", asked(overrides));
  return rowsOf(body, "InternalReconciliationOpenTransRows");
}

const selecting = (rows: readonly Row[], overrides: Row = {}): Row => ({
  CardOrAccount: "coaCard",
  ReconDate: "2026-07-14",
  InternalReconciliationOpenTransRows: rows.map((row) => ({ ...row, Selected: "tYES", ...overrides })),
});

const cancelling = (ReconNum: number): Row => ({ InternalReconciliationParams: { ReconNum } });

it("shows what is open on a partner: documents and money on account, each on its side", async () => {
  const caller = await withOpenItems();
  const row = { Selected: "tNO", ShortName: "POS-MALMO", SrcObjAbs: 1, CashDiscount: 0 };
  expect(await openRows(caller)).toEqual([
    { ...row, TransId: 2, TransRowId: 0, SrcObjTyp: "13", CreditOrDebit: "codDebit", ReconcileAmount: 125 },
    { ...row, TransId: 3, TransRowId: 1, SrcObjTyp: "24", CreditOrDebit: "codCredit", ReconcileAmount: 100 },
  ]);
  expect(await openRows(caller, { FromDate: "2026-07-11" })).toMatchObject([{ SrcObjTyp: "13" }]);
  expect(await openRows(caller, { ToDate: "2026-07-11" })).toMatchObject([{ SrcObjTyp: "24" }]);
  expect(await openRows(caller, { InternalReconciliationBPs: [{ BPCode: "C1" }] })).toEqual([]);
});

it("shows neither what is paid nor what is cancelled", async () => {
  const caller = await withOpenItems();
  await caller.send("POST IncomingPayments(1)/Cancel");
  await caller.send("POST IncomingPayments", aPayment());
  expect(await openRows(caller)).toEqual([]);
});

it("sets an invoice off against money on account, posts nothing, and both are settled", async () => {
  const caller = await withOpenItems();
  const { b1, send, get } = caller;
  const before = b1.books.journal();
  const rows = await openRows(caller);
  const { status, body } = await send(
    "POST InternalReconciliations",
    selecting(rows, { ReconcileAmount: 100 }),
  );
  expect(status).toBe(201);
  expect(body).toMatchObject({ ReconNum: 1, ReconType: "rtManual", Total: 100, CancelAbs: 0 });
  expect((await get("InternalReconciliations(1)")).body.InternalReconciliationRows).toMatchObject([
    { LineSeq: 0, SrcObjTyp: "13", ReconcileAmount: 100 },
    { LineSeq: 1, SrcObjTyp: "24", ReconcileAmount: 100 },
  ]);
  expect(b1.books.journal()).toEqual(before);
  expect(b1.books.invoices()[0]).toMatchObject({ PaidToDate: "100.00", DocumentStatus: "bost_Open" });
  expect(await openRows(caller)).toMatchObject([{ SrcObjTyp: "13", ReconcileAmount: 25 }]);
});

it("keeps what is reconciled from being cancelled until the reconciliation is", async () => {
  const caller = await withOpenItems();
  const { b1, send } = caller;
  const rows = await openRows(caller);
  await send("POST InternalReconciliations", selecting(rows, { ReconcileAmount: 100 }));
  expect(errorOf(await send("POST Invoices(1)/Cancel")).code).toBe("-5006");
  expect(errorOf(await send("POST IncomingPayments(1)/Cancel")).code).toBe("-5006");
  const service = "POST InternalReconciliationsService_Cancel";
  expect((await send(service, cancelling(1))).status).toBe(204);
  expect(b1.books.invoices()[0]).toMatchObject({ PaidToDate: "0.00" });
  expect(await openRows(caller)).toHaveLength(2);
  expect(errorOf(await send(service, cancelling(1))).code).toBe("-5006");
  expect((await send("POST IncomingPayments(1)/Cancel")).status).toBe(204);
});

it.each<[string, (rows: readonly Row[]) => Row, [code: string, text: string]]>([
  ["that leave a difference", (rows) => selecting(rows), ["-5002", "must be zero"]],
  ["of which none is selected", (rows) => selecting(rows, { Selected: "tNO" }), ["-5002", "must be zero"]],
  [
    "beyond what is open",
    (rows) => selecting(rows, { ReconcileAmount: 101 }),
    ["-5002", "[ITR1.ReconSum][line: 2]"],
  ],
  ["that are not there", (rows) => selecting(rows, { TransId: 99 }), ["-2028", "[ITR1.TransId]"]],
  ["on the wrong side", (rows) => selecting(rows, { CreditOrDebit: "codDebit" }), ["-2028", "[line: 2]"]],
  ["of an account", () => ({ CardOrAccount: "coaAccount" }), ["emulator", "accounts"]],
])("refuses to reconcile transactions %s", async (_, bodyOf, [code, text]) => {
  const caller = await withOpenItems();
  const refusal = errorOf(await caller.send("POST InternalReconciliations", bodyOf(await openRows(caller))));
  expect(refusal.code).toBe(code);
  expect(refusal.message).toContain(text);
  expect(caller.b1.books.invoices()[0]?.PaidToDate).toBe("0.00");
});

it("is read by number alone", async () => {
  const { get } = await withOpenItems();
  expect(errorOf(await get("InternalReconciliations")).code).toBe("-5006");
  expect((await get("InternalReconciliations(1)")).status).toBe(404);
});

it("replays a service that writes like any other command", async () => {
  const journal = memoryJournal();
  const company = testCompany();
  const caller = await withOpenItems({ company, journal });
  await caller.send(
    "POST InternalReconciliations",
    selecting(await openRows(caller), { ReconcileAmount: 100 }),
  );
  await caller.send("POST InternalReconciliationsService_Cancel", cancelling(1));
  const again = createB1Emulator({ company, clock: caller.clock, journal });
  expect(again.books.invoices()).toEqual(caller.b1.books.invoices());
});

it("does not answer a service that writes to a GET", async () => {
  const { get } = await withOpenItems();
  expect(errorOf(await get("InternalReconciliationsService_Cancel")).code).toBe("-5006");
});
