import { expect, it } from "vitest";
import { aCaller, anInvoice, aPayment, errorOf } from "../test-company.ts";

it("answers a parked invoice with success and the draft's own number (H9)", async () => {
  const { b1, send } = await aCaller();
  await send("POST Invoices", anInvoice({ NumAtCard: "1500-1" }));
  b1.options.approvals = "invoices";
  const { status, body, headers } = await send("POST Invoices", anInvoice({ NumAtCard: "1500-2" }));
  expect(status).toBe(201);
  expect(body["@odata.context"]).toBe("https://sap.test:50000/b1s/v2/$metadata#Drafts/$entity");
  expect(headers.get("Location")).toMatch(/\/Drafts\(1\)$/);
  expect(body).toMatchObject({ DocEntry: 1, AuthorizationStatus: "dasPending", DocObjectCode: "oInvoices" });
  expect(b1.books.invoices().map(({ NumAtCard }) => NumAtCard)).toEqual(["1500-1"]);
  expect(b1.books.drafts().map(({ NumAtCard }) => NumAtCard)).toEqual(["1500-2"]);
});

it("makes the invoice when the draft is approved, once", async () => {
  const { b1, send } = await aCaller({ options: { approvals: "all" } });
  await send("POST Invoices", anInvoice());
  expect(b1.books.stock()[0]?.InStock).toBe("1000");
  expect(b1.clerk.approveDraft(1)).toBe(1);
  expect(b1.books.stock()[0]?.InStock).toBe("999");
  expect(b1.books.drafts()[0]?.DocumentStatus).toBe("bost_Close");
  expect(() => b1.clerk.approveDraft(1)).toThrow("not supported");
  await send("POST IncomingPayments", aPayment());
  expect(b1.books.paymentDrafts()).toHaveLength(1);
  expect(b1.books.invoices()[0]?.PaidToDate).toBe("0.00");
  expect(b1.clerk.approvePaymentDraft(1)).toBe(1);
  expect(b1.books.invoices()[0]?.PaidToDate).toBe("125.00");
});

it("parks the kinds that the procedure names, and each becomes what it was meant to be", async () => {
  const { b1, send, get } = await aCaller({ options: { approvals: ["CreditNotes", "Orders"] } });
  expect((await send("POST Invoices", anInvoice())).body.DocObjectCode).toBe("oInvoices");
  await send("POST CreditNotes", anInvoice());
  await send("POST Orders", anInvoice());
  expect(b1.books.drafts()).toHaveLength(2);
  b1.clerk.approveDraft(1);
  b1.clerk.approveDraft(2);
  expect((await get("CreditNotes(1)")).body.DocTotal).toBe(125);
  expect((await get("Orders(1)")).body.DocTotal).toBe(125);
});

it("parks nothing that could not be posted, and counts no number for it", async () => {
  const { b1, send } = await aCaller({ options: { approvals: "all" } });
  const tooMuch = anInvoice({ DocumentLines: [{ ItemCode: "SKU-1", Quantity: 5000 }] });
  expect(errorOf(await send("POST Invoices", tooMuch)).message).toContain("negative inventory");
  await send("POST Invoices", anInvoice());
  b1.clerk.approveDraft(1);
  expect(b1.books.invoices()[0]?.DocNum).toBe(1001);
});

it("keeps a user's own draft, lets it change, and saves it as the document it is a draft of", async () => {
  const { b1, send, get } = await aCaller();
  expect((await send("POST Drafts", anInvoice())).status).toBe(400);
  const { status, body } = await send("POST Drafts", anInvoice({ DocObjectCode: "oCreditNotes" }));
  expect(status).toBe(201);
  expect(body).toMatchObject({ DocEntry: 1, DocTotal: 125, AuthorizationStatus: "dasWithout" });
  expect(b1.books.stock()[0]?.InStock).toBe("1000");
  await send("PATCH Drafts(1)", { Comments: "Checked" });
  expect((await send("PATCH Drafts(1)", { DocumentLines: [{ LineNum: 0, Quantity: 9 }] })).status).toBe(501);
  const Document = { DocEntry: "1" };
  expect((await send("POST DraftsService_SaveDraftToDocument", { Document })).status).toBe(204);
  expect((await get("CreditNotes(1)")).body).toMatchObject({ DocTotal: 125, Comments: "Checked" });
  expect((await get("Drafts(1)")).body.DocumentStatus).toBe("bost_Close");
  expect(errorOf(await send("POST DraftsService_SaveDraftToDocument", { Document })).code).toBe("-5006");
});

it("deletes an open draft, and gives its number to no other", async () => {
  const { send, get } = await aCaller();
  await send("POST Drafts", anInvoice({ DocObjectCode: "13" }));
  expect((await send("DELETE Drafts(1)")).status).toBe(204);
  expect((await get("Drafts(1)")).status).toBe(404);
  expect((await send("POST Drafts", anInvoice({ DocObjectCode: "13" }))).body.DocEntry).toBe(2);
});

it("saves no draft that waits for its approval", async () => {
  const { send } = await aCaller({ options: { approvals: "all" } });
  await send("POST Invoices", anInvoice());
  const answer = await send("POST DraftsService_SaveDraftToDocument", { Document: { DocEntry: 1 } });
  expect(answer.status).toBe(400);
});
