import * as z from "zod/mini";
import { entitySet } from "../entity/entity-set.ts";
import { amount, choice, day, many, objectOf, text, whole, yesNo } from "../entity/fields.ts";
import type { DraftOf, Row } from "../entity/row.ts";

const quantity = objectOf(() => ({
  RowNumber: whole,
  SPDARowNumber: whole,
  /** From how many on. */
  Quantity: amount,
  UoMEntry: whole,
  SpecialPrice: amount,
  PriceCurrency: text,
  /** Percent. */
  Discountin: amount,
}));

const period = objectOf(() => ({
  RowNumber: whole,
  DateFrom: day,
  Dateto: day,
  PriceListNo: whole,
  SpecialPrice: amount,
  PriceCurrency: text,
  /** Percent. */
  Discount: amount,
  AutoUpdate: yesNo,
  SpecialPriceQuantityAreas: many(quantity),
}));

const schema = objectOf(() => ({
  ItemCode: z.string(),
  /** A business partner, or "*1" for everybody who buys by price list 1. */
  CardCode: z.string(),
  Price: amount,
  Currency: text,
  DiscountPercent: amount,
  PriceListNum: whole,
  AutoUpdate: yesNo,
  SourcePrice: choice<"sc_PrimaryCurrency" | "sc_AdditionalCurrency1" | "sc_AdditionalCurrency2">(),
  Valid: yesNo,
  ValidFrom: day,
  ValidTo: day,
  /** Prices of a period, and in it of a quantity. */
  SpecialPriceDataAreas: many(period),
}));

/** A price of one item beside its price list, as SAP answers it. */
export type SpecialPrice = Row<z.infer<typeof schema>>;

/** A special price to be made or changed. */
export type SpecialPriceDraft = DraftOf<SpecialPrice, "ItemCode" | "CardCode">;

export const specialPrices = entitySet<SpecialPrice, SpecialPriceDraft>()({
  set: "SpecialPrices",
  key: ["ItemCode", "CardCode"],
  schema,
  verbs: ["create", "update", "remove"],
});
