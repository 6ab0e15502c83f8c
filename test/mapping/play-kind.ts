import {
  type AdvanceFacts,
  type Facts,
  finalityOf,
  type InvoiceStep,
  originalInvoiceOf,
  type Plan,
  planAdvance,
  planOrder,
  requirementsOf,
  type Rules,
  type Step,
} from "@instep/mapping-core";
import type { Order } from "@instep/sitoo-client";
import { anOrder, type BookedEntry } from "@instep/testing";
import { chainRules, chainWorld, openBooks, type SapBooks } from "./chain.ts";
import type { Kind, Stated } from "./kinds.ts";
import { type Posted, postStep } from "./post-plan.ts";

/** A kind of order as it was planned and posted, on books of its own. */
export interface Played {
  readonly kind: Kind;
  readonly rules: Rules;
  readonly plans: readonly Plan[];
  /** The orders as Sitoo gives them. */
  readonly receipts: readonly Order[];
  /** Every document, and the journal lines that SAP made of it. */
  readonly documents: readonly Documented[];
  readonly books: SapBooks;
  /** Account balances before anything was posted. */
  readonly before: Readonly<Record<string, string>>;
}

/** A step that was posted, and what it did to the accounts. */
export interface Documented {
  readonly step: Step;
  readonly journal: readonly BookedEntry[];
}

/** Plans and posts every order of a kind. Throws where one cannot be planned or SAP makes something else of it. */
export async function playKind(kind: Kind): Promise<Played> {
  const base = chainRules();
  const { tenders = {}, ...more } = kind.rules ?? {};
  const rules = chainRules({ ...more, tenders: { ...base.tenders, ...tenders } });
  const books = openBooks();
  const before = books.balances();
  const posted: Posted = new Map();
  const plans: Plan[] = [];
  const receipts: Order[] = [];
  const documents: Documented[] = [];
  const shownFrom = kind.before?.length ?? 0;
  for (const [nth, stated] of [...(kind.before ?? []), ...kind.orders].entries()) {
    const order = anOrder(stated.order) as unknown as Order; // in the shape the client gives it
    const facts = factsFor(order, { rules, stated, kind, plans, posted });
    const isFinal = finalityOf(order) === "final";
    const plan = isFinal ? planOrder(order, rules, facts) : planAdvance(order, rules, facts);
    if (!plan.ok) throw new Error(`${kind.name}: ${JSON.stringify(plan.problems)}`);
    plans.push(plan.value);
    receipts.push(order);
    for (const step of plan.value.steps) {
      const booked = books.b1.books.journal().length;
      await postStep(books.client, step, posted);
      if (nth >= shownFrom) documents.push({ step, journal: books.b1.books.journal().slice(booked) });
    }
  }
  return { kind, rules, plans, receipts, documents, books, before };
}

interface Known {
  readonly rules: Rules;
  readonly stated: Stated;
  readonly kind: Kind;
  readonly plans: readonly Plan[];
  readonly posted: Posted;
}

function factsFor(order: Order, { rules, stated, kind, plans, posted }: Known): Facts {
  const { company, costOf } = chainWorld(rules);
  const { originalOrderid } = requirementsOf(order, rules);
  const sale = plans
    .find(({ orderid }) => orderid === originalOrderid)
    ?.steps.find((step): step is InvoiceStep => step.kind === "invoice");
  const lines = sale?.body.DocumentLines.map(({ ItemCode }, LineNum) => ({
    LineNum,
    unitCost: costOf(ItemCode),
  }));
  return {
    account: "1500",
    company,
    register: { storeid: stated.store ?? 1, warehouseid: 10 + (stated.store ?? 1) },
    deliveries: stated.deliveries,
    partners: kind.customer === undefined ? [] : [kind.customer],
    advances: plans.filter(({ orderid }) => orderid === order.orderid).flatMap(advancesOf),
    ...(sale &&
      lines &&
      originalOrderid !== undefined && {
        original: {
          orderid: originalOrderid,
          settled: true,
          invoice: originalInvoiceOf(sale, { DocEntry: posted.get(sale.key) ?? 0, lines }),
        },
      }),
  };
}

/** What a plan of an open order has posted, as the final order is told of it. */
function advancesOf({ steps }: Plan): readonly AdvanceFacts[] {
  return steps.flatMap((step): AdvanceFacts[] => {
    if (step.kind !== "payment" || !step.key.includes("/advance-")) return [];
    const document = steps.find(({ key }) => key === step.pays);
    const downPayment =
      document?.kind === "down-payment" ? { key: document.key, vat: document.predicted.vatSum } : undefined;
    return [{ key: step.key, amount: step.predicted.means, downPayment }];
  });
}
