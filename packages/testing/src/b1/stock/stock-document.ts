import type { Changes } from "../changes.ts";
import type { Period } from "../company.ts";
import { dayOf } from "../dates.ts";
import type { Context } from "../entity-set.ts";
import { integerOf, type Row, textOf } from "../json.ts";
import type { EntryHead, JournalEntries, Posting } from "../ledger/journal-entries.ts";
import type { Items } from "../masters/items.ts";
import type { Shapes } from "../metadata/shapes.ts";
import type { SetUp } from "../setup/set-up.ts";
import type { Stock, StockDocument } from "./stock.ts";

/** What documents that only move goods work with. */
export interface StockDocumentParts {
  readonly setUp: SetUp;
  readonly shapes: Shapes;
  readonly changes: Changes;
  readonly items: Items;
  readonly stock: Stock;
  readonly journalEntries: JournalEntries;
}

interface StockDocumentKind {
  readonly objectCode: string;
  readonly linesTable: string;
  readonly origin: EntryHead["origin"];
  readonly memo: string;
}

/** What a document does beside being there. */
export interface StockEffects {
  readonly period: Period;
  readonly branch: number | undefined;
  readonly itemCodes: readonly string[];
  /** Moves the goods, and says what that is worth to the general ledger. */
  readonly post: (document: StockDocument) => readonly Posting[];
}

interface NewDocument {
  readonly docEntry: number;
  readonly draft: Row & { readonly DocDate: string };
  readonly effects: StockEffects;
}

/** Enters documents of one kind: moves their goods, numbers and posts them. Gives what each is known by from then on. */
export function createEntering(kind: StockDocumentKind, parts: StockDocumentParts) {
  const { objectCode, linesTable, origin, memo } = kind;
  const { setUp, items, journalEntries } = parts;
  return ({ docEntry, draft, effects }: NewDocument, { at, options }: Context) => {
    const { period, branch, itemCodes } = effects;
    const day = dayOf(draft.DocDate);
    const series = integerOf(draft, "Series");
    const postings = effects.post({ objectCode, docEntry, day, linesTable });
    const number = setUp.numbering.next({
      objectCode,
      period,
      ...(series !== undefined && { series }),
      ...(branch !== undefined && { branch }),
    });
    const head = {
      day,
      memo: textOf(draft, "JournalMemo") ?? memo,
      origin,
      originEntry: docEntry,
      baseReference: String(number.DocNum),
      ...(branch !== undefined && { branch }),
    };
    const TransNum = journalEntries.post(head, postings);
    if (options.stockMovesTouchItems === "yes") {
      for (const itemCode of itemCodes) items.touch(itemCode, at);
    }
    return { ...number, DocEntry: docEntry, TransNum };
  };
}
