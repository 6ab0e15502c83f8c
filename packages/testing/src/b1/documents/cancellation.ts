import type { SetUp } from "../setup/set-up.ts";
import type { Document, DocumentLine } from "./document-type.ts";
import type { Context } from "../entity-set.ts";
import { stamps } from "./invoice-draft.ts";
import { userSign } from "../users.ts";

/** Only what is untouched can be cancelled: a paid invoice asks for its payments to be cancelled first. */
export function isCancellable({ CancelStatus, PaidToDate, DocTotal, DocumentStatus }: Document): boolean {
  const isUntouched = DocumentStatus === "bost_Open" || DocTotal === 0;
  return CancelStatus === "csNo" && PaidToDate === 0 && isUntouched;
}

/** The document that takes an invoice back: a copy of it, reference, comments and user fields included (H19). */
export function cancellationOf(invoice: Document, { company }: SetUp, context: Context): Document {
  return {
    ...invoice,
    ...stamps(context),
    CancelStatus: "csCancellation",
    DocumentStatus: "bost_Close",
    UserSign: userSign(company, context.user),
    DocumentLines: withLineStatus(invoice, "bost_Close").map((line) => ({
      ...line,
      BaseType: 13,
      BaseEntry: invoice.DocEntry,
      BaseLine: line.LineNum,
    })),
  };
}

export function withLineStatus(
  { DocumentLines }: Document,
  LineStatus: "bost_Open" | "bost_Close",
): readonly DocumentLine[] {
  return DocumentLines.map((line) => ({
    ...line,
    LineStatus,
    RemainingOpenQuantity: LineStatus === "bost_Close" ? 0 : line.Quantity,
  }));
}
