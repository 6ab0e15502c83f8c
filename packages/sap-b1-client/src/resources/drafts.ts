import { entitySet } from "../entity/entity-set.ts";
import {
  marketingDocument,
  type MarketingDocument,
  type MarketingDocumentDraft,
} from "./marketing-document.ts";
import { payment, type Payment, type PaymentDraft } from "./payments.ts";

/** A document that is not in the books: its `DocObjectCode` says what it is to become. */
export type DocumentDraft = MarketingDocumentDraft & {
  readonly DocObjectCode: NonNullable<MarketingDocument["DocObjectCode"]>;
};

/** Documents that SAP holds for approval, or that somebody keeps for later. */
export const drafts = entitySet<MarketingDocument, DocumentDraft>()({
  set: "Drafts",
  key: "DocEntry",
  schema: marketingDocument,
  verbs: ["create", "update", "remove"],
  etags: true,
});

/** Payments that SAP holds for approval, or that somebody keeps for later. */
export const paymentDrafts = entitySet<Payment, PaymentDraft>()({
  set: "PaymentDrafts",
  key: "DocEntry",
  schema: payment,
  verbs: ["create", "update", "remove"],
});
