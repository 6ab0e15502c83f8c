import { defaultWireOptions, type WireOptions } from "./wire/wire-options.ts";

/**
 * How the emulated company behaves where SAP can be set both ways, or where nobody could confirm what SAP does. The
 * defaults are the answers that a careful integration has to survive. All may be changed while it runs, as people do: what
 * has happened stays as it was, also when the journal is replayed under other options.
 */
export interface B1Options extends WireOptions {
  /** Two logins at the same time: the later one fails with code 299, as seen on a real server. @default "fail" */
  parallelLogins: "fail" | "succeed";
  /**
   * Which documents of the integration an approval procedure turns into drafts (H9); others by their sets: ["CreditNotes"].
   * @default "none"
   */
  approvals: "none" | "invoices" | "incoming-payments" | "all" | readonly string[];
  /** Lines with a negative quantity of an item that is not held in stock (H27). @default "allow" */
  negativeLines: "allow" | "refuse";
  /** Lines with a negative price: unconfirmed (H27). @default "refuse" */
  negativePrices: "allow" | "refuse";
  /** Invoices below zero: B1 has them in some countries, and advises against them. @default "refuse" */
  negativeTotals: "allow" | "refuse";
  /** Filters on Comments, Remarks, FreeText and Memo (H8). @default "allow" */
  filterableRemarks: "allow" | "refuse";
  /**
   * A second invoice, credit memo or down payment with the same NumAtCard: the policy "Block", per customer or across all.
   * @default "allow"
   */
  duplicateReferences: "allow" | "block" | "block-for-all";
  /** With that policy: references of all years, or of the fiscal year of the document alone. @default "all" */
  duplicateReferenceYears: "all" | "same";
  /**
   * Copying from a document that is closed, as a paid invoice is: refused on real systems until it is opened again (H3).
   * @default "refuse"
   */
  copyFromClosed: "refuse" | "allow";
  /** A credit memo that brings copied goods into another warehouse than they left: unconfirmed. @default "refuse" */
  copiedWarehouse: "refuse" | "change";
  /** WithoutInventoryMovement on a line that is copied from an invoice: unconfirmed. @default "refuse" */
  copiedWithoutMovement: "refuse" | "allow";
  /**
   * Several price fields on one line: refused, or the final price counts and the discount is what lies between it and the
   * price before. Which combinations SAP takes is not documented (KBA 3697554). @default "refuse"
   */
  severalPrices: "refuse" | "derive-discount";
  /** Rounding and RoundingDiffAmount of a document that is sent: unconfirmed. @default "ignored" */
  sentRounding: "ignored" | "writable";
  /** Whether Apache lets %2F in a path through to the Service Layer: unconfirmed. @default "refuse" */
  encodedSlashes: "allow" | "refuse";
  /** What a row of PaymentCreditCards must say; differs by country. @default ["VoucherNum"] */
  requiredCardFields: readonly string[];
  /** Whether the cash account of a payment must be marked as a cash account. @default "any" */
  cashAccounts: "any" | "marked";
  /** A stock movement raises the item's DataVersion and UpdateDate: unconfirmed. @default "no" */
  stockMovesTouchItems: "yes" | "no";
  /** A price changed in a price list's window raises the item's DataVersion and UpdateDate: unconfirmed. @default "no" */
  priceListChangesTouchItems: "yes" | "no";
  /** Goods receipts and issues can be cancelled; their type has the action, older releases did not. @default "refuse" */
  goodsDocumentCancellation: "allow" | "refuse";
  /**
   * When a new user field or table can be used. "per-node": at once on the node that made it, on the others when their
   * cache is read anew, as seen on a server with several nodes. "until-restart": nowhere before the Service Layer is
   * started again, as the manual says. "none": everywhere at once. @default "per-node"
   */
  metadataCache: "none" | "per-node" | "until-restart";
  /** After how many minutes a node reads its metadata anew, with "per-node": more than 25 were seen. @default 30 */
  metadataCacheMinutes: number;
  /** What Login says of the release: "1000280" and "1000340" (FP 2608) were seen. @default "1000340" */
  version: string;
  /**
   * The code under which a refusal by the company's own transaction rule arrives: seen as -1116 with the rule's code in
   * the text, as -1, and as the rule's own code. @default "-1116"
   */
  notificationCode: "-1116" | "-1" | "custom";
  /**
   * What a change set gets that such a rule refuses: SAP's answer, or, seen on some builds, Apache's page 502 for the
   * whole batch. Nothing of the change set is kept either way. @default "bad-gateway"
   */
  notificationInChangeSet: "answer" | "bad-gateway";
  /** What happens to the rest of a batch after a failure: the manual says stop, SAP's .NET manual continue. @default "stop" */
  batchAfterFailure: "stop" | "continue";
  /** Whether the one answer of a refused change set carries the Content-ID of the culprit: seen both ways. @default "no" */
  culpritContentId: "yes" | "no";
  /**
   * Whether a refused change set takes the rows of the company's own tables back with its documents: the manual says so of
   * every change set, nobody has reported trying it with a user table. @default "together"
   */
  userTablesInChangeSets: "together" | "apart";
  /** Whether "$1" in a JSON body of a change set becomes the key of what was made: documented for URLs only. @default "kept" */
  contentIdsInBodies: "kept" | "replaced";
  /** Users beside the superusers who may run SQL queries: the authorisation "Service Layer SQL Query". @default nobody */
  sqlQueryUsers: readonly string[];
  /** The sign of SumApplied on what we owe to a partner, such as a credit memo: unconfirmed. @default "positive" */
  creditMemoSums: "positive" | "negative" | "any";
  /**
   * Journal entries with lines of several branches: each branch must balance, or only the whole. @default "balance-each"
   */
  branchesInEntry: "balance-each" | "balance-together";
  /** Who posts into a period that is being closed: it takes an authorisation that nobody can read. @default "nobody" */
  periodClosing: "nobody" | "superusers" | "everyone";
  /** The code of "Date deviates from permissible range": it varies. @default "-4013" */
  dateRangeCode: "-4013" | "-10" | "-5002";
  /** A rate that is set a second time for a day: unconfirmed. @default "refuse" */
  repeatedRates: "allow" | "refuse";
  /** Which branches a new partner without BPBranchAssignment may deal with: unconfirmed. @default "none" */
  unassignedPartners: "all-branches" | "none";
  /** What a document of an unknown CardCode is refused with: -2028 by analogy, -8112 by one site's note. @default "-2028" */
  missingPartnerCode: "-2028" | "-8112";
  /**
   * What is said to whoever meets a record that somebody else holds (the fault "lock-record"): -2039, or a deadlock of the
   * database, whose code on the Service Layer is unconfirmed. @default "-2039"
   */
  recordLockCode: "-2039" | "-1116" | "-1";
  /** Credit limits are obeyed, in a company that blocks beyond them. @default "enforce" */
  creditLimits: "enforce" | "ignore";
  /** What the users of the company may not do is refused. @default "enforce" */
  authorizations: "enforce" | "ignore";
}

export const defaultB1Options: Readonly<B1Options> = {
  ...defaultWireOptions,
  parallelLogins: "fail",
  approvals: "none",
  negativeLines: "allow",
  negativePrices: "refuse",
  negativeTotals: "refuse",
  filterableRemarks: "allow",
  duplicateReferences: "allow",
  duplicateReferenceYears: "all",
  copyFromClosed: "refuse",
  copiedWarehouse: "refuse",
  copiedWithoutMovement: "refuse",
  severalPrices: "refuse",
  sentRounding: "ignored",
  encodedSlashes: "refuse",
  requiredCardFields: ["VoucherNum"],
  cashAccounts: "any",
  stockMovesTouchItems: "no",
  priceListChangesTouchItems: "no",
  goodsDocumentCancellation: "refuse",
  metadataCache: "per-node",
  metadataCacheMinutes: 30,
  version: "1000340",
  notificationCode: "-1116",
  notificationInChangeSet: "bad-gateway",
  batchAfterFailure: "stop",
  culpritContentId: "no",
  userTablesInChangeSets: "together",
  contentIdsInBodies: "kept",
  sqlQueryUsers: [],
  creditMemoSums: "positive",
  branchesInEntry: "balance-each",
  periodClosing: "nobody",
  dateRangeCode: "-4013",
  repeatedRates: "refuse",
  unassignedPartners: "none",
  missingPartnerCode: "-2028",
  recordLockCode: "-2039",
  creditLimits: "enforce",
  authorizations: "enforce",
};
