import type { Order } from "@instep/sitoo-client";
import { feesOf } from "./fees-of.ts";
import { giftCardMoney } from "./gift-cards.ts";
import {
  type Decimal,
  isLess,
  isNegative,
  isZero,
  minus,
  negate,
  plus,
  sum,
  zero,
} from "../money/decimal.ts";
import type { Problem } from "../problems.ts";
import type { Rules } from "../rules.ts";
import { cashRoundingOf } from "./check-amounts.ts";
import { type GoodsLine, splitLines } from "./split-lines.ts";

/** What one document of an order holds, and what it must come to. Amounts are seen from the document. */
export interface Half {
  readonly lines: readonly GoodsLine[];
  readonly hasFees: boolean;
  /** What the till rounded the total by, where this document carries the tender. */
  readonly rounding: Decimal;
  /** What single-purpose gift cards paid of it. */
  readonly redeemed: Decimal;
  /** Gross. */
  readonly expected: Decimal;
}

/** An order as the documents it becomes: what was sold, and what came back. */
export interface Halves {
  readonly sold: Half | undefined;
  readonly returned: Half | undefined;
  readonly problems: readonly Problem[];
}

/**
 * An order by its documents. Cash rounding and gift cards go on the document that carries the tender, the larger one
 * (H27). An order of nothing but reductions, such as returned deposits, is paid out: it becomes a credit memo.
 */
export function halvesOf(order: Order, rules: Pick<Rules, "discountLineTypes" | "giftCards">): Halves {
  const split = turnedWhereNegative(splitLines(order, rules));
  const fees = sum(feesOf(order).map(({ gross }) => gross));
  const onInvoice = split.sold.length > 0 || (!isZero(fees) && !isNegative(fees));
  const [soldGross, returnedGross] = [grossOf(split.sold), grossOf(split.returned)];
  const sold = onInvoice ? plus(soldGross, fees) : zero;
  const returned = onInvoice ? returnedGross : minus(returnedGross, fees);
  const carriesInvoice = onInvoice && (split.returned.length === 0 || !isLess(sold, returned));
  const carried = carriedBy(order, rules);
  const extra = minus(carried.rounding, carried.redeemed);
  const hasReturn = split.returned.length > 0 || (!onInvoice && !isZero(fees));
  return {
    problems: split.problems,
    sold: onInvoice
      ? {
          lines: split.sold,
          hasFees: !isZero(fees),
          ...(carriesInvoice ? carried : nothing),
          expected: carriesInvoice ? plus(sold, extra) : sold,
        }
      : undefined,
    returned: hasReturn
      ? {
          lines: split.returned,
          hasFees: !onInvoice && !isZero(fees),
          ...(carriesInvoice
            ? nothing
            : { rounding: negate(carried.rounding), redeemed: negate(carried.redeemed) }),
          expected: carriesInvoice ? returned : minus(returned, extra),
        }
      : undefined,
  };
}

const nothing = { rounding: zero, redeemed: zero };

const grossOf = (lines: readonly GoodsLine[]): Decimal => sum(lines.map(({ gross }) => gross));

function carriedBy(
  order: Order,
  { giftCards }: Pick<Rules, "giftCards">,
): Pick<Half, "rounding" | "redeemed"> {
  return {
    rounding: cashRoundingOf(order),
    redeemed: giftCards?.kind === "single" ? giftCardMoney(order) : zero,
  };
}

type Split = ReturnType<typeof splitLines>;

function turnedWhereNegative(split: Split): Split {
  const { sold, returned } = split;
  const onlyReductions =
    sold.length > 0 && returned.length === 0 && sold.every(({ gross }) => !isLess(zero, gross));
  if (!onlyReductions || isZero(grossOf(sold))) return split;
  const paidOut = sold.map((line) => ({ ...line, gross: negate(line.gross), vat: negate(line.vat) }));
  return { ...split, sold: [], returned: paidOut };
}
