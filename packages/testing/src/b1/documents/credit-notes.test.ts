import { expect, it } from "vitest";
import { memoryJournal } from "../../journal.ts";
import { virtualClock } from "../../virtual-clock.ts";
import { createB1Emulator } from "../emulator.ts";
import { type Row, rowsOf } from "../json.ts";
import { aCaller, aCopy, anInvoice, errorOf, testCompany } from "../test-company.ts";

const ofLine = (row: Row): Row =>
  anInvoice({ DocumentLines: [{ ItemCode: "SKU-1", Quantity: 1, PriceAfterVAT: 125, ...row }] });

it("posts a standalone credit memo as a sale the other way round, with numbers of its own", async () => {
  const { b1, send } = await aCaller();
  const { status, body } = await send("POST CreditNotes", anInvoice());
  expect(status).toBe(201);
  expect(body).toMatchObject({
    DocEntry: 1,
    DocObjectCode: "oCreditNotes",
    JournalMemo: "A/R Credit Memos - POS-MALMO",
    DocTotal: 125,
    VatSum: 25,
    DocumentStatus: "bost_Open",
  });
  expect(b1.books.stock()[0]?.InStock).toBe("1001");
  expect(b1.books.journal().at(-1)?.lines).toEqual([
    { account: "1510", cardCode: "POS-MALMO", debit: "0.00", credit: "125.00" },
    { account: "3010", debit: "100.00", credit: "0.00" },
    { account: "2611", debit: "25.00", credit: "0.00" },
    { account: "4010", debit: "0.00", credit: "40.00" },
    { account: "1460", debit: "40.00", credit: "0.00" },
  ]);
});

it("debits the account for sales returns where the company has one", async () => {
  const company = testCompany();
  const determination = { ...company.determination, salesReturns: "3740" };
  const { b1, send } = await aCaller({ company: { ...company, determination } });
  await send("POST Invoices", anInvoice());
  await send("POST CreditNotes", aCopy(13, 1));
  expect(b1.books.trialBalance()).toMatchObject({ "3010": "-100.00", "3740": "100.00" });
});

it("values what comes back at the cost that was sent", async () => {
  const { b1, send } = await aCaller();
  const { body } = await send(
    "POST CreditNotes",
    ofLine({ EnableReturnCost: "tYES", ReturnCost: 33.5, ReturnReason: 2 }),
  );
  expect(rowsOf(body, "DocumentLines")[0]).toMatchObject({
    ReturnReason: 2,
    ReturnAction: -1,
  });
  expect(b1.books.trialBalance()["4010"]).toBe("-33.50");
});

it("credits without quantity posting: no goods come back, and their loss stays in the cost of goods sold", async () => {
  const journal = memoryJournal();
  const { b1, send } = await aCaller({ journal });
  await send("POST Invoices", anInvoice());
  const unmoved = { WithoutInventoryMovement: "tYES", ActualBaseEntry: 1, ActualBaseLine: 0 };
  const copy = aCopy(13, 1, unmoved);
  expect(errorOf(await send("POST CreditNotes", copy)).message).toContain("[RIN1.NoInvtryMv][line: 1]");
  b1.options.copiedWithoutMovement = "allow";
  expect((await send("POST CreditNotes", copy)).status).toBe(201);
  expect(b1.books.stock()[0]?.InStock).toBe("999");
  expect(b1.books.trialBalance()).toMatchObject({ "3010": "0.00", "4010": "40.00" });
  const again = createB1Emulator({ company: testCompany(), clock: virtualClock(0), journal });
  expect(again.books.trialBalance()).toEqual(b1.books.trialBalance());
});

it("credits goods that stand alone without quantity posting", async () => {
  const { b1, send } = await aCaller();
  const line = { ItemCode: "SKU-1", Quantity: 1, PriceAfterVAT: 125, WithoutInventoryMovement: "tYES" };
  expect((await send("POST CreditNotes", anInvoice({ DocumentLines: [line] }))).status).toBe(201);
  expect(b1.books.stock()[0]?.InStock).toBe("1000");
  expect(b1.books.trialBalance()).not.toHaveProperty("4010");
});

it("takes a credit memo over nothing, and closes it", async () => {
  const { send } = await aCaller();
  const { body } = await send("POST CreditNotes", ofLine({ PriceAfterVAT: 0 }));
  expect(body).toMatchObject({ DocTotal: 0, DocumentStatus: "bost_Close" });
  const free = await send(
    "POST CreditNotes",
    ofLine({ PriceAfterVAT: null, UnitPrice: 100, DiscountPercent: 100 }),
  );
  expect(free.body).toMatchObject({ DocTotal: 0, VatSum: 0 });
});

it("refuses WithoutInventoryMovement aloud on an invoice", async () => {
  const { send } = await aCaller();
  expect((await send("POST Invoices", ofLine({ WithoutInventoryMovement: "tYES" }))).status).toBe(501);
});
