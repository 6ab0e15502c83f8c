import {
  businessDate,
  compareOrders,
  compareSession,
  finalityOf,
  type OrderToCompare,
  scopeOf,
} from "@instep/mapping-core";
import type { Order } from "@instep/sitoo-client";
import { type B1Emulator, trade } from "@instep/testing";
import { expect, it } from "vitest";
import { chainRules, chainWorld, openBooks } from "./chain.ts";
import { postTrade } from "./post-trade.ts";
import { documentsIn, sessionDocumentsIn } from "./read-books.ts";

const rules = chainRules();
const made = trade({ seed: 11, orders: 120, perDay: 60 });
const orders = [...made.history.range(0, Infinity)] as unknown as readonly Order[]; // as the client reads them

const toCompare = (order: Order): OrderToCompare => ({
  order,
  scope: scopeOf(order, rules).scope,
  finality: finalityOf(order),
  date: businessDate({
    ...{ seconds: order.orderdate, timeZone: "Europe/Stockholm", businessDayStartsAt: "00:00" },
  }),
});

async function compared({ books }: B1Emulator) {
  const comparison = compareOrders(orders.map(toCompare), documentsIn(books), rules);
  return { differences: await Array.fromAsync(comparison), counts: comparison.counts() };
}

it("a chain's trade and SAP's books agree, order by order and session by session, until a clerk cancels an invoice (H10, H17, H19)", async () => {
  const world = openBooks();
  const { plans } = await postTrade(orders, chainWorld(rules), world);
  const { differences, counts } = await compared(world.b1);
  expect(differences).toEqual([]);
  expect(counts).toMatchObject({ orders: orders.length, agreed: plans.size });
  expect(counts["not-final"] + counts["out-of-scope"] + counts.agreed).toBe(orders.length);

  const inSap = sessionDocumentsIn(world.b1.books, rules);
  for (const report of made.zReports()) {
    const session = made.session(report.registerid, report.zreportid - 1) as unknown as readonly Order[];
    const ids = new Set(session.map(({ orderid }) => orderid));
    const { rows, state } = compareSession(
      {
        registerid: report.registerid,
        report,
        orders: session,
        documents: inSap.filter(({ orderid }) => ids.has(orderid)),
      },
      rules,
    );
    const found = rows.flatMap(({ figure, differences: each }) =>
      each.map(({ side, likelyCause }) => [figure, side, likelyCause].join(" ")),
    );
    const explained = [
      ...["net documents vat-rounding", "vat documents vat-rounding"],
      "advance documents paid-in-advance",
    ];
    expect([state, found.filter((cause) => !explained.includes(cause))]).toEqual(["compared", []]);
  }

  const [invoice] = documentsIn(world.b1.books).filter(({ kind }) => kind === "invoice");
  const { DocEntry = 0, orderid, total } = invoice ?? {};
  const payment = world.b1.books
    .incomingPayments()
    .find(({ PaymentInvoices }) => PaymentInvoices.some((paid) => paid.DocEntry === DocEntry));
  world.b1.clerk.cancelPayment(payment?.DocEntry ?? 0);
  world.b1.clerk.cancelInvoice(DocEntry);
  expect((await compared(world.b1)).differences).toMatchObject([
    { code: "document-cancelled", orderid, sitoo: total, likelyCause: "cancelled-by-hand" },
  ]);
});
