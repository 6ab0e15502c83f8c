import { dayAt } from "../dates.ts";
import type { Document } from "../documents/document-type.ts";
import type { Created } from "../entity-set.ts";
import type { Row } from "../json.ts";

export function docEntryOf(created: Created | undefined): number {
  return Number(created?.row.DocEntry);
}

/** What the client's "Duplicate" carries over. */
export function duplicateOf(document: Document, at: number): Row {
  const { CardCode, CardName = null, NumAtCard, Comments, DocCurrency } = document;
  return {
    CardCode,
    CardName,
    NumAtCard,
    Comments,
    DocCurrency,
    DocDate: dayAt(at),
    DiscountPercent: document.DiscountPercent ?? null,
    BPL_IDAssignedToInvoice: document.BPL_IDAssignedToInvoice ?? null,
    ...userFieldsOf(document),
    DocumentLines: document.DocumentLines.map((line) => ({
      ItemCode: line.ItemCode,
      Quantity: line.Quantity,
      VatGroup: line.VatGroup,
      WarehouseCode: line.WarehouseCode,
      ...(document.PriceMode === "pmdNet"
        ? { UnitPrice: line.UnitPrice, DiscountPercent: line.DiscountPercent }
        : { PriceAfterVAT: line.PriceAfterVAT }),
      ...userFieldsOf(line),
    })),
  };
}

function userFieldsOf(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([property]) => property.startsWith("U_")));
}
