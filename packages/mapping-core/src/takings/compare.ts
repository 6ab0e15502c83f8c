import type { Order, ZReport } from "@instep/sitoo-client";
import { figureText } from "../compare/figure.ts";
import { type Decimal, decimal, isZero } from "../money/decimal.ts";
import { finalityOf } from "../orders/finality.ts";
import type { Rules } from "../rules.ts";
import { type SessionCause, sessionCauses } from "./session-causes.ts";
import { figuresOfDocuments, figuresOfOrders, figuresOfReport, isSold } from "./session-figures.ts";
import { type FigureRow, offBy, rowsOf } from "./session-rows.ts";

/** Amounts of a document's lines at one VAT rate, as text. */
export interface DocumentRate {
  /** Percent. */
  readonly vatRate: string;
  readonly net: string;
  readonly vat: string;
  readonly lines: number;
}

/** A live document of an order of the session; amounts are positive, as SAP has them. */
export type SessionDocument =
  | {
      readonly kind: "invoice" | "credit-memo";
      readonly orderid: number;
      readonly rates: readonly DocumentRate[];
      /** Of the line that holds cash rounding, which is none of `rates`. @default none */
      readonly rounding?: string | undefined;
    }
  | {
      readonly kind: "payment" | "outgoing-payment";
      readonly orderid: number;
      /** By the name that Sitoo has for it; negative where one of several was given back. */
      readonly tenders: readonly { readonly tender: string; readonly amount: string }[];
    };

/** Everything that is known of a session of a till, from its opening to its closing: not of a day (H10). */
export interface SessionToCompare {
  readonly registerid: string;
  /** Absent while the drawer is open, or where the till has never said anything. */
  readonly report?: ZReport | undefined;
  /** Till sales and returns of the session, and orders on which money was paid in advance. */
  readonly orders: readonly Order[];
  readonly documents: readonly SessionDocument[];
}

export type SessionFigure = "total" | "rounding" | "receipts" | "tender" | "advance" | "net" | "vat";

/** How far a source is from the orders. */
export interface SessionDifference {
  readonly side: "zReport" | "documents";
  /** The source's figure less the orders'. */
  readonly amount: string;
  readonly likelyCause: SessionCause;
}

/** One figure of a session by its three sources, as text; undefined where a source says nothing of it. */
export interface SessionRow {
  readonly figure: SessionFigure;
  /** The tender, or the VAT rate in percent. */
  readonly name?: string | undefined;
  readonly orders: string | undefined;
  readonly zReport: string | undefined;
  readonly documents: string | undefined;
  readonly differences: readonly SessionDifference[];
}

/** A session by its three sources. */
export interface ComparedSession {
  readonly registerid: string;
  readonly zreportid: number | undefined;
  /** A till that sold and has no Z-report, and a Z-report of sales that nobody has: both block a verdict (H10). */
  readonly state: "compared" | "no-z-report" | "no-orders";
  readonly rows: readonly SessionRow[];
}

/** Orders, Z-report and documents of a session: per tender and VAT rate, in all, and how many receipts (H10, H17). */
export function compareSession(
  { registerid, report, orders, documents }: SessionToCompare,
  { vat }: Pick<Rules, "vat">,
): ComparedSession {
  const open = orders.filter((order) => finalityOf(order) === "open");
  const figures = {
    orders: figuresOfOrders(orders, Object.keys(vat)),
    zReport: report ? figuresOfReport(report) : {},
    documents: figuresOfDocuments(documents, new Set(open.map(({ orderid }) => orderid))),
  };
  const rows = rowsOf(figures);
  const causes = sessionCauses({ rows, figures, orders, documents });
  return {
    registerid,
    zreportid: report?.zreportid,
    state: stateOf(report, orders),
    rows: rows.map((row) => toRow(row, causes)),
  };
}

function stateOf(report: ZReport | undefined, orders: readonly Order[]): ComparedSession["state"] {
  if (!report) return "no-z-report";
  const { moneysummarytotal = "0", numreceipts = 0 } = report;
  const hasSales = numreceipts > 0 || !isZero(decimal(moneysummarytotal));
  return hasSales && !orders.some(isSold) ? "no-orders" : "compared";
}

function toRow(row: FigureRow, causeOf: ReturnType<typeof sessionCauses>): SessionRow {
  const decimals = row.figure === "receipts" ? 0 : 2;
  const text = (value: Decimal | undefined) => value && figureText(value, decimals);
  const sides = ["zReport", "documents"] as const;
  return {
    ...row,
    ...{ orders: text(row.orders), zReport: text(row.zReport), documents: text(row.documents) },
    differences: sides.flatMap((side) => {
      const off = offBy(row, side);
      if (!off) return [];
      return [{ side, amount: figureText(off, decimals), likelyCause: causeOf(row, side, off) }];
    }),
  };
}
