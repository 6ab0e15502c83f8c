import type { SetUp } from "../setup/set-up.ts";
import { type Decimal, decimal, wire, zero } from "../decimals.ts";
import { type DocumentLine, documentLineType } from "./document-type.ts";
import type { Item, Items } from "../masters/items.ts";
import { decimalOf, type Row, textOf } from "../json.ts";
import { type LineToPrice, type PricedLine, priceLines } from "./line-arithmetic.ts";
import type { B1Options } from "../options.ts";
import { atLine, businessRule, referenceMissing, refused } from "../refusal.ts";
import type { Shapes } from "../metadata/shapes.ts";
import type { Stock } from "../stock/stock.ts";

/** A line that can be posted: checked, completed from the masters, priced. */
export interface InvoiceLine {
  readonly row: DocumentLine;
  readonly item: Item;
  readonly quantity: Decimal;
  readonly amounts: PricedLine;
}

export interface LineParts {
  readonly setUp: SetUp;
  readonly items: Items;
  readonly stock: Stock;
  readonly shapes: Shapes;
}

/** The date that picks VAT rates, and the company's switches. */
interface LineContext {
  readonly rateDay: string;
  readonly options: Readonly<B1Options>;
}

/** Checks and prices the lines of an invoice. Refuses with SAP's words and the line's place. */
export function toInvoiceLines(
  sent: readonly Row[],
  parts: LineParts,
  context: LineContext,
): readonly InvoiceLine[] {
  const checked = sent.map((row, index) => checkLine({ row, index }, parts, context));
  const amounts = priceLines(
    checked.map(({ toPrice }) => toPrice),
    parts.setUp.company.settings,
  );
  return checked.map((line, index) => {
    const priced = amounts[index];
    if (!priced) throw new Error(`Line ${String(index)} has no price.`);
    const { item, toPrice } = line;
    return { item, quantity: toPrice.quantity, amounts: priced, row: toRow(line, priced, parts) };
  });
}

interface Place {
  readonly row: Row;
  readonly index: number;
}

interface CheckedLine extends Place {
  readonly item: Item;
  readonly warehouse: string;
  readonly toPrice: LineToPrice;
}

function checkLine(place: Place, { setUp, items }: LineParts, context: LineContext): CheckedLine {
  const { row, index } = place;
  const item = activeItem(place, items);
  const quantity = decimalOf(row, "Quantity") ?? decimal(1);
  if (quantity.eq(0))
    throw refused(`Quantity must be different from zero [${atLine("INV1.Quantity", index)}]`);
  if (quantity.lt(0)) checkNegative(item, index, context.options);
  const warehouse = textOf(row, "WarehouseCode") ?? setUp.warehouses.defaultCode();
  if (!setUp.warehouses.find(warehouse)) throw referenceMissing(atLine("INV1.WhsCode", index));
  const account = textOf(row, "AccountCode") ?? item.IncomeAccount;
  if (account) setUp.accounts.check(account, atLine("INV1.AcctCode", index));
  const vatGroup = textOf(row, "VatGroup") ?? item.SalesVATGroup;
  if (!vatGroup) throw businessRule(`10000180 - Specify valid tax code [${atLine("INV1.VatGroup", index)}]`);
  const rate = setUp.vat.rate(vatGroup, context.rateDay);
  if (!rate) throw businessRule(`10000180 - Invalid VAT Group [${atLine("INV1.VatGroup", index)}]`);
  const price = priceOf(place, context.options);
  return { ...place, item, warehouse, toPrice: { vatGroup, rate, quantity, price } };
}

function activeItem({ row, index }: Place, items: Items): Item {
  const code = textOf(row, "ItemCode");
  const item = code === undefined ? undefined : items.find(code);
  if (!item) throw referenceMissing(atLine("INV1.ItemCode", index));
  if (item.Valid !== "tYES" || item.Frozen === "tYES") {
    throw businessRule(`10001069 - Item ${item.ItemCode} is inactive [${atLine("INV1.ItemCode", index)}]`);
  }
  return item;
}

function checkNegative(item: Item, index: number, { negativeLines }: Readonly<B1Options>): void {
  if (negativeLines === "allow" && item.InventoryItem !== "tYES") return;
  throw refused(`Quantity must be positive [${atLine("INV1.Quantity", index)}]`);
}

/** Several prices on one line leave SAP to choose, with results that nobody documents: refused, to be defensive. */
function priceOf({ row, index }: Place, { negativePrices }: Readonly<B1Options>): LineToPrice["price"] {
  const afterVat = decimalOf(row, "PriceAfterVAT");
  const unit = decimalOf(row, "UnitPrice");
  const discountPercent = decimalOf(row, "DiscountPercent") ?? zero;
  if (afterVat && (unit !== undefined || !discountPercent.eq(0))) {
    throw refused(
      `10001058 - Enter a discount percentage of less than 100 [${atLine("INV1.DiscPrcnt", index)}]`,
    );
  }
  if ((afterVat ?? unit ?? zero).lt(0) && negativePrices === "refuse") {
    throw refused(`Price must not be negative [${atLine("INV1.PriceBefDi", index)}]`);
  }
  return afterVat ? { kind: "gross", afterVat } : { kind: "net", unit: unit ?? zero, discountPercent };
}

function toRow(line: CheckedLine, amounts: PricedLine, { setUp, stock, shapes }: LineParts): DocumentLine {
  const { row, index, item, warehouse, toPrice } = line;
  const { price, rate, quantity, vatGroup } = toPrice;
  const unitNet = wire(amounts.unitNet);
  return {
    ...shapes.blank(documentLineType),
    ItemDescription: item.ItemName,
    SalesPersonCode: -1,
    ...row,
    LineNum: index,
    ItemCode: item.ItemCode,
    Quantity: wire(quantity),
    UnitPrice: price.kind === "net" ? wire(price.unit) : unitNet,
    Price: unitNet,
    DiscountPercent: price.kind === "net" ? wire(price.discountPercent) : 0,
    PriceAfterVAT: wire(price.kind === "gross" ? price.afterVat : amounts.gross.div(quantity).round(6)),
    GrossPrice: wire(price.kind === "gross" ? price.afterVat : amounts.gross.div(quantity).round(6)),
    LineTotal: wire(amounts.net),
    GrossTotal: wire(amounts.gross),
    TaxTotal: wire(amounts.vat),
    NetTaxAmount: wire(amounts.vat),
    TaxPercentagePerRow: wire(rate),
    VatGroup: vatGroup,
    Currency: setUp.company.LocalCurrency,
    WarehouseCode: warehouse,
    AccountCode: textOf(row, "AccountCode") ?? item.IncomeAccount ?? setUp.company.determination.revenue,
    LineStatus: "bost_Open",
    RemainingOpenQuantity: wire(quantity),
    StockPrice: item.InventoryItem === "tYES" ? wire(stock.unitCost(item.ItemCode)) : 0,
  };
}
