import * as z from "zod/mini";
import { entitySet } from "../entity/entity-set.ts";
import { amount, choice, objectOf, text, yesNo } from "../entity/fields.ts";
import type { DraftOf, Row } from "../entity/row.ts";

const schema = objectOf(() => ({
  /** At most 3 characters. */
  Code: z.string(),
  Name: text,
  DocumentsCode: text,
  InternationalDescription: text,
  HundredthName: text,
  Decimals: choice<
    | "cd1Digit"
    | "cd2Digits"
    | "cd3Digits"
    | "cd4Digits"
    | "cd5Digits"
    | "cd6Digits"
    | "cdDefault"
    | "cdWithoutDecimals"
  >(),
  /** To what totals are rounded: SAP has no step of a half. */
  Rounding: choice<
    "rsNoRounding" | "rsRoundToFiveHundredth" | "rsRoundToOne" | "rsRoundToTen" | "rsRoundToTenHundredth"
  >(),
  RoundingInPayment: yesNo,
  /** How much a payment may be beside what it pays. */
  MaxIncomingAmtDiff: amount,
  MaxIncomingAmtDiffPercent: amount,
  MaxOutgoingAmtDiff: amount,
  MaxOutgoingAmtDiffPercent: amount,
}));

/** A currency as SAP answers it. */
export type Currency = Row<z.infer<typeof schema>>;

/** A currency to be made or changed. */
export type CurrencyDraft = DraftOf<Currency, "Code" | "Name">;

export const currencies = entitySet<Currency, CurrencyDraft>()({
  set: "Currencies",
  key: "Code",
  schema,
  verbs: ["create", "update", "remove"],
});
