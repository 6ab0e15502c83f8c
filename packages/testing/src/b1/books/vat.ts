import { amount, amountText, type Decimal, decimal, hundred, sum, zero } from "../decimals.ts";
import type { Document } from "../documents/document-type.ts";
import type { MarketingDocuments } from "../documents/marketing-documents.ts";
import { partsOf } from "../documents/totals.ts";
import { asText, decimalOf, type Row, rowsOf } from "../json.ts";
import type { Books } from "./booked.ts";

/** A taxed amount, below zero where tax is given back. */
interface Taxed {
  readonly group: string;
  readonly net: Decimal;
  readonly vat: Decimal;
}

/** What the company declares: the sales and the tax of everything that posts tax. */
export function vatOf(documents: MarketingDocuments): ReturnType<Books["vat"]> {
  const advances = documents.of("203");
  const taxed = documents.all.flatMap((each) => {
    const { sign } = each.kind;
    return sign === undefined
      ? []
      : [...each.all()].flatMap((document) => [
          ...taxedOf(document, sign),
          ...rowsOf(document, "DownPaymentsToDraw").flatMap((row) =>
            drawnOf(row, advances.find(Number(row.DocEntry)), signOf(document, sign)),
          ),
        ]);
  });
  return [...byGroup(taxed)].map(([VatGroup, { net, vat }]) => ({
    VatGroup,
    net: amountText(net),
    vat: amountText(vat),
  }));
}

function byGroup(taxed: readonly Taxed[]): ReadonlyMap<string, Taxed> {
  const groups = new Map<string, Taxed>();
  for (const { group, net, vat } of taxed) {
    const known = groups.get(group) ?? { group, net: zero, vat: zero };
    groups.set(group, { group, net: known.net.plus(net), vat: known.vat.plus(vat) });
  }
  return groups;
}

function signOf({ CancelStatus }: Document, sign: number): number {
  return CancelStatus === "csCancellation" ? -sign : sign;
}

function taxedOf(document: Document, sign: number): readonly Taxed[] {
  if (document.DownPaymentType === "dptRequest") return [];
  const times = signOf(document, sign);
  return [...linesOf(document), ...freightOf(document)].map(({ group, net, vat }) => ({
    group,
    net: net.times(times),
    vat: vat.times(times),
  }));
}

/** What was declared with a down payment is not declared again; groups take their share of it. */
function drawnOf(row: Row, advance: Document | undefined, sign: number): readonly Taxed[] {
  if (!advance || advance.DownPaymentType === "dptRequest") return [];
  const groups = [...byGroup(taxedOf(advance, 1)).values()];
  const [net, vat] = [decimalOf(row, "AmountToDraw") ?? zero, decimalOf(row, "Tax") ?? zero];
  const share = net.plus(vat).div(decimal(advance.DocTotal));
  const parts = (of: "net" | "vat", total: Decimal) =>
    partsOf(
      groups.map((each) => amount(each[of].times(share))),
      total,
    );
  const [nets, vats] = [parts("net", net), parts("vat", vat)];
  return groups.map(({ group }, index) => ({
    group,
    net: (nets[index] ?? zero).times(-sign),
    vat: (vats[index] ?? zero).times(-sign),
  }));
}

/** Lines show their net before the discount on the document; what is declared is after it. */
function linesOf(document: Document): readonly Taxed[] {
  const nets = document.DocumentLines.map(({ LineTotal }) => decimal(LineTotal));
  const off = decimalOf(document, "TotalDiscount") ?? zero;
  const kept = hundred.minus(decimalOf(document, "DiscountPercent") ?? zero).div(hundred);
  const parts = partsOf(
    nets.map((net) => amount(net.times(kept))),
    sum(nets).minus(off),
  );
  return document.DocumentLines.map(({ VatGroup, TaxTotal }, index) => ({
    group: VatGroup,
    net: parts[index] ?? zero,
    vat: decimal(TaxTotal),
  }));
}

function freightOf(document: Document): readonly Taxed[] {
  return rowsOf(document, "DocumentAdditionalExpenses").map((row) => ({
    group: asText(row.VatGroup),
    net: decimalOf(row, "LineTotal") ?? zero,
    vat: decimalOf(row, "TaxSum") ?? zero,
  }));
}
