import * as z from "zod";
import { date, text, vatGroup, vatRate } from "./fields.ts";

/** By rate in percent, as Sitoo has it. */
export const VatRules = z
  .record(vatRate, vatGroup)
  .refine(
    (rates) => new Set(Object.keys(rates).map(Number)).size === Object.keys(rates).length,
    "each rate once",
  );

/** An answer before the plain one: for a product group, for a time, or for goods without VAT. */
const VatOverride = z
  .strictObject({
    rate: z
      .string()
      .regex(/^\d{1,2}(\.\d{1,3})?$/, "a VAT rate in percent such as 12, or 0")
      .optional()
      .describe("Rate in percent; any when left out."),
    productGroup: text
      .optional()
      .describe("Name of the product group in Sitoo: needed at 0 %, which says nothing by itself (H13)."),
    from: date.optional().describe("First business date of the sale."),
    to: date.optional().describe("Last business date of the sale."),
    group: vatGroup.describe("Code of an output VAT group."),
  })
  .refine(
    ({ rate, productGroup }) => rate === undefined || Number(rate) !== 0 || productGroup !== undefined,
    {
      message: "goods at 0 % need a productGroup: export, exempt and voucher look alike",
      path: ["productGroup"],
    },
  );
export const VatOverrides = z.array(VatOverride);
export type VatOverride = z.infer<typeof VatOverride>;
