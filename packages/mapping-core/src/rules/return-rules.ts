import * as z from "zod";
import { accountCode, text, warehouseCode } from "./fields.ts";

const Disposition = z.enum(["restock", "write-off"]);

/** How goods that are written off leave the books. */
const WriteOff = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z
      .literal("without-movement")
      .describe("Line without quantity posting: the goods' cost stays in the cost of goods sold."),
  }),
  z.strictObject({
    kind: z
      .literal("goods-issue")
      .describe("Into a warehouse for damaged goods, and out of it to an account of shrinkage."),
    warehouse: warehouseCode.describe("WarehouseCode of damaged goods."),
    account: accountCode.describe("G/L account that bears the loss."),
  }),
]);

/** What becomes of a return. */
export const ReturnRules = z.strictObject({
  mode: z
    .enum(["standalone", "reopen-and-copy", "copy"])
    .default("standalone")
    .describe(
      "How a credit memo knows its sale (H3): by references alone; copied from the invoice, which is opened for that; or copied from an invoice that SAP lets stay closed.",
    ),
  reasons: z
    .record(text, Disposition)
    .default({})
    .describe("What becomes of the goods, by Sitoo's reason code of the line or the order."),
  otherwise: Disposition.default("restock").describe("The same for every other reason, and for none."),
  writeOff: WriteOff.default({ kind: "without-movement" }).describe(
    "How goods that are written off leave the books.",
  ),
  returnReasons: z
    .record(text, z.int())
    .default({})
    .describe("Number of the return reason in SAP, by Sitoo's reason code."),
});
export type ReturnRules = z.infer<typeof ReturnRules>;
