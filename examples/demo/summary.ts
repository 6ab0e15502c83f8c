import { isZero, toText } from "@instep/mapping-core";
import type { ExceptionRow } from "@instep/sync-engine";
import type { FaultKind } from "@instep/testing";
import type { Audit, TenderRow } from "./audit.ts";

/** What a summary tells besides the figures. */
export interface DayReport {
  readonly title: string;
  readonly audit: Audit;
  readonly exceptions: readonly ExceptionRow[];
  /** Orders that are left alone, counted by reason. */
  readonly leftAlone: ReadonlyMap<string, number>;
  readonly faults: Readonly<Record<FaultKind, number>>;
  /** Documents that a look-up found in SAP, so that they were not sent again. */
  readonly found: number;
  /** Documents that this run wrote. */
  readonly newDocuments: number;
  readonly seconds: number;
}

/** Exceptions shown in full; the others are counted. */
const shown = 30;

/** The day as a finance person reads it. */
export function summaryOf(report: DayReport): string {
  return [
    report.title,
    "",
    tenderTable(report.audit.tenders),
    "",
    ...orderLines(report),
    "",
    ...exceptionLines(report.exceptions),
    ...faultLines(report),
    verdict(report.audit),
  ].join("\n");
}

const headings = ["Store", "Tender", "Sitoo", "SAP", "In exception", "Waiting", "Difference"];

function tenderTable(tenders: readonly TenderRow[]): string {
  const rows = tenders.map(({ store, tender, sitoo, sap, inException, waiting, difference }) => [
    store,
    tender,
    ...[sitoo, sap, inException, waiting, difference].map((amount) => toText(amount)),
  ]);
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ");
  return [line(headings), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

function orderLines({ audit, leftAlone, newDocuments }: DayReport): readonly string[] {
  const { orders, final, posted, waiting, inException, lost, duplicates, invoices, incomingPayments } = audit;
  const reasons = [...leftAlone].map(([reason, count]) => `${count} ${reason}`).join("; ");
  return [
    `${orders} orders in Sitoo: ${final} final ones of our tills${reasons ? `; left alone: ${reasons}` : ""}.`,
    `Of the final ones ${posted} are posted, ${waiting} waiting, ${inException} in exception, ${lost} lost.`,
    `SAP holds ${invoices} A/R invoices and ${incomingPayments} incoming payments of them, ${duplicates} twice; ${newDocuments} documents are new in this run.`,
  ];
}

function exceptionLines(exceptions: readonly ExceptionRow[]): readonly string[] {
  if (exceptions.length === 0) return ["No exceptions.", ""];
  const byCause = Object.entries(Object.groupBy(exceptions, ({ code, owner }) => `${code} · for ${owner}`));
  const lines = byCause.flatMap(([cause, rows = []]) => [
    `  ${cause} · ${rows.length === 1 ? "1 order" : `${rows.length} orders`}`,
    ...rows.slice(0, shown).map(({ orderid, what }) => `    ${orderid}: ${what}`),
    ...(rows.length > shown ? [`    and ${rows.length - shown} more`] : []),
    `    → ${rows[0]?.action ?? ""}`,
  ]);
  return [`Exceptions (${exceptions.length}):`, ...lines, ""];
}

/** The kinds that a day meets. */
const faultWords: Readonly<Partial<Record<FaultKind, string>>> = {
  "lose-answer": "answers lost after SAP had done its work",
  "bad-gateway": "502 pages after SAP had done its work",
  "lose-request": "requests lost on the way",
  "refuse-connection": "connections refused",
  "expire-session": "sessions expired",
  "lock-record": "records locked by somebody else",
};

function faultLines({ faults, found }: DayReport): readonly string[] {
  const played = Object.entries(faultWords).filter(([kind]) => faults[kind as FaultKind] > 0);
  if (played.length === 0) return [];
  const words = played.map(([kind, text]) => `${faults[kind as FaultKind]} ${text}`).join(", ");
  return [
    `Faults between Instep and SAP: ${words}.`,
    `${found} documents whose answer was lost were found in SAP and not sent again.`,
    "",
  ];
}

function verdict({ difference, duplicates, lost, waiting, tenders }: Audit): string {
  const open = tenders.filter((row) => !isZero(row.difference)).length;
  if (duplicates + lost + open > 0 || !isZero(difference)) {
    return `NOT IN BALANCE: difference ${toText(difference)}, ${open} tenders off, ${duplicates} documents twice, ${lost} orders lost.`;
  }
  const still = waiting > 0 ? ` ${waiting} orders still wait.` : "";
  return `In balance: every posted order is in SAP once, to the cent (difference ${toText(difference)}).${still}`;
}
