import type { Random } from "@instep/http";
import { money } from "../../builders/amounts.ts";
import type { OrderOverrides, SitooOrder } from "../../builders/order.ts";
import { basket } from "../../trading/basket.ts";
import { branches, customers } from "../../trading/chain.ts";
import { between, pick, seededRandom } from "../../trading/random.ts";
import { someTender, totalOf } from "../../trading/tenders.ts";
import { decimal } from "../decimals.ts";
import type { Calendar } from "./calendar.ts";
import { linesBack } from "./returned-lines.ts";
import { orderOf, type Ticket } from "./ticket.ts";

/** What every order is made from, beside its number. */
interface TradeSetting {
  readonly seed: number;
  readonly calendar: Calendar;
  readonly firstOrderid: number;
}

/** One order of the trade: its number counts from 0. */
export interface Nth extends TradeSetting {
  readonly number: number;
}

const places = branches.flatMap((branch) => branch.registers.map((register) => ({ branch, register })));

/** Every twentieth visit is of a kind of its own; the others are sales. A return takes back a sale of an earlier twenty. */
const cycle = 20;
const soldForReturn = 5;
const soldForExchange = 9;
const [refunded, exchanged] = [14, 16];
const [web, open] = [11, 19];
const firstWebId = 100_000;
/** Of the unfinished ones: the state for which money was taken. */
const advance = 3;

/** The nth order of the trade, made from its number alone. */
export function visitAt(nth: Nth): SitooOrder {
  const kind = kinds[nth.number % cycle] ?? sale;
  return kind(nth);
}

type Kind = (nth: Nth) => SitooOrder;

const sale: Kind = (nth) => {
  const random = randomOf(nth);
  const lines = basket(random);
  const customer = between(random, 1, 6) === 1 ? pick(random, customers) : undefined;
  const { email = "", namefirst = "", namelast = "" } = customer ?? {};
  return made(
    { lines, payments: someTender(random)(random, lines), order: { email, namefirst, namelast } },
    nth,
  );
};

/** One unit, or all, of a line of the sale four, eight, twelve or forty twenties ago: no sale is taken back twice. */
const refund: Kind = (nth) => {
  const of = earlier(nth.number, soldForReturn);
  if (of === undefined) return sale(nth);
  const random = randomOf(nth);
  const sold = visitAt({ ...nth, number: of });
  const item = pick(random, sold.orderitems);
  const quantity = between(random, 1, item.quantity);
  const back = {
    orderitemid: item.orderitemid,
    quantity,
    reason: pick(random, ["REGRET", "FAULTY", "SIZE"]),
  };
  const lines = linesBack(sold, [back]);
  return made({ lines, order: backTo(sold) }, nth);
};

/** What comes back pays for something else: this order and the next name each other. */
const exchangeBack: Kind = (nth) => {
  const of = earlier(nth.number, soldForExchange);
  if (of === undefined) return sale(nth);
  const sold = visitAt({ ...nth, number: of });
  const [item] = sold.orderitems;
  const lines = item ? linesBack(sold, [{ orderitemid: 0, quantity: item.quantity, reason: "SIZE" }]) : [];
  const additionaldata = {
    ...backTo(sold).additionaldata,
    "pos-refundsales-orderid": String(nth.firstOrderid + nth.number + 1),
  };
  const payments = [carried(totalOf(lines))];
  return made({ lines, payments, order: { ...backTo(sold), additionaldata } }, nth);
};

const exchangeTaken: Kind = (nth) => {
  if (earlier(nth.number - 1, soldForExchange) === undefined) return sale(nth);
  const back = visitAt({ ...nth, number: nth.number - 1 });
  const value = decimal(back.moneytotal_gross_all);
  const random = randomOf(nth);
  const lines = basket(random);
  const rest = totalOf(lines).plus(value);
  const payments = [carried(value.neg()), ...(rest.eq(0) ? [] : [{ moneyamount: money(rest) }])];
  const additionaldata = {
    "pos-refund-orderid": String(back.orderid),
    "pos-refund-receiptid": back.additionaldata["pos-receiptid"] ?? "",
  };
  return made({ lines, payments, order: { additionaldata } }, nth);
};

const carried = (amount: ReturnType<typeof decimal>) => ({
  name: "Exchange",
  moneyamount: money(amount),
  additionaldata: { "virtual-payment": "true" },
});

/** Sold and paid on the web, collected in a store: final to look at, and no sale of ours. */
const collected: Kind = (nth) => {
  const random = randomOf(nth);
  const order = {
    registerid: null,
    externalid: `WEB-${String(firstWebId + nth.number)}`,
    email: "web@example.com",
  };
  return made({ lines: basket(random), payments: [], order }, nth);
};

/** Parked, booked, cancelled or paid in advance, one after the other: nothing of it is final. */
const unfinished: Kind = (nth) => {
  const lines = basket(randomOf(nth));
  const [state, paid] = states[turnOf(nth) % states.length] ?? [{}, false];
  const half = [{ moneyamount: money(totalOf(lines).div(2)) }];
  return made({ lines, payments: paid ? half : [], order: state }, nth);
};

const states: readonly (readonly [OrderOverrides, boolean])[] = [
  [{ ordertypeid: 110, orderstateid: 0, paymentstateid: 0 }, false],
  [{ ordertypeid: 100, orderstateid: 0, paymentstateid: 0 }, false],
  [{ orderstateid: 20, paymentstateid: 30 }, false],
  [{ orderstateid: 0, paymentstateid: 10 }, true],
];

/** The till was offline: it reaches Sitoo hours after it was sold, or half the time since the till was opened. */
const late: Kind = (nth) => {
  const order = sale(nth);
  const opened = nth.calendar.opens(nth.calendar.dayOf(nth.number));
  const sold = order.orderdate - 2 * 3600;
  return { ...order, orderdate: sold >= opened ? sold : Math.floor((opened + order.orderdate) / 2) };
};

/** Goods are sent home, for a fee. */
const sentHome: Kind = (nth) => {
  const lines = basket(randomOf(nth));
  return made({ lines, deliveryFee: { gross: "49.00", vat: 25 } }, nth);
};

const kinds: Readonly<Partial<Record<number, Kind>>> = {
  2: late,
  7: sentHome,
  [web]: collected,
  [refunded]: refund,
  [exchanged]: exchangeBack,
  [exchanged + 1]: exchangeTaken,
  [open]: unfinished,
};

/** Where sales are taken back, by where they were made. */
const backOf: Readonly<Partial<Record<number, number>>> = {
  [soldForReturn]: refunded,
  [soldForExchange]: exchanged,
};

/** The number of the sale at this place that is taken back now; each is taken back at most once. */
function earlier(number: number, place: number): number | undefined {
  const turn = Math.floor(number / cycle);
  const since = turnsUntil(turn);
  return turn >= since ? (turn - since) * cycle + place : undefined;
}

/** Multiples of four: no two turns meet in one, and a sale tells its return as the return tells its sale. */
const turnsUntil = (turn: number): number => [8, 4, 40, 12][turn % 4] ?? 4;

/** The number of the order that takes this sale back, should there be so many. */
export function takenBackBy(number: number): number | undefined {
  const [turn, place] = [Math.floor(number / cycle), number % cycle];
  const back = backOf[place];
  return back === undefined ? undefined : (turn + turnsUntil(turn)) * cycle + back;
}

/** The number of the web order with this external id. */
export function calledByTheWeb(externalid: string): number | undefined {
  const number = Number(/^WEB-(\d+)$/.exec(externalid)?.[1] ?? Number.NaN) - firstWebId;
  return number >= 0 && number % cycle === web ? number : undefined;
}

function backTo({ orderid }: SitooOrder): OrderOverrides {
  return { creditorderid: orderid, additionaldata: { "pos-originalsales-orderid": String(orderid) } };
}

/** An order as a till hands it in, with a receipt when money was taken for it. */
function made(ticket: Ticket, nth: Nth): SitooOrder {
  const { branch, register, receipt } = placeOf(nth);
  const order: OrderOverrides = {
    orderid: nth.firstOrderid + nth.number,
    orderdate: nth.calendar.at(nth.number),
    registerid: register.registerid,
    warehouseid: branch.warehouse.warehouseid,
    ...ticket.order,
    additionaldata: {
      "store-externalid": branch.store.externalid,
      "store-name": branch.store.name,
      ...(isPrinted(nth) && { "pos-receiptid": `${register.registerkey}${String(receipt)}` }),
      ...ticket.order?.additionaldata,
    },
  };
  return orderOf({ ...ticket, order });
}

/** Of six receipts each till prints one, in an order of chance: its numbers have no gap, and follow from the place. */
function placeOf(nth: Nth) {
  const printed = printedBefore(nth);
  const round = Math.floor(printed / places.length);
  const random = seededRandom(nth.seed ^ Math.imul(round + 1, 0x9e3779b1));
  const left = [...places];
  for (let skipped = printed % places.length; skipped > 0; skipped -= 1)
    left.splice(between(random, 0, left.length - 1), 1);
  return { ...pick(random, left), receipt: 10_001 + round };
}

const turnOf = ({ number }: Nth): number => Math.floor(number / cycle);

/** Web orders have no receipt, and of what is unfinished only that for which money was taken. */
function isPrinted(nth: Nth): boolean {
  const place = nth.number % cycle;
  return place !== web && (place !== open || turnOf(nth) % states.length === advance);
}

/** How many receipts all tills together have printed before this order. */
function printedBefore(nth: Nth): number {
  const [turn, place] = [turnOf(nth), nth.number % cycle];
  return turn * (cycle - 2) + Math.floor(turn / states.length) + place - (place > web ? 1 : 0);
}

function randomOf({ number, seed }: Nth): Random {
  return seededRandom((seed ^ Math.imul(number + 1, 0x85ebca6b)) >>> 0);
}
