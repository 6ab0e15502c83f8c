import { customerFieldsOf, type Facts, type Rules, type Scope, scopeOf } from "@instep/mapping-core";
import type { CallOptions } from "@instep/sap-b1-client";
import type { Order, OrderQuery, SitooClient } from "@instep/sitoo-client";
import type { Gatherer } from "../facts/gather.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { isPlannable, type Planned, planSafely } from "../posting/decide.ts";

/** What would become of one order. */
export interface DryRun {
  readonly orderid: number | undefined;
  readonly scope: Scope | undefined;
  /** Undefined when the order is not ours to post, or not final. */
  readonly plan: Planned | undefined;
}

/** Plans orders as they would be posted; reads both systems, writes to neither and not to the ledger. */
export async function* dryRun(
  world: {
    readonly sitoo: SitooClient;
    readonly rules: Rules;
    readonly ledger: Ledger;
    readonly gatherer: Gatherer;
  },
  asked: OrderQuery | undefined,
  options: CallOptions,
): AsyncGenerator<DryRun> {
  const which = asked ?? { orderidfrom: (await world.ledger.identity()).watermark + 1 };
  const query = { moreFields: customerFieldsOf(world.rules.customers), ...which };
  for await (const read of world.sitoo.orders.each(query, options)) {
    if (read.ok) yield await planOne(world, read.value, options);
    else
      yield {
        orderid: Number(read.id),
        scope: undefined,
        plan: { ok: false, problems: [{ code: "unreadable-order", faults: read.faults }] },
      };
  }
}

async function planOne(
  { rules, gatherer }: { readonly rules: Rules; readonly gatherer: Gatherer },
  order: Order,
  options: CallOptions,
): Promise<DryRun> {
  const { orderid } = order;
  const { scope } = scopeOf(order, rules);
  if (!isPlannable(order, rules)) return { orderid, scope, plan: undefined };
  const facts: Facts | undefined = (await gatherer.gather([order], options)).get(orderid);
  return { orderid, scope, plan: facts && planSafely(order, rules, facts) };
}
