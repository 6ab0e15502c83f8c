import type * as z from "zod/mini";
import { objectOf, whole } from "../entity/fields.ts";
import type { Row } from "../entity/row.ts";
import { done, type Operation } from "../operation.ts";
import { marketingDocument, type MarketingDocumentDraft } from "./marketing-document.ts";
import { askRow } from "./service-call.ts";

/** Documents that SAP takes back by another document. */
export type CancelledByDocument = "Invoices" | "CreditNotes" | "DeliveryNotes" | "Returns";

/** What the document that takes another one back has of its own, such as its day. */
export type Cancellation = Partial<MarketingDocumentDraft> & {
  /** Of the document to cancel. */
  readonly DocEntry: number;
};

/** Cancels a document as `cancel` does, with some properties of the cancellation document's own. */
export function cancelWith(set: CancelledByDocument, Document: Cancellation): Operation<void> {
  return done({ method: "POST", path: `${set}Service_Cancel2`, body: { Document } });
}

const previewed = objectOf(() => ({ ...marketingDocument._zod.def.shape, DocEntry: whole }));

/** A document as SAP would make it: without numbers, and in no books. */
export type PreviewedDocument = Row<z.infer<typeof previewed>>;

/** Lets SAP compute an order, its totals and its VAT, without making it. */
export function previewOrder(Document: MarketingDocumentDraft): Operation<PreviewedDocument> {
  return askRow({ service: "OrdersService_Preview", body: { Document } }, previewed);
}
