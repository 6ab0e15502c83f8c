import { type Changes, keptMap } from "../changes.ts";
import type { Context, Created, EntitySet } from "../entity-set.ts";
import type { Row } from "../json.ts";
import { changed } from "../masters/items.ts";
import { type Payment, paymentType } from "../payments/payment-type.ts";
import { notFound, notModelled, notSupported, refused } from "../refusal.ts";
import { createTable, type Table } from "../table.ts";
import { changeableType, type Document } from "./document-type.ts";
import { kinds } from "./kinds.ts";

/** The documents that an approval procedure holds back, in a set of their own with numbers of their own (H9). */
export interface Drafts<T extends Numbered> {
  readonly set: EntitySet;
  /** Keeps a document as a draft. `sent` is what the user asked for. */
  park(document: T, sent: Row): Created;
  /** Makes the real document through `add`, once. */
  approve(docEntry: number, add: (sent: Row) => Created): Created;
  all(): Iterable<T>;
}

/** Drafts of marketing documents: those of approvals, and those that users keep for later. */
export interface DocumentDrafts extends Drafts<Document> {
  /** Makes a document of a user's own draft; one that waits for its approval stays where it is. */
  save(docEntry: number, add: (draft: Document, sent: Row) => Created): Created;
}

/** `outline` computes a document without posting it. */
export function createDocumentDrafts(
  changes: Changes,
  outline: (objectName: string, body: Row, context: Context) => Document,
): DocumentDrafts {
  const kept = createKept<Document>(changes);
  const marks = {
    pending: { AuthorizationStatus: "dasPending" },
    done: { AuthorizationStatus: "dasGenerated", DocumentStatus: "bost_Close" },
  };
  const drafts = createDrafts(
    kept,
    { name: "Drafts", type: changeableType, keys: ["DocEntry"], versioned: true },
    marks,
  );
  const open = (key: number): Document => {
    const draft = kept.table.get(key);
    if (!draft) throw notFound();
    if (draft.DocumentStatus !== "bost_Open") throw notSupported();
    return draft;
  };
  const set: EntitySet = {
    ...drafts.set,
    post: (body, context) => {
      const object = body.DocObjectCode;
      // The text is ours: that a draft has to say what it is a draft of is known.
      if (typeof object !== "string") throw refused("Specify the type of the draft [ODRF.ObjType]");
      return { set, row: kept.add(outline(object, body, context), body) };
    },
    patch: (key, body, { at }) => {
      const draft = open(Number(key));
      if (body.DocumentLines !== undefined) throw notModelled("changes of the lines of drafts");
      kept.table.put(changed(draft, body, at));
      kept.sent.set(draft.DocEntry, { ...kept.sent.get(draft.DocEntry), ...body });
    },
    remove: (key) => {
      kept.remove(open(Number(key)).DocEntry);
    },
  };
  return {
    ...drafts,
    set,
    park: (document, sent) => ({ set, row: kept.add({ ...document, ...marks.pending }, sent) }),
    save: (docEntry, add) => {
      const draft = open(docEntry);
      if (draft.AuthorizationStatus === "dasPending") {
        throw refused("The draft waits for its approval [ODRF.WddStatus]"); // text: ours
      }
      const created = add(draft, kept.sent.get(docEntry) ?? {});
      kept.table.put({ ...draft, DocumentStatus: "bost_Close" });
      return created;
    },
  };
}

export function createPaymentDrafts(changes: Changes): Drafts<Payment> {
  return createDrafts(
    createKept<Payment>(changes),
    { name: "PaymentDrafts", type: paymentType, keys: ["DocEntry"] },
    { pending: { AuthorizationStatus: "pasPending" }, done: { AuthorizationStatus: "pasGenerated" } },
  );
}

type Numbered = Row & { readonly DocEntry: number };

interface Marks {
  readonly pending: Row;
  readonly done: Row;
}

/** Drafts with what was sent for each. */
interface Kept<T extends Numbered> {
  readonly table: Table<T>;
  readonly sent: { get(docEntry: number): Row | undefined; set(docEntry: number, sent: Row): void };
  /** Gives it the next number. */
  add(document: T, sent: Row): T;
  remove(docEntry: number): void;
}

function createKept<T extends Numbered>(changes: Changes): Kept<T> {
  const table = createTable<T>({
    keyOf: ({ DocEntry }) => DocEntry,
    indexed: ["DocEntry", "NumAtCard", "CardCode", "Comments", "Remarks"],
    changes,
  });
  const sent = keptMap<number, Row>(changes);
  const numbers = keptMap<"last", number>(changes);
  return {
    table,
    sent,
    add: (document, body) => {
      const DocEntry = (numbers.get("last") ?? 0) + 1;
      numbers.set("last", DocEntry);
      const row = { ...document, DocEntry, TransNum: null };
      table.put(row);
      sent.set(DocEntry, body);
      return row;
    },
    remove: (docEntry) => {
      table.remove(docEntry);
      sent.delete(docEntry);
    },
  };
}

function createDrafts<T extends Numbered>(
  kept: Kept<T>,
  head: Omit<EntitySet, "table">,
  marks: Marks,
): Drafts<T> {
  const { table } = kept;
  const set: EntitySet = { ...head, table };
  return {
    set,
    park: (document, sent) => ({ set, row: kept.add({ ...document, ...marks.pending }, sent) }),
    approve: (docEntry, add) => {
      const draft = table.get(docEntry);
      if (!draft) throw notFound();
      const sent = kept.sent.get(docEntry);
      const isPending = Object.entries(marks.pending).every(([mark, value]) => draft[mark] === value);
      if (!sent || !isPending) throw notSupported();
      const created = add(sent);
      table.put({ ...draft, ...marks.done });
      return created;
    },
    all: () => table.inKeyOrder(),
  };
}

/** Whether an approval procedure holds a document of this set. The clerk approves his own. */
export function isParked(setName: string, { options }: Pick<Context, "options">): boolean {
  const { approvals } = options;
  if (Array.isArray(approvals)) return approvals.includes(setName);
  const payments = ["IncomingPayments", "VendorPayments"];
  if (approvals === "all") return [...kinds.map(({ set }) => set), ...payments].includes(setName);
  return (
    (approvals === "invoices" && setName === "Invoices") ||
    (approvals === "incoming-payments" && setName === "IncomingPayments")
  );
}
