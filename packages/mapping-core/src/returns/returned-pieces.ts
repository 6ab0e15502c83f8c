import { toDecide, type Setting } from "../documents/setting.ts";
import { type Piece, returnWarehouse, sharesOf } from "../documents/pieces.ts";
import type { OriginalLine } from "../facts.ts";
import { type Decimal, decimal, divide, isLess, isZero, minus, times, zero } from "../money/decimal.ts";
import { originalLineOf } from "../orders/links.ts";
import type { GoodsLine } from "../orders/split-lines.ts";
import { type Result, success, andThen } from "../result.ts";
import type { Disposition } from "./disposition-of.ts";
import type { Sale } from "./sale-of.ts";

/** A piece that comes back, and what becomes of it. */
export interface ReturnedPiece extends Piece {
  readonly disposition: Disposition;
}

/** Which quantity of a line came back from which line of the invoice. */
interface Origin {
  readonly quantity: Decimal;
  readonly original?: OriginalLine | undefined;
}

/**
 * A returned line by the lines of the invoice it was sold on, what is left of each first to last: a price that did not
 * divide stands on two lines there. What nobody finds a line for comes back without one.
 */
export function returnedPieces(
  line: GoodsLine,
  sale: Sale,
  setting: Setting,
): Result<readonly ReturnedPiece[]> {
  const disposition = setting.decide.disposition(toDecide(line, setting));
  return andThen(warehouseOf(line, disposition, setting), (warehouse) => {
    const origins = originsOf(line, sale);
    const areKnown = origins.every(({ original }) => original !== undefined);
    const shares = origins.map((origin) => ({
      ...origin,
      warehouse,
      weight: areKnown ? weightOf(origin) : undefined,
    }));
    const pieces = sharesOf(line, shares, setting);
    return success(
      pieces.map((piece, index) => ({ ...piece, disposition, original: origins[index]?.original })),
    );
  });
}

function warehouseOf(line: GoodsLine, disposition: Disposition, setting: Setting): Result<string> {
  const { writeOff } = setting.rules.returns;
  if (disposition === "write-off" && writeOff.kind === "goods-issue") return success(writeOff.warehouse);
  return returnWarehouse(line, setting);
}

/** What was given back is shared as it was paid: a price that did not divide comes back as it was split. */
function weightOf({ quantity, original }: Origin): Decimal | undefined {
  return original && divide(times(decimal(original.gross), quantity), decimal(original.quantity));
}

function originsOf({ item, quantity }: GoodsLine, { invoice }: Sale): readonly Origin[] {
  const orderitemid = originalLineOf(item);
  const lines = invoice?.lines.filter((each) => each.orderitemid === orderitemid) ?? [];
  const origins: Origin[] = [];
  let left = quantity;
  for (const original of lines) {
    const open = minus(decimal(original.quantity), decimal(original.credited));
    const taken = isLess(open, left) ? open : left;
    if (isLess(zero, taken)) origins.push({ quantity: taken, original });
    if (isLess(zero, taken)) left = minus(left, taken);
  }
  return isZero(left) && origins.length > 0 ? origins : [...origins, { quantity: left }];
}
