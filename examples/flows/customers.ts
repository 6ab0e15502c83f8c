import { chooseCustomer, matchKeysOf, parseRules, toPartner } from "@instep/mapping-core";
import type { Order } from "@instep/sitoo-client";
import { anOrder } from "@instep/testing";
import { swedishRules } from "./swedish-rules.ts";

/** Who a customer is in SAP, and who a new one becomes: the program of docs/flows/customers.md. */

const { customers } = parseRules({
  ...swedishRules,
  customers: {
    match: ["email", "phone", "organisation-number"],
    country: "SE",
    create: { fields: { CardName: "name", EmailAddress: "email" }, group: 102 },
  },
});

const known = anOrder({ company: "Exempel AB", personalid: "556677-8899", phone: "08-123 45 67" });
const partners = [
  { CardCode: "C20001", Phone1: "+46 8 123 45 67" },
  { CardCode: "C20002", FederalTaxID: "5566778899" },
];
const keys = matchKeysOf(known as unknown as Order, customers); // the builder makes what the client reads
for (const { kind, value } of keys) console.log(`known by ${kind}: ${value}`);
console.log("is", chooseCustomer(keys, partners, customers).join(", "));

const unknown = anOrder({ orderid: 11513, email: "alva@example.com", namefirst: "Alva", namelast: "Ek" });
const partner = toPartner(unknown as unknown as Order, customers);
if (partner.ok) console.log("becomes", partner.value);
