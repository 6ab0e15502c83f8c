import type * as z from "zod/mini";
import {
  type DecimalText,
  decimal,
  many,
  maybeDecimal,
  maybeOneOf,
  maybeWhole,
  nullableText,
  nullableWhole,
  objectOf,
  requiredText,
  text,
  whole,
} from "../resource/fields.ts";
import { resource } from "../resource/resource.ts";

const transactionItem = objectOf(() => ({
  warehouseitemlogid: maybeWhole,
  warehouseitemid: maybeWhole,
  warehousetransactionid: maybeWhole,
  decimalquantity: decimal,
  decimaltotal: maybeDecimal,
  moneypricein: maybeDecimal,
  moneytotal: maybeDecimal,
  moneyvalue: maybeDecimal,
  sku: requiredText,
}));

const warehouseTransaction = objectOf(() => ({
  warehousetransactionid: whole,
  warehouseid: maybeWhole,
  datecreated: maybeWhole,
  transactiontype: maybeOneOf<10 | 20 | 30 | 40 | 50>(),
  description: text,
  orderdeliveryid: nullableWhole,
  shipmentid: nullableWhole,
  externalid: nullableText,
  reasoncode: nullableText,
  items: many(transactionItem),
}));
/** What moved: 10 in, 20 out, 30 sale, 40 refund, 50 stock taking. Quantities are signed. */
export type WarehouseTransaction = z.infer<typeof warehouseTransaction>;

/** A movement to be made, in a FIFO warehouse. Quantities are signed: "-13.000" goes out. */
export interface WarehouseTransactionDraft {
  readonly warehouseid: number;
  readonly transactiontype: 10 | 20 | (number & {});
  readonly items: readonly TransactionItemDraft[];
  readonly description?: string | undefined;
  /** By it a movement whose answer was lost is found again. */
  readonly externalid?: string | undefined;
  readonly reasoncode?: string | undefined;
  readonly shipmentid?: number | undefined;
}

/** How much of an SKU moves. */
export interface TransactionItemDraft {
  readonly sku: string;
  readonly decimalquantity: DecimalText;
  /** What one piece cost, coming in. */
  readonly moneypricein?: DecimalText | undefined;
}

const byId = { from: "warehousetransactionidfrom", sort: "warehousetransactionid" } as const;
const names = ["warehousetransactionid", "externalid"] as const;

/** The movements of a site. */
export const warehouseTransactions = resource<WarehouseTransaction, WarehouseTransactionDraft>()({
  schema: warehouseTransaction,
  names,
  verbs: { each: "getAllWarehouseTransactions", batchAdd: "batchAddWarehouseTransactions" },
  batchSize: 1000, // counted in lines, which is the stricter reading of what Sitoo documents
  weightOf: ({ items }) => Math.max(1, items.length),
  byId,
});

/** The movements of one warehouse. */
export const transactionsOfWarehouse = resource<WarehouseTransaction>()({
  schema: warehouseTransaction,
  names,
  verbs: { each: "getWarehouseTransactions", find: "getWarehouseTransaction" },
  byId,
});
