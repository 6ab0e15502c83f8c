import { money } from "../../builders/amounts.ts";
import type { OrderLine } from "../../builders/order-line.ts";
import { decimal, sum } from "../decimals.ts";
import type { OrderRecord, Stored } from "../books/records.ts";

/** How many units of which line of a sale come back, and why. */
export interface ReturnedLine {
  readonly orderitemid: number;
  /** Whole units, above zero. */
  readonly quantity: number;
  /** Such as "REGRET". */
  readonly reason?: string;
  /** Where the goods go, when not to the warehouse of the till. */
  readonly returnWarehouseid?: number;
}

/** How many units of each line of a sale have come back before. */
export type ReturnedBefore = ReadonlyMap<number, number>;

/**
 * The lines of a return, with the amounts of the sale: what a unit cost is shared so that the units of a line, returned one
 * by one, give back what was paid for it, to the cent. Throws a RangeError when more comes back than was sold.
 */
export function linesBack(
  sale: OrderRecord,
  returned: readonly ReturnedLine[],
  before: ReturnedBefore = new Map(),
): readonly OrderLine[] {
  const items = sale.orderitems as readonly Stored[]; // a till returns what a till sold
  const sofar = new Map(before);
  return returned.map((back) => {
    const item = items.find(({ orderitemid }) => orderitemid === back.orderitemid);
    if (!item) throw new RangeError(`The sale has no line ${String(back.orderitemid)}.`);
    const units = sofar.get(back.orderitemid) ?? 0;
    sofar.set(back.orderitemid, units + back.quantity);
    return lineBack(item, back, units);
  });
}

function lineBack(item: Stored, back: ReturnedLine, before: number): OrderLine {
  const sold = Number(item.quantity);
  const after = before + back.quantity;
  if (!(back.quantity > 0) || after > sold)
    throw new RangeError(
      `Of ${String(sold)} units of line ${String(back.orderitemid)}, ${String(after)} would have come back.`,
    );
  const gross = sum([decimal(item.moneyitemtotal_net), decimal(item.moneyitemtotal_vat)]);
  const upTo = (units: number): string => money(gross.times(units).div(sold));
  const { reason, returnWarehouseid } = back;
  return {
    sku: String(item.sku),
    name: String(item.productname),
    quantity: -back.quantity,
    ...(typeof item.decimalunitquantity === "string" && { unitQuantity: item.decimalunitquantity }),
    gross: money(decimal(upTo(before)).minus(upTo(after))),
    vat: Number(item.vatvalue),
    additionaldata: {
      "pos-originalsales-orderitemid": String(back.orderitemid),
      ...(reason !== undefined && { "reasoncode-return": reason }),
      ...(returnWarehouseid !== undefined && { "return-warehouseid": String(returnWarehouseid) }),
    },
  };
}
