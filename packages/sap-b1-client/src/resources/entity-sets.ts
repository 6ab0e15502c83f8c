import { additionalExpenses } from "./additional-expenses.ts";
import { barCodes } from "./bar-codes.ts";
import { binLocations } from "./bin-locations.ts";
import { businessPartnerGroups } from "./business-partner-groups.ts";
import { businessPartners } from "./business-partners.ts";
import { businessPlaces } from "./business-places.ts";
import { chartOfAccounts } from "./chart-of-accounts.ts";
import { profitCenters, projects } from "./cost-accounting.ts";
import { creditCards, creditPaymentMethods } from "./credit-cards.ts";
import { currencies } from "./currencies.ts";
import { drafts, paymentDrafts } from "./drafts.ts";
import { eventSubscriptions } from "./event-subscriptions.ts";
import { inventoryGenEntries, inventoryGenExits } from "./goods-documents.ts";
import { internalReconciliations } from "./internal-reconciliations.ts";
import { itemGroups } from "./item-groups.ts";
import { items } from "./items.ts";
import { journalEntries } from "./journal-entries.ts";
import { paymentTermsTypes } from "./payment-terms-types.ts";
import { incomingPayments, vendorPayments } from "./payments.ts";
import { priceLists } from "./price-lists.ts";
import {
  creditNotes,
  deliveryNotes,
  downPayments,
  invoices,
  orders,
  quotations,
  returns,
} from "./sales-documents.ts";
import { salesPersons } from "./sales-persons.ts";
import { specialPrices } from "./special-prices.ts";
import { sqlQueries } from "./sql-queries.ts";
import { stockTransfers } from "./stock-transfers.ts";
import { userFieldsMD } from "./user-fields.ts";
import { userKeysMD, userTablesMD } from "./user-table-definitions.ts";
import { vatGroups } from "./vat-groups.ts";
import { warehouses } from "./warehouses.ts";

/** The entity sets that a client offers by name. Any other is `b1.entity(...)`. */
export const entitySets = {
  additionalExpenses,
  barCodes,
  binLocations,
  businessPartnerGroups,
  businessPartners,
  businessPlaces,
  chartOfAccounts,
  creditCards,
  creditNotes,
  creditPaymentMethods,
  currencies,
  deliveryNotes,
  downPayments,
  drafts,
  eventSubscriptions,
  incomingPayments,
  internalReconciliations,
  inventoryGenEntries,
  inventoryGenExits,
  invoices,
  itemGroups,
  items,
  journalEntries,
  orders,
  paymentDrafts,
  paymentTermsTypes,
  priceLists,
  profitCenters,
  projects,
  quotations,
  returns,
  salesPersons,
  specialPrices,
  sqlQueries,
  stockTransfers,
  userFieldsMD,
  userKeysMD,
  userTablesMD,
  vatGroups,
  vendorPayments,
  warehouses,
};
