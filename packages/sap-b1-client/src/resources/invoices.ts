import * as z from "zod";
import { entitySet } from "../entity/entity-set.ts";
import { amount, choice, day, text, whole, yesNo } from "../entity/fields.ts";
import type { DraftOf, Row } from "../entity/row.ts";

const line = z.object({
  LineNum: whole,
  ItemCode: text,
  ItemDescription: text,
  FreeText: text,
  Quantity: amount,
  Price: amount,
  /** Gross price of one unit, after discount. State one price field only: SAP recomputes the others. */
  PriceAfterVAT: amount,
  LineTotal: amount,
  GrossTotal: amount,
  TaxTotal: amount,
  VatGroup: text,
  WarehouseCode: text,
  AccountCode: text,
  CostingCode: text,
  CostingCode2: text,
  CostingCode3: text,
  CostingCode4: text,
  CostingCode5: text,
  ProjectCode: text,
  SalesPersonCode: whole,
});

const schema = z.object({
  DocEntry: z.int(),
  DocNum: whole,
  Series: whole,
  DocDate: day,
  DocDueDate: day,
  TaxDate: day,
  VatDate: day,
  CardCode: text,
  /** At most 100 characters. */
  NumAtCard: text,
  Comments: text,
  JournalMemo: text,
  DocTotal: amount,
  VatSum: amount,
  PaidToDate: amount,
  DocumentStatus: choice<"bost_Open" | "bost_Close">(),
  Cancelled: yesNo,
  CancelStatus: choice<"csNo" | "csYes" | "csCancellation">(),
  DocObjectCode: text,
  DocCurrency: text,
  PaymentGroupCode: whole,
  BPL_IDAssignedToInvoice: whole,
  SalesPersonCode: whole,
  UserSign: whole,
  DataVersion: whole,
  DocumentLines: z.array(line).nullish(),
});

/** An A/R invoice as SAP answers it. */
export type Invoice = Row<z.infer<typeof schema>>;

/** An A/R invoice to be posted. Days are "2026-11-23". */
export type InvoiceDraft = DraftOf<Invoice, "CardCode" | "DocumentLines", "DocEntry" | "DocNum">;

export const invoices = entitySet<Invoice, InvoiceDraft>()({
  set: "Invoices",
  key: "DocEntry",
  schema,
  verbs: ["post", "update", "cancel", "close", "reopen"],
  etags: true,
});
