import * as z from "zod";
import { type Decimal, decimal, isLess, plus, zero } from "../money/decimal.ts";
import {
  accountCode,
  decimalText,
  idKey,
  itemCode,
  positiveDecimalText,
  text,
  warehouseCode,
} from "../rules/fields.ts";

const hundred = decimal("100");
const percentage = /^(100(\.0+)?|\d{1,2}(\.\d+)?)$/;
const percent = z.string().regex(percentage, 'a percentage from "0" to "100"');

/** What is kept back of an item, so that a till never promises the last piece. */
const Buffer = z.strictObject({
  units: positiveDecimalText.default("0").describe("Units that are kept back."),
  percent: percent.default("0").describe("Percent of what is free that is kept back, beside the units."),
});
export type Buffer = z.infer<typeof Buffer>;

/** One of SAP's warehouses in a pool. */
const PoolWarehouse = z.strictObject({
  warehouse: warehouseCode.describe("WarehouseCode in SAP."),
  share: percent
    .default("100")
    .describe("Percent of its stock that this pool may sell, where it feeds several: together at most 100."),
});

/** What feeds one warehouse of Sitoo. */
export const StockPool = z.strictObject({
  warehouses: z.array(PoolWarehouse).min(1).describe("SAP's warehouses that are added up."),
  countOrdered: percent
    .default("0")
    .describe("Percent of what is ordered from vendors that may be sold already."),
  excludedBins: z
    .array(z.string().min(1))
    .default([])
    .describe("BinCodes whose stock is not for sale: damaged goods, quarantine."),
  buffer: Buffer.default(Buffer.parse({})).describe("What is kept back of every item."),
  groupBuffers: z
    .record(idKey("an item group's number"), Buffer)
    .default({})
    .describe("The same for the items of a group (ItemsGroupCode), in the place of the pool's."),
  itemBuffers: z
    .record(itemCode, Buffer)
    .default({})
    .describe("The same for an item, in the place of its group's."),
  decimals: z
    .int()
    .min(0)
    .max(3)
    .default(0)
    .describe(
      "Decimals of what is pushed: 0 for whole units, 3 for goods sold by weight. What is beyond is cut off.",
    ),
  leastChange: decimalText
    .default("0")
    .describe("A difference up to this is not pushed, unless one of the two figures is zero."),
});
export type StockPool = z.infer<typeof StockPool>;

/** What a movement that staff made in Sitoo becomes in SAP. */
const MovementRule = z.strictObject({
  transactiontype: z
    .int()
    .optional()
    .describe("Sitoo's type: 10 in, 20 out, 50 stock taking; any when left out."),
  reasoncode: text.optional().describe("Sitoo's reason code; any when left out."),
  becomes: z
    .discriminatedUnion("kind", [
      z.strictObject({
        kind: z
          .literal("adjustment")
          .describe("A goods issue of what went out, a goods receipt of what came in."),
        account: accountCode.describe("G/L account on the other side: shrinkage, stock differences."),
      }),
      z.strictObject({
        kind: z.literal("transfer").describe("A stock transfer between the warehouse and another one."),
        warehouse: warehouseCode.describe("WarehouseCode of the other side."),
      }),
      z.strictObject({
        kind: z.literal("ignore").describe("SAP has it already: a receipt that was booked there."),
      }),
    ])
    .describe("What it becomes."),
});
export type MovementRule = z.infer<typeof MovementRule>;

/** Pools by Sitoo warehouseid. The same unit is never offered twice: shares of one warehouse add up to 100 at most. */
export const StockRules = z
  .strictObject({
    pools: z
      .record(idKey("a Sitoo warehouseid"), StockPool)
      .default({})
      .describe("By Sitoo warehouseid: the warehouses of SAP that feed it."),
    movements: z
      .array(MovementRule)
      .default([])
      .describe(
        "What staff did in Sitoo beside selling: the first rule that fits; without one it is drift (H21).",
      ),
  })
  .check(({ value, issues }) => {
    const shares = new Map<string, Decimal>();
    for (const [warehouseid, { warehouses }] of Object.entries(value.pools)) {
      for (const [index, { warehouse, share }] of warehouses.entries()) {
        if (!percentage.test(share)) continue; // told by its own fault
        const together = plus(shares.get(warehouse) ?? zero, decimal(share));
        shares.set(warehouse, together);
        if (!isLess(hundred, together)) continue;
        issues.push({
          code: "custom",
          input: share,
          path: ["pools", warehouseid, "warehouses", index, "share"],
          message: `the shares of ${warehouse} add up to more than 100: its stock would be offered twice`,
        });
      }
    }
  });
export type StockRules = z.infer<typeof StockRules>;
