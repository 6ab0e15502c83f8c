import type { CallOptions } from "@instep/sap-b1-client";
import type { Order, OrderQuery } from "@instep/sitoo-client";
import type { Context } from "../context.ts";
import { createGatherer } from "../facts/gather.ts";
import type { OrderRecord } from "../ledger/ledger.ts";
import { decide, isPlannable } from "../posting/decide.ts";
import { createIntake } from "../posting/intake.ts";
import { postDue } from "../posting/post-due.ts";
import { createRegistration } from "../posting/registered.ts";
import { dryRun, type DryRun } from "./dry-run.ts";

/** Everything the engine does with sales: read, plan, write down, post. */
export interface SalesFlow {
  runOnce(options: CallOptions): Promise<void>;
  plan(query: OrderQuery | undefined, options: CallOptions): AsyncIterable<DryRun>;
  post(order: Order, options: CallOptions): Promise<OrderRecord>;
  adopt(options: CallOptions): Promise<void>;
}

export function createSalesFlow(context: Context): SalesFlow {
  const { ledger, rules, clock } = context;
  const gatherer = createGatherer(context);
  const intake = createIntake(context, gatherer);
  const registration = createRegistration(context);
  const postAll = (options: CallOptions, orderid?: number): Promise<void> =>
    postDue(context, {
      ...options,
      freshAfter: registration.freshAfter(),
      mayGoOn: () => registration.ensure(options),
      orderid,
    });

  return {
    runOnce: async (options) => {
      await registration.ensure(options);
      // What is written down already is posted even when Sitoo cannot be read just now.
      const [read] = await Promise.allSettled([intake.run(options)]);
      await postAll(options);
      if (read.status === "rejected") throw read.reason;
    },
    plan: (query, options) => dryRun({ ...context, gatherer }, query, options),
    post: async (order, options) => {
      await registration.ensure(options);
      const facts = isPlannable(order, rules) ? await gatherer.gather([order], options) : undefined;
      const known = { facts: facts?.get(order.orderid), now: clock.now() };
      await ledger.recordIntake({ entries: [decide(order, rules, known)], now: clock.now() });
      await postAll(options, order.orderid);
      const record = await ledger.find(order.orderid);
      if (!record) throw new Error(`The ledger has lost order ${order.orderid}`);
      return record;
    },
    adopt: (options) => registration.adopt(options),
  };
}
