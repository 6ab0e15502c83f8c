import { expect, it } from "vitest";
import { rowsOf } from "../json.ts";
import { aCaller, anInvoice } from "../test-company.ts";

it("H40: what a person closes with something left is still owed, and takes no payment", async () => {
  const { b1, send } = await aCaller();
  await send("POST Invoices", anInvoice());
  b1.clerk.close("Invoices", 1);

  const { body } = await send("POST InternalReconciliationsService_GetOpenTransactions", {
    InternalReconciliationOpenTransParams: { InternalReconciliationBPs: [{ BPCode: "POS-MALMO" }] },
  });
  expect(rowsOf(body, "InternalReconciliationOpenTransRows")).toMatchObject([
    { SrcObjTyp: "13", SrcObjAbs: 1, ReconcileAmount: 125 },
  ]);
  expect(b1.books.partnerBalances()).toEqual({ "POS-MALMO": "125.00" });
  expect(() => b1.clerk.payInvoice(1, { account: "1935" })).toThrow("already closed or blocked");
});
