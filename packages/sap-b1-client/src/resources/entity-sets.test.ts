import { describe, expect, it } from "vitest";
import * as z from "zod";
import { aScene, type Scene, today, type Version, versions } from "../../test/a-company.ts";
import { type EntitySet, type Key, keyNames, type Verb } from "../entity/entity-set.ts";
import type { StandardSchema } from "../entity/standard-schema.ts";
import { entitySets } from "./entity-sets.ts";

type AnySet = EntitySet<Readonly<Record<string, unknown>>, unknown, Key, Verb>;

const line = { ItemCode: "SKU-1", Quantity: 1, PriceAfterVAT: 125 };
const sale = { CardCode: "POS-MALMO", DocDate: today, DocumentLines: [line] };
const transfer = {
  FromWarehouse: "MALMO",
  ToWarehouse: "LUND",
  StockTransferLines: [
    {
      ItemCode: "SKU-1",
      Quantity: 2,
      StockTransferLinesBinAllocations: [
        { BinAbsEntry: 1, Quantity: 2, BinActionType: "batToWarehouse", BaseLineNumber: 0 },
      ],
    },
  ],
};

/** At least one row in each set that has none of its own. */
async function fill({ b1, sap }: Scene, version: Version): Promise<void> {
  await b1.quotations.post(sale);
  await b1.orders.post(sale);
  await b1.deliveryNotes.post(sale);
  await b1.returns.post({ ...sale, DocumentLines: [{ ...line, BaseType: 15, BaseEntry: 1, BaseLine: 0 }] });
  await b1.invoices.post(sale);
  await b1.creditNotes.post(sale);
  await b1.downPayments.post({ ...sale, DownPaymentType: "dptInvoice" });
  await b1.drafts.create({ ...sale, DocObjectCode: "oInvoices" });
  await b1.incomingPayments.post({ CardCode: "POS-MALMO", DocDate: today, CashAccount: "1910", CashSum: 50 });
  await b1.vendorPayments.post({ ...refund, DocDate: today });
  sap.options.approvals = "all";
  await b1.incomingPayments.post({ CardCode: "POS-MALMO", DocDate: today, CashAccount: "1910", CashSum: 1 });
  sap.options.approvals = "none";
  await b1.inventoryGenEntries.post({ DocumentLines: [{ ItemCode: "SKU-1", Quantity: 1, UnitPrice: 40 }] });
  await b1.inventoryGenExits.post({ DocumentLines: [{ ItemCode: "SKU-1", Quantity: 1 }] });
  await b1.stockTransfers.post(transfer);
  await b1.journalEntries.create({
    JournalEntryLines: [
      { AccountCode: "1910", Debit: 10 },
      { AccountCode: "3740", Credit: 10 },
    ],
  });
  await b1.userKeysMD.create(uniqueName);
  if (version === "v2") {
    await b1.company.updateAdminInfo({ EnableWebhook: "tYES" });
    await b1.eventSubscriptions.create(webhook);
  }
  await b1.sqlQueries.create({ SqlCode: "items", SqlName: "Items", SqlText: "select ItemCode from OITM" });
}

const refund = {
  DocType: "rCustomer",
  CardCode: "POS-MALMO",
  CashAccount: "1910",
  CashSum: 125,
  PaymentInvoices: [{ DocEntry: 1, InvoiceType: "it_CredItnote", SumApplied: 125 }],
} as const;
const uniqueName = {
  TableName: "@LEDGER",
  KeyName: "NAME",
  Unique: "tYES",
  UserKeysMD_Elements: [{ ColumnAlias: "Name" }],
} as const;

const webhook = {
  WebhookID: "instep",
  WebhookURL: "https://instep.test/hook",
  AuthenticationType: "None",
  Handshake: "tNO",
  EventCollection: [{ BusinessObject: "Orders", TransactionType: "Created" }],
} as const;

/** Webhooks are in version 2 alone, and reconciliations in no list. */
const listed = (version: Version): readonly [string, AnySet][] =>
  Object.entries<AnySet>(entitySets).filter(
    ([name]) => name !== "internalReconciliations" && (version === "v2" || name !== "eventSubscriptions"),
  );

/** Names that the compiler no longer knows, once all sets are of one type. */
const asked = (names: readonly string[]) => names as readonly `U_${string}`[];

const knownTo = (schema: StandardSchema): readonly string[] =>
  schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];

const keyOf = (set: AnySet, row: Readonly<Record<string, unknown>>): Key => {
  const values = keyNames(set).map(
    (name) => [name, z.union([z.string(), z.number()]).parse(row[name])] as const,
  );
  return values.length === 1 ? values[0]![1] : Object.fromEntries(values);
};

describe.each(versions)("in %s, of every set of a company", (version) => {
  it("all known properties can be asked for, and the rows read by page and by key", async () => {
    const scene = aScene(version);
    await fill(scene, version);
    for (const [name, set] of listed(version)) {
      const entity = scene.b1.entity(set);
      const select = asked(knownTo(set.schema));
      const rows = await Array.fromAsync(entity.each({ select }));
      const byKey = await Array.fromAsync(entity.eachByKey({ select: asked(keyNames(set)) }));
      if (name !== "businessPlaces") expect.soft(rows, name).not.toHaveLength(0);
      expect.soft(byKey, name).toHaveLength(rows.length);
      for (const row of rows) {
        expect.soft(Object.keys(row), name).toEqual(expect.arrayContaining([...select]));
        expect.soft(await entity.find(keyOf(set, row), { select }), name).toMatchObject(row);
      }
    }
  });

  it("the branches of a company that has some are read", async () => {
    const businessPlaces = [{ BPLID: 1, BPLName: "Malmö", MainBPL: true }];
    const { b1 } = aScene(version, { businessPlaces });
    expect(await Array.fromAsync(b1.businessPlaces.each({ select: ["BPLName", "MainBPL"] }))).toMatchObject([
      { BPLID: 1, BPLName: "Malmö", MainBPL: "tYES" },
    ]);
  });

  it("a row with a key of two properties is found by both, and by no other pair", async () => {
    const { b1 } = aScene(version);
    await b1.userKeysMD.create(uniqueName);
    const price = { CardCode: "*1", ItemCode: "SKU-1" };
    expect(await b1.specialPrices.find(price)).toMatchObject({ Price: 99, ValidFrom: today });
    expect(await b1.specialPrices.find({ ...price, CardCode: "*2" })).toBeUndefined();
    expect(await b1.userKeysMD.find({ TableName: "@LEDGER", KeyIndex: 0 })).toMatchObject({
      KeyName: "NAME",
      UserKeysMD_Elements: [{ ColumnAlias: "Name" }],
    });
    expect(await b1.specialPrices.value(price, "Price")).toBe(99);
  });
});
