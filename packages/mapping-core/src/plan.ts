import * as z from "zod";
import { Step } from "./plan/steps.ts";
import { amount, date } from "./plan/values.ts";

/** Every difference that a plan can explain, by the name it has in every report. */
export const breakNames = [
  /** SAP's VAT of a rate less Sitoo's: half a cent per line at most (H13). */
  "vat-rounding",
  /** VAT that was due when the gift card was sold, and is not due again with the goods (H18). */
  "single-purpose-voucher",
  /** Money taken on an order that is not final, and that no rule posts; negative when the order is final at last (H4). */
  "paid-in-advance",
  /** Cost of goods that came back and were written off (H36). */
  "shrinkage",
  /** Goods that came back at today's cost because nobody knows the sale's (H36). */
  "return-at-current-cost",
  /** What was missing (negative) or too much in a drawer that no rule posts (H11). */
  "count-difference",
  /** Paid out of a drawer for small things, where no rule posts it (H11). */
  "petty-cash",
  /** Brought to the bank out of a drawer, where no rule posts it (H11). */
  "bank-drop",
] as const;

/** A difference that is explained: its name and its amount, SAP minus Sitoo, in the document's currency. */
const NamedBreak = z.strictObject({
  name: z.enum(breakNames),
  /** Absent where SAP alone will know it. */
  amount: amount.optional(),
  vatRate: z.string().optional(),
  ItemCode: z.string().optional(),
});
export type NamedBreak = z.infer<typeof NamedBreak>;

/** The ordered list of SAP documents that one order becomes. Pure data: it can be shown, stored and posted. */
export const Plan = z.strictObject({
  orderid: z.int(),
  /** NumAtCard of its documents. */
  reference: z.string(),
  /** "YYYY-MM-DD". */
  businessDate: date,
  storeid: z.int(),
  currency: z.string(),
  /** What the receipt says, gross. */
  total: amount,
  steps: z.array(Step),
  breaks: z.array(NamedBreak),
});
export type Plan = z.infer<typeof Plan>;
