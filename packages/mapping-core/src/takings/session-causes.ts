import type { Order } from "@instep/sitoo-client";
import {
  absolute,
  type Decimal,
  decimal,
  isLess,
  isNegative,
  isZero,
  negate,
  sum,
  times,
} from "../money/decimal.ts";
import type { SessionDifference, SessionDocument } from "./compare.ts";
import { isSold } from "./session-figures.ts";
import { type FigureRow, offBy, type Sources } from "./session-rows.ts";

/** What most likely lies behind a figure that is not the orders'. */
export type SessionCause =
  /** SAP's VAT of a rate less Sitoo's: half a cent for each line at most (H13). */
  | "vat-rounding"
  /** Taken before the order was final, and stated as that by one source alone (H4). */
  | "paid-in-advance"
  /** It only moves value between the two orders of an exchange, and one source does not show it. */
  | "exchange"
  /** The till has counted an order that has not reached Sitoo, or reached it late (H12). */
  | "late-order"
  /** The order was put into this session and belongs to another one. */
  | "of-another-session"
  | "missing-documents"
  | "documents-of-other-orders"
  /** All tenders, or all rates, come to what they should: something stands under another name. */
  | "booked-as-other-tender"
  | "other-vat-rate"
  | "unknown";

interface Session {
  readonly rows: readonly FigureRow[];
  readonly figures: Sources;
  readonly orders: readonly Order[];
  readonly documents: readonly SessionDocument[];
}

type CauseOf = (row: FigureRow, side: SessionDifference["side"], off: Decimal) => SessionCause;

/** Looks for the cause of each difference, with all that is known of the session. */
export function sessionCauses(session: Session): CauseOf {
  const payments = session.orders.flatMap((order) => order.payments);
  const virtual = payments.filter(({ additionaldata }) => additionaldata?.["virtual-payment"] === "true");
  const names = new Set(virtual.map(({ name }) => name));
  return (row, side, off) => {
    const isUnseen =
      row.figure === "tender" && names.has(row.name ?? "") && (!row[side] || isZero(row[side]));
    const cause = side === "zReport" ? reportCause(row, off, session) : documentsCause(row, off, session);
    return isUnseen && cause !== "missing-documents" ? "exchange" : cause;
  };
}

/** What the report states as money in advance has been captured since: the orders are read afresh, the report is not. */
function reportCause(row: FigureRow, off: Decimal, { rows }: Session): SessionCause {
  const advances = rows.filter(({ figure, name }) => figure === "advance" && name === row.name);
  const stated = row.figure === "tender" ? sum(advances.flatMap(({ zReport }) => zReport ?? [])) : undefined;
  const anyAdvance = rows.some(({ figure, zReport }) => figure === "advance" && zReport && !isZero(zReport));
  if (row.figure === "advance") return "paid-in-advance";
  if (stated ? isWithin(negate(off), stated) : anyAdvance && isNegative(off)) return "paid-in-advance";
  return isNegative(off) ? "of-another-session" : "late-order";
}

/** Of the same sign, and no more than that. */
const isWithin = (part: Decimal, whole: Decimal): boolean =>
  !isZero(whole) && isNegative(part) === isNegative(whole) && !isLess(absolute(whole), absolute(part));

const halfACent = decimal("0.005");

function documentsCause(row: FigureRow, off: Decimal, session: Session): SessionCause {
  const { rows, figures, orders, documents } = session;
  if (row.figure === "advance") return "paid-in-advance";
  if (row.figure === "net" || row.figure === "vat") {
    const counted = [figures.orders, figures.documents].map(
      ({ rates }) => rates?.get(row.name ?? "")?.lines ?? 0,
    );
    const bound = times(halfACent, decimal(String(counted.reduce((all, lines) => all + lines, 0))));
    if (!isLess(bound, absolute(off))) return "vat-rounding";
  }
  const booked = new Set(documents.flatMap((each) => ("rates" in each ? [each.orderid] : [])));
  if (orders.some((order) => isSold(order) && !booked.has(order.orderid))) return "missing-documents";
  if (documents.some(({ orderid }) => !orders.some((order) => order.orderid === orderid)))
    return "documents-of-other-orders";
  const nets = (...kinds: readonly FigureRow["figure"][]): boolean =>
    isZero(
      sum(rows.flatMap((each) => (kinds.includes(each.figure) ? (offBy(each, "documents") ?? []) : []))),
    );
  if (row.figure === "tender" && nets("tender")) return "booked-as-other-tender";
  return (row.figure === "net" || row.figure === "vat") && nets("net", "vat") ? "other-vat-rate" : "unknown";
}
