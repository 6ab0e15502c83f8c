import { type Decimal, decimal, hundred, rounded, zero } from "../decimals.ts";
import { decimalOf, type Row } from "../json.ts";
import type { B1Options } from "../options.ts";
import { atLine, refused, type SapRefusal } from "../refusal.ts";
import { inBasis, type LinePrice } from "./line-arithmetic.ts";

const priceFields = ["UnitPrice", "Price", "PriceAfterVAT", "GrossPrice", "LineTotal"] as const;

/** A line's price fields, the rate of its tax in percent, and where it stands. */
interface Priced {
  readonly row: Row;
  readonly rate: Decimal;
  readonly quantity: Decimal;
  readonly index: number;
  /** The table of the lines: "INV1". */
  readonly table: string;
}

/**
 * The price that a line says, undefined when it says none. Several prices at once make SAP compute a discount between
 * them, or refuse (KBA 3697554): which, and from which of them, nobody documents.
 */
export function saidPrice(line: Priced, options: Readonly<B1Options>): LinePrice | undefined {
  const said = saidFields(line.row);
  const [field] = said;
  if (field === undefined) return undefined;
  for (const each of said) checkSign(decimalOf(line.row, each), line, options);
  const discountPercent = discountOf(line);
  const isFinal = field !== "UnitPrice" && field !== "GrossPrice";
  if (said.length > 1 || (isFinal && !discountPercent.eq(0))) {
    if (options.severalPrices === "refuse") throw tooMuchDiscount(line);
    return discountBetween(line);
  }
  const value = decimalOf(line.row, field) ?? zero;
  if (field === "LineTotal") return { ...plain("net", value.div(line.quantity)), lineTotal: value };
  if (isFinal) return plain(field === "PriceAfterVAT" ? "gross" : "net", value);
  return { basis: field === "GrossPrice" ? "gross" : "net", unit: value, discountPercent };
}

/** A price without a discount. */
function plain(basis: LinePrice["basis"], unit: Decimal): LinePrice {
  return { basis, unit, discountPercent: zero };
}

/** The discount of a line in percent: 100 gives the goods away. */
export function discountOf(line: Priced): Decimal {
  const discountPercent = decimalOf(line.row, "DiscountPercent") ?? zero;
  if (discountPercent.gt(hundred)) throw tooMuchDiscount(line);
  return discountPercent;
}

/** The final price counts, and the discount is what lies between it and the price before. */
function discountBetween(line: Priced): LinePrice {
  const { row, rate, quantity } = line;
  const lineTotal = decimalOf(row, "LineTotal");
  const afterVat = decimalOf(row, "PriceAfterVAT");
  const basis = afterVat ? "gross" : "net";
  const final = afterVat ?? (lineTotal ? lineTotal.div(quantity) : decimalOf(row, "Price"));
  const unitPrice = decimalOf(row, "UnitPrice");
  const grossPrice = decimalOf(row, "GrossPrice");
  const before = unitPrice
    ? inBasis(unitPrice, "net", { to: basis, rate })
    : inBasis(grossPrice ?? final ?? zero, grossPrice ? "gross" : basis, { to: basis, rate });
  const after = final ?? before;
  if (before.eq(0)) return { ...plain(basis, after), ...(lineTotal && { lineTotal }) };
  const discountPercent = rounded(decimal(1).minus(after.div(before)).times(hundred), 4);
  if (discountPercent.gte(hundred)) throw tooMuchDiscount(line);
  return { basis, unit: before, discountPercent, after, ...(lineTotal && !afterVat && { lineTotal }) };
}

function checkSign(
  price: Decimal | undefined,
  { table, index }: Priced,
  { negativePrices }: Readonly<B1Options>,
): void {
  if (!price?.lt(0) || negativePrices === "allow") return;
  throw refused(`Price must not be negative [${atLine(`${table}.PriceBefDi`, index)}]`);
}

function tooMuchDiscount({ table, index }: Priced): SapRefusal {
  return refused(
    `10001058 - Enter a discount percentage of less than 100 [${atLine(`${table}.DiscPrcnt`, index)}]`,
  );
}

/** The price fields that a line says. */
function saidFields(row: Row): readonly (typeof priceFields)[number][] {
  return priceFields.filter((field) => decimalOf(row, field) !== undefined);
}
