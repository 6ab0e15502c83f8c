import type { Origin } from "../ledger/journal-entry-type.ts";
import type { EntityType } from "../metadata/entity-type.ts";
import { paymentType, paymentTypeOf } from "./payment-type.ts";

/** The letters of a payment's tables: ORCT with RCT2, OVPM with VPM2. */
export type Tables = "RCT" | "VPM";

/** All that tells money coming in from money going out. */
export interface PaymentKind {
  readonly set: "IncomingPayments" | "VendorPayments";
  readonly objectCode: "24" | "46";
  readonly objectName: "bopot_IncomingPayments" | "bopot_OutgoingPayments";
  readonly tables: Tables;
  readonly origin: Origin;
  /** As it stands in front of journal remarks. */
  readonly title: string;
  /** When a payment does not say whose it is. That of outgoing payments is inferred. */
  readonly docType: "rCustomer" | "rSupplier";
  /** 1: money comes in, -1: it goes out. */
  readonly direction: 1 | -1;
  readonly type: EntityType;
}

export const incoming: PaymentKind = {
  set: "IncomingPayments",
  objectCode: "24",
  objectName: "bopot_IncomingPayments",
  tables: "RCT",
  origin: "ttReceipt",
  title: "Incoming Payments",
  docType: "rCustomer",
  direction: 1,
  type: paymentType,
};

/** To suppliers, and back to customers who returned goods. */
export const outgoing: PaymentKind = {
  set: "VendorPayments",
  objectCode: "46",
  objectName: "bopot_OutgoingPayments",
  tables: "VPM",
  origin: "ttVendorPayment",
  title: "Outgoing Payments",
  docType: "rSupplier",
  direction: -1,
  type: paymentTypeOf("VPM"),
};
