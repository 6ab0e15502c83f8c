import { approval } from "../commands.ts";
import type { Period } from "../company.ts";
import { decimal, wire } from "../decimals.ts";
import type { Document } from "../documents/document-type.ts";
import type { Created } from "../entity-set.ts";
import type { Row } from "../json.ts";
import { createDocumentClerk, type DocumentClerk } from "./document-clerk.ts";
import { docEntryOf, duplicateOf } from "./duplicate.ts";
import { entryOf, type HandwrittenEntry, paymentOf } from "./ledger-work.ts";
import { clerkPrices } from "../masters/clerk-prices.ts";
import { notFound } from "../refusal.ts";
import { clerkName } from "../users.ts";
import type { World } from "../world.ts";
import type { Writer } from "../writing.ts";

/** A person who works in SAP by hand, as another user and past every approval (H19, H40). */
export interface Clerk extends DocumentClerk {
  cancelInvoice(docEntry: number): void;
  cancelPayment(docEntry: number): void;
  /**
   * Books money against an invoice, on a G/L account, in the invoice's currency; without a sum, all that is open. Gives the
   * payment's DocEntry.
   */
  payInvoice(docEntry: number, means: { readonly account: string; readonly sum?: string }): number;
  /** Duplicates an invoice for today, with its reference, comments and user fields. Gives the new DocEntry. */
  copyInvoice(docEntry: number): number;
  editComments(docEntry: number, comments: string): void;
  /** Books an entry of today by hand. Gives its number. */
  journal(entry: HandwrittenEntry): number;
  /** Changes a price in the window of a price list, past the item card. In the list's currency. */
  changePrice(itemCode: string, priceList: number, price: string): void;
  /** Approves a draft and adds the document. Gives its DocEntry. */
  approveDraft(docEntry: number): number;
  approvePaymentDraft(docEntry: number): number;
  /** Opens or closes the posting period that a day ("YYYY-MM-DD") is in. */
  setPeriodStatus(day: string, status: Period["PeriodStatus"]): void;
}

export function createClerk(world: World, writer: Writer, now: () => number): Clerk {
  const write = (method: string, path: string, body?: Row): Created | undefined =>
    writer.write({ user: clerkName, method, path, ...(body && { body }) });
  const getInvoice = (docEntry: number): Document => {
    const invoice = world.invoices.find(docEntry);
    if (!invoice) throw notFound();
    return invoice;
  };
  return {
    cancelInvoice: (docEntry) => void write("POST", `Invoices(${String(docEntry)})/Cancel`),
    cancelPayment: (docEntry) => void write("POST", `IncomingPayments(${String(docEntry)})/Cancel`),
    payInvoice: (docEntry, means) =>
      docEntryOf(write("POST", "IncomingPayments", paymentOf(getInvoice(docEntry), means, now()))),
    journal: (entry) => Number(write("POST", "JournalEntries", entryOf(entry, now()))?.row.JdtNum),
    copyInvoice: (docEntry) =>
      docEntryOf(write("POST", "Invoices", duplicateOf(getInvoice(docEntry), now()))),
    ...createDocumentClerk(world, write, now),
    editComments: (docEntry, Comments) => void write("PATCH", `Invoices(${String(docEntry)})`, { Comments }),
    changePrice: (ItemCode, PriceList, price) =>
      void write("POST", clerkPrices, { ItemCode, PriceList, Price: wire(decimal(price)) }),
    approveDraft: (docEntry) => docEntryOf(write("POST", `Drafts(${String(docEntry)})/${approval}`)),
    approvePaymentDraft: (docEntry) =>
      docEntryOf(write("POST", `PaymentDrafts(${String(docEntry)})/${approval}`)),
    setPeriodStatus: (day, PeriodStatus) => {
      const period = world.setUp.periods.all().find(({ from, to }) => from <= day && day <= to);
      if (!period) throw notFound();
      const { AbsoluteEntry } = period;
      write("POST", "CompanyService_UpdateFinancePeriod", { FinancePeriod: { AbsoluteEntry, PeriodStatus } });
    },
  };
}
