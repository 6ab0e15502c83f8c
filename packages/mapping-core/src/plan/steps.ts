import * as z from "zod";
import { DocumentBody, GoodsBody, TransferBody } from "./document-body.ts";
import { JournalBody } from "./journal-body.ts";
import { PaymentBody } from "./payment-body.ts";
import { amount, userFields } from "./values.ts";

const common = {
  /** The step's identity, in SAP and in the ledger. */
  key: z.string(),
  /** CardCode it is booked on: a look-up asks with what was sent, never with what the rules say now (H7). */
  partner: z.string(),
  /** User fields posted with the body: the key, where its field is installed, and what the rules name. */
  userFields,
};

/** What SAP must answer for a document, to the cent, in the document's currency. */
const predictedDocument = z.strictObject({ docTotal: amount, vatSum: amount });

/** What SAP must answer for a payment: the sum of its means, and how much of that settles a document. */
const predictedPayment = z.strictObject({ means: amount, applied: amount });

/** Draws what was paid in advance with a down payment. */
const Draw = z.strictObject({ downPayment: z.string(), amount });

const Invoice = z.strictObject({
  ...common,
  kind: z.literal("invoice"),
  body: DocumentBody,
  /** Down payments by their keys, and what is drawn of each, gross. */
  draws: z.array(Draw).optional(),
  /** Line of the order behind each document line, in their order: a return finds its line by it. Null: none of the order. */
  orderitemids: z.array(z.int().nullable()),
  predicted: predictedDocument,
});

/** An A/R invoice is set back to open, so that a credit memo can be copied from it (H3). */
const Reopening = z.strictObject({ ...common, kind: z.literal("reopening"), DocEntry: z.int() });

const CreditMemo = z.strictObject({
  ...common,
  kind: z.literal("credit-memo"),
  body: DocumentBody,
  predicted: predictedDocument,
});

const DownPayment = z.strictObject({
  ...common,
  kind: z.literal("down-payment"),
  body: DocumentBody,
  predicted: predictedDocument,
});

const IncomingPayment = z.strictObject({
  ...common,
  kind: z.literal("payment"),
  body: PaymentBody,
  /** Key of the invoice or down payment that it pays; without one it stays on the partner's account, or goes to accounts. */
  pays: z.string().optional(),
  predicted: predictedPayment,
});

const OutgoingPayment = z.strictObject({
  ...common,
  kind: z.literal("outgoing-payment"),
  body: PaymentBody,
  /** Key of the credit memo that it pays back; without one it stays on the partner's account. */
  pays: z.string().optional(),
  predicted: predictedPayment,
});

const GoodsIssue = z.strictObject({ ...common, kind: z.literal("goods-issue"), body: GoodsBody });
const GoodsReceipt = z.strictObject({ ...common, kind: z.literal("goods-receipt"), body: GoodsBody });
const StockTransfer = z.strictObject({ ...common, kind: z.literal("stock-transfer"), body: TransferBody });

const JournalEntry = z.strictObject({ ...common, kind: z.literal("journal-entry"), body: JournalBody });

/** One document of a plan. */
export const Step = z.discriminatedUnion("kind", [
  Invoice,
  Reopening,
  CreditMemo,
  DownPayment,
  IncomingPayment,
  OutgoingPayment,
  GoodsIssue,
  GoodsReceipt,
  StockTransfer,
  JournalEntry,
]);
export type Step = z.infer<typeof Step>;

/** Kinds of documents that a plan can hold; the last part of a step's key. */
export type StepKind = Step["kind"];
type StepOf<Kind extends StepKind> = Extract<Step, { kind: Kind }>;
export type InvoiceStep = StepOf<"invoice">;
export type CreditMemoStep = StepOf<"credit-memo">;
export type DownPaymentStep = StepOf<"down-payment">;
export type PaymentStep = StepOf<"payment">;
export type OutgoingPaymentStep = StepOf<"outgoing-payment">;
export type GoodsIssueStep = StepOf<"goods-issue">;
export type JournalEntryStep = StepOf<"journal-entry">;
