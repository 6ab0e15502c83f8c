import { businessPartners } from "./business-partners.ts";
import { drafts, paymentDrafts } from "./drafts.ts";
import { incomingPayments } from "./incoming-payments.ts";
import { invoices } from "./invoices.ts";
import { items } from "./items.ts";

/** The entity sets that a client offers by name. Any other is `b1.entity(...)`. */
export const entitySets = {
  businessPartners,
  drafts,
  incomingPayments,
  invoices,
  items,
  paymentDrafts,
};
