import * as z from "zod";
import { cardCode, costingCode, currencyCode, text, timeZone, warehouseCode } from "./fields.ts";
import { Tenders } from "./tender-rules.ts";

/** What a store is in SAP. */
export const StoreRule = z.strictObject({
  name: text.describe("The name people know it by: used in memos and reports."),
  guestPartner: cardCode.describe("CardCode of the business partner that anonymous sales are booked on."),
  guestPartners: z
    .record(currencyCode, cardCode)
    .default({})
    .describe("A guest partner of its own by currency, where one partner cannot hold them all."),
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
