import * as z from "zod/mini";
import { entitySet } from "../entity/entity-set.ts";
import { amount, choice, day, objectOf, text, whole, yesNo } from "../entity/fields.ts";
import type { DraftOf, Row } from "../entity/row.ts";

const schema = objectOf(() => ({
  PriceListNo: z.int(),
  PriceListName: text,
  /** Whether its prices include VAT. */
  IsGrossPrice: yesNo,
  Active: yesNo,
  ValidFrom: day,
  ValidTo: day,
  /** The list whose prices times `Factor` are this one's: itself when they are entered. */
  BasePriceList: whole,
  Factor: amount,
  DefaultPrimeCurrency: text,
  DefaultAdditionalCurrency1: text,
  DefaultAdditionalCurrency2: text,
  RoundingMethod: choice<
    | "borm_FixedEnding"
    | "borm_FixedInterval"
    | "borm_NoRounding"
    | "borm_RoundToFullAmount"
    | "borm_RoundToFullDecAmount"
    | "borm_RoundToFullTensAmount"
  >(),
  RoundingRule: choice<"borrRoundDown" | "borrRoundOff" | "borrRoundUp">(),
  FixedAmount: amount,
  GroupNum: choice<"boplgn_Group1" | "boplgn_Group2" | "boplgn_Group3" | "boplgn_Group4">(),
}));

/** A price list as SAP answers it: the prices are with the items. */
export type PriceList = Row<z.infer<typeof schema>>;

/** A price list to be made or changed: SAP gives it its number. */
export type PriceListDraft = DraftOf<PriceList, "PriceListName", "PriceListNo">;

export const priceLists = entitySet<PriceList, PriceListDraft>()({
  set: "PriceLists",
  key: "PriceListNo",
  schema,
  verbs: ["create", "update", "remove"],
});
