import { type Row, textOf } from "../json.ts";
import { businessRule, notModelled } from "../refusal.ts";

/** Every currency: a partner with it may be sold to in any. */
const allCurrencies = "##";

/** Refuses what would make another partner of one who has papers: they were booked by his currency and his type. Texts: ours. */
export function checkChange(before: Row, sent: Row, { hasPapers }: { readonly hasPapers: boolean }): void {
  const [type, currency] = [textOf(sent, "CardType"), textOf(sent, "Currency")];
  const isOtherType = type !== undefined && type !== before.CardType;
  const isOtherCurrency = currency !== undefined && currency !== before.Currency;
  if (hasPapers && isOtherType) {
    throw businessRule("The type of a business partner with transactions cannot be changed [OCRD.CardType]");
  }
  if (hasPapers && isOtherCurrency && currency !== allCurrencies) {
    throw businessRule(
      "The currency of a business partner with transactions cannot be changed [OCRD.Currency]",
    );
  }
  if (isOtherType && before.CardType !== "cLid") {
    throw notModelled("a customer who becomes a supplier, or the other way round");
  }
}
