import { expect, it } from "vitest";
import { anItem } from "../../builders.ts";
import { memoryJournal } from "../../journal.ts";
import { virtualClock } from "../../virtual-clock.ts";
import type { Company } from "../company.ts";
import { createB1Emulator } from "../emulator.ts";
import { type Row, rowsOf } from "../json.ts";
import { aCaller, anInvoice, errorOf, testCompany } from "../test-company.ts";

const anIssue = (line: Row = {}, head: Row = {}): Row => ({
  DocDate: "2026-07-14",
  DocumentLines: [{ ItemCode: "SKU-1", Quantity: 2, ...line }],
  ...head,
});
const aReceipt = (line: Row = {}): Row => anIssue({ UnitPrice: 60, ...line });

it("charges a goods issue to the account of its line, so that a write-off shows as shrinkage", async () => {
  const { b1, send } = await aCaller();
  const { status, body } = await send("POST InventoryGenExits", anIssue({ AccountCode: "3740" }));
  expect(status).toBe(201);
  expect(body).toMatchObject({ DocEntry: 1, DocObjectCode: "oInventoryGenExit", DocTotal: 80 });
  expect(b1.books.journal().at(-1)).toMatchObject({
    Memo: "Goods Issue",
    lines: [
      { account: "3740", debit: "80.00" },
      { account: "1460", credit: "80.00" },
    ],
  });
  expect(b1.books.stock()[0]).toEqual({ ItemCode: "SKU-1", WarehouseCode: "MALMO", InStock: "998" });
});

it("takes goods in at the price of the line, which moves the average cost", async () => {
  const company = testCompany({ items: [anItem({ stock: { MALMO: "2" } })] });
  const { b1, send, get } = await aCaller({ company });
  expect((await send("POST InventoryGenEntries", aReceipt())).body.DocTotal).toBe(120);
  expect((await get("Items('SKU-1')")).body).toMatchObject({ MovingAveragePrice: 50, QuantityOnStock: 4 });
  expect(b1.books.journal().at(-1)?.lines).toEqual([
    { account: "2099", debit: "0.00", credit: "120.00" },
    { account: "1460", debit: "120.00", credit: "0.00" },
  ]);
  expect(b1.books.stockAudit()).toMatchObject([
    { objectCode: "-2", Quantity: "2", value: "80.00", stockValue: "80.00" },
    { objectCode: "59", DocEntry: 1, Quantity: "2", value: "120.00", InStock: "4", stockValue: "200.00" },
  ]);
});

it("charges an issue to the cost centre of its line, one that the company has", async () => {
  const { b1, send, get } = await aCaller();
  await send("POST InventoryGenExits", anIssue({ CostingCode: "MALMO" }));
  const { body } = await get(`JournalEntries(${String(b1.books.journal().at(-1)?.JdtNum)})`);
  expect(rowsOf(body, "JournalEntryLines").map(({ CostingCode }) => CostingCode)).toEqual(["MALMO", null]);
  expect(errorOf(await send("POST InventoryGenExits", anIssue({ CostingCode: "LUND" }))).message).toContain(
    "[IGE1.OcrCode][line: 1]",
  );
});

it("has accounts of its own where the company determines them", async () => {
  const company = testCompany();
  const determination = { ...company.determination, inventoryIncrease: "3740", inventoryDecrease: "3740" };
  const { b1, send } = await aCaller({ company: { ...company, determination } });
  await send("POST InventoryGenExits", anIssue());
  await send("POST InventoryGenEntries", aReceipt());
  expect(b1.books.trialBalance()["3740"]).toBe("-40.00");
});

it.each([
  ["no lines", { DocumentLines: [] }, "Enter at least one line [IGE1]"],
  [
    "more than is there",
    anIssue({ Quantity: 1001 }),
    "Quantity falls into negative inventory [IGE1.ItemCode][line: 1]",
  ],
  ["an unknown account", anIssue({ AccountCode: "9" }), "G/L account is not valid [IGE1.AcctCode][line: 1]"],
  [
    "an unknown item",
    anIssue({ ItemCode: "X" }),
    "No matching records found (ODBC -2028) [IGE1.ItemCode][line: 1]",
  ],
  ["a service", anIssue({ ItemCode: "FEE" }), "Item FEE is not held in stock [IGE1.ItemCode][line: 1]"],
  [
    "an inactive item",
    anIssue({ ItemCode: "OLD" }),
    "10001069 - Item OLD is inactive [IGE1.ItemCode][line: 1]",
  ],
  ["no quantity", anIssue({ Quantity: 0 }), "Quantity must be positive [IGE1.Quantity][line: 1]"],
  [
    "an unknown warehouse",
    anIssue({ WarehouseCode: "X" }),
    "No matching records found (ODBC -2028) [IGE1.WhsCode][line: 1]",
  ],
  ["a day without a period", anIssue({}, { DocDate: "2031-01-01" }), "Date deviates from permissible range"],
])("refuses a goods issue with %s and leaves no trace", async (_what, body, message) => {
  const { b1, send } = await aCaller();
  const before = [b1.books.journal(), b1.books.stockAudit(), b1.books.stockValues()];
  expect(errorOf(await send("POST InventoryGenExits", body)).message).toBe(message);
  expect([b1.books.journal(), b1.books.stockAudit(), b1.books.stockValues()]).toEqual(before);
});

it("is loud about a goods receipt without a price, and about partners on it", async () => {
  const { send } = await aCaller();
  expect((await send("POST InventoryGenEntries", anIssue())).status).toBe(501);
  expect((await send("POST InventoryGenEntries", { ...aReceipt(), CardCode: "C1" })).status).toBe(501);
});

it("shows the company's user fields on stock documents, which may be changed with the comments only", async () => {
  const { send, get } = await aCaller();
  await send("POST UserFieldsMD", { TableName: "OINV", Name: "Reason", Type: "db_Alpha", Size: 20 });
  await send("POST UserFieldsMD", { TableName: "INV1", Name: "Why", Type: "db_Alpha", Size: 20 });
  const { body } = await send(
    "POST InventoryGenExits",
    anIssue({ U_Why: "torn" }, { U_Reason: "shrinkage" }),
  );
  expect(body.U_Reason).toBe("shrinkage");
  expect(rowsOf(body, "DocumentLines")[0]?.U_Why).toBe("torn");
  expect((await send("PATCH InventoryGenExits(1)", { Comments: "seen", DocDate: "2026-01-01" })).status).toBe(
    204,
  );
  expect((await get("InventoryGenExits(1)")).body).toMatchObject({
    Comments: "seen",
    DocDate: "2026-07-14T00:00:00Z",
  });
  expect((await get("InventoryGenExits?$filter=U_Reason eq 'shrinkage'&$select=DocEntry")).text).toContain(
    '"DocEntry":1',
  );
});

it("cancels a goods document only where the release can, and then to the cent", async () => {
  const journal = memoryJournal();
  const { b1, send, get } = await aCaller({ journal, options: { goodsDocumentCancellation: "allow" } });
  const values = b1.books.stockValues();
  await send("POST InventoryGenEntries", aReceipt());
  expect((await send("POST InventoryGenEntries(1)/CreateCancellationDocument")).status).toBe(204);
  expect((await get("InventoryGenEntries(1)")).body).toMatchObject({
    CancelStatus: "csYes",
    Cancelled: "tYES",
  });
  expect((await get("InventoryGenEntries(2)")).body.CancelStatus).toBe("csCancellation");
  expect(errorOf(await send("POST InventoryGenEntries(1)/Cancel")).code).toBe("-5006");
  expect(b1.books.stockValues()).toEqual(values);
  expect(b1.books.trialBalance()["1460"]).toBe(
    values.reduce((all, { value }) => all + Number(value), 0).toFixed(2),
  );

  b1.options.goodsDocumentCancellation = "refuse";
  await send("POST InventoryGenEntries", aReceipt());
  expect(errorOf(await send("POST InventoryGenEntries(3)/Cancel")).code).toBe("-5006");
  const again = createB1Emulator({ company: testCompany(), clock: virtualClock(0), journal });
  expect(again.books.stockAudit()).toEqual(b1.books.stockAudit());
});

const branched: Partial<Company> = {
  businessPlaces: [
    { BPLID: 1, BPLName: "Skåne" },
    { BPLID: 2, BPLName: "Stockholm", DefaultWarehouseID: "STHLM" },
  ],
  warehouses: [
    { WarehouseCode: "MALMO", WarehouseName: "Malmö", BusinessPlaceID: 1 },
    { WarehouseCode: "STHLM", WarehouseName: "Stockholm", BusinessPlaceID: 2 },
  ],
};

it("keeps to the branch of its warehouses, in the stock and in the ledger", async () => {
  const { b1, send } = await aCaller({ company: testCompany(branched) });
  expect((await send("POST InventoryGenExits", anIssue({}, { BPL_IDAssignedToInvoice: 1 }))).status).toBe(
    201,
  );
  expect(b1.books.trialBalance({ branch: 1 })).toEqual({ "4010": "80.00", "1460": "-80.00" });
  const elsewhere = anIssue({ WarehouseCode: "MALMO" }, { BPL_IDAssignedToInvoice: 2 });
  expect(errorOf(await send("POST InventoryGenExits", elsewhere)).message).toBe(
    "Warehouse 'MALMO' is not assigned to the branch of the document [IGE1.WhsCode][line: 1]",
  );
});

it("takes the branch's own warehouse where a line names none", async () => {
  const { b1, send } = await aCaller({ company: testCompany(branched) });
  const DocumentLines = [{ ItemCode: "SKU-1", Quantity: 1, UnitPrice: 5 }];
  await send("POST InventoryGenEntries", { BPL_IDAssignedToInvoice: 2, DocumentLines });
  expect(b1.books.stockAudit().at(-1)).toMatchObject({ WarehouseCode: "STHLM", InStock: "1" });
});

it("values an invoice by what its goods were worth, and gives that back when it is cancelled", async () => {
  const company = testCompany({ items: [anItem({ cost: "3.333", stock: { MALMO: "7" } })] });
  const { b1, send } = await aCaller({ company });
  const line = { ItemCode: "SKU-1", PriceAfterVAT: 125 };
  await send("POST Invoices", anInvoice({ DocumentLines: [{ ...line, Quantity: 3 }] }));
  await send("POST InventoryGenEntries", aReceipt({ UnitPrice: 9.99 }));
  await send("POST Invoices", anInvoice({ DocumentLines: [{ ...line, Quantity: 6 }] }));
  expect(b1.books.stockValues()).toEqual([{ ItemCode: "SKU-1", value: "0.00" }]);
  expect(b1.books.trialBalance()["1460"]).toBe("0.00");
  await send("POST Invoices(1)/Cancel");
  expect(b1.books.stockValues()).toEqual([{ ItemCode: "SKU-1", value: "10.00" }]);
  expect(b1.books.trialBalance()["1460"]).toBe("10.00");
});
