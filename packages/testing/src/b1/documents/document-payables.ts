import { type Decimal, decimal, zero } from "../decimals.ts";
import { integerOf } from "../json.ts";
import type { Payable, Settlement } from "../payments/payable.ts";
import type { Document } from "./document-type.ts";

/** What can be paid of a document. A total below zero turns it around: it is owed to the other side (entities 5.4). */
export function payableOf(document: Document, sign: 1 | -1): Payable {
  const { DocTotal, DocTotalFc, PaidToDate, PaidToDateFC } = document;
  const open = decimal(DocTotal).minus(decimal(PaidToDate));
  const isOwed = document.CancelStatus === "csNo" && !open.eq(0);
  return {
    docEntry: document.DocEntry,
    cardCode: document.CardCode,
    branch: integerOf(document, "BPL_IDAssignedToInvoice"),
    currency: document.DocCurrency,
    sign: DocTotal < 0 ? (sign === 1 ? -1 : 1) : sign,
    isOwed,
    isOpen: document.DocumentStatus === "bost_Open" && isOwed,
    open: open.abs(),
    openForeign: DocTotalFc === 0 ? open.abs() : decimal(DocTotalFc).minus(decimal(PaidToDateFC)).abs(),
  };
}

/** What a document has been paid after a settlement, in local currency and in its own. */
export function paidAfter(
  { DocTotal, DocTotalFc, PaidToDate, PaidToDateFC }: Document,
  { sum, foreign }: Pick<Settlement, "sum" | "foreign">,
): { readonly paid: Decimal; readonly paidForeign: Decimal } {
  const turned = DocTotal < 0 ? -1 : 1;
  return {
    paid: decimal(PaidToDate).plus(sum.times(turned)),
    paidForeign: DocTotalFc === 0 ? zero : decimal(PaidToDateFC).plus(foreign.times(turned)),
  };
}
