import Big from "big.js";
import fc from "fast-check";
import { expect, it } from "vitest";
import { memoryJournal } from "../../journal.ts";
import { virtualClock } from "../../virtual-clock.ts";
import type { Books } from "./booked.ts";
import { createB1Emulator } from "../emulator.ts";
import type { Row } from "../json.ts";
import { aCaller, anInvoice, type Caller, morning, testCompany } from "../test-company.ts";

const cents = fc.integer({ min: 1, max: 99_999 }).map((each) => each / 100);
const line = fc.record({
  ItemCode: fc.constantFrom("SKU-1", "SKU-2", "FEE"),
  Quantity: fc.integer({ min: 1, max: 9 }),
  VatGroup: fc.constantFrom("S25", "S12", "S06", "S00"),
});
const priced = fc.oneof(
  fc.tuple(line, cents).map(([each, PriceAfterVAT]) => ({ ...each, PriceAfterVAT })),
  fc
    .tuple(line, cents, fc.integer({ min: 0, max: 90 }))
    .map(([each, UnitPrice, DiscountPercent]) => ({ ...each, UnitPrice, DiscountPercent })),
);
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .array(priced, { minLength: 1, maxLength: 6 })
      .map((lines) => ({ kind: "sell" as const, lines })),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("pay" as const),
      docEntry: fc.integer({ min: 1, max: 9 }),
      share: fc.integer({ min: 1, max: 4 }),
    }),
  },
  fc.record({
    kind: fc.constantFrom("cancel" as const, "take-back" as const),
    docEntry: fc.integer({ min: 1, max: 9 }),
  }),
);

/** Does what it says if SAP lets it: refusals are part of the game. */
async function play(
  caller: Caller,
  each: typeof step extends fc.Arbitrary<infer T> ? T : never,
): Promise<void> {
  if (each.kind === "sell")
    await caller.send("POST Invoices", anInvoice({ DocumentLines: each.lines as readonly Row[] }));
  if (each.kind === "cancel") await caller.send(`POST Invoices(${String(each.docEntry)})/Cancel`);
  if (each.kind === "take-back") await caller.send(`POST IncomingPayments(${String(each.docEntry)})/Cancel`);
  if (each.kind !== "pay") return;
  const invoice = caller.b1.books.invoices()[each.docEntry - 1];
  const open = new Big(invoice?.DocTotal ?? "0").minus(invoice?.PaidToDate ?? "0");
  const sum = open.div(each.share).round(2).toNumber();
  await caller.send("POST IncomingPayments", {
    CardCode: "POS-MALMO",
    CashAccount: "1910",
    CashSum: sum,
    PaymentInvoices: [{ DocEntry: each.docEntry, SumApplied: sum }],
  });
}

const total = (texts: readonly string[]) =>
  texts.reduce((all, each) => all.plus(each), new Big(0)).toFixed(2);

function expectSound(books: Books): void {
  expect(total(Object.values(books.trialBalance()))).toBe("0.00");
  for (const { lines } of books.journal()) {
    expect(total(lines.map(({ debit }) => debit))).toBe(total(lines.map(({ credit }) => credit)));
  }
  const live = books.invoices().filter(({ CancelStatus }) => CancelStatus === "csNo");
  const owed = live.map(({ DocTotal, PaidToDate }) => new Big(DocTotal).minus(PaidToDate).toFixed(2));
  expect(total(Object.values(books.partnerBalances()))).toBe(total(owed));
  for (const { DocTotal, VatSum, DocumentLines } of live) {
    expect(total(DocumentLines.map(({ GrossTotal }) => GrossTotal))).toBe(DocTotal);
    expect(total(DocumentLines.map(({ TaxTotal }) => TaxTotal))).toBe(VatSum);
  }
}

const everything = (books: Books) => ({
  invoices: books.invoices(),
  payments: books.incomingPayments(),
  drafts: [books.drafts(), books.paymentDrafts()],
  journal: books.journal(),
  balances: [books.trialBalance(), books.partnerBalances()],
  stock: books.stock(),
  vat: books.vat(),
});

it("balances whatever is sold, paid and cancelled, and is the same again when its journal is replayed", async () => {
  const settings = fc.record({
    PriceAccuracy: fc.constantFrom(2, 4, 6),
    GroupLinesInVATCalculation: fc.boolean(),
    BlockStockNegativeQuantity: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(settings, fc.array(step, { maxLength: 14 }), async (chosen, steps) => {
      const company = testCompany({ settings: chosen });
      const journal = memoryJournal();
      const caller = await aCaller({ company, journal });
      for (const each of steps) await play(caller, each);
      expectSound(caller.b1.books);
      const again = createB1Emulator({ company, clock: virtualClock(0), journal });
      expect(everything(again.books)).toEqual(everything(caller.b1.books));
      expect(again.lastAt()).toBe(caller.b1.lastAt());
    }),
    { numRuns: 60 },
  );
});

it("replays what happened, not what today's settings would make of it", async () => {
  const journal = memoryJournal();
  const { b1, send, clock } = await aCaller({ journal, options: { approvals: "invoices" } });
  await send("POST Invoices", anInvoice());
  b1.options.approvals = "none";
  await clock.advance(86_400_000);
  await send("POST Login", { CompanyDB: "DEMO_SE", UserName: "INSTEP", Password: "sap-demo" });
  b1.clerk.approveDraft(1);
  b1.clerk.copyInvoice(1);
  const again = createB1Emulator({
    company: testCompany(),
    clock: virtualClock(0),
    journal,
    options: { approvals: "all", duplicateReferences: "block", negativeLines: "refuse" },
  });
  expect(everything(again.books)).toEqual(everything(b1.books));
  expect(again.lastAt()).toBe(morning + 86_400_000);
});

it("replays every command under the settings of its own time, whatever they were before, after and today", async () => {
  const journal = memoryJournal();
  const company = testCompany({
    priceLists: [{ PriceListNo: 1, PriceListName: "Net", IsGrossPrice: false }],
  });
  const caller = await aCaller({ company, journal });
  const { b1, send, clock } = caller;
  const rounded = { Rounding: "tYES", RoundingDiffAmount: 0.4 };
  const goods = { DocumentLines: [{ ItemCode: "SKU-2", Quantity: 1, UnitPrice: 5 }] };
  const settings = [
    {},
    { sentRounding: "writable", stockMovesTouchItems: "yes", priceListChangesTouchItems: "yes" },
    { sentRounding: "ignored", stockMovesTouchItems: "no", priceListChangesTouchItems: "no" },
  ] as const;
  for (const [index, each] of settings.entries()) {
    Object.assign(b1.options, each);
    await clock.advance(60_000);
    await send("POST Invoices", anInvoice({ NumAtCard: String(index), ...rounded }));
    await send("POST InventoryGenEntries", goods);
    b1.clerk.changePrice("FEE", 1, String(index + 7));
  }
  expect(b1.books.invoices().map(({ DocTotal }) => DocTotal)).toEqual(["125.00", "125.40", "125.00"]);
  const changed = async ({ get }: Caller) =>
    (await get("Items?$select=ItemCode,UpdateDate,UpdateTime&$filter=UpdateTime gt '00:00:00'")).body.value;
  expect(await changed(caller)).toMatchObject(
    ["FEE", "SKU-1", "SKU-2"].map((ItemCode) => ({ ItemCode, UpdateTime: "10:02:00" })),
  );
  const again = await aCaller({
    company,
    journal,
    options: { sentRounding: "writable", priceListChangesTouchItems: "yes" },
  });
  expect(everything(again.b1.books)).toEqual(everything(b1.books));
  expect(await changed(again)).toEqual(await changed(caller));
});

it("opens again when AdminInfo was sent back as it was read, though approvals have changed since", async () => {
  const journal = memoryJournal();
  const { b1, send } = await aCaller({ journal, options: { approvals: "all" } });
  const AdminInfo = (await send("POST CompanyService_GetAdminInfo")).body;
  expect((await send("POST CompanyService_UpdateAdminInfo", { AdminInfo })).status).toBe(204);
  b1.options.approvals = "none";
  expect(() => createB1Emulator({ company: testCompany(), clock: virtualClock(0), journal })).not.toThrow();
});

it("refuses to show books that a fault of its own has broken", async () => {
  const journal = {
    ...memoryJournal(),
    append: () => {
      throw new Error("The disk is full.");
    },
  };
  const { b1, send } = await aCaller({ journal });
  await expect(send("POST Invoices", anInvoice())).rejects.toThrow("The disk is full.");
  expect(() => b1.books.invoices()).toThrow("The disk is full.");
});
