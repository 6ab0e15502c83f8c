import { type Decimal, decimal, toJsonNumber } from "../money/decimal.ts";
import type { StatedLine } from "../money/sap-tax.ts";
import { type Priced, stateLines } from "../money/state-lines.ts";
import type { DocumentLine } from "../plan/document-body.ts";
import { arithmeticOf, type Setting } from "./setting.ts";

/** A line as it is posted, as SAP will compute with it, and what of Sitoo's it answers to. */
export interface PricedLine {
  readonly body: DocumentLine;
  readonly stated: StatedLine;
  /** Sitoo's VAT rate whose VAT it holds; undefined where Sitoo knows no VAT: cash rounding, vouchers. */
  readonly vatvalue?: string | undefined;
  /** Line of the Sitoo order that it states. */
  readonly orderitemid?: number | undefined;
}

/** What a line says beside its amount. */
export interface LineCodes {
  readonly ItemCode: string;
  readonly VatGroup: string;
  /** Percent. */
  readonly vatRate: string;
  readonly vatvalue?: string | undefined;
  readonly orderitemid?: number | undefined;
  readonly more?: Partial<DocumentLine>;
}

/** States an amount as the lines that add up to it. */
export function priceLines(
  { quantity, gross }: { readonly quantity: Decimal; readonly gross: Decimal },
  codes: LineCodes,
  setting: Setting,
): readonly PricedLine[] {
  return stateLines(quantity, gross, arithmeticOf(setting)).map((priced) => toLine(priced, codes, setting));
}

function toLine(priced: Priced, codes: LineCodes, { place }: Setting): PricedLine {
  const { ItemCode, VatGroup, vatRate, vatvalue, orderitemid, more } = codes;
  const { quantity, priceAfterVat } = priced;
  const store = place?.store;
  const { costingCode, costingCode2, costingCode3, costingCode4, costingCode5 } = store ?? {};
  return {
    vatvalue,
    orderitemid,
    stated: { quantity, priceAfterVat, vatRate: decimal(vatRate), vatGroup: VatGroup },
    body: {
      ItemCode,
      Quantity: toJsonNumber(quantity),
      PriceAfterVAT: toJsonNumber(priceAfterVat),
      VatGroup,
      WarehouseCode: store?.warehouse ?? "",
      ...(costingCode !== undefined && { CostingCode: costingCode }),
      ...(costingCode2 !== undefined && { CostingCode2: costingCode2 }),
      ...(costingCode3 !== undefined && { CostingCode3: costingCode3 }),
      ...(costingCode4 !== undefined && { CostingCode4: costingCode4 }),
      ...(costingCode5 !== undefined && { CostingCode5: costingCode5 }),
      ...more,
    },
  };
}
