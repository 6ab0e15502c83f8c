import Big from "big.js";
import { expect, it } from "vitest";
import { tradingDay } from "./trading-day.ts";

/** What the tests read of an order; the trading day made it itself. */
interface Sale {
  readonly orderid: number;
  readonly orderdate: number;
  readonly orderstateid: number;
  readonly paymentstateid: number;
  readonly ordertypeid: number;
  readonly registerid: string | null;
  readonly externalid: string | null;
  readonly email: string;
  readonly moneyfinal_net: string;
  readonly moneyfinal_vat: string;
  readonly moneytotal_gross_roundoff: string;
  readonly moneytotal_gross_all: string;
  readonly additionaldata: Readonly<Record<string, string>>;
  readonly orderitems: readonly (Readonly<Record<string, string>> & {
    readonly vatvalue: number;
    readonly quantity: number;
  })[];
  readonly payments: readonly { readonly name: string; readonly moneyamount: string }[];
}

const day = tradingDay({ seed: 42 });
const arrivals = day.shop.arrivals.map(({ at, order }) => ({ at, order: order as unknown as Sale }));
/** Every order as it stands at closing time. */
const orders = [...new Map(arrivals.map(({ order }) => [order.orderid, order])).values()];
const plantedIds = new Set(day.planted.map(({ orderid }) => orderid));
const isFinal = (order: Sale): boolean =>
  order.registerid !== null &&
  order.ordertypeid === 10 &&
  order.orderstateid === 10 &&
  order.paymentstateid === 20;
const finals = orders.filter(isFinal);
const good = finals.filter(({ orderid }) => !plantedIds.has(orderid));

const sum = (amounts: readonly (string | undefined)[]): Big =>
  amounts.reduce((total, each) => total.plus(each ?? "0"), Big(0));
const rounded = (test: (roundoff: Big) => boolean): readonly Sale[] =>
  good.filter((order) => test(Big(order.moneytotal_gross_roundoff)));

it("is the same day for the same seed, and another for another", () => {
  expect(tradingDay({ seed: 42 })).toEqual(day);
  expect(tradingDay({ seed: 43 }).shop.arrivals).not.toEqual(day.shop.arrivals);
});

it("has as many orders as asked for, from the smallest day to a large one", () => {
  for (const size of [40, 41, 120, 500, 2000]) {
    const { shop } = tradingDay({ seed: 7, size });
    expect(new Set(shop.arrivals.map(({ order }) => order.orderid)).size).toBe(size);
  }
  expect(() => tradingDay({ seed: 7, size: 39 })).toThrow(RangeError);
});

it("adds up on every good sale, to the öre", () => {
  for (const order of good) {
    const { moneyfinal_net, moneyfinal_vat, moneytotal_gross_roundoff, moneytotal_gross_all } = order;
    expect(sum(order.orderitems.map((item) => item.moneyitemtotal_net)).toFixed(2)).toBe(moneyfinal_net);
    expect(sum(order.orderitems.map((item) => item.moneyitemtotal_vat)).toFixed(2)).toBe(moneyfinal_vat);
    expect(sum([moneyfinal_net, moneyfinal_vat, moneytotal_gross_roundoff]).toFixed(2)).toBe(
      moneytotal_gross_all,
    );
    expect(sum(order.payments.map(({ moneyamount }) => moneyamount)).toFixed(2)).toBe(moneytotal_gross_all);
    expect(order.payments.every(({ moneyamount }) => Big(moneyamount).gt(0))).toBe(true);
  }
});

it("rounds to whole kronor exactly where cash is part of the payment, in both directions", () => {
  for (const order of good) {
    const cash = order.payments.filter(({ name }) => name === "Cash");
    if (cash.length === 0) expect(order.moneytotal_gross_roundoff).toBe("0.00");
    else expect(order.moneytotal_gross_all).toMatch(/\.00$/);
    expect(cash.every(({ moneyamount }) => moneyamount.endsWith(".00"))).toBe(true);
  }
  expect(rounded((roundoff) => roundoff.gt(0)).length).toBeGreaterThan(0);
  expect(rounded((roundoff) => roundoff.lt(0)).length).toBeGreaterThan(0);
});

it("prints receipt numbers without a gap on every till", () => {
  for (const { registerid, registerkey } of day.shop.registers) {
    const numbers = orders
      .filter((order) => order.registerid === registerid)
      .flatMap(({ additionaldata }) => additionaldata["pos-receiptid"] ?? [])
      .map((receiptid) => Number(receiptid.slice(registerkey.length)))
      .toSorted((a, b) => a - b);
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers).toEqual(numbers.map((_, index) => 10_001 + index));
  }
});

it("prints a receipt for every final sale of a till and for nothing else", () => {
  for (const order of orders) {
    expect(order.additionaldata["pos-receiptid"] !== undefined).toBe(isFinal(order));
  }
});

it("numbers the orders as they arrive", () => {
  const firsts = [...new Set(arrivals.map(({ order }) => order.orderid))];

  expect(firsts).toEqual(firsts.toSorted((a, b) => a - b));
  expect(arrivals.map(({ at }) => at)).toEqual(arrivals.map(({ at }) => at).toSorted((a, b) => a - b));
});

it("opens before the first order arrives and closes after the last", () => {
  expect(arrivals.every(({ at }) => at > day.opensAt && at < day.closesAt)).toBe(true);
});

it("has orders of every kind", () => {
  const kinds: Record<string, (order: Sale) => boolean> = {
    open: (order) => order.ordertypeid === 10 && order.orderstateid === 0 && order.paymentstateid === 0,
    "open and paid": (order) =>
      order.ordertypeid === 10 && order.orderstateid === 0 && order.paymentstateid === 20,
    cancelled: (order) => order.orderstateid === 20,
    parked: (order) => order.ordertypeid === 110,
    booking: (order) => order.ordertypeid === 100,
    anonymous: (order) => isFinal(order) && order.email === "",
    named: (order) => isFinal(order) && order.email !== "",
    weighed: (order) => order.orderitems.some((item) => Boolean(item.decimalunitquantity)),
    campaign: (order) => order.orderitems.some((item) => item.vouchername === "Three for two"),
    "staff discount": (order) =>
      order.orderitems.some((item) => item.moneydiscount !== "0.00" && item.vouchername === ""),
    "several pieces": (order) => order.orderitems.some((item) => item.quantity > 1),
    "several tenders": (order) => order.payments.length > 1,
    "several rates": (order) => new Set(order.orderitems.map((item) => item.vatvalue)).size > 1,
    ...Object.fromEntries(
      ["Cash", "Card", "Swish", "Gift card"].map((name) => [
        name,
        (order: Sale) => order.payments.some((payment) => payment.name === name),
      ]),
    ),
  };
  const missing = Object.keys(kinds).filter((kind) => !orders.some((order) => kinds[kind]?.(order)));

  expect(missing).toEqual([]);
});

it("leaves about four of five customers anonymous", () => {
  const anonymous = good.filter(({ email }) => email === "").length / good.length;

  expect(anonymous).toBeGreaterThan(0.7);
  expect(anonymous).toBeLessThan(0.9);
});

it("names customers that SAP knows and customers that SAP has never heard of", () => {
  const known = new Set(day.company.businessPartners.map(({ EmailAddress }) => EmailAddress));
  const named = good.filter(({ email }) => email !== "");

  expect(named.filter(({ email }) => known.has(email)).length).toBeGreaterThan(0);
  expect(named.filter(({ email }) => !known.has(email)).length).toBeGreaterThan(0);
});

it("closes an order of the morning in the afternoon, with its number and its date", () => {
  const twice = arrivals.filter(
    ({ order }) => arrivals.filter((each) => each.order.orderid === order.orderid).length > 1,
  );

  expect(twice).toHaveLength(2);
  expect(twice.map(({ order }) => [order.orderstateid, order.payments.length])).toEqual([
    [0, 0],
    [10, 1],
  ]);
  expect(twice[1]?.order.orderdate).toBe(twice[0]?.order.orderdate);
});

it("hands out web orders for pick-up: paid to look at, without payment, till or receipt (H5)", () => {
  const pickUps = orders.filter(({ externalid }) => externalid !== null);

  expect(pickUps.length).toBeGreaterThan(0);
  for (const order of pickUps) {
    expect(order).toMatchObject({
      ordertypeid: 10,
      orderstateid: 10,
      paymentstateid: 20,
      registerid: null,
      payments: [],
    });
  }
});

it("delivers the hour of an offline till two hours late, with its old dates and higher order ids", () => {
  const late = arrivals.filter(({ at, order }) => isFinal(order) && at - order.orderdate * 1000 > 7_200_000);
  const offline = late.filter(({ order }) => order.registerid === late[0]?.order.registerid);
  const meanwhile = arrivals.filter(({ at }) => at < Math.min(...offline.map((each) => each.at)));

  expect(offline.length).toBeGreaterThan(2);
  for (const { order } of offline) {
    const newer = meanwhile.filter((each) => each.order.orderdate > order.orderdate);
    expect(newer.length).toBeGreaterThan(0);
    expect(newer.every((each) => each.order.orderid < order.orderid)).toBe(true);
  }
});

it("sells once after midnight, which is still this business day (H6)", () => {
  const afterMidnight = finals.filter(
    ({ orderdate }) => orderdate * 1000 > Date.parse("2026-11-21T00:00:00+01:00"),
  );

  expect(afterMidnight.map(({ orderdate }) => orderdate * 1000)).toEqual([
    Date.parse("2026-11-21T00:20:00+01:00"),
  ]);
});

it("follows the clocks to summer time", () => {
  const [first] = tradingDay({ seed: 1, date: "2026-06-15" }).shop.arrivals;

  expect(first?.at).toBeGreaterThanOrEqual(Date.parse("2026-06-15T09:30:00+02:00"));
  expect(first?.at).toBeLessThan(Date.parse("2026-06-15T10:00:00+02:00"));
});

it("plants one sale of each flaw in turn, about one in fifty, all final sales of a till", () => {
  expect(day.planted).toHaveLength(10);
  expect(new Set(day.planted.map(({ kind }) => kind)).size).toBe(7);
  expect(day.planted.every(({ orderid }) => finals.some((order) => order.orderid === orderid))).toBe(true);
});

it("sells only what SAP can book, but for the planted sales", () => {
  const active = new Set(
    day.company.items.filter(({ Valid = true }) => Valid).map(({ ItemCode }) => ItemCode),
  );

  for (const item of good.flatMap(({ orderitems }) => orderitems)) {
    expect(active).toContain(item.sku);
    expect([25, 12, 6]).toContain(item.vatvalue);
  }
});

it("never sells more than SAP has", () => {
  const sold = new Map<string, Big>();
  for (const { sku = "", decimalquantitytotal = "0" } of orders.flatMap(({ orderitems }) => orderitems)) {
    sold.set(sku, (sold.get(sku) ?? Big(0)).plus(decimalquantitytotal));
  }
  for (const { ItemCode, stock = {} } of day.company.items) {
    for (const onHand of Object.values(stock)) expect((sold.get(ItemCode) ?? Big(0)).lt(onHand)).toBe(true);
  }
});

it("gives SAP every account, VAT group, warehouse and partner that the rules name", () => {
  const { company } = day;
  const named = JSON.stringify(day.rules);

  for (const account of ["1910", "1935"]) expect(company.accounts.map(({ Code }) => Code)).toContain(account);
  for (const { Code } of company.vatGroups) expect(named).toContain(Code);
  for (const { WarehouseCode } of company.warehouses) expect(named).toContain(`"${WarehouseCode}"`);
  for (const code of ["POS-MALMO", "POS-LUND", "POS-YSTAD"]) {
    expect(company.businessPartners.map(({ CardCode }) => CardCode)).toContain(code);
  }
  for (const { GLAccount } of company.creditCards)
    expect(company.accounts.map(({ Code }) => Code)).toContain(GLAccount);
});
