import * as z from "zod";
import { cardCode, costingCode, currencyCode, text, timeZone, warehouseCode } from "./fields.ts";
import { Tenders } from "./tender-rules.ts";

const GuestPartner = z
  .strictObject({
    partner: cardCode.describe("CardCode of the guest partner."),
    currency: currencyCode.optional().describe("Of orders in this currency; any when left out."),
    channel: z
      .strictObject({
        key: text.describe("The key."),
        value: z.string().optional().describe("Its value; any when left out."),
      })
      .optional()
      .describe("Of orders with this key in their additionaldata, with this value or any."),
  })
  .refine(
    ({ currency, channel }) => currency !== undefined || channel !== undefined,
    "a currency or a channel: without one it is the store's guestPartner",
  );

/** What a store is in SAP. */
export const StoreRule = z.strictObject({
  name: text.describe("The name people know it by: used in memos and reports."),
  guestPartner: cardCode.describe("CardCode of the business partner that anonymous sales are booked on."),
  guestPartners: z
    .array(GuestPartner)
    .default([])
    .describe("Guest partners of a currency or a channel of their own; the first that fits decides."),
  warehouse: warehouseCode.describe("WarehouseCode that the goods leave."),
  returnWarehouse: warehouseCode
    .optional()
    .describe("WarehouseCode that goods come back to; the same as they leave when left out."),
  timeZone: timeZone.optional().describe("IANA time zone of its tills, where the order does not say."),
  branch: z.int().optional().describe("Branch (BPLID), when the company has branches."),
  costingCode: costingCode.optional().describe("Cost centre of every line, in the first dimension."),
  costingCode2: costingCode.optional().describe("The same in the second dimension."),
  costingCode3: costingCode.optional().describe("The same in the third dimension."),
  costingCode4: costingCode.optional().describe("The same in the fourth dimension."),
  costingCode5: costingCode.optional().describe("The same in the fifth dimension."),
  tenders: Tenders.default({}).describe("Tenders that this store has other accounts for."),
});
export type StoreRule = z.infer<typeof StoreRule>;
