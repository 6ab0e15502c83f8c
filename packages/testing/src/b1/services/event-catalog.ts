import { objectTypes } from "../object-types.ts";
import type { Service } from "./services.ts";

/** What can happen to a business object, as webhooks name it. */
export type EventName = "Created" | "Updated" | "Deleted" | "Closed" | "Cancelled" | "Reopened";

const always: readonly EventName[] = ["Created", "Updated", "Deleted"];
const ofDocuments: readonly EventName[] = [...always, "Closed", "Cancelled", "Reopened"];

/** Which of the objects are documents; the manual shows the two kinds of lists, and not which object has which. */
const documents =
  /^(?:Invoices|CreditNotes|DeliveryNotes|Returns|Orders|Quotations|DownPayments|IncomingPayments|VendorPayments|Deposits|InventoryGen\w+|StockTransfers)$/;

/** The events of a business object; none for what cannot be subscribed to. */
export function eventsOf(businessObject: string): readonly EventName[] {
  if (!Object.hasOwn(objectTypes, businessObject)) return [];
  return documents.test(businessObject) ? ofDocuments : always;
}

/** `EventSubscriptionsService_GetEventCatalog`: everything that can be subscribed to. */
export const eventCatalog: Service = {
  name: "EventSubscriptionsService_GetEventCatalog",
  reads: true,
  isFunction: true,
  run: () => ({
    Version: "1.0",
    Description: "SAP Business One Event Catalog",
    value: Object.entries(objectTypes).map(([BusinessObject, ObjectType]) => ({
      BusinessObject,
      ObjectType,
      TransactionTypes: eventsOf(BusinessObject).join(","),
    })),
  }),
};
