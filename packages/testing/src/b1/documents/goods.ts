import { type Decimal, decimal, zero } from "../decimals.ts";
import { decimalOf } from "../json.ts";
import { notModelled } from "../refusal.ts";
import { stockRowsOf } from "../stock/line-fields.ts";
import type { Stock, StockDocument, StockMove } from "../stock/stock.ts";
import type { Head } from "./head.ts";
import type { NewLine } from "./priced-lines.ts";

/** What the lines of a document do to the stock, line by line. */
type Effect = "leave" | "return" | "are promised" | "stay";

/** Moves and promises the goods of a document. Gives what those of each line cost, whether they moved now or before. */
export function moveGoods(
  document: StockDocument,
  { head, lines }: { readonly head: Head; readonly lines: readonly NewLine[] },
  stock: Stock,
): readonly Decimal[] {
  const effects = lines.map((line) => effectOf(line, head));
  const having = (...wanted: readonly Effect[]): readonly NewLine[] =>
    lines.filter((_, index) => wanted.some((effect) => effect === effects[index]));
  releasePromises(lines, head, stock);
  const moving = having("leave", "return");
  const values = stock.post(
    document,
    moving.map((line) => moveOf(line, head)),
  );
  stock.commit(
    document,
    having("are promised").map((line) => promiseOf(line)),
  );
  const worths = new Map(moving.map((line, index) => [line.index, values[index] ?? zero]));
  return lines.map((line) => worths.get(line.index)?.abs() ?? worthBefore(line));
}

/** Takes the goods of a document back by another one: those that moved, and those that it promised. */
export function takeGoodsBack(
  by: StockDocument,
  of: Pick<StockDocument, "objectCode" | "docEntry">,
  stock: Stock,
): void {
  stock.reverse(by, of);
  stock.uncommit(of);
}

/** A promise of an earlier document that a line fulfilled. */
export interface KeptPromise {
  readonly to: Pick<StockDocument, "objectCode" | "docEntry">;
  readonly move: StockMove;
}

/** The promises of earlier documents that lines fulfil: of orders, and of reserve invoices. */
export function promisesKept(lines: readonly NewLine[], { kind }: Head): readonly KeptPromise[] {
  return lines.flatMap((line) => {
    const { base, item } = line;
    if (!base || !kind.usesUpBases || item.InventoryItem !== "tYES") return [];
    const isPromise = base.kind.goods === "are promised" || base.document.ReserveInvoice === "tYES";
    if (!isPromise || (kind.ledger === "credit" && base.toDeliver.eq(0))) return [];
    const to = { objectCode: base.kind.objectCode, docEntry: base.document.DocEntry };
    const { WarehouseCode: warehouse, LineNum } = base.line;
    return [{ to, move: { itemCode: item.ItemCode, warehouse, quantity: line.quantity, line: LineNum } }];
  });
}

function releasePromises(lines: readonly NewLine[], head: Head, stock: Stock): void {
  for (const { to, move } of promisesKept(lines, head)) stock.uncommit(to, [move]);
}

function effectOf({ item, base, row, quantity }: NewLine, { kind, isReserve }: Head): Effect {
  if (item.InventoryItem !== "tYES" || row.WithoutInventoryMovement === "tYES") return "stay";
  if (kind.goods === "leave") {
    if (base?.kind.goods === "leave" && base.document.ReserveInvoice !== "tYES") return "stay"; // its delivery moved them
    return isReserve ? "are promised" : "leave";
  }
  if (kind.goods === "return") {
    if (base?.kind.goods === "return") return "stay"; // they came back before
    return base && isUndelivered(quantity, base.toDeliver) ? "stay" : "return";
  }
  return kind.goods;
}

/** Whether the goods of a credited reserve invoice never left. */
function isUndelivered(quantity: Decimal, toDeliver: Decimal): boolean {
  if (toDeliver.eq(0)) return false;
  if (quantity.gt(toDeliver))
    throw notModelled("credit memos for reserve invoices that were delivered in part");
  return true;
}

/** Numbers and bins are handed on as they were sent. */
function moveOf(line: NewLine, { kind }: Head): StockMove {
  const { row, quantity } = line;
  const cost = kind.goods === "return" ? costOfReturn(line) : undefined;
  return {
    ...promiseOf(line),
    quantity: kind.goods === "return" ? zero.minus(quantity) : quantity,
    ...(cost && { cost }),
    ...stockRowsOf(row),
  };
}

function promiseOf({ row, item, quantity }: NewLine): StockMove {
  return { itemCode: item.ItemCode, warehouse: row.WarehouseCode, quantity, line: row.LineNum };
}

/** The cost that was sent, else the sale's, else the current one: a reserve invoice has none, its deliveries have. */
function costOfReturn({ base, row }: NewLine): Decimal | undefined {
  if (row.EnableReturnCost === "tYES") return decimalOf(row, "ReturnCost") ?? zero;
  if (!base || base.document.ReserveInvoice === "tYES") return undefined;
  return base.worth.div(decimal(base.line.Quantity));
}

/** What goods cost that a base has moved. Without quantity posting there is no cost: the loss stays where it is. */
function worthBefore({ base, row, quantity, item }: NewLine): Decimal {
  const isOpen = !base || row.WithoutInventoryMovement === "tYES" || item.InventoryItem !== "tYES";
  return isOpen ? zero : base.worth.times(quantity).div(decimal(base.line.Quantity)).round(2);
}
