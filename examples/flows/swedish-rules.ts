import type { RulesInput } from "@instep/mapping-core";

/** Rules of a small Swedish shop, from which the programs of docs/flows start. */
export const swedishRules: RulesInput = {
  stores: {
    "1": { name: "Malmö", guestPartner: "POS-MALMO", warehouse: "MALMO", timeZone: "Europe/Stockholm" },
  },
  vat: { "25": "S25", "12": "S12", "6": "S06" },
  tenders: { Cash: { kind: "cash", account: "1910" }, Card: { kind: "card", creditCard: 1 } },
  cashRounding: { itemCode: "ROUNDING", vatGroup: "S00" },
};
