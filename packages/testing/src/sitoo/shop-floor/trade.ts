import type { SitooOrder } from "../../builders/order.ts";
import { branches } from "../../trading/chain.ts";
import type { OrderRecord, Stored } from "../books/records.ts";
import type { OrderSource, Shop } from "../shop.ts";
import { createCalendar } from "./calendar.ts";
import { readTradeOptions, type TradeOptions } from "./trade-options.ts";
import { calledByTheWeb, takenBackBy, visitAt } from "./visits.ts";
import { zFigures } from "./z-report.ts";

/** The trade of a Swedish chain of three stores with six tills. Every order can be made again from its number alone. */
export interface Trade {
  /** For `Shop.history`: a million orders take no memory. */
  readonly history: OrderSource;
  readonly shop: Pick<Shop, "stores" | "warehouses" | "registers" | "history">;
  readonly days: number;
  /** The closings of all tills, day by day: they read every order, so `shop` leaves them out. For `records.zreports` of a shop. */
  zReports(): Iterable<Stored & { readonly registerid: string; readonly zreportid: number }>;
  /** The orders of one session: of a till, on a day counted from 0. */
  session(registerid: string, day: number): readonly OrderRecord[];
}

/** Makes the trade of so many orders. Nothing is made before it is read. Throws a RangeError when options mean no trade. */
export function trade(options: TradeOptions): Trade {
  const { seed, orders, firstOrderid, ...days } = readTradeOptions(options);
  const calendar = createCalendar(days);
  const orderAt = (number: number): SitooOrder => visitAt({ number, seed, calendar, firstOrderid });

  const history: OrderSource = {
    count: orders,
    newest: firstOrderid + orders - 1,
    *range(from, to) {
      const last = Math.min(to, firstOrderid + orders);
      for (let orderid = Math.max(from, firstOrderid); orderid < last; orderid += 1)
        yield orderAt(orderid - firstOrderid);
    },
    having: (field, value) => {
      const number = onlyNumber({ field, value, firstOrderid });
      if (number === "unknown") return undefined;
      if (number === undefined || number >= orders) return [];
      return [orderAt(number)].filter((order: OrderRecord) => order[field] === value);
    },
    alike: { eshopid: 1 },
  };
  const registers = branches.flatMap((branch) => branch.registers);
  const madeOn = (day: number): readonly OrderRecord[] => {
    const [from, to] = calendar.ordersOf(day);
    return [...history.range(firstOrderid + from, firstOrderid + Math.min(to, orders))];
  };
  const count = Math.ceil(orders / calendar.perDay);
  return {
    ...{ history, days: count },
    session: (registerid, day) => sessionOf(registerid, madeOn(day)),
    shop: {
      stores: branches.map(({ store }) => store),
      warehouses: branches.map(({ warehouse }) => warehouse),
      ...{ registers, history },
    },
    *zReports() {
      const drawers = new Map<string, Standing>();
      for (let day = 0; day < count; day += 1) {
        const made = madeOn(day);
        for (const branch of branches) {
          for (const { registerid, registerkey, currencycode } of branch.registers) {
            const standing = drawers.get(registerid) ?? opening;
            const figures = figuresOf(sessionOf(registerid, made), standing);
            drawers.set(registerid, after(figures, standing.cashIn));
            yield {
              ...{
                registerid,
                registerkey,
                manufacturerid: registerkey,
                zreportid: day + 1,
                registernumber: 1,
              },
              ...{
                dateopened: calendar.opens(day),
                datecreated: calendar.closes(day),
                eshopid: 1,
                currencycode,
              },
              dateadded: calendar.closes(day) + 5,
              ...{ store_id: branch.store.externalid, store_name: branch.store.name },
              ...figures,
            };
          }
        }
      }
    },
  };
}

interface Asked {
  readonly field: string;
  readonly value: unknown;
  readonly firstOrderid: number;
}

/** The number of the only order that can have this value in a field, if one can; "unknown" when many might have it. */
function onlyNumber({ field, value, firstOrderid }: Asked): number | "unknown" | undefined {
  if (field === "externalid" && typeof value === "string") return calledByTheWeb(value);
  if (field !== "creditorderid" || value === null) return "unknown";
  const sold = Number.isSafeInteger(value) ? Number(value) - firstOrderid : -1;
  return sold < 0 ? undefined : takenBackBy(sold);
}

/** What a till hands in of the orders of a day. */
const sessionOf = (registerid: string, made: readonly OrderRecord[]): readonly OrderRecord[] =>
  made.filter((order) => order.registerid === registerid && order.ordertypeid === 10 && isTaken(order));

/** Money was taken or paid back for it by a till. */
function isTaken({ orderstateid, payments }: OrderRecord): boolean {
  return orderstateid === 10 || (orderstateid === 0 && (payments as readonly unknown[]).length > 0);
}

interface Standing {
  readonly cashIn: string;
  readonly lifetime: { readonly sales: string; readonly refund: string };
}

const opening: Standing = { cashIn: "2000.00", lifetime: { sales: "0.00", refund: "0.00" } };

/** What was taken in cash is brought to the bank every evening, and the float stays. */
function figuresOf(orders: readonly OrderRecord[], { cashIn, lifetime }: Standing) {
  const { moneycash_expected: counted } = zFigures({ orders, cashIn, counted: "0.00" });
  const { moneycash_salesrefunds: taken } = zFigures({ orders, cashIn, counted });
  const bankFinal = taken.startsWith("-") ? "0.00" : `-${taken}`;
  return zFigures({ orders, cashIn, counted, bankFinal, lifetime });
}

function after(figures: ReturnType<typeof zFigures>, cashIn: string): Standing {
  const { moneycash_out, moneygrandtotalsales: sales, moneygrandtotalrefund: refund } = figures;
  return { cashIn: moneycash_out === "" ? cashIn : moneycash_out, lifetime: { sales, refund } };
}
