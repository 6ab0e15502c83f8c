import * as z from "zod";
import { amount, day, text, type UserFields, whole, yesNo } from "./wire.ts";

type OpenOrClosed = "bost_Open" | "bost_Close" | (string & {});
type Cancelling = "csNo" | "csYes" | "csCancellation" | (string & {});

/** The part of a marketing document that Instep reads; U_ fields and everything else SAP sends are kept. */
export const Invoice = z.looseObject({
  DocEntry: z.int(),
  DocNum: whole,
  DocDate: day,
  DocDueDate: day,
  TaxDate: day,
  VatDate: day,
  CardCode: text,
  NumAtCard: text,
  Comments: text,
  JournalMemo: text,
  DocTotal: amount,
  VatSum: amount,
  PaidToDate: amount,
  DocumentStatus: z
    .string()
    .transform((value): OpenOrClosed => value)
    .nullish(),
  Cancelled: yesNo,
  CancelStatus: z
    .string()
    .transform((value): Cancelling => value)
    .nullish(),
  DocObjectCode: text,
  DocCurrency: text,
  UserSign: whole,
  DocumentLines: z
    .array(
      z.looseObject({
        LineNum: whole,
        ItemCode: text,
        ItemDescription: text,
        Quantity: amount,
        PriceAfterVAT: amount,
        LineTotal: amount,
        GrossTotal: amount,
        TaxTotal: amount,
        VatGroup: text,
        WarehouseCode: text,
      }),
    )
    .nullish(),
});
/** An A/R invoice as SAP answers it. */
export type Invoice = z.infer<typeof Invoice>;

/** One line of an invoice to be made. State one price field only: SAP recomputes the others. */
export interface InvoiceLineDraft extends UserFields {
  readonly ItemCode: string;
  readonly ItemDescription?: string | undefined;
  readonly Quantity: number;
  /** Gross price of one unit, after discount. */
  readonly PriceAfterVAT: number;
  readonly VatGroup: string;
  readonly WarehouseCode?: string | undefined;
  readonly FreeText?: string | undefined;
  readonly CostingCode?: string | undefined;
  readonly CostingCode2?: string | undefined;
  readonly CostingCode3?: string | undefined;
  readonly CostingCode4?: string | undefined;
  readonly CostingCode5?: string | undefined;
  readonly ProjectCode?: string | undefined;
  readonly AccountCode?: string | undefined;
  readonly SalesPersonCode?: number | undefined;
}

/** An A/R invoice to be made. Dates are "YYYY-MM-DD". */
export interface InvoiceDraft extends UserFields {
  readonly CardCode: string;
  readonly DocDate: string;
  readonly DocDueDate: string;
  readonly TaxDate: string;
  readonly VatDate: string;
  /** At most 100 characters. */
  readonly NumAtCard: string;
  readonly Comments: string;
  readonly JournalMemo: string;
  readonly DocCurrency: string;
  readonly PaymentGroupCode?: number | undefined;
  readonly BPL_IDAssignedToInvoice?: number | undefined;
  readonly Series?: number | undefined;
  readonly SalesPersonCode?: number | undefined;
  readonly DocumentLines: readonly InvoiceLineDraft[];
}
