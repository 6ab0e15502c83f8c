import { type Decimal, zero } from "../decimals.ts";
import { dayOf } from "../dates.ts";
import { integerOf, type Row, textOf } from "../json.ts";
import type { EntryHead, JournalEntries, Posting } from "../ledger/journal-entries.ts";
import { dimensionsOf } from "../setup/dimensions.ts";
import type { SetUp } from "../setup/set-up.ts";
import type { Document } from "./document-type.ts";
import type { Draw } from "./draws.ts";
import type { Freight } from "./freight.ts";
import { type Head, optional } from "./head.ts";
import type { DocumentKind } from "./kinds.ts";
import { minus, type Money, sumMoney } from "./money.ts";
import type { NewLine } from "./priced-lines.ts";

/** A document with everything that the general ledger wants to know of it. */
interface Booking {
  readonly head: Head;
  readonly lines: readonly NewLine[];
  readonly freight: readonly Freight[];
  readonly draws: readonly Draw[];
  readonly rounding: Money;
  readonly total: Money;
  /** What the goods of each line cost. */
  readonly worths: readonly Decimal[];
}

/** The postings of a document. Those of a credit memo are those of a sale, the other way round. */
export function postingsOf(booking: Booking, setUp: SetUp): readonly Posting[] {
  const { kind, isRequest } = booking.head;
  switch (kind.ledger) {
    case "sale":
      return [...saleOf(booking, setUp), ...costOfSale(booking, setUp)];
    case "credit":
      return [...saleOf(booking, setUp), ...costOfSale(booking, setUp)].map(turned);
    case "goods only":
      return kind.goods === "leave" ? shipmentOf(booking, setUp) : shipmentOf(booking, setUp).map(turned);
    case "advance":
      return isRequest ? [] : advanceOf(booking, setUp);
    case "nothing":
      return [];
  }
}

/** Receivables against revenue, freight, output VAT, and what was drawn of down payments. */
function saleOf(booking: Booking, setUp: SetUp): readonly Posting[] {
  const { lines, freight, head } = booking;
  const { credit } = sidesOf(head);
  return [
    receivable(booking, setUp),
    ...lines.map(({ account, revenue, row }) => credit(account, revenue, dimensionsOf(row))),
    ...lines.map((line) => credit(setUp.vat.account(line.vatGroup), line.vat)),
    ...freight.map(({ account, net }) => credit(account, net)),
    ...freight.map((each) => credit(setUp.vat.account(each.vatGroup), each.vat)),
    ...drawnOf(booking, setUp),
    rounded(booking, setUp),
  ];
}

/** An invoiced down payment: owed, with its tax, against the account that the final invoice draws from. */
function advanceOf(booking: Booking, setUp: SetUp): readonly Posting[] {
  const { lines, freight, head } = booking;
  const { credit } = sidesOf(head);
  const account = downPaymentAccount(setUp);
  return [
    receivable(booking, setUp),
    ...lines.map(({ revenue }) => credit(account, revenue)),
    ...lines.map((line) => credit(setUp.vat.account(line.vatGroup), line.vat)),
    ...freight.map(({ net }) => credit(account, net)),
    ...freight.map((each) => credit(setUp.vat.account(each.vatGroup), each.vat)),
    rounded(booking, setUp),
  ];
}

function receivable({ head, total }: Booking, { company }: SetUp): Posting {
  const { CardCode } = head.partner;
  return { ...sidesOf(head).debit(company.determination.receivables, total), cardCode: CardCode };
}

function rounded({ head, rounding }: Booking, { company }: SetUp): Posting {
  const { revenue, rounding: account = revenue } = company.determination;
  return sidesOf(head).credit(account, rounding);
}

/** What was paid before is no longer owed for the down payment, and its tax was declared then. */
function drawnOf({ draws, head }: Booking, setUp: SetUp): readonly Posting[] {
  const { debit } = sidesOf(head);
  return draws
    .filter(({ isRequest }) => !isRequest)
    .flatMap(({ gross, vat }) => [
      ...vat.map((each) => debit(setUp.vat.account(each.vatGroup), each.vat)),
      debit(downPaymentAccount(setUp), minus(gross, sumMoney(vat.map((each) => each.vat)))),
    ]);
}

function downPaymentAccount({ company }: SetUp): string {
  const { downPayments, receivables } = company.determination;
  return downPayments ?? receivables;
}

/** Cost of goods sold against the stock they come from, or against what a delivery has shipped before. */
function costOfSale({ lines, worths, head }: Booking, { company }: SetUp): readonly Posting[] {
  const { stock, costOfGoodsSold, shippedGoods = costOfGoodsSold } = company.determination;
  return lines.flatMap((line, index) => {
    const worth = worths[index] ?? zero;
    const from = isMovedBefore(line, head) ? shippedGoods : stock;
    const to = textOf(line.row, "COGSAccountCode") ?? costOfGoodsSold;
    return from === to ? [] : [costed(to, worth, line.row), { account: from, credit: worth }];
  });
}

/** Whether a delivery or a return has moved the goods already. */
function isMovedBefore({ base }: NewLine, { kind }: Head): boolean {
  return base?.kind.ledger === "goods only" && base.kind.goods === kind.goods;
}

/** Shipped goods against stock; those of a reserve invoice are sold already. */
function shipmentOf({ lines, worths }: Booking, { company }: SetUp): readonly Posting[] {
  const { stock, costOfGoodsSold, shippedGoods = costOfGoodsSold } = company.determination;
  return lines.flatMap(({ base, row }, index) => {
    const worth = worths[index] ?? zero;
    const account = base?.kind.ledger === "sale" ? costOfGoodsSold : shippedGoods;
    return [costed(account, worth, row), { account: stock, credit: worth }];
  });
}

function costed(account: string, debit: Decimal, row: Row): Posting {
  return { account, debit, ...dimensionsOf(row, "COGS") };
}

type MakesPosting = (account: string, amount: Money, more?: Pick<Posting, "more">) => Posting;

/** Postings of amounts in the currency of a document: the ledger keeps a foreign one beside the local one. */
function sidesOf({ isForeign, currency }: Head): {
  readonly debit: MakesPosting;
  readonly credit: MakesPosting;
} {
  const foreign = (side: "debit" | "credit", own: Decimal): Pick<Posting, "foreign"> =>
    isForeign ? { foreign: { currency, [side]: own } } : {};
  return {
    debit: (account, { local, own }, more) => ({ account, debit: local, ...foreign("debit", own), ...more }),
    credit: (account, { local, own }, more) => ({
      account,
      credit: local,
      ...foreign("credit", own),
      ...more,
    }),
  };
}

function turned({ debit = zero, credit = zero, foreign, ...posting }: Posting): Posting {
  const other = foreign && {
    foreign: { currency: foreign.currency, debit: foreign.credit ?? zero, credit: foreign.debit ?? zero },
  };
  return { ...posting, debit: credit, credit: debit, ...other };
}

/** Writes the journal entry of a document. Gives its number, null when there is nothing to post. */
export function postEntry(
  document: Document,
  postings: readonly Posting[],
  { kind, journalEntries }: { readonly kind: DocumentKind; readonly journalEntries: JournalEntries },
): number | null {
  const isEmpty = postings.every(({ debit = zero, credit = zero }) => debit.eq(0) && credit.eq(0));
  if (!kind.origin || isEmpty) return null;
  return journalEntries.post(entryHead(document, kind.origin), postings);
}

function entryHead(document: Document, origin: EntryHead["origin"]): EntryHead {
  return {
    day: dayOf(document.DocDate),
    dueDay: dayOf(document.DocDueDate),
    taxDay: dayOf(document.TaxDate),
    vatDay: dayOf(document.VatDate),
    memo: document.JournalMemo,
    origin,
    originEntry: document.DocEntry,
    baseReference: String(document.DocNum),
    ...optional("branch", integerOf(document, "BPL_IDAssignedToInvoice")),
  };
}
