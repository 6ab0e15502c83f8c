import type { Order } from "@instep/sitoo-client";
import { comparisonOf, type Comparison } from "../compare/comparison.ts";
import { mergeSorted, type Rows } from "../compare/merge-sorted.ts";
import type { Finality } from "../orders/finality.ts";
import type { StepKind } from "../plan/steps.ts";
import type { Rules } from "../rules.ts";
import type { Scope } from "../rules/scope-rules.ts";
import { isLive, orderDifferences } from "./order-differences.ts";

/** An order as it stands in Sitoo now, and what was decided about it. */
export interface OrderToCompare {
  readonly order: Order;
  /** By `scopeOf`. */
  readonly scope: Scope;
  /** By `finalityOf`. */
  readonly finality: Finality;
  /** Its business date, "YYYY-MM-DD"; dates are not compared without it. */
  readonly date?: string | undefined;
  /** By `fingerprintOf`, of the order as it was posted. It only explains (H17). */
  readonly fingerprint?: string | undefined;
  /** Somebody has been asked about it already. It only explains (H17). */
  readonly hasException?: boolean | undefined;
}

/** A document as it stands in SAP, by the key that it carries. */
export interface SapDocument {
  /** "SITOO-1500-11513/invoice". */
  readonly key: string;
  /** Of the order that the key names. */
  readonly orderid: number;
  readonly kind: StepKind;
  readonly DocEntry: number;
  readonly DocNum: number;
  /** Gross and VAT as text, in the document's currency, positive as SAP has them. */
  readonly total: string;
  readonly vat: string;
  readonly currency: string;
  /** DocDate. */
  readonly date: string;
  readonly cancelled: boolean;
  readonly draft: boolean;
  /** By the user that Instep logs in with. */
  readonly createdByUs: boolean;
  /** How many lines it has, for the bound of its VAT's rounding. @default twice the order's */
  readonly lines?: number | undefined;
}

/** Every way in which an order and its documents can disagree. */
export const orderDifferenceCodes = [
  "missing-document",
  "document-cancelled",
  "document-parked",
  "document-without-order",
  "unexpected-document",
  "out-of-scope-document",
  "unfinished-order-document",
  "two-live-documents",
  "amount-differs",
  "vat-differs",
  "currency-differs",
  "date-differs",
  "order-changed",
] as const;
export type OrderDifferenceCode = (typeof orderDifferenceCodes)[number];

/** What most likely lies behind a difference: where a person looks first. */
export type OrderCause =
  | "not-posted"
  | "waits-in-exception"
  | "cannot-be-planned"
  | "cancelled-by-hand"
  | "waits-for-approval"
  | "parked-beside-its-document"
  | "made-by-hand"
  | "copied-by-hand"
  | "posted-twice"
  | "posted-again-while-the-first-lives"
  | "before-the-orders-read"
  | "sitoo-has-no-such-order"
  | "another-channel-sold-it"
  | "not-ours-by-rule"
  | "cancelled-after-posting"
  | "not-final-yet"
  | "closed-and-not-paid"
  | "lines-changed"
  | "payment-added"
  | "tender-corrected"
  | "other-change"
  | "cash-rounding"
  | "no-vat-in-sap"
  | "other-vat-rate"
  | "other-amount"
  | "partner-in-other-currency"
  | "date-in-utc"
  | "posted-on-a-later-day"
  | "unknown";

/** Where an order and what SAP has of it disagree, with both figures. */
export interface OrderDifference {
  readonly code: OrderDifferenceCode;
  readonly orderid: number;
  /** Of the document; of the one that is missing there is none. */
  readonly key?: string | undefined;
  readonly kind?: StepKind | undefined;
  /** The documents that it is about, as people find them in SAP. */
  readonly DocNums: readonly number[];
  readonly sitoo?: string | undefined;
  readonly sap?: string | undefined;
  readonly likelyCause: OrderCause;
  /** What changed since it was posted, in plain words. */
  readonly changes?: readonly string[] | undefined;
}

const counted = ["orders", "documents", "agreed", "vat-rounded", "not-final", "out-of-scope"] as const;

/** How many orders and documents were read, and what of them needs nobody. */
export type OrderCount = (typeof counted)[number];

/**
 * Orders against documents, both ascending by orderid and read afresh from the two systems (H17): missing, doubled (H16),
 * cancelled by hand (H19), parked (H9), with another amount, VAT, currency or day (H6), or changed since (H32). VAT that
 * differs by rounding is counted and is no difference: per rate it is named with its session (H13).
 */
export function compareOrders(
  orders: Rows<OrderToCompare>,
  documents: Rows<SapDocument>,
  rules: Pick<Rules, "discountLineTypes" | "giftCards">,
): Comparison<OrderDifference, OrderCount> {
  return comparisonOf(counted, async function* (count) {
    let hasOrders = false;
    const keys = {
      left: ({ order }: OrderToCompare) => order.orderid,
      right: ({ orderid }: SapDocument) => orderid,
      names: { left: "orders", right: "documents" },
    };
    for await (const { key: orderid, left, right } of mergeSorted(orders, documents, keys)) {
      const compared = left.at(-1); // read twice: the later reading
      count("documents", right.length);
      if (compared) {
        hasOrders = true;
        count("orders");
        yield* orderDifferences(compared, right, { rules, count });
      } else yield* withoutOrder(orderid, right, hasOrders);
    }
  });
}

function withoutOrder(
  orderid: number,
  documents: readonly SapDocument[],
  hasOrders: boolean,
): readonly OrderDifference[] {
  const unknown = hasOrders ? "sitoo-has-no-such-order" : "before-the-orders-read";
  return documents
    .filter((document) => isLive(document) || document.draft)
    .map(({ key, kind, DocNum, total, createdByUs }) => ({
      code: "document-without-order",
      orderid,
      key,
      kind,
      DocNums: [DocNum],
      sap: total,
      likelyCause: createdByUs ? unknown : "made-by-hand",
    }));
}
