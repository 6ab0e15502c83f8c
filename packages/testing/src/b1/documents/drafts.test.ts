import { expect, it } from "vitest";
import { aCaller, anInvoice, aPayment } from "../test-company.ts";

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
