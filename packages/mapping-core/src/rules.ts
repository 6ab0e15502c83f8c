import * as z from "zod";
import {
  accountCode,
  idKey,
  itemCode,
  positiveDecimalText,
  text,
  timeOfDay,
  userField,
  vatGroup,
  warehouseCode,
} from "./rules/fields.ts";
import { AdvanceRules, FeeRule, GiftCardRules, SeriesRules, UserFields } from "./rules/document-rules.ts";
import { CustomerRules } from "./customers/customer-rules.ts";
import { ItemRules } from "./items/item-rules.ts";
import { skuFaults } from "./items/sku-of.ts";
import { PriceRules } from "./prices/price-rules.ts";
import { ReturnRules } from "./rules/return-rules.ts";
import { ScopeRules } from "./rules/scope-rules.ts";
import { StoreRule } from "./rules/store-rules.ts";
import { Tenders } from "./rules/tender-rules.ts";
import { StockRules } from "./stock/stock-rules.ts";
import { TakingsRules } from "./takings/takings-rules.ts";
import { VatOverrides, VatRules } from "./rules/vat-rules.ts";

const RuleFields = z.strictObject({
  businessDayStartsAt: timeOfDay
    .default("00:00")
    .describe("When a business day starts: a sale before that belongs to the day before (H6)."),
  scope: ScopeRules.default(ScopeRules.parse({})).describe(
    "Which orders are ours to post: tag, register, site, default (H5).",
  ),
  cutover: z
    .strictObject({ orderid: z.int().positive().describe("Its number in Sitoo.") })
    .optional()
    .describe(
      "The go-live: the first order that is posted. Older ones were booked otherwise and are never read, and their returns stand alone (H24). Without it a first run posts every sale that Sitoo holds.",
    ),
  stores: z
    .record(idKey("a Sitoo storeid"), StoreRule)
    .refine((stores) => Object.keys(stores).length > 0, "at least one store")
    .describe("By Sitoo storeid."),
  warehouses: z
    .record(idKey("a Sitoo warehouseid"), warehouseCode)
    .default({})
    .describe(
      "WarehouseCode by Sitoo warehouseid, for goods that leave or come back elsewhere than at the till's store (H26).",
    ),
  vat: VatRules.describe("Output VAT group by rate in percent."),
  vatOverrides: VatOverrides.default([]).describe("Looked at before `vat`; the first that fits decides."),
  itemCodes: z.record(text, itemCode).default({}).describe("ItemCode by SKU, where they differ."),
  tenders: Tenders.describe("By the payment name that Sitoo prints."),
  exchangeAccount: accountCode
    .optional()
    .describe("Clearing account between a sale and a return of one visit: it nets to zero over the two."),
  customers: CustomerRules.default(CustomerRules.parse({})).describe(
    "Who a customer of Sitoo is in SAP, and the other way round.",
  ),
  cashRounding: z
    .strictObject({
      itemCode: itemCode.describe("An item that is not held in stock."),
      vatGroup: vatGroup.describe("VAT group of 0 %."),
      largest: positiveDecimalText
        .default("0.50")
        .describe(
          "What a total is rounded by at most: half of the smallest coin. More than that is a problem.",
        ),
    })
    .optional()
    .describe(
      "Item and VAT group of the line that holds cash rounding; without it a rounded sale is a problem.",
    ),
  fees: z
    .strictObject({
      delivery: FeeRule.optional().describe("For bringing the goods."),
      checkout: FeeRule.optional().describe("For the way of paying."),
    })
    .default({})
    .describe("Fees of the order itself; without a rule a fee is a problem."),
  giftCards: GiftCardRules.optional().describe(
    "How gift cards are sold and redeemed: the law of the country decides which kind they are (H18).",
  ),
  advances: AdvanceRules.optional().describe(
    "What becomes of money on an order that is not final; without it the money is named in the reconciliation.",
  ),
  returns: ReturnRules.default(ReturnRules.parse({})).describe(
    "How goods that come back are credited, and what becomes of them (H3).",
  ),
  ignoresStock: z
    .strictObject({
      itemCode: itemCode.optional().describe("An item that stands for such goods."),
      warehouse: warehouseCode.optional().describe("WarehouseCode that such goods leave."),
    })
    .refine(
      (rule) => rule.itemCode !== undefined || rule.warehouse !== undefined,
      "an itemCode or a warehouse",
    )
    .optional()
    .describe(
      "Goods of orders that must not move stock: an item that is not held in stock, or a warehouse of their own (H26).",
    ),
  discountLineTypes: z
    .array(z.int())
    .refine((types) => !types.includes(10), "10 is a product")
    .default([])
    .describe(
      "orderitemtype of lines that are a discount on the line before them: Sitoo's number is not public.",
    ),
  serialNumbers: text
    .optional()
    .describe(
      "Key of a line's additionaldata that holds the serial numbers of its pieces, separated by commas.",
    ),
  salesPersons: z
    .record(text, z.int())
    .default({})
    .describe("SalesEmployeeCode by external id of the staff; the seller before the cashier."),
  series: SeriesRules.default({}).describe(
    "Series by name, with {yy} or {yyyy} for the year and {branch} for the store's branch; SAP's default series when left out.",
  ),
  keyField: userField
    .optional()
    .describe('User field of document headers that holds the key, when it is installed: "U_InstepKey".'),
  userFields: UserFields.default({}).describe(
    "User fields of document headers, and what of the order they hold.",
  ),
  takings: TakingsRules.default({ stores: {} }).describe(
    "Whether the drawer's own figures are posted: count difference, petty cash, bank drop, float (H11).",
  ),
  items: ItemRules.default(ItemRules.parse({})).describe(
    "Which of SAP's items become products in Sitoo, and how.",
  ),
  prices: PriceRules.default(PriceRules.parse({})).describe(
    "Which price list of SAP feeds which of Sitoo, and when a price is a question for a person.",
  ),
  stock: StockRules.default({ pools: {}, movements: [] }).describe(
    "Which warehouses feed which of Sitoo, and what becomes of what staff moved there (H20, H21).",
  ),
  closedUnpaidAfterHours: z
    .number()
    .positive()
    .default(24)
    .describe("Hours after which a closed order that is not paid becomes an exception (H30)."),
});

/** A customer's decisions about their books, as data. */
export const Rules = RuleFields.check(({ value, issues }) => {
  for (const { itemCode, message } of skuFaults(value)) {
    issues.push({ code: "custom", input: value.items.skus, path: ["items", "skus", itemCode], message });
  }
});
/** Rules with every default filled in. */
export type Rules = z.infer<typeof Rules>;
/** Rules as a person writes them. */
export type RulesInput = z.input<typeof Rules>;
