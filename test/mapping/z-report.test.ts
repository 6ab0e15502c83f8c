import {
  decimal,
  equals,
  minus,
  type Plan,
  plus,
  type Rules,
  sum,
  toText,
  zero,
  type Decimal,
} from "@instep/mapping-core";
import type { Order } from "@instep/sitoo-client";
import { trade } from "@instep/testing";
import { expect, it } from "vitest";
import { chainRules, chainWorld, openBooks } from "./chain.ts";
import { postTrade } from "./post-trade.ts";

interface Figures {
  readonly name: string;
  readonly moneycaptured: string;
}

/** The account that each tender of the chain goes to. */
const accounts = {
  Cash: "1910",
  Card: "1580",
  Swish: "1935",
  "Gift card": "2420",
  Exchange: "1690",
} as const;
type Tender = keyof typeof accounts;

it("SAP's accounts move by what the tills' Z-reports say of each tender, session by session and in all (H10)", async () => {
  const made = trade({ seed: 3, orders: 240, perDay: 80 });
  const rules = chainRules();
  const books = openBooks();
  const orders = made.history.range(0, Infinity) as Iterable<Order>;
  const { plans } = await postTrade(orders, chainWorld(rules), books);

  const totals = new Map<Tender, Decimal>();
  for (const report of made.zReports()) {
    const ours = made
      .session(report.registerid, report.zreportid - 1)
      .flatMap(({ orderid }) => plans.get(orderid) ?? []);
    for (const tender of Object.keys(accounts) as Tender[]) {
      const captured = capturedOf(report, tender);
      expect([report.zreportid, tender, toText(movedBy(ours, tender, rules))]).toEqual([
        report.zreportid,
        tender,
        toText(captured),
      ]);
      totals.set(tender, plus(totals.get(tender) ?? zero, captured));
    }
  }
  const balances = books.balances();
  for (const [tender, total] of totals) {
    expect([tender, balances[accounts[tender]] ?? "0.00"]).toEqual([tender, toText(total)]);
  }
});

/** Sales less refunds of a tender, by the Z-report; money in advance is apart. */
function capturedOf(report: Readonly<Record<string, unknown>>, tender: Tender): Decimal {
  const of = (field: "paymentssales" | "paymentsrefund"): Decimal => {
    const found = (report[field] as readonly Figures[]).find(({ name }) => name === tender);
    return decimal(found?.moneycaptured ?? "0");
  };
  return minus(of("paymentssales"), of("paymentsrefund"));
}

/** What the payments of plans move on the account of a tender. */
function movedBy(plans: readonly Plan[], tender: Tender, { tenders, exchangeAccount }: Rules): Decimal {
  const exchange = { kind: "transfer", account: exchangeAccount ?? "" } as const;
  const rule = tender === "Exchange" ? exchange : tenders[tender];
  const amounts = plans.flatMap(({ steps }) =>
    steps.flatMap((step) => {
      if (step.kind !== "payment" && step.kind !== "outgoing-payment") return [];
      const {
        CashAccount,
        CashSum = 0,
        TransferAccount,
        TransferSum = 0,
        PaymentCreditCards = [],
      } = step.body;
      const cards = PaymentCreditCards.flatMap(({ CreditCard, CreditSum }) =>
        rule?.kind === "card" && rule.creditCard === CreditCard ? [CreditSum] : [],
      );
      const cash = rule?.kind === "cash" && rule.account === CashAccount ? [CashSum] : [];
      const moved = rule?.kind === "transfer" && rule.account === TransferAccount ? [TransferSum] : [];
      const sign = step.kind === "payment" ? "" : "-";
      return [...cards, ...cash, ...moved].map((amount) => decimal(`${sign}${String(amount)}`));
    }),
  );
  const total = sum(amounts);
  return equals(total, zero) ? zero : total;
}
