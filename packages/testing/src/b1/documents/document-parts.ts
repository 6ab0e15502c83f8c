import type { Changes } from "../changes.ts";
import type { Context, Created, EntitySet } from "../entity-set.ts";
import type { Row } from "../json.ts";
import type { JournalEntries } from "../ledger/journal-entries.ts";
import type { BusinessPartners } from "../masters/business-partners.ts";
import type { Items } from "../masters/items.ts";
import type { Shapes } from "../metadata/shapes.ts";
import type { Payables } from "../payments/payable.ts";
import type { SetUp } from "../setup/set-up.ts";
import type { Stock } from "../stock/stock.ts";
import type { BaseLine, Bases } from "./base-lines.ts";
import type { Document } from "./document-type.ts";
import type { Drafts } from "./drafts.ts";
import type { Draws } from "./draws.ts";
import type { UsedLine } from "./kept-document.ts";
import type { DocumentKind } from "./kinds.ts";
import type { PriceLists } from "./price-list.ts";

/** The marketing documents of one kind. */
export interface Documents {
  readonly kind: DocumentKind;
  readonly set: EntitySet;
  find(docEntry: number): Document | undefined;
  all(): Iterable<Document>;
  post(body: Row, context: Context): Created;
  /** What a POST would make, without making it. */
  preview(body: Row, context: Context): Document;
  /** The same for a draft: its amounts are computed, and what only a posting asks is not asked. */
  outline(body: Row, context: Context): Document;
  /** Takes a document back, by another one with some properties of its own where its kind asks for that. */
  cancel(docEntry: number, change: Row, context: Context): Created | undefined;
  baseLine(docEntry: number, line: number, to: DocumentKind): BaseLine | undefined;
  /** A line of one of these documents was copied or delivered, or, below zero, is no longer. */
  use(used: Omit<UsedLine, "objectCode">, at: number): void;
  havingReference(reference: string): Iterable<Document>;
  readonly payables: Payables;
}

/** What all kinds share. */
export interface DocumentParts {
  readonly setUp: SetUp;
  readonly changes: Changes;
  readonly shapes: Shapes;
  readonly items: Items;
  readonly partners: BusinessPartners;
  readonly stock: Stock;
  readonly prices: PriceLists;
  readonly journalEntries: JournalEntries;
  readonly drafts: Drafts<Document>;
  readonly draws: Draws;
  readonly bases: Bases;
  /** The documents of any kind, by the object's code. */
  readonly others: (objectCode: string) => Documents;
  /** Documents of every kind whose references are compared with this kind's. */
  readonly sameGroup: (kind: DocumentKind, reference: string) => Iterable<Document>;
}
