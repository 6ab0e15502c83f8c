import { type Decimal, sum, zero } from "../decimals.ts";
import { dayOf } from "../dates.ts";
import { textOf } from "../json.ts";
import type { EntryHead, JournalEntries, Posting } from "../ledger/journal-entries.ts";
import type { SetUp } from "../setup/set-up.ts";
import type { Document } from "./document-type.ts";
import type { Draw } from "./draws.ts";
import type { Freight } from "./freight.ts";
import type { Head } from "./head.ts";
import type { DocumentKind } from "./kinds.ts";
import type { Money } from "./money.ts";
import type { NewLine } from "./priced-lines.ts";

/** A document with everything that the general ledger wants to know of it. */
export interface Booking {
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

/** Receivables against revenue, freight and output VAT. */
function saleOf(booking: Booking, { company, vat }: SetUp): readonly Posting[] {
  const { lines, freight, rounding } = booking;
  const { determination } = company;
  return [
    receivable(booking, determination.receivables),
    ...lines.map(({ account, revenue }) => ({ account, credit: revenue.local })),
    ...lines.map((line) => ({ account: vat.account(line.vatGroup), credit: line.vat.local })),
    ...freight.map(({ account, net }) => ({ account, credit: net.local })),
    ...freight.map((each) => ({ account: vat.account(each.vatGroup), credit: each.vat.local })),
    ...drawnOf(booking, { company, vat }),
    { account: determination.rounding ?? determination.revenue, credit: rounding.local },
  ];
}

function receivable({ head, total }: Booking, account: string): Posting {
  return { account, cardCode: head.partner.CardCode, debit: total.local };
}

/** What was paid before is no longer owed for the down payment, and its tax was declared then. */
function drawnOf({ draws }: Booking, { company, vat }: Pick<SetUp, "company" | "vat">): readonly Posting[] {
  return draws
    .filter(({ isRequest }) => !isRequest)
    .flatMap((draw) => [
      ...draw.vat.map((each) => ({ account: vat.account(each.vatGroup), debit: each.vat.local })),
      {
        account: downPaymentAccount(company.determination),
        debit: draw.gross.local.minus(sum(draw.vat.map((each) => each.vat.local))),
      },
    ]);
}

function downPaymentAccount({ downPayments, receivables }: SetUp["company"]["determination"]): string {
  return downPayments ?? receivables;
}

/** Cost of goods sold against the stock they come from, or against what a delivery has shipped before. */
function costOfSale({ lines, worths, head }: Booking, { company }: SetUp): readonly Posting[] {
  const { stock, costOfGoodsSold, shippedGoods = costOfGoodsSold } = company.determination;
  return lines.flatMap((line, index) => {
    const worth = worths[index] ?? zero;
    const from = movedBefore(line, head) ? shippedGoods : stock;
    const to = textOf(line.row, "COGSAccountCode") ?? costOfGoodsSold;
    if (from === to) return [];
    return [
      { account: to, debit: worth },
      { account: from, credit: worth },
    ];
  });
}

/** Whether a delivery or a return has moved the goods already. */
function movedBefore({ base }: NewLine, { kind }: Head): boolean {
  return base !== undefined && base.kind.ledger === "goods only" && base.kind.goods === kind.goods;
}

/** Shipped goods against stock; those of a reserve invoice are sold already. */
function shipmentOf({ lines, worths }: Booking, { company }: SetUp): readonly Posting[] {
  const { stock, costOfGoodsSold, shippedGoods = costOfGoodsSold } = company.determination;
  return lines.flatMap(({ base }, index) => {
    const worth = worths[index] ?? zero;
    const account = base?.kind.ledger === "sale" ? costOfGoodsSold : shippedGoods;
    return [
      { account, debit: worth },
      { account: stock, credit: worth },
    ];
  });
}

/** An invoiced down payment: owed, with its tax, against the account that the final invoice draws from. */
function advanceOf(booking: Booking, { company, vat }: SetUp): readonly Posting[] {
  const { determination } = company;
  const account = downPaymentAccount(determination);
  return [
    receivable(booking, determination.receivables),
    ...booking.lines.map(({ revenue }) => ({ account, credit: revenue.local })),
    ...booking.lines.map((line) => ({ account: vat.account(line.vatGroup), credit: line.vat.local })),
    ...booking.freight.map(({ net }) => ({ account, credit: net.local })),
    ...booking.freight.map((each) => ({ account: vat.account(each.vatGroup), credit: each.vat.local })),
    { account: determination.rounding ?? determination.revenue, credit: booking.rounding.local },
  ];
}

function turned({ debit = zero, credit = zero, ...posting }: Posting): Posting {
  return { ...posting, debit: credit, credit: debit };
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

function entryHead(
  { DocEntry, DocNum, DocDate, JournalMemo }: Document,
  origin: EntryHead["origin"],
): EntryHead {
  return {
    day: dayOf(DocDate),
    memo: JournalMemo,
    origin,
    originEntry: DocEntry,
    baseReference: String(DocNum),
  };
}
