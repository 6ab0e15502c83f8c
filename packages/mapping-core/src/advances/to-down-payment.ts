import type { OrderPayment } from "@instep/sitoo-client";
import { documentHead, type Header, userFieldsOf } from "../documents/header.ts";
import { priceDocument } from "../documents/price-document.ts";
import { priceLines, type PricedLine } from "../documents/priced-line.ts";
import { toDecide } from "../documents/setting.ts";
import { decimalsOf } from "../money/currency.ts";
import { allocate } from "../money/allocate.ts";
import { decimal, isNegative, sum, toText } from "../money/decimal.ts";
import { advanceKey, stepKey } from "../orders/reference.ts";
import { type GoodsLine, splitLines } from "../orders/split-lines.ts";
import type { Step } from "../plan/steps.ts";
import { andThen, every, failure, type Result, success } from "../result.ts";
import type { Means } from "../tenders/means-of.ts";
import { paymentHead, sumsOf, toCustomer } from "../tenders/to-payments.ts";

interface Paid {
  readonly payment: OrderPayment;
  readonly means: Means;
  readonly number: number;
}

/**
 * A down payment invoice with the VAT of what was paid, and the payment of it: in Sweden VAT on an advance for goods that
 * were ordered is due when the money is received. The amount is shared over the order's VAT groups by what their goods
 * cost.
 */
export function toDownPayment(paid: Paid, header: Header): Result<readonly Step[]> {
  const { setting, reference } = header;
  const amount = decimal(paid.payment.moneyamount);
  if (isNegative(amount)) return failure({ code: "advance-paid-back", amount: toText(amount) });
  return andThen(linesFor(paid, header), (lines) =>
    andThen(priceDocument({ kind: "down-payment", lines, expected: amount }, setting), ({ totals }) => {
      const key = stepKey(reference, "down-payment", { number: paid.number });
      const document: Step = {
        kind: "down-payment",
        key,
        partner: header.partner,
        userFields: userFieldsOf(header, key),
        predicted: { docTotal: toText(totals.docTotal), vatSum: toText(totals.vatSum) },
        body: {
          ...documentHead(header, key, undefined),
          DownPaymentType: "dptInvoice",
          DocumentLines: lines.map(({ body }) => body),
        },
      };
      return success([document, paymentOf(paid, key, header)]);
    }),
  );
}

/** One line for each VAT group of the order. */
function linesFor({ payment }: Paid, { setting }: Header): Result<readonly PricedLine[]> {
  const { advances } = setting.rules;
  if (advances?.kind !== "down-payment") return success([]);
  const { sold } = splitLines(setting.order, setting.rules);
  const groups = every(sold.map((line) => groupOf(line, setting)));
  return andThen(groups, (named) => {
    if (named.length === 0) return failure({ code: "no-lines" });
    const byGroup = [...Map.groupBy(named, ({ VatGroup, vatRate }) => `${VatGroup} ${vatRate}`).values()];
    const weights = byGroup.map((each) => sum(each.map(({ line }) => line.gross)));
    const decimals = decimalsOf(setting.order.currencycode);
    const parts = allocate(decimal(payment.moneyamount), weights, decimals);
    const lines = byGroup.flatMap(([first], index) => {
      const gross = parts[index];
      if (!first || !gross) return [];
      const { VatGroup, vatRate } = first;
      const codes = { ItemCode: advances.itemCode, VatGroup, vatRate, vatvalue: vatRate };
      return priceLines({ quantity: decimal("1"), gross }, codes, setting);
    });
    return success(lines);
  });
}

function groupOf(line: GoodsLine, setting: Header["setting"]) {
  const group = setting.decide.vatGroup(toDecide(line, setting), setting.place?.date);
  return andThen(group, (VatGroup) => success({ VatGroup, vatRate: String(line.item.vatvalue), line }));
}

function paymentOf({ means, number }: Paid, pays: string, header: Header): Step {
  const key = advanceKey(header.reference, number);
  const amount = toText(means.amount);
  return {
    kind: "payment",
    key,
    partner: header.partner,
    userFields: userFieldsOf(header, key),
    pays,
    predicted: { means: amount, applied: amount },
    body: { ...toCustomer(header), ...paymentHead(header, key, undefined), ...sumsOf([means], header) },
  };
}
