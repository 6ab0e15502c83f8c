import * as z from "zod/mini";
import { entitySet } from "../entity/entity-set.ts";
import { amount, choice, day, many, objectOf, text, whole, yesNo } from "../entity/fields.ts";
import type { DraftOf, Row } from "../entity/row.ts";

const line = objectOf(() => ({
  Line_ID: whole,
  AccountCode: text,
  /** A business partner's CardCode instead of an account: its control account is booked. */
  ShortName: text,
  ContraAccount: text,
  ControlAccount: text,
  Debit: amount,
  Credit: amount,
  FCDebit: amount,
  FCCredit: amount,
  FCCurrency: text,
  DebitSys: amount,
  CreditSys: amount,
  LineMemo: text,
  Reference1: text,
  Reference2: text,
  AdditionalReference: text,
  ReferenceDate1: day,
  DueDate: day,
  TaxDate: day,
  VatDate: day,
  CostingCode: text,
  CostingCode2: text,
  CostingCode3: text,
  CostingCode4: text,
  CostingCode5: text,
  ProjectCode: text,
  /** The branch. */
  BPLID: whole,
  TaxGroup: text,
  TaxCode: text,
  VatLine: yesNo,
  VatAmount: amount,
  BaseSum: amount,
  GrossValue: amount,
}));

const schema = objectOf(() => ({
  JdtNum: z.int(),
  Number: whole,
  Series: whole,
  /** The day of the books. */
  ReferenceDate: day,
  DueDate: day,
  TaxDate: day,
  VatDate: day,
  StornoDate: day,
  UseAutoStorno: yesNo,
  /** At most 50 characters in older releases. */
  Memo: text,
  Reference: text,
  Reference2: text,
  Reference3: text,
  TransactionCode: text,
  ProjectCode: text,
  Indicator: text,
  AutoVAT: yesNo,
  /** The kind of document it comes from, and its DocEntry. */
  OriginalJournal: choice<
    | "ttOpeningBalance"
    | "ttARInvoice"
    | "ttARCredItnote"
    | "ttDelivery"
    | "ttReturn"
    | "ttDownPayment"
    | "ttReceipt"
    | "ttVendorPayment"
    | "ttJournalEntry"
  >(),
  Original: whole,
  BaseReference: text,
  AttachmentEntry: whole,
  JournalEntryLines: many(line),
}));

/** A journal entry as SAP answers it. */
export type JournalEntry = Row<z.infer<typeof schema>>;

/** A journal entry to be made: its debits are as much as its credits. */
export type JournalEntryDraft = DraftOf<
  JournalEntry,
  "JournalEntryLines",
  "JdtNum" | "Number" | "OriginalJournal" | "Original"
>;

/** The journal. A cancelled entry is taken back by another one. */
export const journalEntries = entitySet<JournalEntry, JournalEntryDraft>()({
  set: "JournalEntries",
  key: "JdtNum",
  schema,
  verbs: ["create", "update", "cancel"],
});
