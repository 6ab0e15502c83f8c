import type { Order } from "@instep/sitoo-client";
import type { CompanyFacts } from "../facts.ts";
import { type Decimal, decimal, equals, isZero, toJsonNumber, toText } from "../money/decimal.ts";
import type { StatedLine } from "../money/sap-arithmetic.ts";
import { stateLines } from "../money/state-lines.ts";
import type { Place } from "../orders/place-of.ts";
import type { InvoiceLine } from "../plan.ts";
import type { Problem } from "../problems.ts";
import { problemsOf, type Result, success, failure, unless } from "../result.ts";
import type { Rules } from "../rules.ts";
import { cashRoundingOf, feesOf, lineGross } from "./check-amounts.ts";

type OrderItem = Order["orderitems"][number];

/** A line as it is posted, and as SAP will compute with it. */
export interface SaleLine {
  readonly body: InvoiceLine;
  readonly stated: StatedLine;
}

/** What all lines of a sale share. */
export interface LineContext {
  readonly rules: Rules;
  readonly company: CompanyFacts;
  readonly place: Place | undefined;
}

/** Wire code of a product line; every other type is one we do not know. */
const product = 10;

/** The invoice lines of a sale, the one for cash rounding last; or everything that is wrong with any of them. */
export function toLines(order: Order, context: LineContext): Result<readonly SaleLine[]> {
  const items = order.orderitems.map((item) => toItemLines(item, context));
  const rounding = toRoundingLine(order, context);
  const problems = [...checkOrder(order), ...items.flatMap(problemsOf), ...problemsOf(rounding)];
  const lines = [...items, rounding].flatMap((result) => (result.ok ? result.value : []));
  return unless(problems, lines);
}

function checkOrder(order: Order): readonly Problem[] {
  const problems: Problem[] = [];
  if (order.orderitems.length === 0) problems.push({ code: "no-lines" });
  for (const [fee, gross] of Object.entries(feesOf(order)) as ["checkout" | "delivery", Decimal][]) {
    if (!isZero(gross)) problems.push({ code: "unmapped-fee", fee, amount: toText(gross) });
  }
  const salesTax = decimal(order.moneyfinal_salestax ?? "0");
  if (!isZero(salesTax)) problems.push({ code: "us-sales-tax", amount: toText(salesTax) });
  if (order.additionaldata["delivery-ignore-stock"] === "true") {
    problems.push({ code: "ignores-stock", rule: "scope.tags" });
  }
  return problems;
}

function toItemLines(item: OrderItem, context: LineContext): Result<readonly SaleLine[]> {
  const { sku = "", orderitemid } = item;
  const quantity = decimal(item.decimalquantitytotal ?? String(item.quantity));
  const vat = vatGroupOf(item, context.rules);
  const problems: Problem[] = [...problemsOf(vat)];
  if (item.orderitemtype !== product)
    problems.push({ code: "unknown-line-type", orderitemid, orderitemtype: item.orderitemtype });
  if (sku === "") problems.push({ code: "no-sku", orderitemid });
  if (isZero(quantity)) problems.push({ code: "no-quantity", sku });
  if (!vat.ok || problems.length > 0) return failure(...problems);

  const gross = lineGross(item);
  const rate = decimal(String(item.vatvalue));
  const lines = stateLines(quantity, gross, context.company.priceAccuracy).map((stated) => ({
    stated: { ...stated, vatRate: rate },
    body: {
      ...lineBody(stated, { ItemCode: sku, VatGroup: vat.value }, context),
      ...(item.vouchername && { FreeText: item.vouchername.slice(0, 100) }),
    },
  }));
  return success(lines);
}

function vatGroupOf(item: OrderItem, rules: Rules): Result<string> {
  const { sku = "", vatvalue } = item;
  const amount = toText(lineGross(item));
  if (item.additionaldata?.["giftcard-cardnumber"] !== undefined)
    return failure({ code: "gift-card-sold", sku, amount });
  if (vatvalue === 0) return failure({ code: "zero-vat-rate", sku, amount });

  const rate = String(vatvalue);
  const found = Object.entries(rules.vat).find(([mapped]) => equals(decimal(mapped), decimal(rate)));
  return found
    ? success(found[1])
    : failure({ code: "unknown-vat-rate", sku, vatvalue: rate, rule: `vat.${rate}` });
}

/** Cash rounding is a line of its own, so that the document's total is the receipt's. */
function toRoundingLine(order: Order, context: LineContext): Result<readonly SaleLine[]> {
  const rounding = cashRoundingOf(order);
  if (isZero(rounding)) return success([]);
  const rule = context.rules.cashRounding;
  if (!rule)
    return failure({ code: "unmapped-cash-rounding", amount: toText(rounding), rule: "cashRounding" });

  const lines = stateLines(decimal("1"), rounding, context.company.priceAccuracy).map((stated) => ({
    stated: { ...stated, vatRate: decimal("0") },
    body: lineBody(stated, { ItemCode: rule.itemCode, VatGroup: rule.vatGroup }, context),
  }));
  return success(lines);
}

function lineBody(
  { quantity, priceAfterVat }: Pick<StatedLine, "quantity" | "priceAfterVat">,
  codes: Pick<InvoiceLine, "ItemCode" | "VatGroup">,
  { place }: LineContext,
): InvoiceLine {
  const costingCode = place?.store.costingCode;
  return {
    ...codes,
    Quantity: toJsonNumber(quantity),
    PriceAfterVAT: toJsonNumber(priceAfterVat),
    WarehouseCode: place?.store.warehouse ?? "",
    ...(costingCode !== undefined && { CostingCode: costingCode }),
  };
}
