import { expect, it } from "vitest";
import { anItem } from "../../builders.ts";
import type { Warehouse } from "../company.ts";
import { type Row, rowsOf } from "../json.ts";
import { aCaller, errorOf, testCompany } from "../test-company.ts";

const aBinCompany = (more: Partial<Warehouse> = {}) =>
  testCompany({
    warehouses: [
      { WarehouseCode: "MALMO", WarehouseName: "Malmö", EnableBinLocations: true, ...more },
      { WarehouseCode: "LUND", WarehouseName: "Lund" },
    ],
    bins: [
      { AbsEntry: 1, Warehouse: "MALMO", BinCode: "M-1" },
      { AbsEntry: 2, Warehouse: "MALMO", BinCode: "M-2" },
      { AbsEntry: 3, Warehouse: "MALMO", BinCode: "M-3", Inactive: true },
      { AbsEntry: 4, Warehouse: "LUND", BinCode: "L-1" },
    ],
    items: [anItem({ stock: { MALMO: "10", LUND: "5" }, bins: { 1: "7", 2: "3" } })],
  });

const issue = (Quantity: number, ...bins: readonly Row[]): Row => ({
  DocumentLines: [{ ItemCode: "SKU-1", Quantity, DocumentLinesBinAllocations: bins }],
});
const bin = (BinAbsEntry: number, Quantity: number, more: Row = {}): Row => ({
  BinAbsEntry,
  Quantity,
  ...more,
});
const notAllocated = '1470000341 - Fully allocate item "SKU-1" to bin locations in warehouse "MALMO"';

it("takes goods out of the bins that a line names", async () => {
  const { b1, send } = await aCaller({ company: aBinCompany() });
  expect((await send("POST InventoryGenExits", issue(4, bin(1, 1), bin(2, 3)))).status).toBe(201);
  expect(b1.books.bins().map(({ BinAbsEntry, Quantity }) => [BinAbsEntry, Quantity])).toEqual([
    [1, "6"],
    [2, "0"],
  ]);
});

it.each([
  ["none of its bins", issue(1), notAllocated],
  ["too few in bins", issue(3, bin(1, 2)), notAllocated],
  [
    "an unknown bin",
    issue(1, bin(9, 1)),
    "No matching records found (ODBC -2028) [IGE1.BinAbsEntry][line: 1]",
  ],
  ["a closed bin", issue(1, bin(3, 1)), "Bin location M-3 cannot be used [IGE1.BinAbsEntry][line: 1]"],
  [
    "a bin of another warehouse",
    issue(1, bin(4, 1)),
    "Bin location L-1 cannot be used [IGE1.BinAbsEntry][line: 1]",
  ],
  [
    "more than its bin holds",
    issue(4, bin(2, 4)),
    "Quantity falls into negative inventory in bin location M-2",
  ],
])("refuses an issue with %s", async (_what, body, message) => {
  const { b1, send } = await aCaller({ company: aBinCompany() });
  const before = b1.books.bins();
  expect(errorOf(await send("POST InventoryGenExits", body))).toMatchObject({ message });
  expect(b1.books.bins()).toEqual(before);
});

it("lets a bin fall below zero where the line allows that", async () => {
  const { b1, send } = await aCaller({ company: aBinCompany() });
  await send("POST InventoryGenExits", issue(4, bin(2, 4, { AllowNegativeQuantity: "tYES" })));
  expect(b1.books.bins()[1]?.Quantity).toBe("-1");
});

it("refuses bins where the warehouse has none", async () => {
  const { send } = await aCaller({ company: aBinCompany() });
  const line = {
    ItemCode: "SKU-1",
    Quantity: 1,
    WarehouseCode: "LUND",
    DocumentLinesBinAllocations: [bin(4, 1)],
  };
  expect(errorOf(await send("POST InventoryGenExits", { DocumentLines: [line] })).code).toBe("-5002");
});

it("picks issues from the bins by itself where the warehouse is set up so, and receipts never", async () => {
  const { b1, send } = await aCaller({ company: aBinCompany({ AutoAllocOnIssue: true }) });
  await send("POST InventoryGenExits", issue(8));
  expect(b1.books.bins().map(({ Quantity }) => Quantity)).toEqual(["0", "2"]);
  const receipt = { DocumentLines: [{ ItemCode: "SKU-1", Quantity: 1, UnitPrice: 1 }] };
  expect(errorOf(await send("POST InventoryGenEntries", receipt)).message).toBe(notAllocated);
});

it("picks from the bins in the order of their codes, whatever their numbers", async () => {
  const company = aBinCompany({ AutoAllocOnIssue: true });
  const [first, ...others] = company.bins ?? [];
  const bins = [{ AbsEntry: 1, Warehouse: "MALMO", ...first, BinCode: "M-9" }, ...others];
  const { b1, send } = await aCaller({ company: { ...company, bins } });
  await send("POST InventoryGenExits", issue(4));
  expect(b1.books.bins().map(({ Quantity }) => Quantity)).toEqual(["6", "0"]);
});

it("uses the default bin for what names none, as far as it goes", async () => {
  const { b1, send } = await aCaller({ company: aBinCompany({ DefaultBin: 2 }) });
  await send("POST InventoryGenEntries", {
    DocumentLines: [{ ItemCode: "SKU-1", Quantity: 1, UnitPrice: 1 }],
  });
  expect(b1.books.bins()[1]?.Quantity).toBe("4");
  expect((await send("POST InventoryGenExits", issue(4))).status).toBe(201);
  expect(errorOf(await send("POST InventoryGenExits", issue(1))).message).toBe(notAllocated);
});

it("names the bins of both sides of a transfer", async () => {
  const { b1, send } = await aCaller({ company: aBinCompany() });
  const rows = [bin(1, 5, { BinActionType: "batFromWarehouse" }), bin(2, 5, { BinActionType: 1 })];
  const line = { ItemCode: "SKU-1", Quantity: 5, StockTransferLinesBinAllocations: rows };
  const within = { FromWarehouse: "MALMO", ToWarehouse: "MALMO", StockTransferLines: [line] };
  expect((await send("POST StockTransfers", within)).status).toBe(201);
  expect(b1.books.bins().map(({ Quantity }) => Quantity)).toEqual(["2", "8"]);
  await send("POST InventoryGenExits", issue(8, bin(2, 8)));
  expect(errorOf(await send("POST StockTransfers(1)/Cancel")).code).toBe("-10");
});

it("lists the bins", async () => {
  const { get } = await aCaller({ company: aBinCompany() });
  const { body } = await get("BinLocations?$filter=Warehouse eq 'MALMO' and Inactive eq 'tNO'");
  expect(rowsOf(body, "value").map(({ BinCode }) => BinCode)).toEqual(["M-1", "M-2"]);
});
