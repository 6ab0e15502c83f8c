import { figureText } from "../compare/figure.ts";
import { absolute, type Decimal, decimal, equals, isLess, isZero, minus, times } from "../money/decimal.ts";
import type { OrderCause, OrderCount, OrderDifference, OrderToCompare, SapDocument } from "./compare.ts";
import type { ExpectedDocument } from "./expected-documents.ts";

interface Known {
  readonly compared: OrderToCompare;
  /** What is known of the document already: it comes before whatever the figures may look like. */
  readonly cause: OrderCause;
  readonly count: (name: OrderCount) => void;
}

const halfACent = decimal("0.005");

/** Figures of a live document that are not the order's. Amounts in two currencies are not compared. */
export function figureDifferences(
  expected: ExpectedDocument,
  document: SapDocument,
  { compared, cause, count }: Known,
): readonly OrderDifference[] {
  const { order, date } = compared;
  const difference = (
    code: OrderDifference["code"],
    [sitoo, sap]: readonly [string, string],
    likelyCause: OrderCause,
  ): OrderDifference => ({
    code,
    orderid: order.orderid,
    key: document.key,
    kind: document.kind,
    DocNums: [document.DocNum],
    sitoo,
    sap,
    likelyCause: cause === "unknown" ? likelyCause : cause,
  });
  const dates =
    date === undefined || date === document.date
      ? []
      : [difference("date-differs", [date, document.date], dateCause(compared, document))];
  if (order.currencycode !== document.currency) {
    const currencies = [order.currencycode, document.currency] as const;
    return [difference("currency-differs", currencies, "partner-in-other-currency"), ...dates];
  }
  const [total, vat] = [decimal(document.total), decimal(document.vat)];
  const sameTotal = equals(total, expected.total);
  const amounts = sameTotal
    ? []
    : [
        difference(
          "amount-differs",
          [figureText(expected.total), document.total],
          amountCause(expected, total),
        ),
      ];
  const off = absolute(minus(vat, expected.vat));
  const isRounding = !isLess(boundOf(expected, document), off);
  if (isRounding && !isZero(off)) count("vat-rounded");
  const vatCause = isZero(vat) ? "no-vat-in-sap" : sameTotal ? "other-vat-rate" : "other-amount";
  const vats = isRounding
    ? []
    : [difference("vat-differs", [figureText(expected.vat), document.vat], vatCause)];
  return [...amounts, ...vats, ...dates];
}

/** Half a cent for each line, on either side (H13). A line whose price has a remainder is two in SAP. */
function boundOf({ lines }: ExpectedDocument, { lines: inSap = 2 * lines }: SapDocument): Decimal {
  return times(halfACent, decimal(String(lines + inSap)));
}

function amountCause({ total, rounding }: ExpectedDocument, inSap: Decimal): OrderCause {
  const off = absolute(minus(inSap, total));
  return !isZero(rounding) && equals(off, absolute(rounding)) ? "cash-rounding" : "unknown";
}

/** A sale after midnight in the shop may be one before midnight in UTC: the commonest wrong day (H6). */
function dateCause({ order, date = "" }: OrderToCompare, document: SapDocument): OrderCause {
  if (document.date === new Date(order.orderdate * 1000).toISOString().slice(0, 10)) return "date-in-utc";
  return document.date > date ? "posted-on-a-later-day" : "unknown";
}
