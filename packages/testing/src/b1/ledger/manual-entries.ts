import { type Changes, keptMap } from "../changes.ts";
import type { Period } from "../company.ts";
import { dayAt, dayOf, wireDate } from "../dates.ts";
import type { Context, Created, EntitySet } from "../entity-set.ts";
import { asText, type Key, type Row, rowsOf, textOf, integerOf } from "../json.ts";
import type { Shapes } from "../metadata/shapes.ts";
import { neverRemoved, notSupported, refused } from "../refusal.ts";
import { type JournalEntries, reversed } from "./journal-entries.ts";
import { journalEntryLineType, journalEntryType } from "./journal-entry-type.ts";
import type { JournalPayables } from "./journal-payables.ts";
import { checkBalance, type ManualParts, toPosting } from "./manual-lines.ts";
import type { EntryHead, Posting } from "./posting.ts";

interface ManualEntryParts extends ManualParts {
  readonly changes: Changes;
  readonly shapes: Shapes;
  readonly journalEntries: JournalEntries;
  readonly payables: JournalPayables;
}

/** The set of journal entries: everybody's can be read, and more can be made by hand. */
export function createManualEntries(parts: ManualEntryParts): EntitySet {
  const { setUp, changes, shapes, journalEntries, payables } = parts;
  const { table } = journalEntries;
  const reversals = keptMap<number, number>(changes);

  const post = (body: Row, context: Context): Created => {
    const { head, period } = headOf(body, parts, context);
    const postings = rowsOf(body, "JournalEntryLines").map((row, index) =>
      toPosting({ row, index, day: head.day }, parts),
    );
    checkBalance(postings, { wholeOnly: context.options.branchesInEntry === "balance-together" });
    if (postings.every(({ debit, credit }) => debit?.eq(0) && credit?.eq(0))) {
      throw refused("Enter at least one line with an amount [JDT1]"); // the text is ours
    }
    return { set, row: write(numbered(head, body, period), postings) };
  };
  const numbered = (head: EntryHead, body: Row, period: Period): EntryHead => {
    const series = integerOf(body, "Series");
    const given = setUp.numbering.next({ objectCode: "30", period, ...(series !== undefined && { series }) });
    const { Series, DocNum: Number } = given;
    return { ...head, more: { ...head.more, Series, Number } };
  };
  /** An entry made by hand is its own origin. */
  const write = (head: EntryHead, postings: readonly Posting[]): Row => {
    const entry = journalEntries.postLines(head, postings);
    const row = { ...table.get(entry), Original: entry, BaseReference: String(entry) };
    table.put(row);
    return row;
  };
  const cancel = (key: Key): void => {
    const entry = Number(key);
    const row = table.get(key);
    if (row?.OriginalJournal !== "ttJournalEntry" || reversals.get(entry) !== undefined) throw notSupported();
    if (payables.isTouched(entry)) throw notSupported();
    const head = reversalOf(row);
    const period = setUp.periods.check({ DocDate: head.day }, "other");
    const lines = reversed(journalEntries.linesOf(entry));
    const reversal = Number(write(numbered(head, {}, period), lines).JdtNum);
    reversals.set(entry, reversal);
    reversals.set(reversal, entry);
    payables.close(entry);
    payables.close(reversal);
  };

  const set: EntitySet = {
    name: "JournalEntries",
    type: journalEntryType,
    keys: ["JdtNum"],
    table,
    present: (row) => ({
      ...row,
      JournalEntryLines: rowsOf(row, "JournalEntryLines").map((line) => ({
        ...shapes.blank(journalEntryLineType),
        ...line,
      })),
    }),
    post,
    patch: (key, body) => {
      const row = table.get(key);
      if (row) table.put({ ...row, ...body });
    },
    remove: neverRemoved,
    actions: { Cancel: cancel },
  };
  return set;
}

function headOf(
  body: Row,
  { setUp }: ManualEntryParts,
  { at }: Context,
): { readonly head: EntryHead; readonly period: Period } {
  const day = dayOf(textOf(body, "ReferenceDate") ?? wireDate(dayAt(at)));
  const dayIn = (property: string): string => dayOf(textOf(body, property) ?? day);
  const [dueDay, taxDay, vatDay] = [dayIn("DueDate"), dayIn("TaxDate"), dayIn("VatDate")];
  const dates = { DocDate: day, DocDueDate: dueDay, TaxDate: taxDay, VatDate: vatDay };
  const period = setUp.periods.check(dates, "other");
  const project = textOf(body, "ProjectCode");
  if (project !== undefined) setUp.lists.check("Projects", project, "OJDT.Project");
  const head: EntryHead = {
    day,
    dueDay,
    taxDay,
    vatDay,
    memo: textOf(body, "Memo") ?? "",
    origin: "ttJournalEntry",
    originEntry: 0,
    baseReference: "",
    more: keptOf(body),
  };
  return { head, period };
}

/** What the head keeps as it was sent; an entry of a document has its number as reference, this one has none. */
function keptOf(body: Row): Row {
  const kept = Object.entries(body).filter(
    ([property]) => !["JournalEntryLines", "Series"].includes(property),
  );
  return {
    Reference: null,
    Memo: null,
    ...Object.fromEntries(kept.filter(([property]) => !property.endsWith("Date"))),
  };
}

/** Dated as the entry that it takes back: what SAP takes for this by itself is not known. */
function reversalOf(row: Row): EntryHead {
  const day = dayOf(asText(row.ReferenceDate));
  return {
    day,
    memo: `${asText(row.Memo)} (Reversal)`.trim(),
    origin: "ttJournalEntry",
    originEntry: 0,
    baseReference: "",
    more: { Reference: row.Reference ?? null },
  };
}
