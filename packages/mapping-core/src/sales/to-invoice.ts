import { documentHead, type Header, userFieldsOf } from "../documents/header.ts";
import { pricedFees } from "../documents/fees.ts";
import { redeemedLines } from "../documents/gift-cards.ts";
import { goodsLines } from "../documents/goods-lines.ts";
import { soldPieces } from "../documents/pieces.ts";
import { priceDocument, type PricedDocument } from "../documents/price-document.ts";
import { roundingLine } from "../documents/rounding-line.ts";
import type { Setting } from "../documents/setting.ts";
import { drawnOf, drawnVatOf, drawsOf } from "../advances/draws.ts";
import { minus, toText } from "../money/decimal.ts";
import type { Half } from "../orders/halves.ts";
import { stepKey } from "../orders/reference.ts";
import type { InvoiceStep } from "../plan/steps.ts";
import { all, every, type Result, success, andThen } from "../result.ts";

/** The lines of an A/R invoice and what SAP makes of them, or everything that is wrong with any of them. */
export function priceInvoice(
  { lines: sold, hasFees, rounding, redeemed, expected }: Half,
  setting: Setting,
): Result<PricedDocument> {
  const soldOn = setting.place?.date;
  const goods = every(
    sold.map((line) => goodsLines(line, { pieces: soldPieces(line, setting), soldOn }, setting)),
  );
  const parts = all({
    goods,
    fees: hasFees ? pricedFees("invoice", setting) : success(undefined),
    vouchers: redeemedLines(redeemed, sold, setting),
    rounded: roundingLine(rounding, setting),
  });
  return andThen(parts, ({ goods: lines, fees, vouchers, rounded }) =>
    priceDocument(
      { kind: "invoice", lines: [...lines.flat(), ...vouchers, ...rounded], fees, expected },
      setting,
    ),
  );
}

/** The A/R invoice of a sale, and what SAP must make of it to the cent. */
export function toInvoice(
  { lines, freight, totals }: PricedDocument,
  header: Header,
  series: number | undefined,
): InvoiceStep {
  const key = stepKey(header.reference, "invoice");
  const draws = drawsOf(header.setting);
  return {
    kind: "invoice",
    key,
    partner: header.partner,
    userFields: userFieldsOf(header, key),
    orderitemids: lines.map(({ orderitemid }) => orderitemid ?? null),
    ...(draws.length > 0 && { draws }),
    predicted: {
      docTotal: toText(minus(totals.docTotal, drawnOf(header.setting))),
      vatSum: toText(minus(totals.vatSum, drawnVatOf(header.setting))),
    },
    body: {
      ...documentHead(header, key, series),
      ...(freight.length > 0 && { DocumentAdditionalExpenses: freight.map(({ body }) => body) }),
      DocumentLines: lines.map(({ body }) => body),
    },
  };
}
