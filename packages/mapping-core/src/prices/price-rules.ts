import * as z from "zod";
import { idKey, positiveDecimalText } from "../rules/fields.ts";

/** Sitoo's amounts have two decimals: a finer step or ending could not be stored. */
const cents = z
  .string()
  .regex(/^\d+(\.\d{1,2})?$/, 'an amount of two decimals at most, as text, such as "0.90"');
const aboveZero = cents.refine((text) => Number(text) > 0, "more than zero");

/** How a price of customers is rounded, VAT included where the list has it. */
export const PriceRounding = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("minor-unit").describe("To the cent, öre, penny: half goes up.") }),
  z.strictObject({
    kind: z.literal("step").describe("To the nearest step."),
    step: aboveZero.describe('Such as "0.05" or "1.00".'),
    mode: z
      .enum(["half-up", "up", "down"])
      .default("half-up")
      .describe("To the nearest step, the higher of two; the next above; or the next below."),
  }),
  z
    .strictObject({
      kind: z.literal("ending").describe("To a price with this ending: 9.90, 19.90, 29.90."),
      ending: cents.describe('What is left beyond the last whole step: "0.90", or "9.90".'),
      step: aboveZero.default("1").describe('How far such prices lie apart: "1" for .90, "10" for 9.90.'),
      mode: z
        .enum(["half-up", "up", "down"])
        .default("half-up")
        .describe("To the nearest such price, the higher of two; the next above; or the next below."),
    })
    .refine(({ ending, step }) => Number(ending) < Number(step), "an ending that is less than the step"),
]);
export type PriceRounding = z.infer<typeof PriceRounding>;

/** What makes a price a question for a person. */
const PriceGuard = z.strictObject({
  leastMargin: z
    .string()
    .regex(/^(-\d{1,3}|\d{1,2})(\.\d+)?$/, 'a percentage below 100 as text, such as "20"')
    .default("0")
    .describe(
      "Percent of the net price that must be left over cost; below it a price is a problem, not a push.",
    ),
  largestChange: positiveDecimalText
    .default("50")
    .describe("Percent by which a price may rise or fall at once; beyond it a person decides."),
  zero: z
    .enum(["problem", "push"])
    .default("problem")
    .describe("Whether goods may be free. An item without a price is another matter: it is not pushed."),
});
export type PriceGuard = z.infer<typeof PriceGuard>;

/** A price list of Sitoo and where its prices come from. */
export const PriceListRule = z.strictObject({
  priceList: z.int().positive().describe("PriceListNo in SAP."),
  rounding: PriceRounding.default({ kind: "minor-unit" }).describe(
    "How a price is rounded that had to be converted, or is an ending of the chain's own.",
  ),
  specialPrices: z
    .boolean()
    .default(true)
    .describe("Whether SAP's prices for everybody on the list (period and volume discounts) are taken."),
});
export type PriceListRule = z.infer<typeof PriceListRule>;

/** Prices, from SAP to Sitoo. */
export const PriceRules = z.strictObject({
  lists: z
    .record(idKey("a Sitoo pricelistid"), PriceListRule)
    .default({})
    .describe("By Sitoo pricelistid; 1 is the default list."),
  guard: PriceGuard.default(PriceGuard.parse({})).describe("When a price is a question for a person."),
});
export type PriceRules = z.infer<typeof PriceRules>;
