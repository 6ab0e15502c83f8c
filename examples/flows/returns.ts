import { type Facts, type OriginalFacts, parseRules, planOrder } from "@instep/mapping-core";
import type { Order } from "@instep/sitoo-client";
import { anOrder } from "@instep/testing";
import { swedishRules } from "./swedish-rules.ts";

/** Faulty goods come back, and then once too often: the program of docs/flows/returns.md. */

const rules = parseRules({ ...swedishRules, returns: { reasons: { FAULTY: "write-off" } } });

/** One of two mugs that order 11513 sold; `credited` says how many came back before. */
const original = (credited: string): OriginalFacts => ({
  orderid: 11_513,
  settled: true,
  invoice: {
    DocEntry: 4711,
    CardCode: "POS-MALMO",
    currency: "SEK",
    date: "2026-11-20",
    lines: [{ orderitemid: 0, LineNum: 0, quantity: "2", gross: "258.00", credited, unitCost: "40.00" }],
  },
});
const facts = (credited: string): Facts => ({
  account: "1500",
  company: { localCurrency: "SEK", priceAccuracy: 2, groupLinesInVat: false },
  register: { storeid: 1 },
  original: original(credited),
});

const refund = anOrder({
  orderid: 11_600,
  creditorderid: 11_513,
  lines: [
    {
      sku: "MUG",
      quantity: -1,
      gross: "-129.00",
      additionaldata: { "pos-originalsales-orderitemid": "0", "reasoncode-return": "FAULTY" },
    },
  ],
});
for (const credited of ["0", "2"]) {
  const plan = planOrder(refund as unknown as Order, rules, facts(credited)); // the builder makes what the client reads
  if (!plan.ok) console.log(plan.problems);
  else for (const { key, kind } of plan.value.steps) console.log(`${kind}: ${key}`);
}
