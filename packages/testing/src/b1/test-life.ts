import fc from "fast-check";
import { anItem, vatGroup } from "../builders/company.ts";
import type { Company } from "./company.ts";
import { asText, type Row, rowsOf } from "./json.ts";
import type { B1Options } from "./options.ts";
import { type Caller, testCompany } from "./test-company.ts";

/** A company in which everything can happen: two warehouses and one with bins, numbered items, two rates, euros, freight. */
export function livelyCompany(): Company {
  const stock = { MALMO: "50", LUND: "50" };
  return testCompany({
    vatGroups: [vatGroup("S25", "25", "2611"), vatGroup("S12", "12", "2621"), vatGroup("S00", "0")],
    warehouses: [
      { WarehouseCode: "MALMO", WarehouseName: "Malmö" },
      { WarehouseCode: "LUND", WarehouseName: "Lund" },
      {
        WarehouseCode: "BINS",
        WarehouseName: "Central",
        EnableBinLocations: true,
        AutoAllocOnIssue: true,
        DefaultBin: 1,
      },
    ],
    bins: [{ AbsEntry: 1, Warehouse: "BINS", BinCode: "BINS-A" }],
    items: [
      anItem({ stock }),
      anItem({
        ItemCode: "SKU-2",
        SalesVATGroup: "S12",
        cost: "12.35",
        stock: { ...stock, BINS: "10" },
        bins: { 1: "10" },
      }),
      anItem({
        ItemCode: "SER",
        ManageSerialNumbers: true,
        stock: { MALMO: "2" },
        cost: "7.77",
        numbers: numbersOf(["S1", "S2"], "1"),
      }),
      anItem({
        ItemCode: "BAT",
        ManageBatchNumbers: true,
        stock: { MALMO: "9" },
        cost: "3.33",
        numbers: numbersOf(["B1"], "9"),
      }),
      anItem({ ItemCode: "FEE", InventoryItem: false, stock: {}, cost: "0" }),
    ],
    currencies: [{ Code: "EUR", Name: "Euro" }],
    rates: [{ Currency: "EUR", RateDate: "2026-07-14", Rate: "11.2345" }],
    freight: [{ ExpensCode: 1, Name: "Delivery", RevenuesAccount: "3010", OutputVATGroup: "S25" }],
    userTables: ["CLAIMS"],
  });
}

const numbersOf = (numbers: readonly string[], quantity: string) =>
  numbers.map((number) => ({ number, warehouse: "MALMO", quantity }));

/** What somebody does, as numbers to be read in the light of what there is by then. */
export interface Deed {
  readonly what: (typeof deeds)[number];
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly cents: number;
}

const deeds = [
  ...["sell", "sell", "sell", "copy", "copy", "copy", "pay", "pay", "pay", "act", "act", "act"],
  ...["goods", "transfer", "journal", "reconcile", "change set", "set", "approve", "by hand", "lock", "edit"],
] as const;

/** A life of so many deeds. */
export const life = (minLength: number, maxLength: number): fc.Arbitrary<Deed[]> =>
  fc.array(
    fc.record({
      what: fc.constantFrom(...deeds),
      a: fc.nat(11),
      b: fc.nat(11),
      c: fc.nat(11),
      cents: fc.integer({ min: 1, max: 90_000 }),
    }),
    { minLength, maxLength, size: "max" },
  );

/** Does it. Gives the status of each answer; the clerk's refusals count as 400. */
export async function does(caller: Caller, deed: Deed): Promise<readonly number[]> {
  const { b1, send } = caller;
  const post = async (request: string, body?: Row): Promise<readonly number[]> => [
    (await send(`POST ${request}`, body)).status,
  ];
  switch (deed.what) {
    case "sell":
      return await post(of(salesSets, deed.a), sale(deed));
    case "copy":
      return await post(of(copyTargets, deed.a), copyOf(caller, deed));
    case "pay":
      return await post(
        deed.a % 2 === 0 ? "IncomingPayments" : "VendorPayments",
        await paymentOf(caller, deed),
      );
    case "act":
      return await post(`${of(actedOn, deed.a)}(${String(1 + (deed.b % 4))})/${of(actions, deed.c)}`);
    case "goods":
      return await post(deed.a % 2 === 0 ? "InventoryGenEntries" : "InventoryGenExits", goodsOf(deed));
    case "transfer":
      return await post("StockTransfers", transferOf(deed));
    case "journal":
      return await post("JournalEntries", entryOf(deed));
    case "reconcile":
      return await reconcile(caller, deed);
    case "change set":
      return await changeSet(caller, deed);
    case "set":
      Object.assign(b1.options, of(settings, deed.a));
      return [];
    case "approve":
      return byHand(() =>
        deed.a % 2 === 0
          ? b1.clerk.approveDraft(1 + (deed.b % 3))
          : b1.clerk.approvePaymentDraft(1 + (deed.b % 3)),
      );
    case "by hand":
      return byHand(() => worksByHand(caller, deed));
    case "lock":
      b1.clerk.setPeriodStatus(
        "2026-07-14",
        deed.a === 0 ? "ltLocked" : deed.a === 1 ? "ltUnlockedExceptSales" : "ltUnlocked",
      );
      return [];
    case "edit":
      return [
        (await send(`PATCH Invoices(${String(1 + (deed.a % 4))})`, { Comments: `edited ${String(deed.b)}` }))
          .status,
      ];
  }
}

/** Refusals are what the clerk sees on the screen; anything else is a fault of the emulator. */
function byHand(work: () => unknown): readonly number[] {
  try {
    work();
    return [200];
  } catch (error) {
    if (error instanceof Error && error.name === "SapRefusal") return [400];
    throw error;
  }
}

function worksByHand({ b1 }: Caller, { a, b, c }: Deed): unknown {
  const docEntry = 1 + (b % 5);
  if (a % 4 === 0) return b1.clerk.payInvoice(docEntry, { account: "1935" });
  if (a % 4 === 1) return b1.clerk.creditInvoice(docEntry, { by: c % 2 === 0 ? "copy" : "standalone" });
  if (a % 4 === 2) return b1.clerk.duplicate(of(salesSets, c), docEntry);
  b1.clerk.reopen("Invoices", docEntry);
  return undefined;
}

/** What may be changed while people work. */
const settings: readonly Partial<B1Options>[] = [
  ...([{ approvals: "all" }, { approvals: "all" }, { approvals: "none" }, { approvals: "none" }] as const),
  ...([{ sentRounding: "writable" }, { sentRounding: "ignored" }, { stockMovesTouchItems: "yes" }] as const),
  ...([{ copyFromClosed: "allow" }, { copyFromClosed: "refuse" }, { creditMemoSums: "any" }] as const),
  ...([{ severalPrices: "derive-discount" }, { negativeLines: "refuse" }] as const),
];

const salesSets = [
  "Invoices",
  "Invoices",
  "Invoices",
  "CreditNotes",
  "Orders",
  "DeliveryNotes",
  "DownPayments",
  "Quotations",
  "Returns",
];
const copyTargets = ["CreditNotes", "CreditNotes", "Invoices", "DeliveryNotes", "Returns", "Invoices"];
const copySources = [13, 13, 17, 17, 15, 15] as const;
const actedOn = [
  ...[
    "Invoices",
    "Invoices",
    "CreditNotes",
    "IncomingPayments",
    "VendorPayments",
    "DeliveryNotes",
    "Orders",
    "DownPayments",
  ],
  ...["JournalEntries", "InternalReconciliations", "StockTransfers", "Returns"],
];
const actions = ["Cancel", "Cancel", "Cancel", "Close", "Reopen"];
const items = ["SKU-1", "SKU-1", "SKU-2", "FEE", "SER", "BAT"];
const warehouses = ["MALMO", "MALMO", "LUND", "BINS"];
const partners = ["POS-MALMO", "C1"];

function of<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new Error("The list is empty.");
  return found;
}

function lineOf({ a, b, c, cents }: Deed, index: number): Row {
  const ItemCode = of(items, b + index);
  const Quantity = ItemCode === "SER" ? 1 : 1 + ((a + index) % 3);
  const price = cents / 100;
  return {
    ItemCode,
    Quantity,
    WarehouseCode: ItemCode === "SER" || ItemCode === "BAT" ? "MALMO" : of(warehouses, c + index),
    ...(c % 2 === 0 ? { PriceAfterVAT: price } : { UnitPrice: price, DiscountPercent: (b % 3) * 10 }),
    ...(ItemCode === "SER" && {
      SerialNumbers: [{ InternalSerialNumber: `S${String(1 + (c % 3))}`, Quantity: 1 }],
    }),
    ...(ItemCode === "BAT" && { BatchNumbers: [{ BatchNumberProperty: "B1", Quantity }] }),
  };
}

function sale(deed: Deed): Row {
  const { a, b, c } = deed;
  return {
    CardCode: of(partners, b),
    DocDate: "2026-07-14",
    ...(c === 1 && { DiscountPercent: 7 }),
    ...(c === 2 && { DocumentAdditionalExpenses: [{ ExpenseCode: 1, LineTotal: 10 }] }),
    ...(c === 3 && { DocCurrency: "EUR" }),
    ...(c === 6 && { Rounding: "tYES", RoundingDiffAmount: 0.02 }),
    ...(c === 4 && a % 9 < 3 && { ReserveInvoice: "tYES" }),
    ...(c === 5 && a % 9 < 3 && { DownPaymentsToDraw: [{ DocEntry: 1 + (b % 2) }] }),
    DocumentLines: Array.from({ length: 1 + (b % 3) }, (_, index) => lineOf(deed, index)),
  };
}

/** A line of one of the latest documents that the kind can be copied from. */
function copyOf({ b1: { books } }: Caller, { a, b, c }: Deed): Row {
  const source = of(copySources, a);
  const found = {
    13: books.invoices(),
    15: books.deliveries(),
    17: books.orders(),
  }[source];
  const base = found[found.length - 1 - (b % Math.max(found.length, 1))];
  return {
    CardCode: base?.CardCode ?? of(partners, c),
    DocDate: "2026-07-14",
    DocCurrency: base?.DocCurrency ?? "SEK",
    DocumentLines: [
      {
        BaseType: source,
        BaseEntry: base?.DocEntry ?? 1,
        BaseLine: c % Math.max(base?.DocumentLines.length ?? 1, 1),
        ...(c % 3 === 0 && { Quantity: 1 }),
        ...(c === 7 && { WithoutInventoryMovement: "tYES" }),
      },
    ],
  };
}

async function paymentOf(caller: Caller, { a, b, c, cents }: Deed): Promise<Row> {
  const CardCode = of(partners, b);
  const open = await openOf(caller, CardCode);
  const picked = c === 0 ? undefined : open[c % Math.max(open.length, 1)];
  const whole = Number(picked?.ReconcileAmount ?? cents / 100);
  const SumApplied = c % 3 === 0 ? Math.round(whole * 50) / 100 : whole;
  const isEntry = picked?.SrcObjTyp === "30";
  const means = [
    { CashAccount: "1910", CashSum: SumApplied },
    { TransferAccount: "1935", TransferSum: SumApplied },
    { PaymentCreditCards: [{ CreditCard: 1, VoucherNum: "V1", CreditSum: SumApplied }] },
  ];
  return {
    DocType: "rCustomer",
    CardCode,
    DocDate: "2026-07-14",
    ...of(means, a),
    ...(picked && {
      PaymentInvoices: [
        {
          InvoiceType: Number(picked.SrcObjTyp),
          DocEntry: Number(isEntry ? picked.TransId : picked.SrcObjAbs),
          ...(isEntry && { DocLine: Number(picked.TransRowId) }),
          SumApplied,
        },
      ],
    }),
  };
}

function goodsOf({ a, b, c, cents }: Deed): Row {
  const ItemCode = of(["SKU-1", "SKU-2", "BAT"], b);
  const Quantity = 1 + (c % 4);
  return {
    DocDate: "2026-07-14",
    DocumentLines: [
      {
        ItemCode,
        Quantity,
        WarehouseCode: ItemCode === "BAT" ? "MALMO" : of(warehouses, c),
        ...(a % 2 === 0 && { UnitPrice: cents / 100 }),
        ...(ItemCode === "BAT" && { BatchNumbers: [{ BatchNumberProperty: of(["B1", "B2"], c), Quantity }] }),
      },
    ],
  };
}

function transferOf({ a, b, c }: Deed): Row {
  const [FromWarehouseCode, WarehouseCode] = [
    of(["MALMO", "LUND", "BINS"], a),
    of(["LUND", "MALMO", "BINS"], b),
  ];
  return {
    DocDate: "2026-07-14",
    FromWarehouse: FromWarehouseCode,
    ToWarehouse: WarehouseCode,
    StockTransferLines: [
      { ItemCode: of(["SKU-1", "SKU-2"], c), Quantity: 1 + (c % 5), FromWarehouseCode, WarehouseCode },
    ],
  };
}

function entryOf({ a, b, cents }: Deed): Row {
  const sum = cents / 100;
  const [one, other] = a % 2 === 0 ? ["Debit", "Credit"] : ["Credit", "Debit"];
  return {
    ReferenceDate: "2026-07-14",
    JournalEntryLines: [
      b % 3 === 0 ? { AccountCode: "1910", [one]: sum } : { ShortName: of(partners, b), [one]: sum },
      { AccountCode: "3740", [other]: b === 11 ? sum + 1 : sum },
    ],
  };
}

async function reconcile(caller: Caller, { b }: Deed): Promise<readonly number[]> {
  const open = await openOf(caller, of(partners, b));
  const debit = open.find(({ CreditOrDebit }) => CreditOrDebit === "codDebit");
  const credit = open.find(({ CreditOrDebit }) => CreditOrDebit === "codCredit");
  if (!debit || !credit) return [];
  const ReconcileAmount = Math.min(Number(debit.ReconcileAmount), Number(credit.ReconcileAmount));
  const InternalReconciliationOpenTransRows = [debit, credit].map((row) => ({
    ...row,
    Selected: "tYES",
    ReconcileAmount,
  }));
  return [
    (await caller.send("POST InternalReconciliations", { InternalReconciliationOpenTransRows })).status,
  ];
}

/** What is open on a partner, as SAP lists it for an internal reconciliation. */
export async function openOf({ send }: Caller, BPCode: string): Promise<readonly Row[]> {
  const { body } = await send("POST InternalReconciliationsService_GetOpenTransactions", {
    InternalReconciliationOpenTransParams: { InternalReconciliationBPs: [{ BPCode }] },
  });
  return rowsOf(body, "InternalReconciliationOpenTransRows");
}

/** A claim, a sale, and sometimes a third member that SAP refuses: then none of them has been. */
async function changeSet({ b1, send }: Caller, deed: Deed): Promise<readonly number[]> {
  const members: readonly (readonly [string, Row])[] = [
    ["U_CLAIMS", { Code: `C${String(deed.a)}`, Name: "claim" }],
    [of(salesSets, deed.b), sale(deed)],
    ...(deed.c % 2 === 0 ? [] : [["Invoices", { CardCode: "GONE", DocumentLines: [] }] as const]),
  ];
  const parts = members.map(([set, body], index) =>
    [
      "--cs",
      "Content-Type: application/http",
      "Content-Transfer-Encoding: binary",
      `Content-ID: ${String(index + 1)}`,
      "",
      `POST ${new URL(b1.baseUrl).pathname}/${set}`,
      "Content-Type: application/json",
      "",
      JSON.stringify(body),
    ].join("\r\n"),
  );
  const text = [
    "--b",
    "Content-Type: multipart/mixed; boundary=cs",
    "",
    ...parts,
    "--cs--",
    "--b--",
    "",
  ].join("\r\n");
  const answer = await send("POST $batch", text, { "Content-Type": "multipart/mixed; boundary=b" });
  return [Number(/HTTP\/1\.1 ([45]\d\d)/.exec(answer.text)?.[1] ?? answer.status)];
}

/** Everything that the books hold, for comparing. */
export function everythingIn({ b1 }: Pick<Caller, "b1">): Row {
  const { books } = b1;
  const shown = {
    documents: [
      ...[books.invoices(), books.creditNotes(), books.quotations(), books.orders(), books.deliveries()],
      ...[books.returns(), books.downPayments(), books.drafts()],
    ],
    payments: [books.incomingPayments(), books.vendorPayments(), books.paymentDrafts()],
    ledger: [books.journal(), books.trialBalance(), books.partnerBalances(), books.vat()],
    goods: [books.stock(), books.stockAudit(), books.stockValues(), books.numbersOnHand(), books.bins()],
    claims: books.userTable("CLAIMS"),
  };
  return JSON.parse(JSON.stringify(shown)) as Row; // plain data of the books
}

/** The name of a deed as it is done: for seeing that all of them have happened. */
export const nameOf = ({ what, a }: Deed): string =>
  what === "sell"
    ? `sell ${of(salesSets, a)}`
    : what === "copy"
      ? `copy to ${asText(of(copyTargets, a))}`
      : what;
