import { anOrder, type OrderOverrides } from "@instep/testing";
import type { Order } from "@instep/sitoo-client";
import { type Facts, parseRules, type Rules, type RulesInput } from "../src/index.ts";

/** A final till sale of 100.00 by card, unless the overrides say otherwise; in the shape the client gives it. */
export function order(overrides: OrderOverrides = {}): Order {
  return anOrder(overrides) as unknown as Order; // the builder states every field of the wire's order
}

const input: RulesInput = {
  stores: { "1": { name: "Malmö", guestPartner: "POS-MALMO", warehouse: "MALMO" } },
  vat: { "25": "S25", "12": "S12", "6": "S06" },
  tenders: {
    Cash: { kind: "cash", account: "1910" },
    Card: { kind: "card", creditCard: 1 },
    Swish: { kind: "transfer", account: "1935" },
    "Gift card": { kind: "card", creditCard: 3 },
  },
  cashRounding: { itemCode: "ROUNDING", vatGroup: "S00" },
};

/** The rules of a Swedish store. */
export const rules = (overrides: Partial<RulesInput> = {}): Rules => parseRules({ ...input, ...overrides });

/** What is known of the store and the company. */
export const facts = (overrides: Partial<Facts> = {}): Facts => ({
  account: "1500",
  company: { localCurrency: "SEK", priceAccuracy: 2, groupLinesInVat: false },
  register: { storeid: 1 },
  partners: [],
  ...overrides,
});
