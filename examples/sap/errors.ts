import { isB1Error } from "@instep/sap-b1-client";
import { invoiceOf, startCompany } from "./company.ts";

/** What a refusal says: the program of docs/concepts/errors.md, run against the emulated SAP on a port. */

const { sap, connect, close } = await startCompany();
await using b1 = connect({ retries: 0 });

async function attempt(what: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isB1Error(error)) throw error;
    const { outcome, code, refusalClass = "-", waitsFor = "-", sapCode = "-", pointer } = error;
    const field = pointer ? `${pointer.table}.${pointer.field}` : "-";
    console.log([what, outcome, code, refusalClass, waitsFor, sapCode, field].join(" | "));
  }
}

const item = (ItemCode: string) => ({ DocumentLines: [{ ItemCode, Quantity: 1, PriceAfterVAT: 125 }] });
await attempt("unknown item", () => b1.invoices.post(invoiceOf("S-1", item("NO-SUCH-ITEM"))));
await attempt("unknown partner", () => b1.invoices.post(invoiceOf("S-1", { CardCode: "NOBODY" })));
await attempt("closed period", () => b1.invoices.post(invoiceOf("S-1", { DocDate: "1999-12-31" })));
await attempt("no user field", () => b1.invoices.post(invoiceOf("S-1", { U_Nowhere: "x" })));
sap.faults.inject("bad-gateway", { method: "POST", path: "Invoices" });
await attempt("proxy page", () => b1.invoices.post(invoiceOf("S-1")));

await close();
