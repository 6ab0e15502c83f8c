import * as z from "zod";
import { accountCode, itemCode, text, userField, vatGroup, vatRate } from "./fields.ts";

/** What of an order can stand in a user field: nothing personal but what is named so (H39). */
export const fieldSources = [
  "order",
  "receipt",
  "register",
  "store",
  "staff",
  "original-order",
  "customer-email",
  "customer-phone",
] as const;

export const UserFields = z.record(userField, z.enum(fieldSources));

/** Names of document series; `{yy}` and `{yyyy}` stand for the year of the business date, `{branch}` for the store's branch (H29). */
export const SeriesRules = z.strictObject({
  invoice: text.optional().describe("Name of the series of A/R invoices."),
  creditMemo: text.optional().describe("Name of the series of A/R credit memos."),
  downPayment: text.optional().describe("Name of the series of down payment invoices."),
  payment: text.optional().describe("Name of the series of incoming payments."),
  outgoingPayment: text.optional().describe("Name of the series of outgoing payments."),
  goodsIssue: text.optional().describe("Name of the series of goods issues."),
});

/** A fee of the order, as a line of an item that is not held in stock, or as freight. */
export const FeeRule = z.union([
  z.strictObject({ itemCode: itemCode.describe("An item that is not held in stock.") }),
  z.strictObject({ expenseCode: z.int().describe("Number of a freight (additional expense).") }),
]);
export type FeeRule = z.infer<typeof FeeRule>;

/** Whether a gift card carries its VAT with it: the law of the country decides, and there is no default (H18). */
export const GiftCardRules = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("multi").describe("Multi-purpose: no VAT when it is sold, VAT with the goods."),
    itemCode: itemCode.describe(
      "Item of the card, not held in stock, with the liability as its revenue account.",
    ),
    vatGroup: vatGroup.describe("VAT group of 0 %."),
  }),
  z.strictObject({
    kind: z.literal("single").describe("Single-purpose: VAT when it is sold, none with the goods it pays."),
    itemCode: itemCode.describe("Item of the card, not held in stock."),
    vatRate: vatRate.describe("Rate of all goods."),
    vatGroup: vatGroup.describe("VAT group of that rate."),
  }),
]);
export type GiftCardRules = z.infer<typeof GiftCardRules>;

/** What becomes of money on an order that is not final (H4). */
export const AdvanceRules = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("account").describe("A liability until the goods are handed over; no VAT yet."),
    account: accountCode.describe("G/L account of advances from customers."),
  }),
  z.strictObject({
    kind: z
      .literal("down-payment")
      .describe("A down payment invoice with its VAT, drawn when the order is final."),
    itemCode: itemCode.describe("Item that stands for the advance, not held in stock."),
  }),
]);
export type AdvanceRules = z.infer<typeof AdvanceRules>;
