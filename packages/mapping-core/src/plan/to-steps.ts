import { type Header, seriesOf, userFieldsOf } from "../documents/header.ts";
import type { PricedDocument } from "../documents/price-document.ts";
import { stepKey } from "../orders/reference.ts";
import { all, type Result, success, andThen } from "../result.ts";
import { toGoodsIssue } from "../returns/goods-leave.ts";
import type { Sale } from "../returns/sale-of.ts";
import { type PricedReturn, toCreditMemo } from "../returns/to-credit-memo.ts";
import type { Rules } from "../rules.ts";
import { toInvoice } from "../sales/to-invoice.ts";
import type { Settlement } from "../tenders/settle.ts";
import { toPayments } from "../tenders/to-payments.ts";
import type { Step } from "./steps.ts";

/** Everything that the steps of one order are made from. */
export interface PlannedParts {
  readonly invoice: PricedDocument | undefined;
  readonly credit: PricedReturn | undefined;
  readonly sale: Sale;
  readonly settlement: Settlement;
}

/** The steps of an order in the order they are posted: each document before its payments, goods last. */
export function toSteps(parts: PlannedParts, header: Header): Result<Step[]> {
  return andThen(seriesFor(parts, header), (series) =>
    success([...soldSteps(parts, header, series), ...returnedSteps(parts, header, series)]),
  );
}

type Series = Readonly<Record<keyof Rules["series"], number | undefined>>;

/** A series is looked for only where a document needs it. */
function seriesFor({ invoice, credit, settlement }: PlannedParts, { setting }: Header): Result<Series> {
  const none = success(undefined);
  const of = (document: keyof Rules["series"], isNeeded: boolean) =>
    isNeeded ? seriesOf(document, setting) : none;
  return all({
    invoice: of("invoice", invoice !== undefined),
    creditMemo: of("creditMemo", credit !== undefined),
    downPayment: none,
    payment: of("payment", settlement.incoming.means.length > 0),
    outgoingPayment: of("outgoingPayment", settlement.outgoing.means.length > 0),
    goodsIssue: of(
      "goodsIssue",
      credit !== undefined && setting.rules.returns.writeOff.kind === "goods-issue",
    ),
  });
}

function soldSteps({ invoice, settlement }: PlannedParts, header: Header, series: Series): readonly Step[] {
  const document = invoice ? [toInvoice(invoice, header, series.invoice)] : [];
  const pays = stepKey(header.reference, "invoice");
  const target = { kind: "payment", pays, series: series.payment } as const;
  return [...document, ...toPayments(settlement.incoming, target, header)];
}

function returnedSteps(
  { credit, sale, settlement }: PlannedParts,
  header: Header,
  series: Series,
): readonly Step[] {
  const pays = stepKey(header.reference, "credit-memo");
  const target = { kind: "outgoing-payment", pays, series: series.outgoingPayment } as const;
  const payments = toPayments(settlement.outgoing, target, header);
  if (!credit) return payments;
  return [
    ...reopening(sale, header),
    toCreditMemo(credit, { header, sale, series: series.creditMemo }),
    ...payments,
    ...toGoodsIssue(credit.pieces, header, series.goodsIssue),
  ];
}

/** A paid invoice is closed, and SAP copies from open ones alone (H3). */
function reopening({ mode, invoice }: Sale, header: Header): readonly Step[] {
  if (mode !== "reopen-and-copy" || !invoice) return [];
  const key = stepKey(header.reference, "reopening");
  return [
    {
      kind: "reopening",
      key,
      partner: header.partner,
      userFields: userFieldsOf(header, key),
      DocEntry: invoice.DocEntry,
    },
  ];
}
