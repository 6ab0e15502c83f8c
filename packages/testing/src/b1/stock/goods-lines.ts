import { amount, type Decimal, decimal, wire, zero } from "../decimals.ts";
import { decimalOf, type Row, textOf } from "../json.ts";
import type { Posting } from "../ledger/journal-entries.ts";
import type { Item } from "../masters/items.ts";
import { column } from "../numeric.ts";
import { atLine, notModelled, refused } from "../refusal.ts";
import { checkDimensions, dimensionsOf } from "../setup/dimensions.ts";
import type { SetUp } from "../setup/set-up.ts";
import type { GoodsKind } from "./goods-document-type.ts";
import { stockRowsOf } from "./line-fields.ts";
import type { StockDocumentParts } from "./stock-document.ts";
import { checkWarehouse, defaultWarehouse, movableItem, movedQuantity, type Place } from "./stock-lines.ts";
import type { StockMove } from "./stock.ts";

/** A line of a goods receipt or issue, checked: what it moves, and against which account. */
export interface GoodsLine {
  readonly row: Row;
  readonly item: Item;
  readonly move: StockMove;
  /** The other side of the stock account. */
  readonly account: string;
}

interface LineContext {
  readonly kind: GoodsKind;
  readonly day: string;
  readonly branch: number | undefined;
}

export function toGoodsLine(
  place: Place,
  { setUp, items, stock }: StockDocumentParts,
  { kind, day, branch }: LineContext,
): GoodsLine {
  const { row, index, linesTable } = place;
  const item = movableItem(place, items, day);
  const quantity = movedQuantity(place);
  const warehouse = textOf(row, "WarehouseCode") ?? defaultWarehouse(setUp, branch);
  checkWarehouse(warehouse, setUp, { branch, field: atLine(`${linesTable}.WhsCode`, index) });
  const account = textOf(row, "AccountCode") ?? counterAccount(kind, setUp);
  setUp.accounts.check(account, atLine(`${linesTable}.AcctCode`, index));
  checkDimensions(row, setUp.lists, (column) => atLine(`${linesTable}.${column}`, index));
  const cost = kind.direction === "in" ? statedCost(place) : stock.unitCost(item.ItemCode, warehouse);
  return {
    item,
    account,
    move: {
      itemCode: item.ItemCode,
      warehouse,
      line: index,
      ...(kind.direction === "in" ? { quantity: zero.minus(quantity), cost } : { quantity }),
      ...stockRowsOf(row),
    },
    row: {
      ItemDescription: item.ItemName,
      SalesPersonCode: -1,
      ...row,
      LineNum: index,
      Quantity: wire(quantity),
      WarehouseCode: warehouse,
      AccountCode: account,
      Currency: setUp.company.LocalCurrency,
      UnitPrice: column(cost),
      Price: column(cost),
      LineTotal: column(amount(cost.times(quantity))),
      StockPrice: column(cost),
      LineStatus: "bost_Open",
    },
  };
}

/** SAP takes a price list's price when none is sent; which one is set up where nobody can read it. */
function statedCost({ row, index, linesTable }: Place): Decimal {
  const cost = decimalOf(row, "UnitPrice");
  if (!cost) throw notModelled("a goods receipt line without UnitPrice");
  if (cost.lt(0)) throw refused(`Price must not be negative [${atLine(`${linesTable}.PriceBefDi`, index)}]`);
  return decimal(wire(cost));
}

function counterAccount({ direction }: GoodsKind, { company: { determination } }: SetUp): string {
  return direction === "in"
    ? (determination.inventoryIncrease ?? determination.openingBalance)
    : (determination.inventoryDecrease ?? determination.costOfGoodsSold);
}

/** What leaves is charged to the line's account; what comes in has a negative value, and is credited to it. */
export function goodsPostings(
  lines: readonly GoodsLine[],
  values: readonly Decimal[],
  { company }: SetUp,
): readonly Posting[] {
  return lines.flatMap(({ account, row }, index) => {
    const value = values[index] ?? zero;
    return [
      { account, debit: value, ...dimensionsOf(row) },
      { account: company.determination.stock, credit: value },
    ];
  });
}
