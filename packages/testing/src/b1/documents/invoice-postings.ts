import type { SetUp } from "../setup/set-up.ts";
import { type Decimal, sum } from "../decimals.ts";
import { asText } from "../json.ts";
import type { InvoiceLine } from "./invoice-lines.ts";
import type { Posting } from "../ledger/journal-entries.ts";
import { stockRowsOf } from "../stock/line-fields.ts";
import type { StockMove } from "../stock/stock.ts";

/** The goods that an invoice takes out of its warehouses. */
export function movesOf(lines: readonly InvoiceLine[]): readonly StockMove[] {
  return lines
    .filter(({ item }) => item.InventoryItem === "tYES")
    .map(({ row, item, quantity }) => ({
      itemCode: item.ItemCode,
      warehouse: row.WarehouseCode,
      quantity,
      line: row.LineNum,
      ...stockRowsOf(row),
    }));
}

/** Receivables against revenue and output VAT; cost of goods sold against stock, by what the goods were worth. */
export function postingsOf(
  lines: readonly InvoiceLine[],
  cardCode: string,
  { setUp: { company, vat }, values }: { readonly setUp: SetUp; readonly values: readonly Decimal[] },
): readonly Posting[] {
  const { determination } = company;
  const cost = sum(values);
  return [
    { account: determination.receivables, cardCode, debit: sum(lines.map(({ amounts }) => amounts.gross)) },
    ...lines.map(({ row, amounts }) => ({ account: asText(row.AccountCode), credit: amounts.net })),
    ...lines.map(({ row, amounts }) => ({ account: vat.account(row.VatGroup), credit: amounts.vat })),
    { account: determination.costOfGoodsSold, debit: cost },
    { account: determination.stock, credit: cost },
  ];
}
