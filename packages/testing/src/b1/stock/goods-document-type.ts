import { documentType } from "../documents/document-type.ts";
import { lineType as documentLineType } from "../documents/line-type.ts";
import { choice, type EntityType, type Field, number, rows } from "../metadata/entity-type.ts";

/** A kind of document that only moves goods, without a partner: a goods receipt or a goods issue. */
export interface GoodsKind {
  readonly setName: string;
  readonly objectCode: string;
  readonly objectName: string;
  readonly table: string;
  readonly linesTable: string;
  readonly origin: "ttGeneralReceiptToStock" | "ttGeneralReleaseFromStock";
  readonly memo: string;
  readonly direction: "in" | "out";
}

export const goodsReceipt: GoodsKind = {
  setName: "InventoryGenEntries",
  objectCode: "59",
  objectName: "oInventoryGenEntry",
  table: "OIGN",
  linesTable: "IGN1",
  origin: "ttGeneralReceiptToStock",
  memo: "Goods Receipt",
  direction: "in",
};

export const goodsIssue: GoodsKind = {
  setName: "InventoryGenExits",
  objectCode: "60",
  objectName: "oInventoryGenExit",
  table: "OIGE",
  linesTable: "IGE1",
  origin: "ttGeneralReleaseFromStock",
  memo: "Goods Issue",
  direction: "out",
};

/** What a goods document has no use for: a partner, a customer's reference, prices with tax. */
const foreignToHead = [
  "CardCode",
  "CardName",
  "NumAtCard",
  "DocCurrency",
  "PaymentMethod",
  "PaymentGroupCode",
];
const foreignToLines = ["PriceAfterVAT", "DiscountPercent", "VatGroup"];

export function goodsDocumentType({ table, linesTable, objectName, objectCode }: GoodsKind): EntityType {
  const lineType: EntityType = {
    ...documentLineType,
    table: linesTable,
    fields: {
      ...documentLineType.fields,
      ...unmodelled(documentLineType.fields, foreignToLines),
      UnitPrice: number(),
    },
  };
  return {
    ...documentType,
    table,
    fields: {
      ...documentType.fields,
      ...unmodelled(documentType.fields, foreignToHead),
      DocObjectCode: choice({ [objectName]: objectCode }),
      DocumentLines: rows(lineType),
    },
  };
}

function unmodelled(
  fields: Readonly<Record<string, Field>>,
  names: readonly string[],
): Readonly<Record<string, Field>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const field = fields[name];
      return field ? [[name, { ...field, access: "unmodelled" as const }]] : [];
    }),
  );
}
