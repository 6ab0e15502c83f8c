import { dayOf } from "../dates.ts";
import { amount, type Decimal, sum, wire, zero } from "../decimals.ts";
import { decimalOf, integerOf, type Row, textOf } from "../json.ts";
import type { BusinessPartners } from "../masters/business-partners.ts";
import { atLine, businessRule, notModelled, refused } from "../refusal.ts";
import { checkDimensions } from "../setup/dimensions.ts";
import type { SetUp } from "../setup/set-up.ts";
import type { ForeignSides, Posting } from "./posting.ts";

export interface ManualParts {
  readonly setUp: SetUp;
  readonly partners: BusinessPartners;
}

interface Place {
  readonly row: Row;
  readonly index: number;
  /** The posting date, which picks the rates. */
  readonly day: string;
}

/** A line that somebody made by hand, as a posting: checked, and completed from the set-up. Refusals without a code in the sheet are worded by us. */
export function toPosting(place: Place, parts: ManualParts): Posting {
  const { row, index } = place;
  const where = whereOf(place, parts);
  const { debit, credit, foreign } = amountsOf(place, parts);
  if (!debit.eq(0) && !credit.eq(0)) {
    throw refused(`Enter a debit or a credit, not both [${atLine("JDT1.Debit", index)}]`);
  }
  const branch = parts.setUp.branches.check(
    {
      ...(integerOf(row, "BPLID") !== undefined && { branch: integerOf(row, "BPLID") ?? 0 }),
      ...(where.cardCode !== undefined && { cardCode: where.cardCode }),
    },
    atLine("JDT1.BPLId", index),
  );
  checkDimensions(row, parts.setUp.lists, (column) => atLine(`JDT1.${column}`, index));
  const due = textOf(row, "DueDate");
  return {
    ...where,
    debit,
    credit,
    ...(foreign && { foreign }),
    ...(branch !== undefined && { branch }),
    ...(due !== undefined && { dueDay: dayOf(due) }),
    more: keptOf(row),
  };
}

/** The account of a line: named, or that of the partner in ShortName. Control accounts are reached through partners only. */
function whereOf(
  { row, index, day }: Place,
  { setUp, partners }: ManualParts,
): Pick<Posting, "account" | "cardCode"> {
  const field = atLine("JDT1.Account", index);
  const [named, short] = [textOf(row, "AccountCode"), textOf(row, "ShortName")];
  const code = short ?? named;
  if (code === undefined) throw businessRule(`G/L account is not valid [${field}]`);
  if (short !== undefined && partners.set.table.get(short)) {
    const partner = partners.getActive(short, atLine("JDT1.ShortName", index), day);
    const account = textOf(partner, "DebitorAccount") ?? setUp.company.determination.receivables;
    if (named !== undefined && named !== account && named !== short) {
      throw notModelled("other control accounts than the partner's own");
    }
    return { account, cardCode: partner.CardCode };
  }
  if (named !== undefined && named !== code) throw businessRule(`G/L account is not valid [${field}]`);
  setUp.accounts.check(code, field);
  return { account: code };
}

/** In local currency; a foreign amount alone is converted at the rate of the posting date. */
function amountsOf(
  { row, index, day }: Place,
  { setUp }: ManualParts,
): { readonly debit: Decimal; readonly credit: Decimal; readonly foreign: ForeignSides | undefined } {
  const currency = textOf(row, "FCCurrency");
  if (currency !== undefined) setUp.rates.checkKnown(currency, atLine("JDT1.FCCurrency", index));
  const [debit, credit] = [decimalOf(row, "Debit") ?? zero, decimalOf(row, "Credit") ?? zero];
  const inForeign = { debit: decimalOf(row, "FCDebit") ?? zero, credit: decimalOf(row, "FCCredit") ?? zero };
  const isForeign = currency !== undefined && currency !== setUp.company.LocalCurrency;
  if (!isForeign) {
    if (!inForeign.debit.eq(0) || !inForeign.credit.eq(0)) {
      throw refused(`Specify the foreign currency [${atLine("JDT1.FCCurrency", index)}]`);
    }
    return { debit: amount(debit), credit: amount(credit), foreign: undefined };
  }
  const foreign = { currency, debit: amount(inForeign.debit), credit: amount(inForeign.credit) };
  if (!debit.eq(0) || !credit.eq(0)) return { debit: amount(debit), credit: amount(credit), foreign };
  const rate = setUp.rates.rate(currency, day);
  return {
    debit: amount(foreign.debit.times(rate)),
    credit: amount(foreign.credit.times(rate)),
    foreign,
  };
}

const computed = [
  "AccountCode",
  "ShortName",
  "Debit",
  "Credit",
  "FCCurrency",
  "FCDebit",
  "FCCredit",
  "BPLID",
];

/** Cost centres, projects, memos, references and user fields stay as they were sent. */
function keptOf(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).filter(
      ([property, value]) => value !== null && ![...computed, "DueDate"].includes(property),
    ),
  );
}

/**
 * An entry balances, and with branches each branch of it does. SAP's text says "Unbalanced transaction"; its code and the
 * rest of the wording are ours.
 */
export function checkBalance(
  postings: readonly Posting[],
  { wholeOnly }: { readonly wholeOnly: boolean },
): void {
  const branches = new Set(wholeOnly ? [undefined] : postings.map(({ branch }) => branch));
  for (const branch of branches) {
    const own = wholeOnly ? postings : postings.filter((posting) => posting.branch === branch);
    const difference = sum(own.map(({ debit = zero, credit = zero }) => debit.minus(credit)));
    if (!difference.eq(0)) {
      throw refused(`Unbalanced transaction [JDT1], difference ${wire(difference).toFixed(2)}`);
    }
  }
}
