import * as z from "zod";
import { accountCode, text } from "./fields.ts";

const cash = z.strictObject({
  kind: z.literal("cash").describe("Notes and coins."),
  account: accountCode.describe("G/L account of the drawer; foreign cash has one of its own."),
});
const transfer = z.strictObject({
  kind: z.literal("transfer").describe("Money that comes by way of a bank or a provider, as one amount."),
  account: accountCode.describe("G/L account that the money is on its way to: Swish, Klarna, clearing."),
});
const card = z.strictObject({
  kind: z.literal("card").describe("A card, or what is kept like one: gift cards, Klarna."),
  creditCard: z.int().describe("Number of a credit card set-up (OCRC), which names the clearing account."),
  paymentMethod: z.int().optional().describe("Payment method of that card (OCRP)."),
});
const onAccount = z.strictObject({
  kind: z
    .literal("on-account")
    .describe("Sold on invoice: no payment is posted, the known customer owes the amount."),
});

/** How a tender becomes a means of payment in SAP. */
export const TenderRule = z.discriminatedUnion("kind", [cash, transfer, card, onAccount]);
export type TenderRule = z.infer<typeof TenderRule>;

/** By the payment name that Sitoo prints. */
export const Tenders = z.record(text, TenderRule);
