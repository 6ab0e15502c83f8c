import * as z from "zod";
import { accountCode, idKey } from "../rules/fields.ts";

/** Accounts of a drawer. */
export const TakingsRule = z.strictObject({
  cash: accountCode.describe("G/L account of the drawer: the one cash sales are paid into."),
  short: accountCode.describe("Account of what was missing when the drawer was counted."),
  over: accountCode.describe("Account of what was too much; may be the same."),
  petty: accountCode.describe(
    "Account of what was paid out of the drawer for small things, to be accounted for.",
  ),
  transit: accountCode.describe("Account of cash on its way to the bank."),
  float: accountCode
    .optional()
    .describe("Account of the change that stays in the drawer, where it is apart from the day's cash."),
});
export type TakingsRule = z.infer<typeof TakingsRule>;

/** Whether the drawer's own figures are posted (H11): by store, else by the chain's rule, else not. */
export const TakingsRules = z.strictObject({
  every: TakingsRule.optional().describe("For every store that has no answer of its own."),
  stores: z
    .record(idKey("a Sitoo storeid"), z.union([TakingsRule, z.literal("off")]))
    .default({})
    .describe('A store\'s own accounts, or "off": its figures are then named, not posted.'),
});
export type TakingsRules = z.infer<typeof TakingsRules>;
