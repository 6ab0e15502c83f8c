import type { NamedBreak, Step } from "@instep/mapping-core";
import type { Documented, Played } from "./play-kind.ts";

const accounts: Readonly<Record<string, string>> = {
  "1460": "Stock",
  "1510": "Receivables",
  "1580": "Card clearing",
  "1690": "Exchange clearing",
  "1910": "Cash",
  "1935": "Swish",
  "2420": "Gift card liability",
  "2425": "Advances",
  "2611": "VAT 25 %",
  "2621": "VAT 12 %",
  "2631": "VAT 6 %",
  "3010": "Revenue",
  "3520": "Freight",
  "3740": "Cash rounding",
  "4010": "Cost of goods sold",
  "6991": "Shrinkage",
};

const documents: Readonly<Record<Step["kind"], string>> = {
  invoice: "A/R invoice",
  "credit-memo": "A/R credit memo",
  "down-payment": "A/R down payment",
  payment: "Incoming payment",
  "outgoing-payment": "Outgoing payment",
  "goods-issue": "Goods issue",
  "goods-receipt": "Goods receipt",
  "stock-transfer": "Stock transfer",
  "journal-entry": "Journal entry",
  reopening: "Invoice opened again",
};

/** The page of every kind of order: its documents and their journal lines, as an accountant reads them. */
export function kindsPage(played: readonly Played[]): string {
  const head = [
    "# What each kind of order becomes",
    "",
    "Made by a test: each order below was planned, posted to the emulated SAP Business One, and these are its documents and",
    "journal lines. Amounts include VAT where the document does; cost of goods is that of the example's items. Accounts are",
    "those of the example's rules and chart.",
    "",
  ];
  return [...head, ...played.flatMap(sectionOf)].join("\n");
}

function sectionOf({ kind, documents: posted, plans }: Played): readonly string[] {
  const breaks = plans.flatMap((plan) => plan.breaks);
  return [
    `## ${kind.name}`,
    "",
    ...(kind.before ? ["After the sale, as above:", ""] : []),
    "| Document | Account | Debit | Credit |",
    "| --- | --- | ---: | ---: |",
    ...posted.flatMap(rowsOf),
    "",
    ...(breaks.length > 0 ? [`Named: ${breaks.map(breakText).join("; ")}.`, ""] : []),
  ];
}

function rowsOf({ step, journal }: Documented): readonly string[] {
  const name = `${documents[step.kind]}${amountOf(step)}`;
  const lines = journal.flatMap((entry) => entry.lines);
  if (lines.length === 0) return [`| ${name} | (moves no account) | | |`];
  return lines.map(({ account, cardCode, debit, credit }, index) => {
    const label = `${account} ${accounts[account] ?? ""}${cardCode === undefined ? "" : `, ${cardCode}`}`;
    return `| ${index === 0 ? name : ""} | ${label} | ${unlessZero(debit)} | ${unlessZero(credit)} |`;
  });
}

function amountOf(step: Step): string {
  if (!("predicted" in step)) return "";
  return ` ${"docTotal" in step.predicted ? step.predicted.docTotal : step.predicted.means}`;
}

const unlessZero = (amount: string): string => (amount === "0.00" ? "" : amount);

function breakText({ name, amount, vatRate, ItemCode }: NamedBreak): string {
  const of = vatRate === undefined ? (ItemCode ?? "") : `${vatRate} %`;
  return [name, of, amount].filter(Boolean).join(" ");
}
