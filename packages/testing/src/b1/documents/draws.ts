import { type Changes, keptMap } from "../changes.ts";
import { amount, type Decimal, decimal, wire, zero } from "../decimals.ts";
import { decimalOf, integerOf, type Row, rowsOf } from "../json.ts";
import type { Shapes } from "../metadata/shapes.ts";
import { atLine, referenceMissing, refused } from "../refusal.ts";
import { type Document, drawType } from "./document-type.ts";
import type { Head } from "./head.ts";
import { type Money, moneyAt, minus, noMoney, sumMoney } from "./money.ts";

/** What an invoice draws of a down payment. Its tax was declared with that already, so it is not declared twice. */
export interface Draw {
  readonly row: Row;
  readonly docEntry: number;
  /** A request had no tax and no posting: its payment counts as a payment of the invoice. */
  readonly isRequest: boolean;
  readonly gross: Money;
  readonly vat: readonly { readonly vatGroup: string; readonly vat: Money }[];
}

/** How much of the down payments was drawn. */
export interface Draws {
  /** Finds what an invoice wants to draw: of paid down payments of the same customer, no more than is left of them. */
  plan(head: Head): readonly Draw[];
  take(draws: readonly Draw[]): void;
  giveBack(draws: readonly Draw[]): void;
  isSpent(docEntry: number): boolean;
}

interface DrawParts {
  readonly changes: Changes;
  readonly shapes: Shapes;
  readonly find: (docEntry: number) => Document | undefined;
}

export function createDraws({ changes, shapes, find }: DrawParts): Draws {
  const drawn = keptMap<number, readonly Draw[]>(changes);
  const drawnOf = (docEntry: number): Decimal =>
    sumMoney((drawn.get(docEntry) ?? []).map(({ gross }) => gross)).own;
  const leftOf = (document: Document): Decimal => paidOf(document).minus(drawnOf(document.DocEntry));
  const drawOf = (row: Row, index: number, head: Head): Draw => {
    const document = find(integerOf(row, "DocEntry") ?? 0);
    if (!document) throw referenceMissing(atLine("INV9.BaseAbs", index));
    const left = leftOf(document);
    const wanted = wantedOf(row, document) ?? left;
    checkDraw({ document, left, wanted, index }, head);
    return toDraw(document, { shapes, index, gross: wanted, before: drawn.get(document.DocEntry) ?? [] });
  };
  return {
    plan: (head) => rowsOf(head.body, "DownPaymentsToDraw").map((row, index) => drawOf(row, index, head)),
    take: (draws) => {
      for (const draw of draws) drawn.set(draw.docEntry, [...(drawn.get(draw.docEntry) ?? []), draw]);
    },
    giveBack: (draws) => {
      for (const { docEntry } of draws) {
        drawn.set(
          docEntry,
          (drawn.get(docEntry) ?? []).filter((each) => !draws.includes(each)),
        );
      }
    },
    isSpent: (docEntry) => {
      const document = find(docEntry);
      return document !== undefined && drawnOf(docEntry).gte(totalOf(document));
    },
  };
}

/** In the currency of the document. */
function totalOf({ DocTotal, DocTotalFc }: Document): Decimal {
  return decimal(DocTotalFc === 0 ? DocTotal : DocTotalFc);
}

function paidOf({ PaidToDate, PaidToDateFC, DocTotalFc }: Document): Decimal {
  return decimal(DocTotalFc === 0 ? PaidToDate : PaidToDateFC);
}

/** The gross amount that was asked for; a net one is brought to gross by the down payment's own tax (inferred). */
function wantedOf(row: Row, document: Document): Decimal | undefined {
  const gross = decimalOf(row, "GrossAmountToDraw");
  if (gross) return amount(gross);
  const net = decimalOf(row, "AmountToDraw");
  if (!net) return undefined;
  const vat = decimal(document.DocTotalFc === 0 ? document.VatSum : document.VatSumFc);
  const total = totalOf(document);
  return document.DownPaymentType === "dptRequest"
    ? amount(net)
    : amount(net.times(total).div(total.minus(vat)));
}

interface Wanted {
  readonly document: Document;
  readonly left: Decimal;
  readonly wanted: Decimal;
  readonly index: number;
}

/** The texts are ours. */
function checkDraw({ document, left, wanted, index }: Wanted, { partner, currency }: Head): void {
  const place = atLine("INV9.DrawnSum", index);
  if (document.CardCode !== partner.CardCode || document.DocCurrency !== currency) {
    throw refused(`Down payment is of another business partner or currency [${place}]`);
  }
  if (!wanted.gt(0) || wanted.gt(left)) {
    throw refused(`Amount to draw exceeds what is paid and not yet drawn of the down payment [${place}]`);
  }
}

interface Drawing {
  readonly shapes: Shapes;
  readonly index: number;
  readonly gross: Decimal;
  /** What was drawn of it earlier. */
  readonly before: readonly Draw[];
}

function toDraw(document: Document, { shapes, index, gross, before }: Drawing): Draw {
  const isRequest = document.DownPaymentType === "dptRequest";
  const rate = decimal(document.DocRate);
  const vat = isRequest ? [] : taxesOf(document, gross, before);
  const tax = sumMoney(vat.map((each) => each.vat));
  const money = grossOf(document, gross, before);
  return {
    docEntry: document.DocEntry,
    isRequest,
    gross: isRequest ? moneyAt(gross, rate) : money,
    vat,
    row: {
      ...shapes.blank(drawType),
      DocEntry: document.DocEntry,
      RowNum: index,
      DocNumber: document.DocNum,
      DownPaymentType: document.DownPaymentType ?? null,
      AmountToDraw: wire(minus(money, tax).local),
      GrossAmountToDraw: wire(money.local),
      Tax: wire(tax.local),
    },
  };
}

/** Its part of a whole; whoever draws the rest gets all that is left, so that the parts add up. */
function partOf(
  whole: Money,
  share: Decimal,
  { before, isRest }: { readonly before: readonly Money[]; readonly isRest: boolean },
): Money {
  if (isRest) return minus(whole, sumMoney(before));
  return { own: amount(whole.own.times(share)), local: amount(whole.local.times(share)) };
}

function isRestOf(document: Document, gross: Decimal, before: readonly Draw[]): boolean {
  return sumMoney(before.map((draw) => draw.gross))
    .own.plus(gross)
    .gte(totalOf(document));
}

function grossOf(document: Document, gross: Decimal, before: readonly Draw[]): Money {
  const whole = { own: totalOf(document), local: decimal(document.DocTotal) };
  return partOf(whole, gross.div(totalOf(document)), {
    before: before.map((draw) => draw.gross),
    isRest: isRestOf(document, gross, before),
  });
}

/** The tax in what is drawn, by the VAT groups of the down payment. */
function taxesOf(document: Document, gross: Decimal, before: readonly Draw[]): Draw["vat"] {
  const groups = Map.groupBy(document.DocumentLines, ({ VatGroup }) => VatGroup);
  const share = gross.div(totalOf(document));
  return [...groups].map(([vatGroup, lines]) => {
    const whole = lines.reduce<Money>((sum, line) => sumMoney([sum, taxOf(line, document)]), noMoney);
    const earlier = before.flatMap((draw) =>
      draw.vat.filter((each) => each.vatGroup === vatGroup).map(({ vat }) => vat),
    );
    const isRest = isRestOf(document, gross, before);
    return { vatGroup, vat: partOf(whole, share, { before: earlier, isRest }) };
  });
}

function taxOf(line: Row, { DocTotalFc }: Document): Money {
  const local = decimalOf(line, "TaxTotal") ?? zero;
  return { local, own: DocTotalFc === 0 ? local : (decimalOf(line, "NetTaxAmountFC") ?? zero) };
}
