import type { DecimalText, ProductGroup } from "@instep/sitoo-client";
import type { DatedRate } from "../facts.ts";
import type { BarcodeOwners } from "./barcodes-of.ts";

/** What must be known of the world to make a product of an item. */
export interface ProductFacts {
  /** The day it is made for, "YYYY-MM-DD". */
  readonly date: string;
  /** Whether Sitoo has the product already, sold or not. */
  readonly inSitoo: boolean;
  /** Its price in Sitoo's default price list, as text; undefined when it has none. */
  readonly price?: DecimalText | undefined;
  /** Who else has which bar code; undefined: not asked. */
  readonly barcodeOwners?: BarcodeOwners | undefined;
  /** SAP's rates by VAT group, oldest first (H28); undefined: not asked. */
  readonly vatRates?: Readonly<Record<string, readonly DatedRate[]>> | undefined;
  /** The product groups that Sitoo has, and their rates; undefined: not asked. */
  readonly productGroups?: readonly Pick<ProductGroup, "vatid" | "value">[] | undefined;
}
