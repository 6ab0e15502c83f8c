import type { Company } from "../company.ts";
import { zero } from "../decimals.ts";
import type { EntitySet } from "../entity-set.ts";
import { integerOf } from "../json.ts";
import { referenceMissing, refused } from "../refusal.ts";
import type { Stock } from "../stock/stock.ts";
import type { Item } from "./items.ts";

/** What decides how goods are counted: fixed while there are any. */
const fixedWithStock = [
  "InventoryItem",
  "ManageSerialNumbers",
  "ManageBatchNumbers",
  "SRIAndBatchManageMethod",
];

interface ItemParts extends Pick<Company, "vatGroups"> {
  readonly stock: Stock;
  readonly groups: EntitySet;
}

/** Refuses what an item cannot be. The texts are our own wording. */
export function checkItem(
  item: Item,
  before: Item | undefined,
  { stock, groups, vatGroups }: ItemParts,
): void {
  if (item.ManageSerialNumbers === "tYES" && item.ManageBatchNumbers === "tYES") {
    throw refused("An item is managed by serial numbers or by batches [OITM.ManBtchNum]");
  }
  const group = integerOf(item, "ItemsGroupCode");
  const isNewGroup = group !== before?.ItemsGroupCode;
  if (group !== undefined && isNewGroup && !groups.table.get(group)) {
    throw referenceMissing("OITM.ItmsGrpCod");
  }
  const vat = item.SalesVATGroup ?? undefined;
  if (vat !== undefined && vat !== before?.SalesVATGroup && !vatGroups.some(({ Code }) => Code === vat)) {
    throw referenceMissing("OITM.VatGourpSa"); // the column is called so
  }
  const held = stock.warehousesOf(item.ItemCode).some(([, quantity]) => !quantity.eq(zero));
  const isFixed = before && held && fixedWithStock.find((property) => item[property] !== before[property]);
  if (isFixed) throw refused(`Item ${item.ItemCode} is in stock: ${isFixed} cannot be changed [OITM]`);
}
