import * as z from "zod/mini";
import { entitySet } from "../entity/entity-set.ts";
import { amount, choice, day, many, objectOf, text, whole, yesNo } from "../entity/fields.ts";
import type { DraftOf, Row } from "../entity/row.ts";
import type { Operation } from "../operation.ts";
import { askRow } from "./service-call.ts";

const line = objectOf(() => ({
  LineSeq: whole,
  ShortName: text,
  TransId: whole,
  TransRowId: whole,
  SrcObjTyp: text,
  SrcObjAbs: whole,
  CreditOrDebit: choice<"codCredit" | "codDebit">(),
  ReconcileAmount: amount,
  CashDiscount: amount,
}));

const schema = objectOf(() => ({
  ReconNum: z.int(),
  ReconDate: day,
  CardOrAccount: choice<"coaCard" | "coaAccount">(),
  ReconType: choice<
    | "rtManual"
    | "rtAutomatic"
    | "rtSemiAutomatic"
    | "rtPayment"
    | "rtCreditMemo"
    | "rtReversal"
    | "rtCancellation"
    | "rtDownPaymentAllocation"
  >(),
  Total: amount,
  /** ReconNum of the reconciliation that took it back. */
  CancelAbs: whole,
  InternalReconciliationRows: many(line),
}));

const openLine = objectOf(() => ({
  /** "tYES" on those to be reconciled. */
  Selected: yesNo,
  ShortName: text,
  TransId: whole,
  TransRowId: whole,
  SrcObjTyp: text,
  SrcObjAbs: whole,
  CreditOrDebit: choice<"codCredit" | "codDebit">(),
  ReconcileAmount: amount,
  CashDiscount: amount,
}));

const openTransactionsSchema = objectOf(() => ({
  ReconDate: day,
  CardOrAccount: choice<"coaCard" | "coaAccount">(),
  BPLId: whole,
  InternalReconciliationOpenTransRows: many(openLine),
}));

/** What was set off against each other, as SAP answers it. */
export type InternalReconciliation = Row<z.infer<typeof schema>>;

/** What is open on partners or on an account. */
export type OpenTransactions = Row<z.infer<typeof openTransactionsSchema>>;

/** A reconciliation to be made: open transactions, some of them selected. */
export type InternalReconciliationDraft = DraftOf<
  OpenTransactions,
  "CardOrAccount" | "InternalReconciliationOpenTransRows"
>;

/** Reconciliations by their numbers: SAP lists them nowhere. */
export const internalReconciliations = entitySet<InternalReconciliation, InternalReconciliationDraft>()({
  set: "InternalReconciliations",
  key: "ReconNum",
  schema,
  verbs: ["create", "cancel"],
});

/** Whose open transactions are asked for, and of which days. */
export interface OpenTransactionsOf {
  /** Such as "2026-11-23". */
  readonly ReconDate?: string | undefined;
  readonly CardOrAccount: "coaCard" | "coaAccount";
  readonly InternalReconciliationBPs?: readonly { readonly BPCode: string }[] | undefined;
  readonly AccountNo?: string | undefined;
  /** Which day of a transaction is meant. @default the day of the books */
  readonly DateType?: "rsdtPostDate" | "rsdtDueDate" | "rsdtDocDate" | undefined;
  readonly FromDate?: string | undefined;
  readonly ToDate?: string | undefined;
}

/** Asks what can be reconciled; what is selected of it makes an internal reconciliation. */
export function openTransactions(of: OpenTransactionsOf): Operation<OpenTransactions> {
  const service = "InternalReconciliationsService_GetOpenTransactions";
  return askRow({ service, body: { InternalReconciliationOpenTransParams: of } }, openTransactionsSchema);
}
