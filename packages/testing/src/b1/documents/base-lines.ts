import type { Decimal } from "../decimals.ts";
import { decimalOf, integerOf, type Row, textOf } from "../json.ts";
import type { B1Options } from "../options.ts";
import { atLine, notModelled, referenceMissing, refused } from "../refusal.ts";
import type { Document } from "./document-type.ts";
import type { Head } from "./head.ts";
import type { DocumentKind } from "./kinds.ts";
import type { LinePrice } from "./line-arithmetic.ts";
import type { DocumentLine } from "./line-type.ts";

/** A line of an earlier document, as what is copied from it needs it. */
export interface BaseLine {
  readonly kind: DocumentKind;
  readonly document: Document;
  readonly line: DocumentLine;
  readonly price: LinePrice;
  /** What its goods cost, all of them. */
  readonly worth: Decimal;
  /** What can still be copied. */
  readonly open: Decimal;
  /** Of a reserve invoice: what has not left yet. */
  readonly toDeliver: Decimal;
}

/** Where lines of earlier documents are found. */
export interface Bases {
  /** The document, whatever became of it. */
  document(objectCode: string, docEntry: number): Document | undefined;
  line(
    from: { readonly objectCode: string; readonly docEntry: number; readonly lineNum: number },
    to: DocumentKind,
  ): BaseLine | undefined;
}

/** A line as it was sent, completed from its base. */
export interface SentLine {
  readonly row: Row;
  readonly index: number;
  readonly base: BaseLine | undefined;
}

/** Finds the bases of lines: open, of the same customer, currency and branch, with enough left to copy (H3, H15). */
export function withBases(
  sent: readonly Row[],
  head: Head,
  { bases, options }: { readonly bases: Bases; readonly options: Readonly<B1Options> },
): readonly SentLine[] {
  const left = new Map<string, Decimal>();
  return sent.map((row, index) => {
    const base = baseOf({ row, index }, head, { bases, options });
    if (!base) return { row, index, base };
    const place = JSON.stringify([base.kind.objectCode, base.document.DocEntry, base.line.LineNum]);
    const open = left.get(place) ?? base.open;
    const quantity = decimalOf(row, "Quantity") ?? open;
    if (head.kind.usesUpBases && (quantity.gt(open) || open.eq(0))) {
      // The text is ours.
      throw refused(
        `Quantity exceeds what is open in the base document [${atLine(`${head.kind.lines}.Quantity`, index)}]`,
      );
    }
    left.set(place, open.minus(quantity));
    checkSame({ row, index }, base, { kind: head.kind, options });
    return { row: completed(row, base, quantity), index, base };
  });
}

interface Place {
  readonly row: Row;
  readonly index: number;
}

const noBase = -1;

function baseOf(
  { row, index }: Place,
  { kind, partner, currency, branch }: Head,
  { bases, options }: { readonly bases: Bases; readonly options: Readonly<B1Options> },
): BaseLine | undefined {
  const type = integerOf(row, "BaseType") ?? noBase;
  if (type === noBase) return undefined;
  const objectCode = String(type);
  if (!kind.bases.includes(objectCode)) {
    throw notModelled(`copying from documents of type ${objectCode} to ${kind.set}`);
  }
  const docEntry = integerOf(row, "BaseEntry") ?? 0;
  const document = bases.document(objectCode, docEntry);
  if (!document) throw referenceMissing(atLine(`${kind.lines}.BaseEntry`, index));
  if (document.CardCode !== partner.CardCode) {
    throw refused("Base document card and target document card do not match.");
  }
  if (isClosed(document, options)) {
    throw refused(
      `One of the base documents has already been closed  [${atLine(`${kind.lines}.BaseEntry`, index)}]`,
    );
  }
  // The texts of these two are ours.
  if (document.DocCurrency !== currency) {
    throw refused(`Base document is in another currency [${atLine(`${kind.lines}.BaseEntry`, index)}]`);
  }
  if ((integerOf(document, "BPL_IDAssignedToInvoice") ?? undefined) !== branch) {
    throw refused(`Base document is of another branch [${atLine(`${kind.lines}.BaseEntry`, index)}]`);
  }
  const lineNum = integerOf(row, "BaseLine") ?? 0;
  const base = bases.line({ objectCode, docEntry, lineNum }, kind);
  if (!base) throw referenceMissing(atLine(`${kind.lines}.BaseLine`, index));
  if (base.kind.ledger === "sale" && kind.goods === "leave" && document.ReserveInvoice !== "tYES") {
    throw refused(`Base document is no reserve invoice [${atLine(`${kind.lines}.BaseEntry`, index)}]`); // text: ours
  }
  return base;
}

/** SAP asks the head: a paid invoice is closed, whatever is open on its lines (H3). */
function isClosed(
  { DocumentStatus, DocumentLines }: Document,
  { copyFromClosed }: Readonly<B1Options>,
): boolean {
  if (DocumentStatus === "bost_Open") return false;
  const isPaidOnly = DocumentLines.some((line) => line.RemainingOpenQuantity > 0); // else cancelled, closed or copied
  return copyFromClosed === "refuse" || !isPaidOnly;
}

function checkSame(
  { row, index }: Place,
  { line }: BaseLine,
  { kind, options }: { readonly kind: DocumentKind; readonly options: Readonly<B1Options> },
): void {
  // The texts are ours.
  if ((textOf(row, "ItemCode") ?? line.ItemCode) !== line.ItemCode) {
    throw refused(`Item differs from the base document [${atLine(`${kind.lines}.ItemCode`, index)}]`);
  }
  const isMoved = (textOf(row, "WarehouseCode") ?? line.WarehouseCode) !== line.WarehouseCode;
  if (isMoved && kind.ledger === "credit" && options.copiedWarehouse === "refuse") {
    throw refused(`Warehouse differs from the base document [${atLine(`${kind.lines}.WhsCode`, index)}]`);
  }
  const isUnmoved = row.WithoutInventoryMovement === "tYES" && kind.ledger === "credit";
  if (isUnmoved && options.copiedWithoutMovement === "refuse") {
    const field = atLine(`${kind.lines}.NoInvtryMv`, index);
    throw refused(`Goods of a base document cannot stay where they are [${field}]`);
  }
}

const copiedFields = [
  "ItemCode",
  "ItemDescription",
  "VatGroup",
  "WarehouseCode",
  "CostingCode",
  "CostingCode2",
  "CostingCode3",
  "CostingCode4",
  "CostingCode5",
  "ProjectCode",
  "SalesPersonCode",
  "FreeText",
  "BarCode",
] as const;

/** A line takes from its base whatever was not sent. User fields it does not: the client copies these, not the API. */
function completed(row: Row, { line }: BaseLine, quantity: Decimal): Row {
  const copied = copiedFields.map((field) => [field, row[field] ?? line[field] ?? null] as const);
  return { ...row, ...Object.fromEntries(copied), Quantity: Number(quantity.toString()) };
}
