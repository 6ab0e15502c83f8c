import { expect, it } from "vitest";
import * as z from "zod";
import { cancelWith, createB1Client, type Entity, type InvoiceDraft, odata } from "./index.ts";
import { entitySet } from "./entity/entity-set.ts";
import type { B1Client } from "./client.ts";

/** Each of these is refused by the compiler: where one is not, `tsc` says that its line expects an error in vain. */
const refused = {
  reading: (b1: B1Client) => {
    // @ts-expect-error no property of an item
    b1.items.each({ select: ["CardCode"] });
    // @ts-expect-error no property of an item either: the name is ItemName
    b1.items.each({ orderby: "Itemname" });
    // @ts-expect-error up and down are all there is
    b1.items.each({ orderby: "ItemName downwards" });
    // @ts-expect-error a filter that nobody has escaped
    b1.items.each({ filter: "ItemName eq 'O'Neill'" });
    // @ts-expect-error a full read is in the order of the key
    b1.items.eachByKey({ orderby: "ItemName" });
    // @ts-expect-error a line is no property of its document
    void b1.invoices.find(1, { select: ["ItemCode"] });
    // @ts-expect-error no property of a price list
    void b1.priceLists.value(1, "Price");
  },
  keys: (b1: B1Client) => {
    // @ts-expect-error an item code that looks like a number is a text all the same
    void b1.items.find(7350012345678);
    // @ts-expect-error the key of a document is a number
    void b1.invoices.find("4711");
    // @ts-expect-error a special price is one item's and one partner's
    void b1.specialPrices.find("SKU-1");
    // @ts-expect-error both are needed
    void b1.specialPrices.find({ ItemCode: "SKU-1" });
    // @ts-expect-error FieldID is a number
    void b1.userFieldsMD.find({ TableName: "OINV", FieldID: "1" });
  },
  verbs: () => [
    // @ts-expect-error a document is posted, and may become a draft
    "create" satisfies keyof B1Client["invoices"],
    // @ts-expect-error nobody removes an invoice
    "remove" satisfies keyof B1Client["invoices"],
    // @ts-expect-error a payment has nothing to close
    "close" satisfies keyof B1Client["incomingPayments"],
    // @ts-expect-error a reconciliation is cancelled, never changed
    "update" satisfies keyof B1Client["internalReconciliations"],
    // @ts-expect-error a branch is disabled
    "remove" satisfies keyof B1Client["businessPlaces"],
    // @ts-expect-error and so it has no such operation
    "remove" satisfies keyof B1Client["businessPlaces"]["operations"],
    // @ts-expect-error the set was described to be read only
    "create" satisfies keyof Entity<{ Code: string }, never, string, never>,
  ],
  drafts: (b1: B1Client) => {
    // @ts-expect-error whom is it for?
    void b1.invoices.post({ DocumentLines: [] });
    // @ts-expect-error which of the codes is meant?
    void b1.items.create({ ItemName: "A product" });
    // @ts-expect-error a quantity is a number
    void b1.orders.post({ CardCode: "C1", DocumentLines: [{ ItemCode: "A", Quantity: "1" }] });
    // @ts-expect-error the name of a user field begins with U_
    void b1.orders.post({ CardCode: "C1", DocumentLines: [], Till: "7" });
    // @ts-expect-error SAP alone computes the VAT
    void b1.orders.update(1, { VatSum: 3 });
    // @ts-expect-error a draft says what it is to become
    void b1.drafts.create({ CardCode: "C1", DocumentLines: [] });
    // @ts-expect-error a payment has a day
    void b1.vendorPayments.post({ CardCode: "C1", CashSum: 1 });
    // @ts-expect-error the branch of a payment has another name than that of an invoice
    void b1.incomingPayments.post({ DocDate: "2026-11-23", BPL_IDAssignedToInvoice: 1 });
    // @ts-expect-error an entity tag is a text
    void b1.items.update("A", {}, { ifMatch: 3 });
    // @ts-expect-error replaceCollections is of a change alone
    void b1.items.remove("A", { replaceCollections: true });
    // @ts-expect-error an order is cancelled by a mark, without a document
    void b1.run(cancelWith("Orders", { DocEntry: 1 }));
  },
  ownProperties: (b1: B1Client) => {
    const invoices = b1.invoices.with(z.object({ U_Till: z.string().transform(Number) }));
    // @ts-expect-error what is sent is what SAP answers, a text
    void invoices.update(1, { U_Till: 7 });
    // @ts-expect-error a schema of a text is none of a row
    b1.invoices.with(z.string());
  },
  descriptions: () => {
    // @ts-expect-error the key is a property of the row
    entitySet<{ Code: string }>()({ set: "X", key: "Name", schema: z.object({}) });
    // @ts-expect-error no verb of the Service Layer
    entitySet<{ Code: string }>()({ set: "X", key: "Code", schema: z.object({}), verbs: ["replace"] });
    // @ts-expect-error a client needs a user, or a sign-on of the host's own
    createB1Client({ baseUrl: "https://sap.test/b1s/v2", companyDb: "SHOP" });
    // @ts-expect-error a date is no literal: which zone would it be of?
    return odata`DocDate ge ${new Date()}`;
  },
} as const;

/** And what looks like these and is right does compile. */
const accepted = (b1: B1Client): readonly unknown[] => [
  b1.items.each({ select: ["ItemName", "U_Colour"], orderby: ["ItemName desc", "U_Colour"] }),
  b1.specialPrices.find({ ItemCode: "SKU-1", CardCode: "*1" }),
  b1.items.create({ Series: 3, ItemName: "numbered by SAP" }),
  b1.invoices.with(z.object({ U_Till: z.string().transform(Number) })).update(1, { U_Till: "7" }),
  b1.orders.post({ CardCode: "C1", DocumentLines: [{ TreeType: "of a later release", U_Gift: 1 }] }),
  {
    CardCode: "C1",
    DocumentLines: [],
    DocumentReferences: [{ RefObjType: "rot_SalesOrder" }],
  } satisfies InvoiceDraft,
];

it("a name, a key, a verb or a value that SAP does not take does not compile", () => {
  expect(Object.keys(refused)).toHaveLength(6);
  expect(accepted).toBeTypeOf("function");
});
