import type { Company } from "../company.ts";
import { dayOf } from "../dates.ts";
import { decimal } from "../decimals.ts";
import type { Context } from "../entity-set.ts";
import { userSign } from "../users.ts";
import type { Document } from "./document-type.ts";
import type { KeptDocument } from "./kept-document.ts";
import type { DocumentKind } from "./kinds.ts";
import { stamps } from "./new-document.ts";
import type { Progress } from "./progress.ts";
import { sumMoney } from "./money.ts";

interface Today {
  readonly kind: DocumentKind;
  readonly progress: Progress;
  /** AdminInfo.MaxDaysForCancel; 0 = no limit. */
  readonly maxDays?: number;
  /** "YYYY-MM-DD". */
  readonly today: string;
}

/**
 * Only what is untouched can be cancelled: nothing copied from it, not closed by hand, not too old, and nothing paid but
 * by itself. A paid invoice asks for its payments to be cancelled first, a reconciled one for its reconciliation.
 */
export function isCancellable(document: Document, kept: KeptDocument, { kind, ...now }: Today): boolean {
  const { CancelStatus, PaidToDate, DocEntry, DocumentLines } = document;
  const own = sumMoney([
    ...kept.reconciled.map(({ sum, foreign }) => ({ local: sum, own: foreign })),
    ...kept.draws.filter(({ isRequest }) => isRequest).map(({ gross }) => gross),
  ]);
  const isCopied = DocumentLines.some(({ LineNum }) =>
    (["copied", "delivered"] as const).some((use) => !now.progress.used(DocEntry, LineNum, use).eq(0)),
  );
  return (
    kind.cancels !== "never" &&
    CancelStatus === "csNo" &&
    now.progress.byHand(DocEntry) !== "closed" &&
    decimal(PaidToDate).eq(own.local) &&
    !isCopied &&
    !isTooOld(document, now)
  );
}

function isTooOld({ DocDate }: Document, { maxDays = 0, today }: Omit<Today, "kind">): boolean {
  const days = (Date.parse(today) - Date.parse(dayOf(DocDate))) / 86_400_000;
  return maxDays > 0 && days > maxDays;
}

/** The document that takes another one back: a copy of it, reference, comments and user fields included (H19). */
export function cancellationOf(
  document: Document,
  given: { readonly kind: DocumentKind; readonly company: Company; readonly context: Context },
): Document {
  return {
    ...document,
    ...stamps(given.context),
    CancelStatus: "csCancellation",
    DocumentStatus: "bost_Close",
    PaidToDate: 0,
    PaidToDateFC: 0,
    UserSign: userSign(given.company, given.context.user),
    DocumentLines: document.DocumentLines.map((line) => ({
      ...line,
      LineStatus: "bost_Close",
      RemainingOpenQuantity: 0,
      BaseType: Number(given.kind.objectCode),
      BaseEntry: document.DocEntry,
      BaseLine: line.LineNum,
    })),
  };
}
