import { type Changes, keptMap } from "../changes.ts";
import type { Context, Created, EntitySet } from "../entity-set.ts";
import { type Document, documentType } from "./document-type.ts";
import type { Row } from "../json.ts";
import { type Payment, paymentType } from "../payments/payment-type.ts";
import { notFound, notSupported } from "../refusal.ts";
import { createTable } from "../table.ts";

/** The documents that an approval procedure holds back, in a set of their own with numbers of their own (H9). */
export interface Drafts<T extends Numbered> {
  readonly set: EntitySet;
  /** Keeps a document as a draft. `sent` is what the user asked for. */
  park(document: T, sent: Row): Created;
  /** Makes the real document through `add`, once. */
  approve(docEntry: number, add: (sent: Row) => Created): Created;
  all(): Iterable<T>;
}

export function createDocumentDrafts(changes: Changes): Drafts<Document> {
  return createDrafts(
    changes,
    { name: "Drafts", type: documentType, keys: ["DocEntry"], versioned: true },
    {
      pending: { AuthorizationStatus: "dasPending" },
      done: { AuthorizationStatus: "dasGenerated", DocumentStatus: "bost_Close" },
    },
  );
}

export function createPaymentDrafts(changes: Changes): Drafts<Payment> {
  return createDrafts(
    changes,
    { name: "PaymentDrafts", type: paymentType, keys: ["DocEntry"] },
    { pending: { AuthorizationStatus: "pasPending" }, done: { AuthorizationStatus: "pasGenerated" } },
  );
}

type Numbered = Row & { readonly DocEntry: number };

interface Marks {
  readonly pending: Row;
  readonly done: Row;
}

function createDrafts<T extends Numbered>(
  changes: Changes,
  head: Omit<EntitySet, "table">,
  marks: Marks,
): Drafts<T> {
  const table = createTable<T>({
    keyOf: ({ DocEntry }) => DocEntry,
    indexed: ["DocEntry", "NumAtCard", "CardCode", "Comments", "Remarks"],
    changes,
  });
  const sentBodies = keptMap<number, Row>(changes);
  const set: EntitySet = { ...head, table };
  return {
    set,
    park: (document, sent) => {
      const row = { ...document, ...marks.pending, DocEntry: table.size() + 1, TransNum: null };
      table.put(row);
      sentBodies.set(row.DocEntry, sent);
      return { set, row };
    },
    approve: (docEntry, add) => {
      const draft = table.get(docEntry);
      const sent = sentBodies.get(docEntry);
      if (!draft) throw notFound();
      if (!sent) throw notSupported();
      const created = add(sent);
      sentBodies.delete(docEntry);
      table.put({ ...draft, ...marks.done });
      return created;
    },
    all: () => table.inKeyOrder(),
  };
}

/** Whether an approval procedure holds a document of this set. The clerk approves his own. */
export function isParked(setName: string, { options }: Pick<Context, "options">): boolean {
  if (options.approvals === "all")
    return ["Invoices", "IncomingPayments", "VendorPayments"].includes(setName);
  return (
    (options.approvals === "invoices" && setName === "Invoices") ||
    (options.approvals === "incoming-payments" && setName === "IncomingPayments")
  );
}
