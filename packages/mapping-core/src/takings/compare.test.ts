import type { Order, ZReport } from "@instep/sitoo-client";
import {
  anOrder,
  aRegister,
  aShop,
  aStore,
  createSitooEmulator,
  createTill,
  virtualClock,
} from "@instep/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { order, rules } from "../../test/orders.ts";
import { compareSession, type SessionDocument, type SessionRow } from "./compare.ts";
import { spansDays } from "./spans-days.ts";

const ruling = rules({
  exchangeAccount: "1690",
  stores: { "1": { name: "Malmö", guestPartner: "POS", warehouse: "MALMO", timeZone: "Europe/Stockholm" } },
});

/** A till in the morning, the orders that it made, and what it says when it is closed. */
function session(signs: object = {}) {
  const clock = virtualClock(Date.parse("2026-11-20T09:00:00Z"));
  const { books } = createSitooEmulator({ shop: aShop(), clock });
  const till = createTill({ books, register: aRegister(), store: aStore(), ...signs });
  const read = (): readonly Order[] =>
    [...books.orders.each({ from: 0, to: Infinity })] as unknown as Order[]; // as the client reads them
  return { till, clock, read, close: () => till.close() as unknown as ZReport };
}

/** The documents of sale and the payments that an order becomes, as a reader of SAP gives them. */
function documentsOf(made: Order): readonly SessionDocument[] {
  const { orderid } = made;
  const back = made.moneytotal_gross_all.startsWith("-");
  const byRate = Map.groupBy(made.orderitems, ({ vatvalue }) => String(vatvalue));
  const positive = (cents: number): string => ((back ? -cents : cents) / 100).toFixed(2);
  const cents = (text: string): number => Math.round(Number(text) * 100);
  const rates = [...byRate].map(([vatRate, lines]) => ({
    vatRate,
    net: positive(lines.reduce((all, line) => all + cents(line.moneyitemtotal_net), 0)),
    vat: positive(lines.reduce((all, line) => all + cents(line.moneyitemtotal_vat), 0)),
    lines: lines.length,
  }));
  const rounding = positive(
    cents(made.moneytotal_gross_all) - cents(made.moneyfinal_net) - cents(made.moneyfinal_vat),
  );
  const tenders = made.payments.map(({ name: tender, moneyamount }) => ({
    tender,
    amount: positive(cents(moneyamount)),
  }));
  return [
    { kind: back ? "credit-memo" : "invoice", orderid, rates, rounding },
    { kind: back ? "outgoing-payment" : "payment", orderid, tenders },
  ];
}

type Compared = Parameters<typeof compareSession>[0];
const compared = (what: Omit<Compared, "registerid">) =>
  compareSession({ registerid: aRegister().registerid, ...what }, ruling);

/** What differs, in short. */
const told = (rows: readonly SessionRow[]) =>
  rows.flatMap(({ figure, name, differences }) =>
    differences.map(({ side, amount, likelyCause }) =>
      [figure, ...(name === undefined ? [] : [name]), side, amount, likelyCause].join(" "),
    ),
  );

describe("a session of a till by its orders, its Z-report and its documents (H10)", () => {
  it("is the same three times: tender by tender, rate by rate, in all, and in receipts", () => {
    const { till, close, read } = session();
    till.sell({
      lines: [{ gross: "125.00" }, { gross: "106.00", vat: 6 }],
      payments: [{ moneyamount: "231.00" }],
    });
    till.sell({ lines: [{ gross: "99.60" }], payments: [{ name: "Cash", moneyamount: "100.00" }] });
    till.refund({
      lines: [{ gross: "-99.60", quantity: -1 }],
      payments: [{ name: "Cash", moneyamount: "-100.00" }],
    });
    const orders = read();
    const { rows, state, zreportid } = compared({
      ...{ report: close(), orders, documents: orders.flatMap(documentsOf) },
    });
    expect([state, zreportid, told(rows)]).toEqual(["compared", 1, []]);
    const total = { orders: "231.00", zReport: "231.00", documents: "231.00", differences: [] };
    expect(rows).toMatchObject([
      { figure: "total", ...total },
      { figure: "rounding", orders: "0.00" },
      { figure: "receipts", orders: "3", zReport: "3", documents: "3" },
      { figure: "tender", name: "Card", ...total },
      { figure: "net", name: "25", orders: "100.00", zReport: "100.00", documents: "100.00" },
      { figure: "vat", name: "25", orders: "25.00" },
      { figure: "net", name: "6", orders: "100.00" },
      { figure: "vat", name: "6", zReport: "6.00" },
    ]);
  });

  it("is read alike whatever sign the report gives to refunds and to rounding", () => {
    for (const signs of [{}, { refundsInReports: "negative" }, { roundoff: "subtracted" }]) {
      const { till, close, read } = session(signs);
      till.sell({ lines: [{ gross: "99.60" }], payments: [{ name: "Cash", moneyamount: "100.00" }] });
      till.sell({ lines: [{ gross: "50.00" }] });
      till.refund({ lines: [{ gross: "-99.60", quantity: -1 }], payments: [{ moneyamount: "-99.60" }] });
      const orders = read();
      const { rows } = compared({ report: close(), orders, documents: orders.flatMap(documentsOf) });
      expect([signs, told(rows)]).toEqual([signs, []]);
    }
  });

  it("without a Z-report, or with a Z-report of sales that nobody has, is named", () => {
    const { till, close, read } = session();
    till.sell({ lines: [{}] });
    const orders = read();
    const documents = orders.flatMap(documentsOf);
    const open = compared({ orders, documents });
    expect([open.state, open.zreportid, told(open.rows)]).toEqual(["no-z-report", undefined, []]);
    expect(open.rows[0]).toMatchObject({ orders: "100.00", zReport: undefined, documents: "100.00" });
    const report = close();
    expect(compared({ report, orders: [], documents: [] }).state).toBe("no-orders");
    const quiet = compared({ report: close(), orders: [], documents: [] });
    expect([quiet.state, told(quiet.rows)]).toEqual(["compared", []]);
  });

  it("of which an order never reached Sitoo has more in its Z-report (H12)", () => {
    const { till, close, read } = session();
    till.sell({ lines: [{}] });
    till.sell({ lines: [{ gross: "50.00" }], payments: [{ name: "Swish", moneyamount: "50.00" }] });
    const [first] = read();
    const orders = first ? [first] : [];
    const report = close();
    expect(told(compared({ report, orders, documents: orders.flatMap(documentsOf) }).rows)).toEqual([
      "total zReport 50.00 late-order",
      "receipts zReport 1 late-order",
      "tender Swish zReport 50.00 late-order",
      "net 25 zReport 40.00 late-order",
      "vat 25 zReport 10.00 late-order",
    ]);
    const all = read();
    const { rows } = compared({ report, orders: all, documents: orders.flatMap(documentsOf) });
    expect(told(rows)).toContain("tender Swish documents -50.00 missing-documents");
    const other = compared({ report, orders, documents: all.flatMap(documentsOf) });
    expect(told(other.rows)).toContain("total documents 50.00 documents-of-other-orders");
  });

  it("with money in advance states it apart, and captures it when the order is final (H4)", () => {
    const { till, close, read } = session();
    const { orderid } = till.takeDeposit({ lines: [{}], payments: [{ moneyamount: "40.00" }] });
    const [open] = read();
    const report = close();
    const taken = compared({ report, orders: [open!], documents: [] });
    expect(told(taken.rows)).toEqual(["advance Card documents -40.00 paid-in-advance"]);
    const posted: SessionDocument = {
      kind: "payment",
      orderid,
      tenders: [{ tender: "Card", amount: "40.00" }],
    };
    expect(told(compared({ report, orders: [open!], documents: [posted] }).rows)).toEqual([]);
    till.deliver(orderid, anOrder({ payments: [{ name: "Swish", moneyamount: "60.00" }] }).payments);
    const later = compared({ report, orders: read(), documents: read().flatMap(documentsOf) });
    expect(told(later.rows)).toContain("tender Card zReport -40.00 paid-in-advance");
  });

  it("with an exchange moves value that is no money, and SAP may not show it", () => {
    const { till, close, read } = session();
    const { orderid } = till.sell({ lines: [{}] });
    till.exchange({ of: orderid, back: [{ orderitemid: 0, quantity: 1 }] }, { lines: [{ gross: "120.00" }] });
    const orders = read();
    const documents = orders
      .flatMap(documentsOf)
      .map((document) =>
        "tenders" in document
          ? { ...document, tenders: document.tenders.filter(({ tender }) => tender !== "Exchange") }
          : document,
      );
    const virtual = orders.filter(
      ({ additionaldata }) => additionaldata["pos-refundsales-orderid"] !== undefined,
    );
    const report = close();
    expect(told(compared({ report, orders, documents }).rows)).toEqual([]);
    const half = compared({
      orders: virtual,
      documents: documents.filter((each) => each.orderid === virtual[0]?.orderid),
    });
    expect(told(half.rows)).toEqual(["tender Exchange documents 100.00 exchange"]);
  });

  it("puts a fee to the rate that its VAT is of, however the rules write it", () => {
    const orders = [order({ moneydelivery_net: "39.20", moneydelivery_vat: "9.80" })];
    const { rows } = compareSession(
      { registerid: "{1}", orders, documents: [] },
      { vat: { "6": "S06", "25.0": "S25" } },
    );
    expect(rows.filter(({ figure }) => figure === "vat")).toMatchObject([{ name: "25", orders: "29.80" }]);
  });

  it("names VAT that differs by rounding, and what stands under another tender or rate (H13)", () => {
    const orders = [order({ lines: [{}, {}] })];
    const [invoice, payment] = orders.flatMap(documentsOf);
    const rates = (...of: readonly (readonly [string, string, string])[]) => ({
      ...invoice,
      rates: of.map(([vatRate, net, vat]) => ({ vatRate, net, vat, lines: 2 })),
    });
    const found = (...documents: readonly unknown[]) =>
      told(compared({ orders, documents: documents as readonly SessionDocument[] }).rows);
    expect(found(rates(["25.00", "159.98", "40.02"]), payment)).toEqual([
      "net 25 documents -0.02 vat-rounding",
      "vat 25 documents 0.02 vat-rounding",
    ]);
    expect(found(rates(["25", "159.97", "40.03"]), payment)).toEqual([
      "net 25 documents -0.03 other-vat-rate",
      "vat 25 documents 0.03 other-vat-rate",
    ]);
    const swish = { ...payment, tenders: [{ tender: "Swish", amount: "200.00" }] };
    expect(found(invoice, swish)).toEqual([
      "tender Card documents -200.00 booked-as-other-tender",
      "tender Swish documents 200.00 booked-as-other-tender",
    ]);
    expect(found(rates(["25", "80.00", "20.00"]), payment)).toContain("total documents -100.00 unknown");
  });

  it("has no difference whatever a till sells, and differs by each document that is taken away", () => {
    const gross = fc.integer({ min: 1, max: 99_999 }).map((amount) => (amount / 100).toFixed(2));
    const line = fc.record({ gross, vat: fc.constantFrom(25, 12, 6) });
    const tender = fc.constantFrom("Card", "Swish");
    const sale = fc.record({ lines: fc.array(line, { minLength: 1, maxLength: 4 }), tender });
    fc.assert(
      fc.property(fc.array(sale, { minLength: 1, maxLength: 5 }), fc.nat(), (sales, chosen) => {
        const { till, close, read } = session();
        for (const { lines, tender: name } of sales) {
          const total = lines.reduce((all, each) => all + Math.round(Number(each.gross) * 100), 0);
          till.sell({ lines, payments: [{ name, moneyamount: (total / 100).toFixed(2) }] });
        }
        const orders = read();
        const documents = orders.flatMap(documentsOf);
        const report = close();
        expect(told(compared({ report, orders, documents }).rows)).toEqual([]);
        const lost = orders[chosen % orders.length]!;
        const { rows } = compared({
          report,
          orders,
          documents: documents.filter(({ orderid }) => orderid !== lost.orderid),
        });
        expect(told(rows)).toContain(`total documents -${lost.moneytotal_gross_all} missing-documents`);
      }),
      { numRuns: 40 },
    );
  });
});

describe("a session that is not one day (H10)", () => {
  const store = { timeZone: "Europe/Stockholm", businessDayStartsAt: "04:00" };
  const at = (time: string, more: object = {}): Order =>
    order({ orderdate: Date.parse(time) / 1000, ...more });

  it("is split by its orders, and its days add up to it", () => {
    const orders = [
      at("2026-11-30T20:00:00Z"),
      at("2026-12-01T02:59:59Z", { payments: [{ name: "Cash", moneyamount: "100.00" }] }),
      at("2026-12-01T03:00:00Z"),
      at("2026-12-01T09:00:00Z", { orderstateid: 0 }),
    ];
    expect(spansDays({ registerid: "{1}", zreportid: 4 }, orders, store)).toEqual({
      ...{ name: "z-spans-days", registerid: "{1}", zreportid: 4 },
      days: [
        {
          ...{ businessDate: "2026-11-30", receipts: 2, total: "200.00" },
          tenders: [
            { tender: "Card", amount: "100.00" },
            { tender: "Cash", amount: "100.00" },
          ],
        },
        {
          ...{ businessDate: "2026-12-01", receipts: 1, total: "100.00" },
          tenders: [{ tender: "Card", amount: "100.00" }],
        },
      ],
    });
  });

  it("is nothing to tell when all was sold on one day, by the wall of the till", () => {
    const report = { registerid: "{1}", zreportid: 4 };
    const night = [at("2026-11-30T20:00:00Z"), at("2026-12-01T02:00:00Z")];
    expect(spansDays(report, night, store)).toBeUndefined();
    const helsinki = night.map((each) => ({
      ...each,
      additionaldata: { "pos-timezone": "Europe/Helsinki" },
    }));
    expect(spansDays(report, helsinki, store)?.days).toHaveLength(2);
  });
});
