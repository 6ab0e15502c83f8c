import {
  aRegister,
  aShop,
  aStore,
  createSitooEmulator,
  createTill,
  trade,
  virtualClock,
} from "@instep/testing";

/** What a till does, and a chain that trades: the program of docs/sitoo/shop-floor.md. */

const clock = virtualClock(Date.parse("2026-07-14T10:00:00Z"));
const { books } = createSitooEmulator({ shop: aShop(), clock });
const till = createTill({ books, register: aRegister(), store: aStore() });

const sale = till.sell({
  lines: [{ sku: "CAP", name: "Cap", quantity: 2, gross: "250.40" }],
  payments: [{ name: "Cash", moneyamount: "250.00" }],
});
console.log("sold:", sale.moneytotal_gross_all, "rounded by", sale.moneytotal_gross_roundoff);

const back = { of: sale.orderid, back: [{ orderitemid: 0, quantity: 1, reason: "SIZE" }] };
const [refund, taken] = till.exchange(back, { lines: [{ sku: "MUG", name: "Mug", gross: "200.00" }] });
console.log("exchanged:", refund?.moneytotal_gross_all, "and", taken?.moneytotal_gross_all);

till.goOffline();
till.sell({ lines: [{ sku: "CAP", gross: "125.00" }] });
await clock.wait(2 * 3_600_000);
till.goOnline();

const report = till.close();
console.log(
  "closed:",
  report.moneysalestotal,
  "sold,",
  report.moneyrefundtotal,
  "back,",
  report.numreceipts,
  "receipts",
);

const chain = trade({ seed: 7, orders: 1_000_000 });
const [last] = chain.history.range(chain.history.newest, chain.history.newest + 1);
console.log("a million orders, the last:", last?.orderid, last?.moneytotal_gross_all);

const days = trade({ seed: 7, orders: 800 });
const records = { zreports: [...days.zReports()] };
const account = createSitooEmulator({ shop: aShop({ ...days.shop, arrivals: [], records }), clock });
const closings = account.books.tables.zreports.all();
const [first] = closings;
console.log("closings:", closings.length, "the first:", first?.registerid, first?.moneysummarytotal);
