import type { Random } from "@instep/http";
import type Big from "big.js";
import { money } from "../builders/amounts.ts";
import type { OrderLine } from "../builders/order-line.ts";
import type { OrderOverrides } from "../builders/order.ts";
import { basket, lineOf } from "./basket.ts";
import { discontinued, unknownToSap } from "./catalogue.ts";
import { byCard, totalOf } from "./tenders.ts";
import { somewhere, tillSale, type Day, type Visit } from "./visit.ts";

/** Final till sales that nobody can post as they are, one kind after the other. */
export function plantedVisits(day: Day, size: number): readonly Visit[] {
  const count = Math.max(flaws.length, Math.round(size * 0.02));
  return Array.from({ length: count }, (_, index) => plantedVisit(day, flaws[index % flaws.length]));
}

/** One way in which a sale is bad. */
interface Flaw {
  readonly kind: string;
  readonly why: string;
  readonly order: (lines: readonly OrderLine[], random: Random) => OrderOverrides;
}

const card = (amount: Big): { readonly name: string; readonly moneyamount: string } => ({
  name: "Card",
  moneyamount: money(amount),
});

const flaws: readonly Flaw[] = [
  {
    kind: "payments-do-not-add-up",
    why: "The payments are 5.00 less than the total.",
    order: (lines) => ({ lines, payments: [card(totalOf(lines).minus(5))] }),
  },
  {
    kind: "unknown-vat-rate",
    why: "One line has 13 % VAT, which no rule knows.",
    order: ([first = {}, ...rest]) => ({ lines: [{ ...first, vat: 13 }, ...rest] }),
  },
  {
    kind: "unmapped-tender",
    why: "Paid with Crypto, which no rule knows.",
    order: (lines) => ({ lines, payments: [{ name: "Crypto", moneyamount: money(totalOf(lines)) }] }),
  },
  {
    kind: "item-not-in-sap",
    why: `SAP has no item ${unknownToSap.sku}.`,
    order: (lines, random) => withCard([...lines, lineOf(unknownToSap)], random),
  },
  {
    kind: "item-inactive-in-sap",
    why: `The item ${discontinued.sku} is inactive in SAP.`,
    order: (lines, random) => withCard([...lines, lineOf(discontinued)], random),
  },
  {
    kind: "unreadable-order",
    why: 'The total is "abc".',
    order: (lines, random) => ({ ...withCard(lines, random), moneytotal_gross_all: "abc" }),
  },
  {
    kind: "total-does-not-add-up",
    why: "The total and the payments are 1.00 more than net and VAT.",
    order: (lines) => {
      const wrong = totalOf(lines).plus(1);
      return { lines, payments: [card(wrong)], moneytotal_gross_all: money(wrong) };
    },
  },
];

const withCard = (lines: readonly OrderLine[], random: Random): OrderOverrides => ({
  lines,
  payments: byCard(random, lines),
});

function plantedVisit(day: Day, flaw: Flaw | undefined): Visit {
  if (!flaw) throw new RangeError("There is no such flaw.");
  const { kind, why, order } = flaw;
  const visit = tillSale(day.random, somewhere(day), order(basket(day.random), day.random));
  return { ...visit, planted: { kind, why } };
}
