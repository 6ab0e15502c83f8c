import type { Ledger } from "./ledger/ledger.ts";

/** How the orders of a pair stand. `posted`, `waiting` and `inException` are the final ones; an order counts once. */
export interface Status {
  /** Every order seen. */
  readonly orders: number;
  readonly outOfScope: number;
  /** Cancelled, abandoned, booked or parked. */
  readonly void: number;
  /** In scope, and not final yet. */
  readonly open: number;
  readonly posted: number;
  /** Planned, not posted yet, and nothing for a person to do. */
  readonly waiting: number;
  /** Not posted, with an open exception. */
  readonly inException: number;
  /** When the next order is due, ms since the Unix epoch. */
  readonly nextDue: number | undefined;
}

/** Counts every order under exactly one heading. */
export async function countOrders(ledger: Ledger): Promise<Status> {
  const excepted = new Set<number>();
  for (const { orderid, resolvedAt } of await ledger.exceptions()) {
    if (resolvedAt === undefined) excepted.add(orderid);
  }
  const counts = { orders: 0, outOfScope: 0, void: 0, open: 0, posted: 0, waiting: 0, inException: 0 };
  for await (const { orderid, status } of ledger.orders()) {
    counts.orders += 1;
    counts[headingOf(status, excepted.has(orderid))] += 1;
  }
  return { ...counts, nextDue: await ledger.nextDue() };
}

function headingOf(
  status: string,
  excepted: boolean,
): "outOfScope" | "void" | "open" | "posted" | "waiting" | "inException" {
  switch (status) {
    case "out-of-scope":
      return "outOfScope";
    case "due":
      return excepted ? "inException" : "waiting";
    case "exception":
      return "inException";
    case "posted":
      return "posted";
    case "void":
      return "void";
    default:
      return "open";
  }
}
