import { itemCodeFor, type Setting, toDecide } from "./setting.ts";
import { cutText } from "../plan/cut-text.ts";
import { type Decimal, decimal, isNegative, isZero, toText } from "../money/decimal.ts";
import type { GoodsLine } from "../orders/split-lines.ts";
import type { DocumentLine } from "../plan/document-body.ts";
import type { Problem } from "../problems.ts";
import { all, failure, problemsOf, type Result, success, andThen } from "../result.ts";
import { isGiftCard } from "../orders/gift-cards.ts";
import { giftCardCodes } from "./gift-cards.ts";
import type { Piece } from "./pieces.ts";
import { type LineCodes, priceLines, type PricedLine } from "./priced-line.ts";
import { checkRate } from "./vat-group-of.ts";

/** How the pieces of a line are stated: their warehouse is known, and what else a return says of them. */
export interface Statement {
  readonly pieces: Result<readonly Piece[]>;
  /** "YYYY-MM-DD" of the sale: goods that come back keep its rate. */
  readonly soldOn: string | undefined;
  readonly more?: (piece: Piece) => Partial<DocumentLine>;
}

/** Longest FreeText of a document line. */
const textLength = 100;

/** The document lines of one order line, or everything that is wrong with it. */
export function goodsLines(
  line: GoodsLine,
  { pieces, soldOn, more }: Statement,
  setting: Setting,
): Result<readonly PricedLine[]> {
  const checked = checkLine(line, setting);
  const parts = all({ pieces, codes: codesOf(line, soldOn, setting), text: textOf(line, setting) });
  if (!checked.ok || !parts.ok) return failure(...problemsOf(checked), ...problemsOf(parts));
  const { codes, text } = parts.value;
  const lines = parts.value.pieces.flatMap((piece) => {
    const own = {
      WarehouseCode: unmovedWarehouse(setting) ?? piece.warehouse,
      ...text,
      ...serialNumbersOf(line, setting),
      ...more?.(piece),
    };
    return priceLines(piece, { ...codes, orderitemid: line.item.orderitemid, more: own }, setting);
  });
  return success(lines, parts.notes);
}

function checkLine(line: GoodsLine, setting: Setting): Result<true> {
  const { item, quantity, gross } = line;
  const { sku = "", orderitemid } = item;
  const facts = setting.facts.items?.[itemCodeFor(line, setting)];
  const problems: Problem[] = [];
  if (sku === "") problems.push({ code: "no-sku", orderitemid });
  if (isZero(quantity)) problems.push({ code: "no-quantity", sku });
  if (facts?.billOfMaterials) problems.push({ code: "sales-bill-of-materials", sku });
  if (facts?.heldInStock && isReduction(line))
    problems.push({ code: "negative-line-of-goods", sku, amount: toText(gross) });
  if (facts?.managedBy && !hasAllNumbers(line, setting))
    problems.push({ code: "needs-numbers", sku, managedBy: facts.managedBy, rule: "serialNumbers" });
  return problems.length > 0 ? failure(...problems) : success(true);
}

const ignoresStock = ({ order }: Setting): boolean =>
  order.additionaldata["delivery-ignore-stock"] === "true";

/** Goods of an order that must not move the store's stock come from a warehouse of their own (H26). */
const unmovedWarehouse = (setting: Setting): string | undefined =>
  ignoresStock(setting) ? setting.rules.ignoresStock?.warehouse : undefined;

/** A coupon, a deposit or a discount: money and no goods, whichever document it stands on (H27). */
const isReduction = ({ item, gross }: GoodsLine): boolean =>
  isNegative(gross) || (item.quantity > 0 && isNegative(decimal(item.moneyitemtotal_net)));

function codesOf(line: GoodsLine, soldOn: string | undefined, setting: Setting): Result<LineCodes> {
  if (isGiftCard(line.item)) return giftCardCodes(line, setting);
  const { rules, decide } = setting;
  const asked = toDecide(line, setting);
  const ignored = ignoresStock(setting);
  if (ignored && !rules.ignoresStock) return failure({ code: "ignores-stock", rule: "ignoresStock" });
  const ItemCode = (ignored ? rules.ignoresStock?.itemCode : undefined) ?? decide.itemCode(asked);
  const vatvalue = String(line.item.vatvalue);
  return andThen(
    andThen(decide.vatGroup(asked, soldOn), (group) => rateChecked(group, vatvalue, setting)),
    (VatGroup) => success({ ItemCode, VatGroup, vatRate: vatvalue, vatvalue }),
  );
}

/** A group whose rate on the business date is another one would change total and VAT (H28). */
function rateChecked(group: string, rate: string, { facts, place }: Setting): Result<string> {
  const rates = facts.company.vatGroups?.[group];
  return rates && place ? checkRate(group, { rate, date: place.date, rates }) : success(group);
}

/** The text of a line, cut where SAP's column ends, which is told. */
function textOf(line: GoodsLine, setting: Setting): Result<Pick<DocumentLine, "FreeText">> {
  const text = setting.decide.lineText(toDecide(line, setting)).trim();
  if (text === "") return success({});
  if (text.length <= textLength) return success({ FreeText: text });
  const note = { code: "text-shortened", field: "FreeText", length: text.length, kept: textLength } as const;
  return success({ FreeText: cutText(text, textLength) }, [note]);
}

/** Serial numbers that the order carries under the key of the rules. */
function numbersOf({ item }: GoodsLine, { rules }: Setting): readonly string[] {
  const text = rules.serialNumbers === undefined ? undefined : item.additionaldata?.[rules.serialNumbers];
  return (text ?? "").split(",").flatMap((number) => number.trim() || []);
}

const hasAllNumbers = (line: GoodsLine, setting: Setting): boolean =>
  setting.facts.items?.[itemCodeFor(line, setting)]?.managedBy === "serial" &&
  countIs(line.quantity, numbersOf(line, setting).length);

const countIs = (quantity: Decimal, count: number): boolean =>
  count > 0 && quantity.toFixed() === String(count);

function serialNumbersOf(line: GoodsLine, setting: Setting): Pick<DocumentLine, "SerialNumbers"> {
  const numbers = hasAllNumbers(line, setting) ? numbersOf(line, setting) : [];
  if (numbers.length === 0) return {};
  return { SerialNumbers: numbers.map((InternalSerialNumber) => ({ InternalSerialNumber, Quantity: 1 })) };
}
