import type { Order } from "@instep/sitoo-client";
import type { Facts, OriginalInvoice } from "../facts.ts";
import {
  absolute,
  type Decimal,
  decimal,
  divide,
  isLess,
  isZero,
  minus,
  plus,
  round,
  times,
  toText,
  zero,
} from "../money/decimal.ts";
import { originalLineOf, originalOrderOf } from "../orders/links.ts";
import type { Place } from "../orders/place-of.ts";
import type { GoodsLine } from "../orders/split-lines.ts";
import type { Problem } from "../problems.ts";
import { failure, type Result, success } from "../result.ts";
import type { Rules } from "../rules.ts";
import type { ReturnRules } from "../rules/return-rules.ts";

/** The sale that a return gives back, and how the credit memo knows it. */
export interface Sale {
  readonly mode: ReturnRules["mode"];
  /** Undefined where no invoice of ours stands behind it: a manual return, a sale before the go-live or of another channel. */
  readonly invoice?: OriginalInvoice | undefined;
}

interface Returning {
  readonly order: Order;
  readonly rules: Rules;
  readonly facts: Facts;
}

const standalone: Sale = { mode: "standalone" };

/**
 * The sale behind a return. It waits until every document of its sale is in SAP (H24); a sale from before the go-live, and
 * a manual return that names none, stand alone at once. The plan chooses the mode, never a refusal (H22).
 */
export function saleOf({ order, rules, facts }: Returning): Result<Sale> {
  const orderid = originalOrderOf(order);
  if (orderid === undefined) return success(standalone);
  if (rules.cutover && orderid < rules.cutover.orderid) return success(standalone);
  const { original } = facts;
  if (!original?.settled || original.orderid !== orderid) return failure({ code: "waits-for-sale", orderid });
  return success({ mode: rules.returns.mode, invoice: original.invoice });
}

/** Only a credit memo of the same partner, branch and currency can be copied from an invoice; others stand alone (H15). */
export function inPlace(
  sale: Sale,
  { order, place, partner }: { readonly order: Order; readonly place: Place; readonly partner: string },
): Sale {
  const { invoice } = sale;
  const isSame =
    invoice?.CardCode === partner &&
    invoice.branch === place.store.branch &&
    invoice.currency === order.currencycode;
  return isSame ? sale : { ...sale, mode: "standalone" };
}

/**
 * Every line of which more would come back than was sold, counting what was credited before, by whomever (H22). Another
 * price than the sale's is the refund's own matter, and is noted as the reason why the two differ (H23).
 */
export function checkQuantities(returned: readonly GoodsLine[], { invoice }: Sale): Result<true> {
  if (!invoice) return success(true);
  const problems: Problem[] = [];
  const notes: Problem[] = [];
  for (const [orderitemid, lines] of Map.groupBy(returned, ({ item }) => originalLineOf(item))) {
    const ofLine = invoice.lines.filter((line) => line.orderitemid === orderitemid);
    if (orderitemid === undefined || ofLine.length === 0) continue;
    const [sold, credited] = [sumOf(ofLine, "quantity"), sumOf(ofLine, "credited")];
    const returning = lines.reduce((total: Decimal, { quantity }) => plus(total, quantity), zero);
    notes.push(...otherPrice(lines, ofLine, { sold, returning }));
    if (!isLess(minus(sold, credited), returning)) continue;
    const figures = { sold: toText(sold, 3), credited: toText(credited, 3), returning: toText(returning, 3) };
    problems.push({ code: "over-returned", sku: lines[0]?.item.sku ?? "", ...figures });
  }
  return problems.length > 0 ? failure(...problems) : success(true, notes);
}

interface Quantities {
  readonly sold: Decimal;
  readonly returning: Decimal;
}

/** What was given back is not what these pieces were sold for; a cent is what a price leaves that does not divide. */
function otherPrice(
  lines: readonly GoodsLine[],
  ofLine: OriginalInvoice["lines"],
  { sold, returning }: Quantities,
): readonly Problem[] {
  if (isZero(sold)) return [];
  const refund = lines.reduce((total: Decimal, { gross }) => plus(total, gross), zero);
  const gross = ofLine.reduce((total: Decimal, line) => plus(total, decimal(line.gross)), zero);
  const sale = round(divide(times(gross, returning), sold), 2, "half-up");
  if (!isLess(cent, absolute(minus(refund, sale)))) return [];
  const sku = lines[0]?.item.sku ?? "";
  return [{ code: "refund-unlike-sale", sku, sale: toText(sale), refund: toText(refund) }];
}

const cent = decimal("0.01");

const sumOf = (lines: OriginalInvoice["lines"], field: "quantity" | "credited"): Decimal =>
  lines.reduce((total: Decimal, line) => plus(total, decimal(line[field])), zero);
