import * as z from "zod/mini";
import { entitySet } from "../entity/entity-set.ts";
import { amount, choice, day, objectOf, text, whole, yesNo } from "../entity/fields.ts";
import type { DraftOf, Row } from "../entity/row.ts";

const schema = objectOf(() => ({
  /** At most 15 characters. With segmented accounts it is SAP's own, and FormatCode is what people know. */
  Code: z.string(),
  Name: text,
  ForeignName: text,
  FormatCode: text,
  ExternalCode: text,
  FatherAccountKey: text,
  AccountLevel: whole,
  AccountType: choice<"at_Revenues" | "at_Expenses" | "at_Other">(),
  /** Whether it can be booked on, or is a title above others. */
  ActiveAccount: yesNo,
  /** Whether it can be a means of payment. */
  CashAccount: yesNo,
  AcctCurrency: text,
  Balance: amount,
  Balance_syscurr: amount,
  Balance_FrgnCurr: amount,
  /** Only partners book on it. */
  LockManualTransaction: yesNo,
  BlockManualPosting: yesNo,
  Protected: yesNo,
  ReconciledAccount: yesNo,
  AllowChangeVatGroup: yesNo,
  DefaultVatGroup: text,
  ProjectCode: text,
  ProjectRelevant: yesNo,
  DistributionRuleRelevant: yesNo,
  /** The branch. */
  BPLID: whole,
  ValidFor: yesNo,
  ValidFrom: day,
  ValidTo: day,
  FrozenFor: yesNo,
  FrozenFrom: day,
  FrozenTo: day,
}));

/** An account as SAP answers it. */
export type ChartOfAccount = Row<z.infer<typeof schema>>;

/** An account to be made or changed. */
export type ChartOfAccountDraft = DraftOf<
  ChartOfAccount,
  "Code" | "Name",
  "Balance" | "Balance_syscurr" | "Balance_FrgnCurr"
>;

export const chartOfAccounts = entitySet<ChartOfAccount, ChartOfAccountDraft>()({
  set: "ChartOfAccounts",
  key: "Code",
  schema,
  verbs: ["create", "update", "remove"],
});
