import { dayAt } from "../dates.ts";
import { decimal, wire } from "../decimals.ts";
import type { Document } from "../documents/document-type.ts";
import type { Row } from "../json.ts";

/** An entry as somebody makes it by hand. */
export interface HandwrittenEntry {
  readonly memo?: string;
  /** The branch of all its lines, in a company with branches. */
  readonly branch?: number;
  readonly lines: readonly {
    /** A G/L account, or a business partner by its code. */
    readonly account: string;
    /** Decimal text, as is credit. */
    readonly debit?: string;
    readonly credit?: string;
  }[];
}

export function entryOf({ memo, branch, lines }: HandwrittenEntry, at: number): Row {
  return {
    ReferenceDate: dayAt(at),
    ...(memo !== undefined && { Memo: memo }),
    JournalEntryLines: lines.map(({ account, debit = "0", credit = "0" }) => ({
      ShortName: account,
      Debit: wire(decimal(debit)),
      Credit: wire(decimal(credit)),
      ...(branch !== undefined && { BPLID: branch }),
    })),
  };
}

/** A transfer that pays an invoice in the currency and the branch it is in. */
export function paymentOf(
  invoice: Document,
  { account, sum }: { readonly account: string; readonly sum?: string },
  at: number,
): Row {
  const { DocEntry, CardCode, DocCurrency, DocTotal, DocTotalFc, PaidToDate, PaidToDateFC } = invoice;
  const isForeign = DocTotalFc !== 0;
  const [total, paid] = isForeign ? [DocTotalFc, PaidToDateFC] : [DocTotal, PaidToDate];
  const amount = wire(sum === undefined ? decimal(total).minus(decimal(paid)) : decimal(sum));
  return {
    CardCode,
    DocDate: dayAt(at),
    DocCurrency,
    BPLID: invoice.BPL_IDAssignedToInvoice ?? null,
    TransferAccount: account,
    TransferSum: amount,
    PaymentInvoices: [
      { DocEntry, InvoiceType: "it_Invoice", [isForeign ? "AppliedFC" : "SumApplied"]: amount },
    ],
  };
}
