import type { OrderOverrides } from "@instep/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { facts, order, rules } from "../../test/orders.ts";
import { finalityOf } from "../orders/finality.ts";
import { fingerprintOf } from "../orders/fingerprint.ts";
import { scopeOf } from "../orders/scope.ts";
import { planOrder } from "../plan-order.ts";
import { compareOrders, type OrderToCompare, type SapDocument } from "./compare.ts";

const ruling = rules({
  exchangeAccount: "1690",
  stores: { "1": { name: "Malmö", guestPartner: "POS", warehouse: "MALMO", timeZone: "Europe/Stockholm" } },
});

/** An order with what is decided about it, as a reader of Sitoo gives it. */
function read(overrides: OrderOverrides = {}, more: Partial<OrderToCompare> = {}): OrderToCompare {
  const made = order(overrides);
  return { order: made, ...scopeOf(made, ruling), finality: finalityOf(made), ...more };
}

/** The documents of sale that an order becomes, as a reader of SAP gives them. */
function documentsOf({ order: made }: OrderToCompare): readonly SapDocument[] {
  const plan = planOrder(made, ruling, facts());
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  const { steps, businessDate: date, currency } = plan.value;
  return steps.flatMap((step, index) =>
    step.kind === "invoice" || step.kind === "credit-memo"
      ? [
          {
            ...{ key: step.key, orderid: made.orderid, kind: step.kind, currency, date },
            ...{ DocEntry: index + 1, DocNum: 100 + index },
            ...{ total: step.predicted.docTotal, vat: step.predicted.vatSum },
            ...{ cancelled: false, draft: false, createdByUs: true },
          },
        ]
      : [],
  );
}

async function compared(orders: readonly OrderToCompare[], documents: readonly SapDocument[]) {
  const comparison = compareOrders(orders, documents, ruling);
  const differences = await Array.fromAsync(comparison);
  return { differences, counts: comparison.counts() };
}

/** What is found when the one document of a sale of 100.00 is another than it should be. */
async function changedDocument(change: Partial<SapDocument>, more: Partial<OrderToCompare> = {}) {
  const sale = read({ orderid: 7 }, more);
  const { differences } = await compared(
    [sale],
    documentsOf(sale).map((each) => ({ ...each, ...change })),
  );
  return differences;
}

const sale = read({ orderid: 7 });
const [invoice] = documentsOf(sale) as [SapDocument];

describe("orders against documents", () => {
  it("agree when every final sale has its document, and nothing else has one", async () => {
    const orders = [
      read({ orderid: 1 }),
      read({ orderid: 2, orderstateid: 0, paymentstateid: 0 }),
      read({ orderid: 3, externalid: "WEB-1" }),
    ];
    const { differences, counts } = await compared(orders, documentsOf(orders[0]!));
    expect(differences).toEqual([]);
    expect(counts).toEqual({
      ...{ orders: 3, documents: 1, agreed: 1, "vat-rounded": 0, "not-final": 1, "out-of-scope": 1 },
    });
  });

  it("tell which sale has no document, and whether somebody has been asked already", async () => {
    expect((await compared([sale], [])).differences).toEqual([
      {
        code: "missing-document",
        ...{ orderid: 7, kind: "invoice", DocNums: [], sitoo: "100.00", likelyCause: "not-posted" },
      },
    ]);
    const asked = await compared([{ ...sale, hasException: true }], []);
    expect(asked.differences).toMatchObject([{ likelyCause: "waits-in-exception" }]);
    const strange = read({
      orderid: 7,
      orderitems: [{ ...sale.order.orderitems[0]!, orderitemtype: 77 }] as never,
    });
    const found = async (...documents: readonly SapDocument[]) =>
      (await compared([strange], documents)).differences;
    expect(await found()).toMatchObject([
      { code: "missing-document", sitoo: "100.00", likelyCause: "cannot-be-planned" },
    ]);
    expect(await found(invoice)).toEqual([]);
    expect(await found({ ...invoice, total: "90.00" })).toMatchObject([
      { code: "amount-differs", sitoo: "100.00", sap: "90.00", likelyCause: "cannot-be-planned" },
    ]);
  });

  it("tell which document has no order, and by whom it was made", async () => {
    const other = { ...invoice, orderid: 8, key: "SITOO-1500-8/invoice" };
    const copied = { ...other, orderid: 9, createdByUs: false };
    const { differences } = await compared([sale], [{ ...other, orderid: 6 }, invoice, other, copied]);
    expect(differences).toMatchObject([
      { code: "document-without-order", orderid: 6, sap: "100.00", likelyCause: "before-the-orders-read" },
      { code: "document-without-order", orderid: 8, likelyCause: "sitoo-has-no-such-order" },
      { code: "document-without-order", orderid: 9, likelyCause: "made-by-hand" },
    ]);
    expect((await compared([], [{ ...other, cancelled: true }])).differences).toEqual([]);
  });

  it("find two live documents of one sale, and who made the second (H16)", async () => {
    const second = { ...invoice, DocNum: 222 };
    const causeOf = async (document: SapDocument) =>
      (await compared([sale], [invoice, document])).differences[0]?.likelyCause;
    expect((await compared([sale], [invoice, second])).differences).toEqual([
      {
        code: "two-live-documents",
        ...{ orderid: 7, key: "SITOO-1500-7/invoice", kind: "invoice", DocNums: [100, 222] },
        ...{ sitoo: "100.00", sap: "200.00", likelyCause: "posted-twice" },
      },
    ]);
    expect(await causeOf({ ...second, createdByUs: false })).toBe("copied-by-hand");
    const copied = await compared([sale], [{ ...second, createdByUs: false, total: "90.00" }, invoice]);
    expect(copied.differences.map(({ code }) => code)).toEqual(["two-live-documents"]);
    expect(await causeOf({ ...second, key: `${second.key}~2` })).toBe("posted-again-while-the-first-lives");
    for (const key of [`${second.key}-2`, "SITOO-1500-7/INVOICE"])
      expect((await compared([sale], [invoice, { ...second, key }])).differences).toMatchObject([
        { code: "two-live-documents", DocNums: [100, 222] },
      ]);
    const paid = { ...invoice, kind: "payment", key: "SITOO-1500-7/payment" } as const;
    const twice = await compared([sale], [invoice, paid, { ...paid, DocNum: 5 }]);
    expect(twice.differences).toMatchObject([{ code: "two-live-documents", kind: "payment" }]);
  });

  it("find a document that a person cancelled, until a later generation takes its place (H19)", async () => {
    expect(await changedDocument({ cancelled: true })).toEqual([
      {
        code: "document-cancelled",
        ...{ orderid: 7, key: "SITOO-1500-7/invoice", kind: "invoice", DocNums: [100] },
        ...{ sitoo: "100.00", sap: "100.00", likelyCause: "cancelled-by-hand" },
      },
    ]);
    const again = { ...invoice, key: `${invoice.key}~2`, DocNum: 101 };
    const { differences, counts } = await compared([sale], [{ ...invoice, cancelled: true }, again]);
    expect([differences, counts.agreed]).toEqual([[], 1]);
  });

  it("find a document that waits for an approval, also beside one that was made meanwhile (H9)", async () => {
    const draft = { ...invoice, draft: true, DocNum: 3 };
    expect(await changedDocument({ draft: true })).toMatchObject([
      { code: "document-parked", sitoo: "100.00", likelyCause: "waits-for-approval" },
    ]);
    expect((await compared([sale], [invoice, draft])).differences).toMatchObject([
      { code: "document-parked", DocNums: [3], likelyCause: "parked-beside-its-document" },
    ]);
  });

  it("find another amount, VAT or currency, with both figures", async () => {
    expect(await changedDocument({ total: "90.00", vat: "18.00" })).toMatchObject([
      { code: "amount-differs", sitoo: "100.00", sap: "90.00", likelyCause: "unknown" },
      { code: "vat-differs", sitoo: "20.00", sap: "18.00", likelyCause: "other-amount" },
    ]);
    expect(await changedDocument({ vat: "0.00" })).toMatchObject([
      { code: "vat-differs", sap: "0.00", likelyCause: "no-vat-in-sap" },
    ]);
    expect(await changedDocument({ vat: "10.71" })).toMatchObject([{ likelyCause: "other-vat-rate" }]);
    expect(await changedDocument({ currency: "EUR", total: "9.00" })).toMatchObject([
      { code: "currency-differs", sitoo: "SEK", sap: "EUR", likelyCause: "partner-in-other-currency" },
    ]);
    const byHand = await changedDocument({ total: "90.00", createdByUs: false });
    expect(byHand).toMatchObject([{ code: "amount-differs", likelyCause: "made-by-hand" }]);
    const rounded = read({ orderid: 7, moneytotal_gross_all: "99.00", moneytotal_gross_roundoff: "-1.00" });
    const off = await compared([rounded], [invoice]);
    expect(off.differences).toMatchObject([{ code: "amount-differs", likelyCause: "cash-rounding" }]);
  });

  it("let VAT differ by half a cent for each line, and count it (H13)", async () => {
    const one = await compared([sale], [{ ...invoice, vat: "20.01", lines: 1 }]);
    expect([one.differences, one.counts["vat-rounded"], one.counts.agreed]).toEqual([[], 1, 1]);
    expect(await changedDocument({ vat: "20.01" })).toEqual([]);
    expect(await changedDocument({ vat: "20.02", lines: 1 })).toMatchObject([{ code: "vat-differs" }]);
  });

  it("find another day, and a day that is UTC's and not the shop's (H6)", async () => {
    const orderdate = Date.parse("2026-03-31T22:30:00Z") / 1000;
    const night = read({ orderid: 7, orderdate }, { date: "2026-04-01" });
    const on = async (date: string) => (await compared([night], [{ ...invoice, date }])).differences;
    expect(await on("2026-04-01")).toEqual([]);
    expect(await on("2026-03-31")).toMatchObject([
      { code: "date-differs", sitoo: "2026-04-01", sap: "2026-03-31", likelyCause: "date-in-utc" },
    ]);
    expect(await on("2026-04-03")).toMatchObject([{ likelyCause: "posted-on-a-later-day" }]);
  });

  it("find what changed after it was posted, each change under its own name (H32)", async () => {
    const fingerprint = fingerprintOf(sale.order);
    const later = async (overrides: OrderOverrides) =>
      (await compared([read({ orderid: 7, ...overrides }, { fingerprint })], [invoice])).differences;
    expect(await later({})).toEqual([]);
    expect(await later({ payments: [{ name: "Swish", moneyamount: "100.00" }] })).toMatchObject([
      {
        code: "order-changed",
        likelyCause: "tender-corrected",
        changes: ['payments was ["Card 100.00"] and is ["Swish 100.00"]'],
      },
    ]);
    const tip = [{ moneyamount: "100.00" }, { name: "Cash", moneyamount: "5.00" }];
    expect(await later({ payments: tip })).toMatchObject([{ likelyCause: "payment-added" }]);
    expect(await later({ orderstateid: 20 })).toMatchObject([
      { code: "unfinished-order-document", sap: "100.00", likelyCause: "cancelled-after-posting" },
    ]);
    const smaller = await later({ lines: [{ gross: "50.00" }] });
    expect(smaller.map(({ code, likelyCause }) => [code, likelyCause])).toEqual([
      ["amount-differs", "lines-changed"],
      ["vat-differs", "lines-changed"],
      ["order-changed", "lines-changed"],
    ]);
  });

  it("find documents of orders that are not final, or were sold by another channel (H4, H5)", async () => {
    const codes = async (overrides: OrderOverrides, documents: readonly SapDocument[] = [invoice]) =>
      (await compared([read({ orderid: 7, ...overrides })], documents)).differences.map(
        ({ code, likelyCause }) => `${code}: ${likelyCause}`,
      );
    expect(await codes({ orderstateid: 0 })).toEqual(["unfinished-order-document: not-final-yet"]);
    expect(await codes({ paymentstateid: 10 })).toEqual(["unfinished-order-document: closed-and-not-paid"]);
    expect(await codes({ externalid: "WEB-1" })).toEqual(["out-of-scope-document: another-channel-sold-it"]);
    expect(await codes({ registerid: null })).toEqual(["out-of-scope-document: not-ours-by-rule"]);
    const advance = { ...invoice, kind: "payment", key: "SITOO-1500-7/advance-1" } as const;
    expect(await codes({ orderstateid: 0 }, [advance])).toEqual([]);
  });

  it("find a credit memo of a sale that has nothing to credit", async () => {
    const credit = { ...invoice, kind: "credit-memo", key: "SITOO-1500-7/credit-memo" } as const;
    expect((await compared([sale], [invoice, credit])).differences).toMatchObject([
      { code: "unexpected-document", kind: "credit-memo", likelyCause: "unknown" },
    ]);
  });

  it("take off what was drawn in advance (H4)", async () => {
    const drawn = { ...invoice, kind: "down-payment", key: "SITOO-1500-7/down-payment" } as const;
    const advance = { ...drawn, total: "50.00", vat: "10.00" };
    const rest = { ...invoice, total: "50.00", vat: "10.00" };
    expect((await compared([sale], [advance, rest])).differences).toEqual([]);
  });

  it("take off the VAT that a single-purpose gift card carries with it (H18)", async () => {
    const giftCards = { kind: "single", itemCode: "GIFT", vatRate: "25", vatGroup: "S25" } as const;
    const payments = [
      { name: "Gift card", moneyamount: "50.00", additionaldata: { "giftcard-cardnumber": "1" } },
      { moneyamount: "50.00" },
    ];
    const redeemed = read({ orderid: 7, payments });
    const documents = [{ ...invoice, total: "50.00", vat: "10.00" }];
    const differences = Array.fromAsync(compareOrders([redeemed], documents, rules({ giftCards })));
    expect(await differences).toEqual([]);
  });

  it("have no difference when each sale has the documents of its plan, and lose one with each document", async () => {
    const cents = fc.integer({ min: 1, max: 99_999 }).map((amount) => (amount / 100).toFixed(2));
    const line = fc
      .record({ gross: cents, vat: fc.constantFrom(25, 12, 6), back: fc.boolean() })
      .map(({ gross, vat, back }) => ({ vat, quantity: back ? -1 : 1, gross: back ? `-${gross}` : gross }));
    const sales = fc.array(fc.array(line, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(sales, fc.nat(), async (each, chosen) => {
        const orders = each.map((lines, index) => read({ lines, orderid: index + 1 }));
        const documents = orders.flatMap(documentsOf);
        expect((await compared(orders, documents)).differences).toEqual([]);
        const lost = documents[chosen % documents.length]!;
        const { differences } = await compared(
          orders,
          documents.filter((document) => document !== lost),
        );
        expect(differences).toMatchObject([
          { code: "missing-document", orderid: lost.orderid, kind: lost.kind, sitoo: lost.total },
        ]);
      }),
      { numRuns: 60 },
    );
  });
});
