import { type Decimal, decimal, isZero, minus, zero } from "../money/decimal.ts";
import type { SessionDifference, SessionFigure } from "./compare.ts";
import type { SessionFigures } from "./session-figures.ts";

/** One figure by its three sources, before it is written as text. */
export interface FigureRow {
  readonly figure: SessionFigure;
  readonly name?: string;
  readonly orders: Decimal | undefined;
  readonly zReport: Decimal | undefined;
  readonly documents: Decimal | undefined;
}

export type Sources = Readonly<Record<"orders" | "zReport" | "documents", SessionFigures>>;

/** Every figure that some source has: in all, then tenders and advances by name, then VAT rates from the highest. */
export function rowsOf(sources: Sources): readonly FigureRow[] {
  const row = (
    figure: SessionFigure,
    read: (from: SessionFigures) => Decimal | undefined,
    name?: string,
  ): FigureRow => ({
    figure,
    ...(name !== undefined && { name }),
    orders: read(sources.orders),
    zReport: read(sources.zReport),
    documents: read(sources.documents),
  });
  const namesOf = (of: "tenders" | "advances" | "rates"): readonly string[] => {
    const names = Object.values(sources).flatMap((each) => [...(each[of]?.keys() ?? [])]);
    return [...new Set(names)].sort((a, b) => (of === "rates" ? Number(b) - Number(a) : a < b ? -1 : 1));
  };
  const money = (of: "tenders" | "advances", figure: SessionFigure): readonly FigureRow[] =>
    namesOf(of)
      .map((name) => row(figure, (from) => from[of] && (from[of].get(name) ?? zero), name))
      .filter(
        (each) => ![each.orders, each.zReport, each.documents].every((value) => !value || isZero(value)),
      );
  const rate = (part: "net" | "vat", name: string): FigureRow =>
    row(part, ({ rates }) => rates && (rates.get(name)?.[part] ?? zero), name);
  return [
    row("total", ({ total }) => total),
    row("rounding", ({ rounding }) => rounding),
    row("receipts", ({ receipts }) => (receipts === undefined ? undefined : decimal(String(receipts)))),
    ...money("tenders", "tender"),
    ...money("advances", "advance"),
    ...namesOf("rates").flatMap((name) => [rate("net", name), rate("vat", name)]),
  ];
}

/** How far a source is from the orders; undefined where it agrees, or says nothing. */
export function offBy({ orders, ...sides }: FigureRow, side: SessionDifference["side"]): Decimal | undefined {
  const other = sides[side];
  if (!orders || !other) return undefined;
  const off = minus(other, orders);
  return isZero(off) ? undefined : off;
}
