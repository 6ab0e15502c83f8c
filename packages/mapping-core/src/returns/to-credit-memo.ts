import { documentHead, type Header, userFieldsOf } from "../documents/header.ts";
import { pricedFees } from "../documents/fees.ts";
import { redeemedLines } from "../documents/gift-cards.ts";
import { goodsLines } from "../documents/goods-lines.ts";
import type { Piece } from "../documents/pieces.ts";
import { priceDocument, type PricedDocument } from "../documents/price-document.ts";
import { roundingLine } from "../documents/rounding-line.ts";
import type { Setting } from "../documents/setting.ts";
import { decimal, toJsonNumber, toText } from "../money/decimal.ts";
import { stepKey } from "../orders/reference.ts";
import type { Half } from "../orders/halves.ts";
import type { DocumentLine } from "../plan/document-body.ts";
import type { CreditMemoStep } from "../plan/steps.ts";
import { all, every, type Result, success, andThen } from "../result.ts";
import { reasonOf } from "./disposition-of.ts";
import { returnedPieces, type ReturnedPiece } from "./returned-pieces.ts";
import type { Sale } from "./sale-of.ts";

/** A credit memo with everything that has an amount, and the goods that came back with it. */
export interface PricedReturn {
  readonly document: PricedDocument;
  readonly pieces: readonly ReturnedPiece[];
}

/**
 * The lines of a credit memo: amounts, VAT and tenders are the refund order's, the sale gives its cost, its VAT rate and
 * its lines (H23). Or everything that is wrong with any of them.
 */
export function priceCreditMemo(
  { lines: returned, hasFees, rounding, redeemed, expected }: Half,
  sale: Sale,
  setting: Setting,
): Result<PricedReturn> {
  const soldOn = sale.invoice?.date ?? setting.place?.date;
  const goods = returned.map((line) => {
    const pieces = returnedPieces(line, sale, setting);
    const more = (piece: Piece) => returnFields(piece as ReturnedPiece, sale, setting); // made in the line above
    return all({ pieces, lines: goodsLines(line, { pieces, soldOn, more }, setting) });
  });
  const parts = all({
    goods: every(goods),
    fees: hasFees ? pricedFees("credit-memo", setting) : success(undefined),
    vouchers: redeemedLines(redeemed, returned, setting),
    rounded: roundingLine(rounding, setting),
  });
  return andThen(parts, ({ goods: came, fees, vouchers, rounded }) => {
    const lines = [...came.flatMap((each) => each.lines), ...vouchers, ...rounded];
    const priced = priceDocument({ kind: "credit-memo", lines, fees, expected }, setting);
    return andThen(priced, (document) => success({ document, pieces: came.flatMap(({ pieces }) => pieces) }));
  });
}

function returnFields(
  piece: ReturnedPiece,
  { mode, invoice }: Sale,
  setting: Setting,
): Partial<DocumentLine> {
  const { returns } = setting.rules;
  const { original, disposition } = piece;
  const reason = returns.returnReasons[reasonOf(piece.line.item, setting.order) ?? ""];
  const isCopy = mode !== "standalone" && invoice !== undefined && original !== undefined;
  const unmoved = disposition === "write-off" && returns.writeOff.kind === "without-movement";
  const cost = isCopy || unmoved ? undefined : original?.unitCost;
  return {
    ...(reason !== undefined && { ReturnReason: reason }),
    ...(unmoved && { WithoutInventoryMovement: "tYES" }),
    ...(cost !== undefined && { EnableReturnCost: "tYES", ReturnCost: toJsonNumber(decimal(cost)) }),
    ...(isCopy && { BaseType: 13, BaseEntry: invoice.DocEntry, BaseLine: original.LineNum }),
  };
}

/** The A/R credit memo of a return, and what SAP must make of it to the cent. */
export function toCreditMemo(
  { document: { lines, freight, totals } }: PricedReturn,
  {
    header,
    sale,
    series,
  }: { readonly header: Header; readonly sale: Sale; readonly series: number | undefined },
): CreditMemoStep {
  const key = stepKey(header.reference, "credit-memo");
  const { mode, invoice } = sale;
  const refers = mode === "standalone" && invoice !== undefined;
  return {
    kind: "credit-memo",
    key,
    partner: header.partner,
    userFields: userFieldsOf(header, key),
    predicted: { docTotal: toText(totals.docTotal), vatSum: toText(totals.vatSum) },
    body: {
      ...documentHead(header, key, series),
      ...(freight.length > 0 && { DocumentAdditionalExpenses: freight.map(({ body }) => body) }),
      ...(refers && {
        DocumentReferences: [{ RefDocEntr: invoice.DocEntry, RefObjType: "rot_SalesInvoice" as const }],
      }),
      DocumentLines: lines.map(({ body }) => body),
    },
  };
}
