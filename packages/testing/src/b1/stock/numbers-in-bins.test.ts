import { expect, it } from "vitest";
import { anItem } from "../../builders.ts";
import { memoryJournal } from "../../journal.ts";
import type { Warehouse } from "../company.ts";
import type { Row } from "../json.ts";
import { aCaller, anInvoice, type Caller, errorOf, testCompany } from "../test-company.ts";

/** Phones A and B in one bin each; of Monday's milk 4 in the first bin and 2 in the second, where Tuesday's is. */
const aBinCompany = (more: Partial<Warehouse> = {}) =>
  testCompany({
    warehouses: [{ WarehouseCode: "MALMO", WarehouseName: "Malmö", EnableBinLocations: true, ...more }],
    bins: [1, 2].map((AbsEntry) => ({ AbsEntry, Warehouse: "MALMO", BinCode: `M-${String(AbsEntry)}` })),
    items: [
      anItem({ stock: { MALMO: "10" }, bins: { 1: "10" } }),
      anItem({
        ItemCode: "PHONE",
        ManageSerialNumbers: true,
        stock: { MALMO: "2" },
        numbers: [lying("A", "1", 1), lying("B", "1", 2)],
      }),
      anItem({
        ItemCode: "MILK",
        ManageBatchNumbers: true,
        stock: { MALMO: "9" },
        numbers: [lying("MON", "4", 1), lying("MON", "2", 2), lying("TUE", "3", 2)],
      }),
    ],
  });

const lying = (number: string, quantity: string, bin: number) => ({
  ...{ number, quantity, bin },
  warehouse: "MALMO",
});

const inBin = (BinAbsEntry: number, Quantity: number, more: Row = {}): Row => ({
  BinAbsEntry,
  Quantity,
  ...more,
});
/** Names a row of the line's numbers, from 0. */
const ofRow = (SerialAndBatchNumbersBaseLine: number, more: Row = {}): Row => ({
  SerialAndBatchNumbersBaseLine,
  ...more,
});
const phones = (numbers: readonly string[], ...bins: readonly Row[]): Row => ({
  ItemCode: "PHONE",
  Quantity: numbers.length,
  SerialNumbers: numbers.map((InternalSerialNumber) => ({ InternalSerialNumber })),
  DocumentLinesBinAllocations: bins,
});
const milk = (batches: Readonly<Record<string, number>>, ...bins: readonly Row[]): Row => ({
  ItemCode: "MILK",
  Quantity: Object.values(batches).reduce((all, each) => all + each, 0),
  BatchNumbers: Object.entries(batches).map(([BatchNumber, Quantity]) => ({ BatchNumber, Quantity })),
  DocumentLinesBinAllocations: bins,
});
const issue = (...DocumentLines: readonly Row[]): Row => ({ DocumentLines });

const lies = ({ b1 }: Pick<Caller, "b1">, itemCode: string): readonly string[] =>
  b1.books
    .bins()
    .filter(({ ItemCode, Quantity }) => ItemCode === itemCode && Quantity !== "0")
    .map(({ BinAbsEntry, number = "", Quantity }) => `${number} ${Quantity} in ${String(BinAbsEntry)}`)
    .sort();

it("takes each number out of the bins whose allocations name its row", async () => {
  const caller = await aCaller({ company: aBinCompany() });
  const line = milk({ TUE: 1, MON: 5 }, inBin(1, 4, ofRow(1)), inBin(2, 1, ofRow(1)), inBin(2, 1, ofRow(0)));
  expect((await caller.send("POST InventoryGenExits", issue(line))).status).toBe(201);
  expect(lies(caller, "MILK")).toEqual(["MON 1 in 2", "TUE 2 in 2"]);
  expect(caller.b1.books.numbersOnHand().filter(({ ItemCode }) => ItemCode === "MILK")).toMatchObject([
    { number: "MON", Quantity: "1" },
    { number: "TUE", Quantity: "2" },
  ]);
});

it("brings each number into the bins that name its row, and back when the invoice is cancelled", async () => {
  const caller = await aCaller({ company: aBinCompany() });
  const { send } = caller;
  const received = { ...phones(["C", "D"], inBin(2, 1, ofRow(0)), inBin(1, 1, ofRow(1))), UnitPrice: 30 };
  expect((await send("POST InventoryGenEntries", issue(received))).status).toBe(201);
  expect(lies(caller, "PHONE")).toEqual(["A 1 in 1", "B 1 in 2", "C 1 in 2", "D 1 in 1"]);
  const sold = { ...phones(["C", "A"], inBin(2, 1, ofRow(0)), inBin(1, 1, ofRow(1))), PriceAfterVAT: 125 };
  expect((await send("POST Invoices", anInvoice(issue(sold)))).status).toBe(201);
  expect(lies(caller, "PHONE")).toEqual(["B 1 in 2", "D 1 in 1"]);
  expect((await send("POST Invoices(1)/Cancel")).status).toBe(204);
  expect(lies(caller, "PHONE")).toEqual(["A 1 in 1", "B 1 in 2", "C 1 in 2", "D 1 in 1"]);
});

const noRow = /^SerialAndBatchNumbersBaseLine names no serial or batch number \[IGE1\.BinAbsEntry\]/;
const notAllocated = /^1470000341 - Fully allocate item "MILK" to bin locations in warehouse "MALMO"$/;
const tooFew = /^Quantity falls into negative inventory in bin location M-2$/;

it.each([
  ["names no row of a number", phones(["B"], inBin(2, 1)), noRow],
  ["names a row that is not there", phones(["B"], inBin(2, 1, ofRow(1))), noRow],
  ["says that there is no row", phones(["B"], inBin(2, 1, ofRow(-1))), noRow],
  [
    "names a row where the item has no numbers",
    { ItemCode: "SKU-1", Quantity: 1, DocumentLinesBinAllocations: [inBin(1, 1, ofRow(1))] },
    noRow,
  ],
  ["leaves a number without a bin", milk({ MON: 1, TUE: 1 }, inBin(2, 2, ofRow(0))), notAllocated],
  ["takes a number out of another's bin", phones(["A"], inBin(2, 1, ofRow(0))), tooFew],
  ["takes more of a batch than its bin holds", milk({ MON: 3 }, inBin(2, 3, ofRow(0))), tooFew],
  ["takes it in two rows", milk({ MON: 3 }, inBin(2, 2, ofRow(0)), inBin(2, 1, ofRow(0))), tooFew],
  [
    "lets a number's bin fall below zero",
    milk({ TUE: 3, MON: 3 }, inBin(2, 3, ofRow(0)), inBin(2, 3, ofRow(1, { AllowNegativeQuantity: "tYES" }))),
    tooFew,
  ],
])("refuses an allocation that %s, and leaves no trace", async (_what, line, message) => {
  const caller = await aCaller({ company: aBinCompany() });
  const before = caller.b1.books.bins();
  const answer = await caller.send("POST InventoryGenExits", issue(line));
  expect([answer.status, errorOf(answer).message]).toEqual([400, expect.stringMatching(message) as string]);
  expect(caller.b1.books.bins()).toEqual(before);
});

it.each([{}, ofRow(-1), ofRow(0)])("asks for no row of an item without numbers: %o", async (row) => {
  const caller = await aCaller({ company: aBinCompany() });
  const line = { ItemCode: "SKU-1", Quantity: 4, DocumentLinesBinAllocations: [inBin(1, 4, row)] };
  expect((await caller.send("POST InventoryGenExits", issue(line))).status).toBe(201);
  expect(lies(caller, "SKU-1")).toEqual([" 6 in 1"]);
});

it("finds the bins of the numbers by itself where the warehouse is set up so", async () => {
  const caller = await aCaller({ company: aBinCompany({ AutoAllocOnIssue: true, DefaultBin: 2 }) });
  await caller.send("POST InventoryGenExits", issue(milk({ MON: 5, TUE: 1 })));
  expect(lies(caller, "MILK")).toEqual(["MON 1 in 2", "TUE 2 in 2"]);
  await caller.send("POST InventoryGenEntries", issue({ ...phones(["C"]), UnitPrice: 30 }));
  expect(lies(caller, "PHONE")).toEqual(["A 1 in 1", "B 1 in 2", "C 1 in 2"]);
});

it("moves numbers from bin to bin, and back, and knows it all again when the journal is replayed", async () => {
  const [company, journal] = [aBinCompany(), memoryJournal()];
  const caller = await aCaller({ company, journal });
  const { DocumentLinesBinAllocations: rows, ...line } = milk(
    { MON: 3 },
    inBin(1, 3, ofRow(0, { BinActionType: "batFromWarehouse" })),
    inBin(2, 3, ofRow(0, { BinActionType: "batToWarehouse" })),
  );
  const transfer = {
    ...{ FromWarehouse: "MALMO", ToWarehouse: "MALMO" },
    StockTransferLines: [{ ...line, StockTransferLinesBinAllocations: rows ?? [] }],
  };
  expect((await caller.send("POST StockTransfers", transfer)).status).toBe(201);
  expect(lies(caller, "MILK")).toEqual(["MON 1 in 1", "MON 5 in 2", "TUE 3 in 2"]);
  expect(lies(await aCaller({ company, journal }), "MILK")).toEqual(lies(caller, "MILK"));
  expect((await caller.send("POST StockTransfers(1)/Cancel")).status).toBe(204);
  expect(lies(caller, "MILK")).toEqual(["MON 2 in 2", "MON 4 in 1", "TUE 3 in 2"]);
});

it("is loud about bins of a transfer that say neither from nor to", async () => {
  const { send } = await aCaller({ company: aBinCompany() });
  const line = { ItemCode: "SKU-1", Quantity: 1, StockTransferLinesBinAllocations: [inBin(2, 1)] };
  const transfer = { FromWarehouse: "MALMO", ToWarehouse: "MALMO", StockTransferLines: [line] };
  expect((await send("POST StockTransfers", transfer)).status).toBe(501);
});
