import { amount, type Decimal, rounded, sum } from "../decimals.ts";
import { decimalOf, integerOf } from "../json.ts";
import type { Shapes } from "../metadata/shapes.ts";
import { column } from "../numeric.ts";
import type { CheckedLine } from "./lines.ts";
import type { Head } from "./head.ts";
import {
  inBasis,
  type LineRules,
  type PricedLine,
  priceAfter,
  priceLines,
  taxesAfterDiscount,
} from "./line-arithmetic.ts";
import { type DocumentLine, lineType } from "./line-type.ts";
import { type Money, moneyAt } from "./money.ts";
import { type Discount, discountOf, partsOf } from "./totals.ts";

/** A line with its amounts. */
export interface NewLine extends CheckedLine {
  readonly row: DocumentLine;
  /** Before a discount on the whole document, as the line shows it. */
  readonly net: Money;
  /** After it, as it is posted. */
  readonly revenue: Money;
  readonly vat: Money;
}

export interface PricedLines {
  readonly lines: readonly NewLine[];
  readonly discount: Discount;
}

/** Computes the amounts of the lines of a document, its discount included. */
export function toPricedLines(
  checked: readonly CheckedLine[],
  head: Head,
  { shapes, rules }: { readonly shapes: Shapes; readonly rules: LineRules },
): PricedLines {
  const priced = priceLines(checked, rules);
  const discount = discountOf(head, priced, inheritedDiscount(checked));
  const taxes = taxesAfterDiscount(checked, priced, { kept: discount.kept, rules });
  const total = sum(priced.map(({ net }) => net)).minus(discount.total);
  const revenues = partsOf(
    priced.map(({ net }) => amount(net.times(discount.kept))),
    total,
  );
  const lines = checked.map((line, index): NewLine => {
    const amounts = priced[index];
    const [tax, revenue] = [taxes[index], revenues[index]];
    if (!amounts || !tax || !revenue) throw new Error(`Line ${String(index)} has no price.`);
    const money = {
      net: moneyAt(amounts.net, head.rate),
      vat: moneyAt(tax, head.rate),
      revenue: moneyAt(revenue, head.rate),
    };
    return { ...line, ...money, row: toRow(line, { ...money, amounts }, { head, shapes, rules }) };
  });
  return { lines, discount };
}

/** What is copied from one document as a whole keeps the discount of that (inferred: the client's "Copy To" does). */
function inheritedDiscount(lines: readonly CheckedLine[]): Decimal | undefined {
  const [first] = lines;
  const document = first?.base?.document;
  if (!document || lines.some(({ base }) => base?.document !== document)) return undefined;
  return decimalOf(document, "DiscountPercent");
}

interface LineAmounts {
  readonly amounts: PricedLine;
  readonly net: Money;
  readonly vat: Money;
}

interface RowParts {
  readonly head: Head;
  readonly shapes: Shapes;
  readonly rules: LineRules;
}

function toRow(line: CheckedLine, computed: LineAmounts, { head, shapes, rules }: RowParts): DocumentLine {
  const { row, index, item, quantity, base } = line;
  const { amounts, net, vat } = computed;
  const gross = moneyAt(amounts.gross, head.rate);
  const foreign = (value: Decimal): number => (head.isForeign ? column(value) : 0);
  return {
    ...shapes.blank(lineType),
    BaseType: -1,
    BaseEntry: null,
    BaseLine: null,
    WithoutInventoryMovement: "tNO",
    EnableReturnCost: "tNO",
    ReturnReason: -1,
    ReturnAction: -1,
    ...row,
    ...(base && { BaseLine: base.line.LineNum }),
    SalesPersonCode: integerOf(row, "SalesPersonCode") ?? -1,
    ItemDescription: row.ItemDescription ?? item.ItemName,
    LineNum: index,
    VisualOrder: index,
    ItemCode: item.ItemCode,
    Quantity: column(quantity),
    ...pricesOf(line, amounts, rules),
    PriceSource: line.source,
    LineTotal: column(net.local),
    RowTotalFC: foreign(net.own),
    GrossTotal: column(gross.local),
    GrossTotalFC: foreign(gross.own),
    TaxTotal: column(vat.local),
    NetTaxAmount: column(vat.local),
    NetTaxAmountFC: foreign(vat.own),
    TaxPercentagePerRow: column(line.rate),
    VatGroup: line.vatGroup,
    Currency: head.currency,
    Rate: head.isForeign ? column(head.rate) : 0,
    WarehouseCode: line.warehouse,
    AccountCode: line.account,
    TreeType: "iNotATree",
    LineStatus: "bost_Open",
    RemainingOpenQuantity: column(quantity),
    StockPrice: 0,
  };
}

/** The prices of one unit: with and without tax, before and after the discount. */
function pricesOf({ price, rate, quantity }: CheckedLine, { unitNet, gross }: PricedLine, rules: LineRules) {
  const { basis, unit, discountPercent } = price;
  const { PriceAccuracy } = rules;
  const before = (to: "net" | "gross"): number =>
    column(rounded(inBasis(unit, basis, { to, rate }), PriceAccuracy));
  const isDiscounted = !discountPercent.eq(0);
  const afterVat = basis === "gross" ? priceAfter(price, PriceAccuracy) : rounded(gross.div(quantity), 6);
  return {
    UnitPrice: basis === "net" || isDiscounted ? before("net") : column(unitNet),
    Price: column(unitNet),
    DiscountPercent: column(discountPercent),
    PriceAfterVAT: column(afterVat),
    GrossPrice: basis === "gross" || isDiscounted ? before("gross") : column(afterVat),
  };
}
