import type { Item } from "@instep/sap-b1-client";
import { decimal, equals, fromJsonNumber } from "../money/decimal.ts";
import { rateOn } from "../prices/vat-in-price.ts";
import { failure, type Result, success } from "../result.ts";
import type { Rules } from "../rules.ts";
import { entryOf } from "./item-fields.ts";
import type { ProductFacts } from "./product-facts.ts";

type VatFacts = Pick<ProductFacts, "date" | "vatRates" | "productGroups">;

/**
 * The product group of an item, which is its VAT in Sitoo. One that is worth another rate than SAP's group on that day is
 * refused: every sale of the item would be refused too (H28).
 */
export function productGroupOf(item: Item, rules: Pick<Rules, "items">, facts: VatFacts): Result<number> {
  const { ItemCode: itemCode } = item;
  const vatGroup = item.SalesVATGroup?.trim() ?? "";
  const { vatid, rule } = mappedGroup(itemCode, vatGroup, rules.items.productGroups);
  if (vatid === undefined) return failure({ code: "item-vat-unmapped", itemCode, vatGroup, rule });

  const group = facts.productGroups?.find((each) => each.vatid === vatid);
  if (facts.productGroups && !group) return failure({ code: "unknown-product-group", itemCode, vatid, rule });
  const inSitoo = group?.value;
  const dated = facts.vatRates && entryOf(facts.vatRates, vatGroup);
  if (inSitoo === undefined || !dated) return success(vatid);
  const inSap = rateOn(dated, facts.date)?.rate;
  if (inSap !== undefined && equals(decimal(inSap), fromJsonNumber(inSitoo))) return success(vatid);
  return failure({
    ...{ code: "item-vat-rate-differs", itemCode, vatGroup, vatid, date: facts.date, rule },
    ...{ inSap: inSap ?? "none", inSitoo: String(inSitoo) },
  });
}

function mappedGroup(
  itemCode: string,
  vatGroup: string,
  { byItemCode, byVatGroup, withoutVatGroup }: Rules["items"]["productGroups"],
): { readonly vatid: number | undefined; readonly rule: string } {
  const at = "items.productGroups";
  const own = entryOf(byItemCode, itemCode);
  if (own !== undefined) return { vatid: own, rule: `${at}.byItemCode.${itemCode}` };
  if (vatGroup === "") return { vatid: withoutVatGroup, rule: `${at}.withoutVatGroup` };
  return { vatid: entryOf(byVatGroup, vatGroup), rule: `${at}.byVatGroup.${vatGroup}` };
}
