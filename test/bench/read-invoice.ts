import { readRow } from "../../packages/sap-b1-client/src/entity/row.ts";
import { invoices } from "../../packages/sap-b1-client/src/resources/sales-documents.ts";

/** Reads an invoice out of parsed JSON exactly as `b1.invoices.find` does. */
export const readInvoice = (body: unknown): Promise<unknown> =>
  readRow(invoices.schema, body, { method: "GET", path: "Invoices" });
