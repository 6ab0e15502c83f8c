import type { Order } from "@instep/sitoo-client";
import type { SapArithmetic } from "./money/sap-arithmetic.ts";
import type { Rules } from "./rules.ts";

/** What must be known of the world to plan an order; gathered by the caller, so that planning itself stays pure. */
export interface Facts {
  /** The Sitoo account number: part of every key. */
  readonly account: string;
  readonly company: CompanyFacts;
  /** Where the order's register stands; undefined when Sitoo knows no such register. */
  readonly register?: RegisterFacts | undefined;
  /** CardCodes of the business partners that match the customer: none, one, or too many. */
  readonly partners?: readonly string[] | undefined;
}

/** Settings of the SAP company. */
export interface CompanyFacts extends SapArithmetic {
  /** ISO 4217. */
  readonly localCurrency: string;
}

/** A register of Sitoo and the store it stands in (register → warehouse → store). */
export interface RegisterFacts {
  readonly storeid: number;
}

/** Keys of the facts that an order needs: the caller reads them, for many orders in one request. */
export interface Requirements {
  readonly registerid?: string;
  /** Personal data: for a filter, never for a log. */
  readonly email?: string;
}

/** Names what must be known before `order` can be planned. */
export function requirementsOf(order: Order, rules: Pick<Rules, "customers">): Requirements {
  const email = order.email?.trim();
  return {
    ...(order.registerid && { registerid: order.registerid }),
    ...(rules.customers.match === "email" && email && { email }),
  };
}
