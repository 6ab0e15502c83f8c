import { type Decimal, decimal, zero } from "../decimals.ts";
import { decimalOf, type Row, textOf } from "../json.ts";
import type { Item, Items } from "../masters/items.ts";
import { isActiveOn } from "../masters/item-activity.ts";
import type { B1Options } from "../options.ts";
import { atLine, businessRule, notModelled, referenceMissing, refused } from "../refusal.ts";
import { checkDimensions } from "../setup/dimensions.ts";
import type { SetUp } from "../setup/set-up.ts";
import { defaultWarehouse } from "../stock/stock-lines.ts";
import type { BaseLine, SentLine } from "./base-lines.ts";
import type { Head } from "./head.ts";
import { inBasis, type LinePrice } from "./line-arithmetic.ts";
import { discountOf, saidPrice } from "./line-price.ts";
import type { ListPrice, PriceLists } from "./price-list.ts";

/** A line that was checked and completed from its base and the masters. */
export interface CheckedLine {
  readonly row: Row;
  readonly index: number;
  readonly item: Item;
  readonly quantity: Decimal;
  readonly warehouse: string;
  readonly vatGroup: string;
  /** Percent. */
  readonly rate: Decimal;
  readonly price: LinePrice;
  readonly source: ListPrice["source"];
  readonly account: string;
  readonly base: BaseLine | undefined;
}

interface LineParts {
  readonly setUp: SetUp;
  readonly items: Items;
  readonly prices: PriceLists;
}

interface LineContext {
  readonly head: Head;
  readonly options: Readonly<B1Options>;
}

/** Checks a line. Refuses with SAP's words and the line's place. */
export function checkLine(sent: SentLine, parts: LineParts, { head, options }: LineContext): CheckedLine {
  const { row, index, base } = sent;
  const { setUp } = parts;
  const item = activeItem(sent, parts.items, head);
  const quantity = quantityOf(sent, { head, item, options });
  const warehouse = warehouseOf(sent, setUp, head);
  const vatGroup = textOf(row, "VatGroup") ?? textOf(head.partner, "VatGroup") ?? item.SalesVATGroup;
  const place = atLine(`${head.kind.lines}.VatGroup`, index);
  if (!vatGroup) throw businessRule(`10000180 - Specify valid tax code [${place}]`);
  const today = setUp.vat.rate(vatGroup, head.rateDay);
  if (!today) throw businessRule(`10000180 - Invalid VAT Group [${place}]`);
  const rate = rateOfSale(base, vatGroup) ?? today;
  checkMovement(sent, head);
  checkDimensions(row, setUp.lists, (column) => atLine(`${head.kind.lines}.${column}`, index));
  const { price, source } = priceOf({ sent, item, rate, quantity }, parts, { head, options });
  return {
    row,
    index,
    item,
    quantity,
    warehouse,
    vatGroup,
    rate,
    price: inModeOf(price, { rate, head, setUp }),
    source,
    account: accountOf(sent, { item, setUp, head }),
    base,
  };
}

function activeItem({ row, index }: SentLine, items: Items, { kind, day }: Head): Item {
  const place = atLine(`${kind.lines}.ItemCode`, index);
  const code = textOf(row, "ItemCode");
  const item = code === undefined ? undefined : items.find(code);
  if (!item) throw referenceMissing(place);
  if (!isActiveOn(item, day)) throw businessRule(`10001069 - Item ${item.ItemCode} is inactive [${place}]`);
  if (item.SalesItem === "tNO") throw refused(`Item ${item.ItemCode} is no sales item [${place}]`); // text: ours
  return item;
}

function quantityOf(
  { row, index }: SentLine,
  { head, item, options }: LineContext & { readonly item: Item },
): Decimal {
  const place = atLine(`${head.kind.lines}.Quantity`, index);
  const quantity = decimalOf(row, "Quantity") ?? decimal(1);
  if (quantity.eq(0)) throw refused(`Quantity must be different from zero [${place}]`);
  if (quantity.lt(0) && (options.negativeLines === "refuse" || item.InventoryItem === "tYES")) {
    throw refused(`Quantity must be positive [${place}]`);
  }
  return quantity;
}

function warehouseOf({ row, index }: SentLine, setUp: SetUp, { kind, branch }: Head): string {
  const code = textOf(row, "WarehouseCode") ?? defaultWarehouse(setUp, branch);
  const warehouse = setUp.warehouses.usable(code, atLine(`${kind.lines}.WhsCode`, index));
  setUp.branches.checkWarehouse(warehouse, branch, `${kind.header}.BPLId`);
  return code;
}

/** What is copied from an invoice keeps the rate it was sold at, whatever the rate is today. */
function rateOfSale(base: BaseLine | undefined, vatGroup: string): Decimal | undefined {
  if (base?.kind.ledger !== "sale" || base.line.VatGroup !== vatGroup) return undefined;
  return decimal(base.line.TaxPercentagePerRow);
}

function checkMovement({ row }: SentLine, { kind }: Head): void {
  if (kind.ledger === "credit") return;
  if (row.WithoutInventoryMovement === "tYES") throw notModelled(`WithoutInventoryMovement on ${kind.set}`);
  if (row.EnableReturnCost === "tYES" && kind.goods !== "return") {
    throw notModelled(`EnableReturnCost on ${kind.set}`);
  }
}

interface LineToFindPriceOf {
  readonly sent: SentLine;
  readonly item: Item;
  readonly rate: Decimal;
  readonly quantity: Decimal;
}

/** The line's own price, else its base's, else the price list's. A discount of the line applies to each of these. */
function priceOf(
  { sent, item, rate, quantity }: LineToFindPriceOf,
  { prices }: LineParts,
  { head, options }: LineContext,
): { readonly price: LinePrice; readonly source: ListPrice["source"] } {
  const { row, index, base } = sent;
  const priced = { row, rate, quantity, index, table: head.kind.lines };
  const said = saidPrice(priced, options);
  if (said) return { price: said, source: "dpsManual" };
  const isDiscounted = decimalOf(row, "DiscountPercent") !== undefined;
  if (base) {
    const price = isDiscounted ? { ...unitOf(base.price), discountPercent: discountOf(priced) } : base.price;
    return { price: ofPart(price, base, quantity), source: "dpsManual" };
  }
  const { partner, day, currency } = head;
  const listed = prices.priceOf({ partner, item, day, currency });
  return {
    price: { basis: listed.basis, unit: listed.price, discountPercent: discountOf(priced) },
    source: listed.source,
  };
}

function unitOf({ basis, unit }: LinePrice): LinePrice {
  return { basis, unit, discountPercent: zero };
}

/** A line that was sold for a total costs its part of that when it is copied in part. */
function ofPart(price: LinePrice, { line }: BaseLine, quantity: Decimal): LinePrice {
  if (!price.lineTotal) return price;
  return { ...price, lineTotal: price.lineTotal.times(quantity).div(decimal(line.Quantity)) };
}

/** In a company that keeps net and gross prices apart, every price is brought into the customer's mode first. */
function inModeOf(
  price: LinePrice,
  { rate, head, setUp }: { readonly rate: Decimal; readonly head: Head; readonly setUp: SetUp },
): LinePrice {
  if (!setUp.company.settings.EnableSeparatePriceMode) return price;
  const to = textOf(head.partner, "PriceMode") === "pmGross" ? "gross" : "net";
  if (price.basis === to) return price;
  const { unit, discountPercent, after } = price;
  const convert = (each: Decimal): Decimal => inBasis(each, price.basis, { to, rate });
  return { basis: to, unit: convert(unit), discountPercent, ...(after && { after: convert(after) }) };
}

/** Credit memos have an account of their own, unless the item or the sale says another. */
function accountOf(
  { row, index, base }: SentLine,
  { item, setUp, head }: { readonly item: Item; readonly setUp: SetUp; readonly head: Head },
): string {
  const { revenue, salesReturns = revenue } = setUp.company.determination;
  const sent = textOf(row, "AccountCode");
  const ofSale = textOf(base?.line ?? {}, "AccountCode");
  const named = sent ?? (ofSale === revenue ? undefined : ofSale) ?? item.IncomeAccount;
  if (named) setUp.accounts.check(named, atLine(`${head.kind.lines}.AcctCode`, index));
  const ofCost = textOf(row, "COGSAccountCode");
  if (ofCost) setUp.accounts.check(ofCost, atLine(`${head.kind.lines}.CogsAcct`, index));
  return named ?? (head.kind.ledger === "credit" ? salesReturns : revenue);
}
