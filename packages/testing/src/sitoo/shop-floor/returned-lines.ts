import { money } from "../../builders/amounts.ts";
import type { OrderLine } from "../../builders/order-line.ts";
import { type Decimal, decimal, sum } from "../decimals.ts";
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
  const { orderitemid, quantity } = back;
  if (!Number.isInteger(quantity) || quantity < 1)
    throw new RangeError(
      `Units come back whole and above zero, and not ${String(quantity)} of line ${String(orderitemid)}.`,
    );
  const sold = Number(item.quantity);
  const after = before + quantity;
  if (after > sold)
    throw new RangeError(
      `Of ${String(sold)} units of line ${String(orderitemid)}, ${String(after)} would have come back.`,
    );
  const gross = sum([decimal(item.moneyitemtotal_net), decimal(item.moneyitemtotal_vat)]);
  const given = (amount: Decimal): string => {
    const upTo = (units: number): string => money(amount.times(units).div(sold));
    return money(decimal(upTo(before)).minus(upTo(after)));
  };
  const { reason, returnWarehouseid } = back;
  return {
    sku: String(item.sku),
    name: String(item.productname),
    quantity: -quantity,
    ...(typeof item.decimalunitquantity === "string" && { unitQuantity: item.decimalunitquantity }),
    gross: given(gross),
    vat: Number(item.vatvalue),
    salestaxes: taxesOf(item).map(({ moneytotal, moneytax, ...tax }) => ({
      ...tax,
      moneytotal: given(decimal(moneytotal)),
      moneytax: given(decimal(moneytax)),
    })),
    additionaldata: {
      "pos-originalsales-orderitemid": String(orderitemid),
      ...(reason !== undefined && { "reasoncode-return": reason }),
      ...(returnWarehouseid !== undefined && { "return-warehouseid": String(returnWarehouseid) }),
    },
  };
}

type SalesTaxes = NonNullable<OrderLine["salestaxes"]>;

/** What was on top of a line. */
const taxesOf = ({ salestaxes }: Stored): SalesTaxes =>
  Array.isArray(salestaxes) ? (salestaxes as SalesTaxes) : []; // a till returns what a till sold
