import type { Context } from "../context.ts";
import type { ExceptionRecord, OrderRecord } from "../ledger/ledger.ts";
import { tell, type Told } from "./catalogue.ts";

/** One exception as people see it. */
export interface ExceptionRow extends Told {
  readonly orderid: number;
  /** Whether Instep tries again without being asked. */
  readonly retriesByItself: boolean;
  /** Ms since the Unix epoch. */
  readonly openedAt: number;
  /** Ms since the Unix epoch; undefined while it is open. */
  readonly resolvedAt: number | undefined;
  /** The reason of the person who closed it. */
  readonly closedBecause: string | undefined;
}

/** Where exceptions are read and answered. */
export interface ExceptionDesk {
  /** Open exceptions, oldest first; with `resolved` also those that are over. */
  list(options?: { readonly resolved?: boolean }): Promise<readonly ExceptionRow[]>;
  /** Puts orders back to work after their cause was mended. Returns how many. */
  retry(orderids: readonly number[] | "all"): Promise<number>;
  /**
   * Ends an order's exceptions for a reason that is kept: nothing more is posted for it. False when it has no open
   * exception, or is being worked on right now; a TypeError without a reason.
   */
  close(orderid: number, reason: string): Promise<boolean>;
}

export function createDesk({ ledger, clock }: Pick<Context, "ledger" | "clock">): ExceptionDesk {
  return {
    list: async ({ resolved = false } = {}) => {
      const rows: ExceptionRow[] = [];
      for (const exception of await ledger.exceptions()) {
        if (exception.resolvedAt !== undefined && !resolved) continue;
        rows.push(toRow(exception, await ledger.find(exception.orderid)));
      }
      return rows;
    },
    retry: (orderids) => ledger.retry(orderids, clock.now()),
    close: async (orderid, reason) => {
      if (reason.trim() === "")
        throw new TypeError(`Say why order ${orderid} is closed: the reason is kept.`);
      return ledger.close(orderid, { reason, now: clock.now() });
    },
  };
}

function toRow(
  { orderid, finding, openedAt, resolvedAt, closedBecause }: ExceptionRecord,
  order: OrderRecord | undefined,
): ExceptionRow {
  const retriesByItself = order?.status === "due" || order?.status === "open";
  return { orderid, ...tell(finding), retriesByItself, openedAt, resolvedAt, closedBecause };
}
