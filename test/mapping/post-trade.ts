import {
  finalityOf,
  type Facts,
  originalInvoiceOf,
  type OriginalFacts,
  type Plan,
  planOrder,
  requirementsOf,
  type Rules,
  scopeOf,
} from "@instep/mapping-core";
import type { Order } from "@instep/sitoo-client";
import type { SapBooks } from "./chain.ts";
import { type Posted, postPlan } from "./post-plan.ts";

/** The plans of orders that became documents, by orderid, and what SAP answered. */
export interface PostedTrade {
  readonly plans: ReadonlyMap<number, Plan>;
  readonly posted: Posted;
}

interface World {
  readonly rules: Rules;
  readonly company: Facts["company"];
  /** The store a register stands in. */
  readonly storeOf: (registerid: string) => number;
  /** What a unit of an item costs. */
  readonly costOf: (ItemCode: string) => string;
}

/** Plans every final till sale and return of a trade, one after the other, and posts them when there are books. */
export async function postTrade(
  orders: Iterable<Order>,
  world: World,
  books?: SapBooks,
): Promise<PostedTrade> {
  const plans = new Map<number, Plan>();
  const posted: Posted = new Map();
  for (const order of orders) {
    if (scopeOf(order, world.rules).scope !== "till-sale" || finalityOf(order) !== "final") continue;
    const plan = planOrder(order, world.rules, factsOf(order, world, { plans, posted }));
    if (!plan.ok) throw new Error(`order ${order.orderid}: ${JSON.stringify(plan.problems)}`);
    plans.set(order.orderid, plan.value);
    if (books) await postPlan(books.client, plan.value, posted);
    else for (const { key } of plan.value.steps) posted.set(key, posted.size + 1);
  }
  return { plans, posted };
}

function factsOf(order: Order, world: World, known: PostedTrade): Facts {
  const { originalOrderid } = requirementsOf(order, world.rules);
  return {
    account: "1500",
    company: world.company,
    register: { storeid: world.storeOf(order.registerid ?? "") },
    partners: [],
    ...(originalOrderid !== undefined && { original: originalOf(originalOrderid, world, known) }),
  };
}

function originalOf(
  orderid: number,
  { costOf }: World,
  { plans, posted }: PostedTrade,
): OriginalFacts | undefined {
  const step = plans.get(orderid)?.steps.find(({ kind }) => kind === "invoice");
  if (step?.kind !== "invoice") return undefined;
  const lines = step.body.DocumentLines.map(({ ItemCode }, LineNum) => ({
    LineNum,
    unitCost: costOf(ItemCode),
  }));
  return {
    orderid,
    settled: true,
    invoice: originalInvoiceOf(step, { DocEntry: posted.get(step.key) ?? 0, lines }),
  };
}
