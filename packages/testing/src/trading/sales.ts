import type { Random } from "@instep/http";
import type { OrderLine } from "../builders/order-line.ts";
import type { OrderOverrides } from "../builders/order.ts";
import { basket, byWeight, lineOf, reduced, threeForTwo } from "./basket.ts";
import { article } from "./catalogue.ts";
import { customers, type Customer } from "./chain.ts";
import { between, pick } from "./random.ts";
import {
  byCard,
  bySwish,
  byGiftCard,
  cashAndCard,
  giftCardAndCard,
  inCash,
  someTender,
  type Tender,
} from "./tenders.ts";
import { atOfflineTill, offline, somewhere, tillSale, type Day, type Place, type Visit } from "./visit.ts";

/** Ordinary sales. The first ones are the cases that no day may lack, the rest is chance. */
export function ordinarySales(day: Day, count: number): readonly Visit[] {
  return Array.from({ length: count }, (_, index) => {
    const choose = certain[index] ?? anySale;
    return sale(day, somewhere(day), choose(day.random));
  });
}

/** Sales of the till that was cut off: they keep their time and come later, in one go. */
export function offlineSales(day: Day, count: number): readonly Visit[] {
  const back = day.at(offline.back);
  return Array.from({ length: count }, () => sale(day, atOfflineTill(day), anySale(day.random)))
    .toSorted((a, b) => a.soldAt - b.soldAt)
    .map((visit, index) => ({ ...visit, arrivesAt: back + (index + 1) * 2000 }));
}

/** Twenty past midnight: another calendar day, the same business day. */
export function saleAfterMidnight(day: Day): Visit {
  return sale(day, { ...somewhere(day), soldAt: day.at("24:20") }, anySale(day.random));
}

interface Choice {
  readonly lines: readonly OrderLine[];
  readonly tender: Tender;
  /** Whom the till knows; most stay anonymous. */
  readonly customer?: Customer | undefined;
}

function anySale(random: Random): Choice {
  const customer = between(random, 1, 5) === 1 ? pick(random, customers) : undefined;
  return { lines: basket(random), tender: someTender(random), customer };
}

const certain: readonly ((random: Random) => Choice)[] = [
  () => ({ lines: [lineOf(article("Dish brush"))], tender: inCash, customer: customers[0] }),
  () => ({
    lines: [lineOf(article("Dish brush")), lineOf(article("Match box"))],
    tender: inCash,
    customer: customers.at(-1),
  }),
  (random) => ({ lines: [threeForTwo(random)], tender: byCard }),
  (random) => ({ lines: [byWeight(random)], tender: bySwish }),
  (random) => ({ lines: [reduced(random)], tender: byGiftCard }),
  () => ({ lines: [lineOf(article("Oak tray"), 2)], tender: giftCardAndCard }),
  () => ({ lines: [lineOf(article("Cookbook")), lineOf(article("Cardamom bun"), 3)], tender: cashAndCard }),
];

function sale({ random }: Day, place: Place, { lines, tender, customer }: Choice): Visit {
  return tillSale(random, place, { lines, payments: tender(random, lines), ...named(customer) });
}

/** Sitoo copies a customer's strings to the order; it keeps no customer id there. Anonymous means empty strings. */
function named(customer: Customer | undefined): OrderOverrides {
  if (!customer) return {};
  const { email, namefirst, namelast } = customer;
  return { email, namefirst, namelast };
}
