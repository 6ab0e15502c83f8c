import { type Decimal, zero } from "../decimals.ts";
import type { Head } from "./head.ts";
import { promisesKept } from "./goods.ts";
import type { Reconciled, UsedLine } from "./kept-document.ts";
import { type DocumentKind, invoices } from "./kinds.ts";
import type { Documents } from "./document-parts.ts";
import { sumMoney } from "./money.ts";
import type { Totals } from "./new-document.ts";
import type { NewLine } from "./priced-lines.ts";

/** The lines of earlier documents that new lines use up. A reserve invoice is delivered and credited apart. */
export function usesOf(lines: readonly NewLine[], head: Head): readonly UsedLine[] {
  if (!head.kind.usesUpBases) return [];
  const copied = lines.flatMap(({ base, quantity }): readonly UsedLine[] => {
    if (!base || (base.document.ReserveInvoice === "tYES" && head.kind.goods === "leave")) return [];
    const { objectCode } = base.kind;
    return [
      { objectCode, docEntry: base.document.DocEntry, line: base.line.LineNum, use: "copied", quantity },
    ];
  });
  const delivered = promisesKept(lines, head)
    .filter(({ to }) => to.objectCode === invoices.objectCode)
    .map(({ to, move }): UsedLine => ({ ...to, line: move.line, use: "delivered", quantity: move.quantity }));
  return [...copied, ...delivered];
}

/**
 * A credit memo that was copied from an unpaid invoice closes it by itself (inferred, entities 5.4): the two settle each
 * other as far as something is open on the invoice.
 */
export function reconciledWith(
  { lines, total }: Totals,
  { kind, others }: { readonly kind: DocumentKind; readonly others: (objectCode: string) => Documents },
): readonly Reconciled[] {
  if (kind.ledger !== "credit") return [];
  const based = lines.filter(({ base }) => base?.kind.ledger === "sale");
  const byInvoice = Map.groupBy(based, ({ base }) => base?.document.DocEntry ?? 0);
  let left = total;
  return [...byInvoice].flatMap(([docEntry, each]): readonly Reconciled[] => {
    const invoice = others(invoices.objectCode).payables.find(docEntry);
    if (invoice?.sign !== 1) return [];
    const credited = sumMoney(each.flatMap(({ revenue, vat }) => [revenue, vat]));
    const sum = least(invoice.open, credited.local, left.local);
    const foreign = least(invoice.openForeign, credited.own, left.own);
    if (!sum.gt(0)) return [];
    left = { local: left.local.minus(sum), own: left.own.minus(foreign) };
    return [{ objectCode: invoices.objectCode, docEntry, sum, foreign }];
  });
}

function least(...values: readonly [Decimal, ...Decimal[]]): Decimal {
  const [first, ...others] = values;
  const found = others.reduce((one, other) => (other.lt(one) ? other : one), first);
  return found.lt(0) ? zero : found;
}
