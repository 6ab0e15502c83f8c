import { expect, it } from "vitest";
import { anItem } from "../../builders.ts";
import type { Row } from "../json.ts";
import { aCaller, anInvoice, errorOf, testCompany } from "../test-company.ts";

const company = testCompany({
  warehouses: ["MALMO", "LUND"].map((WarehouseCode) => ({ WarehouseCode, WarehouseName: WarehouseCode })),
  items: [
    anItem({
      ItemCode: "PHONE",
      ManageSerialNumbers: true,
      stock: { MALMO: "2" },
      numbers: ["A", "B"].map((number) => ({ number, warehouse: "MALMO", quantity: "1" })),
    }),
    anItem({
      ItemCode: "MILK",
      ManageBatchNumbers: true,
      stock: { MALMO: "10" },
      numbers: [
        { number: "MON", warehouse: "MALMO", quantity: "6" },
        { number: "TUE", warehouse: "MALMO", quantity: "4" },
      ],
    }),
    anItem(),
    anItem({
      ItemCode: "LATE",
      ManageSerialNumbers: true,
      more: { SRIAndBatchManageMethod: "bomm_OnReleaseOnly" },
    }),
  ],
});

const issue = (line: Row): Row => ({ DocumentLines: [line] });
const phones = (...numbers: readonly string[]): Row => ({
  ItemCode: "PHONE",
  Quantity: numbers.length,
  SerialNumbers: numbers.map((InternalSerialNumber) => ({ InternalSerialNumber })),
});
const milk = (...batches: readonly (readonly [string, number])[]): Row => ({
  ItemCode: "MILK",
  Quantity: batches.reduce((all, [, Quantity]) => all + Quantity, 0),
  BatchNumbers: batches.map(([BatchNumberProperty, Quantity]) => ({ BatchNumberProperty, Quantity })),
});

const incomplete = {
  code: "-4014",
  message: "Cannot add row without complete selection of batch/serial numbers",
};

it("issues serial numbers that are there, and takes new ones in", async () => {
  const { b1, send } = await aCaller({ company });
  expect((await send("POST InventoryGenExits", issue(phones("B")))).status).toBe(201);
  const received = issue({ ...phones("C"), UnitPrice: 30 });
  expect((await send("POST InventoryGenEntries", received)).status).toBe(201);
  const onHand = b1.books.numbersOnHand().filter(({ ItemCode }) => ItemCode === "PHONE");
  expect(onHand.map(({ number }) => number)).toEqual(["A", "C"]);
  expect(errorOf(await send("POST InventoryGenEntries", received)).message).toBe(
    "Serial number C of item PHONE already exists",
  );
});

it.each(["BatchNumberProperty", "BatchNumber"])(
  "issues from several batches, named in %s",
  async (property) => {
    const { b1, send } = await aCaller({ company });
    const BatchNumbers = [
      { [property]: "MON", Quantity: 1 },
      { [property]: "TUE", Quantity: 4 },
    ];
    expect(
      (await send("POST InventoryGenExits", issue({ ItemCode: "MILK", Quantity: 5, BatchNumbers }))).status,
    ).toBe(201);
    expect(b1.books.numbersOnHand().filter(({ ItemCode }) => ItemCode === "MILK")).toEqual([
      { ItemCode: "MILK", WarehouseCode: "MALMO", number: "MON", Quantity: "5" },
    ]);
  },
);

it.each([
  ["no numbers", { ItemCode: "PHONE", Quantity: 1 }, incomplete],
  ["too few numbers", { ...phones("A"), Quantity: 2 }, incomplete],
  ["a number twice", phones("A", "A"), incomplete],
  ["batches that do not add up", { ...milk(["MON", 2]), Quantity: 3 }, incomplete],
  [
    "a batch without its quantity",
    { ItemCode: "MILK", Quantity: 1, BatchNumbers: [{ BatchNumberProperty: "MON" }] },
    incomplete,
  ],
  [
    "a number that is not there",
    phones("Z"),
    { code: "-10", message: "10001153 - Insufficient quantity for item PHONE with serial Z in warehouse" },
  ],
  [
    "more than its batch holds",
    milk(["TUE", 5]),
    { code: "-10", message: "10001153 - Insufficient quantity for item MILK with batch TUE in warehouse" },
  ],
  [
    "a number in another warehouse",
    { ...phones("A"), WarehouseCode: "LUND" },
    { code: "-10", message: "Quantity falls into negative inventory [IGE1.ItemCode][line: 1]" },
  ],
  [
    "numbers of an item that has none",
    { ...phones("A"), ItemCode: "SKU-1" },
    { code: "-5002", message: "Item SKU-1 is not managed by such numbers [IGE1.ItemCode][line: 1]" },
  ],
])("refuses an issue with %s, and leaves no trace", async (_what, line, refusal) => {
  const { b1, send } = await aCaller({ company });
  const before = [b1.books.numbersOnHand(), b1.books.stockAudit(), b1.books.journal()];
  const sound = { ItemCode: "SKU-1", Quantity: 1 };
  expect(errorOf(await send("POST InventoryGenExits", { DocumentLines: [line] }))).toEqual(refusal);
  expect((await send("POST InventoryGenExits", { DocumentLines: [sound, line] })).status).toBe(400);
  expect([b1.books.numbersOnHand(), b1.books.stockAudit(), b1.books.journal()]).toEqual(before);
});

it("asks an invoice for numbers as well, and has them back when it is cancelled", async () => {
  const { b1, send } = await aCaller({ company });
  const line = { ItemCode: "PHONE", Quantity: 1, PriceAfterVAT: 125 };
  const refused = await send("POST Invoices", anInvoice({ DocumentLines: [line] }));
  expect(errorOf(refused)).toEqual(incomplete);
  await send("POST Invoices", anInvoice({ DocumentLines: [{ ...line, ...phones("A") }] }));
  expect(b1.books.numbersOnHand().map(({ number }) => number)).not.toContain("A");
  await send("POST Invoices(1)/Cancel");
  expect(b1.books.numbersOnHand().map(({ number }) => number)).toContain("A");
});

it("is loud about numbers that are managed on release only", async () => {
  const { send } = await aCaller({ company });
  const answer = await send("POST InventoryGenExits", issue({ ItemCode: "LATE", Quantity: 1 }));
  expect(answer.status).toBe(501);
});

it("moves numbers with a transfer, and back when that is cancelled", async () => {
  const { b1, send } = await aCaller({ company });
  const before = b1.books.numbersOnHand();
  const StockTransferLines = [phones("A"), milk(["MON", 6])];
  await send("POST StockTransfers", { FromWarehouse: "MALMO", ToWarehouse: "LUND", StockTransferLines });
  const inLund = b1.books.numbersOnHand().filter(({ WarehouseCode }) => WarehouseCode === "LUND");
  expect(inLund.map(({ number, Quantity }) => `${number} ${Quantity}`)).toEqual(["A 1", "MON 6"]);
  await send("POST StockTransfers(1)/Cancel");
  expect(b1.books.numbersOnHand()).toEqual(expect.arrayContaining([...before]));
  expect(b1.books.numbersOnHand()).toHaveLength(before.length);
});
