import fc from "fast-check";
import { expect, it } from "vitest";
import { anItem } from "../../builders.ts";
import { memoryJournal } from "../../journal.ts";
import { virtualClock } from "../../virtual-clock.ts";
import type { Books } from "../books/booked.ts";
import { decimal, sum } from "../decimals.ts";
import { createB1Emulator } from "../emulator.ts";
import type { Row } from "../json.ts";
import { aCaller, anInvoice, type Caller, testCompany } from "../test-company.ts";

const places = ["MALMO", "LUND"];
const goods = fc.record({
  ItemCode: fc.constantFrom("SKU-1", "SKU-2", "MILK"),
  WarehouseCode: fc.constantFrom(...places),
  Quantity: fc.integer({ min: 1, max: 6 }),
});
const batches = ({ ItemCode, Quantity }: { readonly ItemCode: string; readonly Quantity: number }): Row =>
  ItemCode === "MILK" ? { BatchNumbers: [{ BatchNumberProperty: "MON", Quantity }] } : {};

const sale = fc
  .array(
    goods.filter(({ ItemCode }) => ItemCode !== "MILK"),
    { minLength: 1, maxLength: 3 },
  )
  .map(
    (lines) =>
      [
        "POST Invoices",
        anInvoice({ DocumentLines: lines.map((each) => ({ ...each, PriceAfterVAT: 9 })) }),
      ] as const,
  );
const issue = fc
  .array(goods, { minLength: 1, maxLength: 3 })
  .map(
    (lines) =>
      [
        "POST InventoryGenExits",
        { DocumentLines: lines.map((each) => ({ ...each, ...batches(each) })) },
      ] as const,
  );
const receipt = fc
  .array(fc.tuple(goods, fc.integer({ min: 0, max: 9999 })), { minLength: 1, maxLength: 3 })
  .map((lines) => {
    const rows = lines.map(([each, cents]) => ({ ...each, ...batches(each), UnitPrice: cents / 100 }));
    return ["POST InventoryGenEntries", { DocumentLines: rows }] as const;
  });
const transfer = fc.tuple(goods, fc.constantFrom(...places)).map(([each, from]) => {
  const line = { ...each, ...batches(each), FromWarehouseCode: from };
  return ["POST StockTransfers", { StockTransferLines: [line] }] as const;
});
const cancel = fc
  .tuple(
    fc.constantFrom("Invoices", "InventoryGenExits", "InventoryGenEntries", "StockTransfers"),
    fc.integer({ min: 1, max: 4 }),
  )
  .map(([set, docEntry]) => [`POST ${set}(${String(docEntry)})/Cancel`, undefined] as const);
const step = fc.oneof(sale, issue, receipt, transfer, cancel);

const total = (texts: readonly string[]): string => sum(texts.map(decimal)).toFixed(2);
const picture = (books: Books) => ({
  stock: books.stock(),
  audit: books.stockAudit(),
  values: books.stockValues(),
  numbers: books.numbersOnHand(),
  trialBalance: books.trialBalance(),
});

function expectSound(books: Books): void {
  const audit = books.stockAudit();
  expect(books.trialBalance()["1460"] ?? "0.00").toBe(total(books.stockValues().map(({ value }) => value)));
  for (const { ItemCode, WarehouseCode, InStock } of books.stock()) {
    const moved = audit.filter((each) => each.ItemCode === ItemCode && each.WarehouseCode === WarehouseCode);
    expect(total(moved.map(({ Quantity }) => Quantity))).toBe(total([InStock]));
    expect(total([moved.at(-1)?.InStock ?? "0"])).toBe(total([InStock]));
  }
  for (const { ItemCode, value } of books.stockValues()) {
    expect(total(audit.filter((each) => each.ItemCode === ItemCode).map((each) => each.value))).toBe(value);
  }
  const milk = (rows: readonly { readonly ItemCode: string; readonly text: string }[]) =>
    total(rows.filter(({ ItemCode }) => ItemCode === "MILK").map(({ text }) => text));
  expect(milk(books.numbersOnHand().map(({ ItemCode, Quantity }) => ({ ItemCode, text: Quantity })))).toBe(
    milk(books.stock().map(({ ItemCode, InStock }) => ({ ItemCode, text: InStock }))),
  );
}

async function play(
  { b1, send }: Caller,
  [request, body]: readonly [string, Row | undefined],
): Promise<void> {
  const before = picture(b1.books);
  const { status } = await send(request, body);
  expect([201, 204, 400, 404]).toContain(status);
  if (status >= 400) expect(picture(b1.books)).toEqual(before);
}

it("keeps the stock account equal to the value of all items, whatever moves and whatever is refused", async () => {
  const settings = fc.record({ BlockStockNegativeQuantity: fc.boolean(), CostPerWarehouse: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(settings, fc.array(step, { maxLength: 16 }), async (chosen, steps) => {
      const company = testCompany({
        warehouses: places.map((WarehouseCode) => ({ WarehouseCode, WarehouseName: WarehouseCode })),
        settings: { PriceAccuracy: 2, GroupLinesInVATCalculation: true, ...chosen },
        items: [
          anItem({ cost: "3.333", stock: { MALMO: "7", LUND: "3" } }),
          anItem({ ItemCode: "SKU-2", cost: "12.35", stock: { MALMO: "4" } }),
          anItem({
            ItemCode: "MILK",
            ManageBatchNumbers: true,
            stock: { MALMO: "5" },
            numbers: [{ number: "MON", warehouse: "MALMO", quantity: "5" }],
          }),
        ],
      });
      const journal = memoryJournal();
      const caller = await aCaller({ company, journal, options: { goodsDocumentCancellation: "allow" } });
      for (const each of steps) await play(caller, each);
      expectSound(caller.b1.books);
      const again = createB1Emulator({ company, clock: virtualClock(0), journal });
      expect(picture(again.books)).toEqual(picture(caller.b1.books));
    }),
    { numRuns: 80 },
  );
});
