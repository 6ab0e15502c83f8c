import { describe, expect, it } from "vitest";
import { aScene, today, versions } from "../../test/a-company.ts";
import type { Created } from "../entity/created.ts";
import { B1Rejected } from "../errors.ts";
import type { B1Client } from "../client.ts";
import { cancelWith, previewOrder } from "./document-services.ts";
import { openTransactions } from "./internal-reconciliations.ts";

const line = { ItemCode: "SKU-1", Quantity: 2, PriceAfterVAT: 125, ShipDate: today };
const sale = { CardCode: "POS-MALMO", DocDate: today, DocumentLines: [line] };
const money = { CardCode: "POS-MALMO", DocDate: today, CashAccount: "1910", CashSum: 250 };

type Posted = Created<{ readonly DocEntry: number; readonly DocNum?: number | null | undefined }>;

/** Every kind of document that is posted, by its set. */
const posts: Readonly<Record<string, (b1: B1Client) => Promise<Posted>>> = {
  quotations: (b1) => b1.quotations.post(sale),
  orders: (b1) => b1.orders.post(sale),
  deliveryNotes: (b1) => b1.deliveryNotes.post(sale),
  returns: (b1) => b1.returns.post(sale),
  invoices: (b1) => b1.invoices.post(sale),
  creditNotes: (b1) => b1.creditNotes.post(sale),
  downPayments: (b1) => b1.downPayments.post({ ...sale, DownPaymentType: "dptInvoice" }),
  inventoryGenEntries: (b1) =>
    b1.inventoryGenEntries.post({ DocumentLines: [{ ItemCode: "SKU-1", Quantity: 1, UnitPrice: 40 }] }),
  inventoryGenExits: (b1) =>
    b1.inventoryGenExits.post({ DocumentLines: [{ ItemCode: "SKU-1", Quantity: 1 }] }),
  stockTransfers: (b1) =>
    b1.stockTransfers.post({
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
    }),
  incomingPayments: (b1) => b1.incomingPayments.post(money),
  vendorPayments: (b1) => b1.vendorPayments.post({ ...money, DocType: "rCustomer" }),
};

describe.each(versions)("in %s", (version) => {
  it.each(Object.entries(posts))("a document is posted to %s, and says its number", async (_, post) => {
    const { b1 } = aScene(version);
    const posted = await post(b1);
    expect(posted).toMatchObject({ kind: "created", entity: { DocEntry: 1 } });
    expect(posted.kind === "created" && posted.entity.DocNum).toBeGreaterThan(0);
  });

  it("days come back as days and times as times, on heads and on lines", async () => {
    const { b1 } = aScene(version);
    await b1.invoices.post({ ...sale, DocDueDate: "2026-12-23" });
    expect(await b1.invoices.find(1)).toMatchObject({
      DocDate: today,
      DocDueDate: "2026-12-23",
      UpdateDate: today,
      UpdateTime: "13:14:45",
      DocTotal: 250,
      VatSum: 50,
      DocumentStatus: "bost_Open",
      DocumentLines: [{ ShipDate: today, Quantity: 2, PriceAfterVAT: 125, LineStatus: "bost_Open" }],
    });
    await b1.items.update("SKU-1", { ValidFrom: today });
    const item = await b1.items.find("SKU-1", { select: ["UpdateDate", "UpdateTime", "ValidFrom"] });
    expect(item).toMatchObject({ UpdateDate: today, UpdateTime: "13:14:45", ValidFrom: today });
    const group = await b1.vatGroups.find("S25");
    expect(group?.VatGroups_Lines).toMatchObject([{ Effectivefrom: "2000-01-01", Rate: 25 }]);
  });

  it("what this package does not know of a document stays as it came", async () => {
    const { b1 } = aScene(version);
    await b1.invoices.post({ ...sale, U_Till: "7" });
    const invoice = await b1.invoices.find(1);
    expect(invoice).toMatchObject({ U_Till: "7", Segment: null });
    expect(invoice?.DocumentLines?.[0]).toHaveProperty("VisualOrder", 0);
  });

  it("an order is closed and reopened, an invoice is cancelled", async () => {
    const { b1 } = aScene(version);
    await b1.orders.post(sale);
    await b1.orders.close(1);
    expect(await b1.orders.value(1, "DocumentStatus")).toBe("bost_Close");
    await b1.orders.reopen(1);
    expect(await b1.orders.value(1, "DocumentStatus")).toBe("bost_Open");
    await b1.invoices.post(sale);
    await b1.invoices.cancel(1);
    expect(await b1.invoices.find(2)).toMatchObject({ CancelStatus: "csCancellation" });
  });

  it("an invoice is cancelled with a day and a text of the cancellation's own", async () => {
    const { b1, sap } = aScene(version);
    await b1.invoices.post({ ...sale, DocDate: "2026-11-20" });
    await b1.run(cancelWith("Invoices", { DocEntry: 1, DocDate: today, Comments: "wrong till" }));
    expect(await b1.invoices.find(2)).toMatchObject({ DocDate: today, Comments: "wrong till" });
    await b1.creditNotes.post(sale);
    await b1.run(cancelWith("CreditNotes", { DocEntry: 1, DocDate: today }));
    expect(await b1.creditNotes.value(1, "CancelStatus")).toBe("csYes");
    expect(sap.books.invoices()).toHaveLength(2);
  });

  it("an order is previewed to the cent and made nowhere, however often the answer is lost", async () => {
    const { b1, sap } = aScene(version);
    sap.faults.inject("lose-answer", { method: "POST", path: "OrdersService_Preview" });
    expect(await b1.run(previewOrder(sale))).toMatchObject({
      DocDate: today,
      DocTotal: 250,
      VatSum: 50,
    });
    expect(await b1.orders.count()).toBe(0);
  });

  it("an invoice and money on account are set off against each other, and apart again", async () => {
    const { b1 } = aScene(version);
    await b1.invoices.post(sale);
    await b1.incomingPayments.post(money);
    const partners = [{ BPCode: "POS-MALMO" }];
    const open = await b1.run(
      openTransactions({ CardOrAccount: "coaCard", ReconDate: today, InternalReconciliationBPs: partners }),
    );
    expect(open).toMatchObject({ ReconDate: today, InternalReconciliationOpenTransRows: [{}, {}] });
    const rows = open.InternalReconciliationOpenTransRows ?? [];
    const made = await b1.internalReconciliations.create({
      CardOrAccount: "coaCard",
      ReconDate: today,
      InternalReconciliationOpenTransRows: rows.map((row) => ({ ...row, Selected: "tYES" })),
    });
    expect(made).toMatchObject({ ReconNum: 1, ReconDate: today, ReconType: "rtManual", Total: 250 });
    await b1.internalReconciliations.cancel(1);
    expect(await b1.internalReconciliations.find(1)).toMatchObject({ CancelAbs: 2 });
  });

  it("a draft is kept, changed and thrown away, and is never in the books", async () => {
    const { b1, sap } = aScene(version);
    await b1.drafts.create({ ...sale, DocObjectCode: "oInvoices" });
    await b1.drafts.update(1, { Comments: "for later" });
    expect(await b1.drafts.find(1)).toMatchObject({ DocObjectCode: "oInvoices", Comments: "for later" });
    await b1.drafts.remove(1);
    expect(await b1.drafts.find(1)).toBeUndefined();
    expect(sap.books.invoices()).toEqual([]);
  });

  it("a document that waits for approval is a draft, and no document", async () => {
    const { b1, sap } = aScene(version);
    sap.options.approvals = "all";
    expect(await b1.creditNotes.post(sale)).toEqual({ kind: "draft", DocEntry: 1 });
    expect(await b1.incomingPayments.post(money)).toEqual({ kind: "draft", DocEntry: 1 });
    expect(await b1.paymentDrafts.find(1)).toMatchObject({ AuthorizationStatus: "pasPending" });
  });

  it("a stale copy of an invoice changes nothing", async () => {
    const { b1 } = aScene(version);
    await b1.invoices.post(sale);
    const read = await b1.invoices.find(1, { select: ["Comments"] });
    await b1.invoices.update(1, { Comments: "by somebody else" });
    const late = b1.invoices.update(
      1,
      { Comments: "by us" },
      { ifMatch: String(read?.["@odata.etag"] ?? read?.["odata.etag"]) },
    );
    await expect(late).rejects.toBeInstanceOf(B1Rejected);
    expect(await b1.invoices.value(1, "Comments")).toBe("by somebody else");
  });
});
