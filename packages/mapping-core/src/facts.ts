import type { Order, OrderDelivery } from "@instep/sitoo-client";
import { type MatchKey, matchKeysOf } from "./customers/match-keys.ts";
import { originalOrderOf } from "./orders/links.ts";
import type { SapArithmetic } from "./money/sap-tax.ts";
import { itemCodesOf } from "./documents/item-code-of.ts";
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
  /** The sale that this order returns, as it stands in SAP. */
  readonly original?: OriginalFacts | undefined;
  /** What left or came back with this order, and from where (H26); nothing for a plain take-away. */
  readonly deliveries?: readonly OrderDelivery[] | undefined;
  /** By ItemCode: what SAP must know of goods beside their price. */
  readonly items?: Readonly<Record<string, ItemFacts>> | undefined;
  /** What of this order was posted before it was final (H4). */
  readonly advances?: readonly AdvanceFacts[] | undefined;
  /** What of this order was named as paid in advance, because no rule posted it: it is released now. */
  readonly namedAdvance?: string | undefined;
}

/** Settings of the SAP company. */
export interface CompanyFacts extends SapArithmetic {
  /** ISO 4217. */
  readonly localCurrency: string;
  /** Currencies that have a rate on the business date; undefined: not asked, SAP will say. */
  readonly currenciesWithRate?: readonly string[] | undefined;
  /** Rates by VAT group, oldest first: what a group is worth depends on the date (H28). Undefined: not asked. */
  readonly vatGroups?: Readonly<Record<string, readonly DatedRate[]>> | undefined;
  /** Document series that exist, so that a name becomes a number (H29). */
  readonly series?: readonly SeriesFacts[] | undefined;
}

/** A rate of a VAT group from a day on. */
export interface DatedRate {
  /** "YYYY-MM-DD". */
  readonly from: string;
  /** Percent, as text. */
  readonly rate: string;
}

/** A document series of one kind of document: its name is unique there. */
export interface SeriesFacts {
  readonly document: keyof Rules["series"];
  readonly name: string;
  readonly series: number;
  readonly branch?: number | undefined;
}

/** A register of Sitoo and the store it stands in (register → warehouse → store). */
export interface RegisterFacts {
  readonly storeid: number;
  readonly warehouseid?: number | undefined;
}

/** What SAP knows of an item. */
export interface ItemFacts {
  /** Goods whose single pieces or batches have numbers, which every document must name. */
  readonly managedBy?: "serial" | "batch" | undefined;
  /** Held in stock: cannot be sold in a negative quantity. */
  readonly heldInStock?: boolean | undefined;
  /** A sales bill of materials: SAP explodes it into lines that no order line answers to (H22). */
  readonly billOfMaterials?: boolean | undefined;
}

/** Something of this order that was posted before it was final. */
export interface AdvanceFacts {
  /** Key of the step that took it. */
  readonly key: string;
  /** Gross, in the order's currency. */
  readonly amount: string;
  /** Of a down payment: its own key, and the VAT that was declared with it. */
  readonly downPayment?: { readonly key: string; readonly vat: string } | undefined;
}

/** The sale that a return gives back, as it stands in SAP. */
export interface OriginalFacts {
  readonly orderid: number;
  /** Every step of it is in SAP; false: the return waits (H24). */
  readonly settled: boolean;
  /** Its A/R invoice; undefined when it was posted otherwise, or not at all. */
  readonly invoice?: OriginalInvoice | undefined;
}

/** The A/R invoice of a sale. */
export interface OriginalInvoice {
  readonly DocEntry: number;
  readonly CardCode: string;
  readonly currency: string;
  readonly branch?: number | undefined;
  /** "YYYY-MM-DD": the VAT rate of a return is that of its sale. */
  readonly date: string;
  readonly lines: readonly OriginalLine[];
}

/** What of an order line stands on one line of its invoice. */
export interface OriginalLine {
  /** Line of the Sitoo order. */
  readonly orderitemid: number;
  /** SAP's own number of the line (H22). */
  readonly LineNum: number;
  readonly quantity: string;
  /** What all of it was sold for, gross, in the invoice's currency. */
  readonly gross: string;
  /** How much of it has been credited before, whoever did it (H22). */
  readonly credited: string;
  /** What one unit cost when it was sold, in local currency; undefined when SAP did not say. */
  readonly unitCost?: string | undefined;
}

/** Keys of the facts that an order needs: the caller reads them, for many orders in one request. */
export interface Requirements {
  readonly registerid?: string;
  /** What the customer is known by, in the order of the rules. Personal data: for a filter, never for a log. */
  readonly customer: readonly MatchKey[];
  /** The sale that this order returns. */
  readonly originalOrderid?: number;
  /** Whether the order's deliveries say where its goods left. */
  readonly deliveries?: true;
  /** A currency that needs a rate. */
  readonly currency?: string;
  readonly itemCodes: readonly string[];
}

/** Names what must be known before `order` can be planned. */
export function requirementsOf(order: Order, rules: Pick<Rules, "customers" | "itemCodes">): Requirements {
  const originalOrderid = originalOrderOf(order);
  return {
    ...(order.registerid && { registerid: order.registerid }),
    customer: matchKeysOf(order, rules.customers),
    ...(originalOrderid !== undefined && { originalOrderid }),
    ...(!isTakeAway(order) && { deliveries: true }),
    currency: order.currencycode,
    itemCodes: itemCodesOf(order, rules),
  };
}

/** The customer carried everything out of the till's store: nobody needs to ask where the goods left (H26). */
function isTakeAway({
  deliverytypename,
  moneytotal_gross_delivery,
  additionaldata,
  externalid,
}: Order): boolean {
  const fee = moneytotal_gross_delivery ?? "0";
  const elsewhere = additionaldata["delivery-pickup-warehouseid"] ?? additionaldata["pos-sourceorderid"];
  return !deliverytypename && Number(fee) === 0 && elsewhere === undefined && !externalid;
}
