import type { OriginalInvoice, OriginalLine } from "../facts.ts";
import { decimal, fromJsonNumber, plus, toText, zero } from "../money/decimal.ts";
import { grossOf } from "../money/sap-arithmetic.ts";
import type { InvoiceStep } from "../plan/steps.ts";

/** What SAP answered for an invoice: its own numbers, in the order of the lines that were sent. */
export interface PostedInvoice {
  readonly DocEntry: number;
  readonly lines: readonly {
    readonly LineNum: number;
    /** What one unit cost, in local currency, where SAP says so. */
    readonly unitCost?: string | undefined;
  }[];
}

/** A credit of a line: by our own credit memos, and by those that others copied from the invoice (H22). */
export interface Credited {
  readonly LineNum: number;
  readonly quantity: string;
}

/** The invoice of a sale as a return of it needs it: the order's lines by the numbers that SAP gave them. */
export function originalInvoiceOf(
  step: InvoiceStep,
  posted: PostedInvoice,
  credits: readonly Credited[] = [],
): OriginalInvoice {
  const { body } = step;
  const branch = body.BPL_IDAssignedToInvoice;
  const lines = body.DocumentLines.flatMap(({ Quantity, PriceAfterVAT }, index): readonly OriginalLine[] => {
    const [orderitemid, own] = [step.orderitemids[index], posted.lines[index]];
    if (orderitemid == null || !own) return [];
    const credited = credits
      .filter(({ LineNum }) => LineNum === own.LineNum)
      .reduce((total, { quantity }) => plus(total, decimal(quantity)), zero);
    return [
      {
        orderitemid,
        LineNum: own.LineNum,
        quantity: toText(fromJsonNumber(Quantity), 3),
        gross: toText(
          grossOf({ quantity: fromJsonNumber(Quantity), priceAfterVat: fromJsonNumber(PriceAfterVAT) }),
        ),
        credited: toText(credited, 3),
        unitCost: own.unitCost,
      },
    ];
  });
  const { CardCode, DocCurrency: currency, DocDate: date } = body;
  return {
    DocEntry: posted.DocEntry,
    CardCode,
    currency,
    date,
    lines,
    ...(branch !== undefined && { branch }),
  };
}
