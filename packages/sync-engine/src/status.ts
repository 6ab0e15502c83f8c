import type { Ledger, OrderStatus } from "./ledger/ledger.ts";

/** How the orders of a pair stand. `posted`, `waiting`, `inException` and `closed` are the final ones; an order counts once. */
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
  /** Ended by a person with a reason. */
  readonly closed: number;
  /** When the next order is due, ms since the Unix epoch. */
  readonly nextDue: number | undefined;
}

/** Counts every order under exactly one heading. */
export async function countOrders(ledger: Ledger): Promise<Status> {
  const counts = {
    orders: 0,
    outOfScope: 0,
    void: 0,
    open: 0,
    posted: 0,
    waiting: 0,
    inException: 0,
    closed: 0,
  };
  for (const { status, excepted, count } of await ledger.counts()) {
    counts.orders += count;
    counts[headingOf(status, excepted)] += count;
  }
  return { ...counts, nextDue: await ledger.nextDue() };
}

function headingOf(status: OrderStatus, excepted: boolean): Exclude<keyof Status, "orders" | "nextDue"> {
  switch (status) {
    case "out-of-scope":
      return "outOfScope";
    case "due":
      return excepted ? "inException" : "waiting";
    case "exception":
      return "inException";
    case "posted":
    case "void":
    case "open":
    case "closed":
      return status;
  }
}
