import { expect, it } from "vitest";
import { anItem } from "../../builders.ts";
import { type Row, rowsOf } from "../json.ts";
import { aCaller, errorOf, testCompany } from "../test-company.ts";

const warehouses = [
  { WarehouseCode: "MALMO", WarehouseName: "Malmö", BusinessPlaceID: 1 },
  { WarehouseCode: "LUND", WarehouseName: "Lund", BusinessPlaceID: 1 },
  { WarehouseCode: "STHLM", WarehouseName: "Stockholm", BusinessPlaceID: 2 },
];
const company = testCompany({ warehouses, items: [anItem({ stock: { MALMO: "10" } })] });

const aTransfer = (line: Row = {}, head: Row = {}): Row => ({
  FromWarehouse: "MALMO",
  ToWarehouse: "LUND",
  StockTransferLines: [{ ItemCode: "SKU-1", Quantity: 4, ...line }],
  ...head,
});

it("moves goods between warehouses at their cost, and posts that", async () => {
  const { b1, send, get } = await aCaller({ company });
  const { status, body } = await send("POST StockTransfers", aTransfer());
  expect([status, body.DocEntry, body.TransNum, body["@odata.etag"]]).toEqual([201, 1, 2, undefined]);
  expect(rowsOf(body, "StockTransferLines")[0]).toMatchObject({
    FromWarehouseCode: "MALMO",
    WarehouseCode: "LUND",
  });
  const info = rowsOf((await get("Items('SKU-1')")).body, "ItemWarehouseInfoCollection");
  expect(info.map(({ WarehouseCode, InStock }) => [WarehouseCode, InStock])).toEqual([
    ["MALMO", 6],
    ["LUND", 4],
    ["STHLM", 0],
  ]);
  expect(b1.books.journal().at(-1)?.lines).toEqual([
    { account: "1460", debit: "160.00", credit: "0.00" },
    { account: "1460", debit: "0.00", credit: "160.00" },
  ]);
});

it.each([true, false])(
  "leaves the value of all stock as it was (costs per warehouse: %s)",
  async (CostPerWarehouse) => {
    const settings = { ...company.settings, CostPerWarehouse };
    const { b1, send } = await aCaller({ company: { ...company, settings } });
    await send("POST InventoryGenEntries", {
      DocumentLines: [{ ItemCode: "SKU-1", Quantity: 3, UnitPrice: 7.77, WarehouseCode: "LUND" }],
    });
    for (const Quantity of [4, 3, 3]) await send("POST StockTransfers", aTransfer({ Quantity }));
    expect(b1.books.stockValues()).toEqual([{ ItemCode: "SKU-1", value: "423.31" }]);
    expect(b1.books.trialBalance()["1460"]).toBe("423.31");
  },
);

it.each([
  [
    "to where they are",
    { ToWarehouse: "MALMO" },
    "Goods are in warehouse MALMO already [WTR1.WhsCode][line: 1]",
  ],
  ["to nowhere", { ToWarehouse: "" }, "No matching records found (ODBC -2028) [WTR1.WhsCode][line: 1]"],
  [
    "that are not there",
    { FromWarehouse: "LUND", ToWarehouse: "MALMO" },
    "Quantity falls into negative inventory [WTR1.ItemCode][line: 1]",
  ],
])("refuses a transfer of goods %s", async (_what, head, message) => {
  const { b1, send } = await aCaller({ company });
  expect(errorOf(await send("POST StockTransfers", aTransfer({}, head))).message).toBe(message);
  expect(b1.books.stockAudit()).toHaveLength(1);
});

it("refuses a transfer between branches", async () => {
  const businessPlaces = [
    { BPLID: 1, BPLName: "Skåne" },
    { BPLID: 2, BPLName: "Stockholm" },
  ];
  const { b1, send, get } = await aCaller({ company: { ...company, businessPlaces } });
  expect((await send("POST StockTransfers", aTransfer())).body.BPLID).toBe(1);
  const { body: entry } = await get(`JournalEntries(${String(b1.books.journal().at(-1)?.JdtNum)})`);
  expect(rowsOf(entry, "JournalEntryLines").map(({ BPLID }) => BPLID)).toEqual([1, 1]);
  expect(errorOf(await send("POST StockTransfers", aTransfer({ WarehouseCode: "STHLM" }))).message).toBe(
    "Warehouse 'STHLM' is not assigned to the branch of the document [WTR1.WhsCode][line: 1]",
  );
});

it("is cancelled by a transfer the other way round, once", async () => {
  const { b1, send, get } = await aCaller({ company });
  await send("POST StockTransfers", aTransfer());
  expect((await send("POST StockTransfers(1)/Cancel")).status).toBe(204);
  expect((await get("StockTransfers(2)")).body).toMatchObject({
    FromWarehouse: "LUND",
    ToWarehouse: "MALMO",
  });
  expect(b1.books.stock()).toEqual([
    { ItemCode: "SKU-1", WarehouseCode: "MALMO", InStock: "10" },
    { ItemCode: "SKU-1", WarehouseCode: "LUND", InStock: "0" },
  ]);
  for (const docEntry of [1, 2]) {
    expect(errorOf(await send(`POST StockTransfers(${String(docEntry)})/Cancel`)).code).toBe("-5006");
  }
});
