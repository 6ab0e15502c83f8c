import type { Company, CompanyItem } from "../company.ts";
import { wireDate } from "../dates.ts";
import type { ItemPrices } from "./item-prices.ts";
import type { Item } from "./items.ts";

/** What turns a company's items into rows. */
export interface ItemRows {
  readonly company: Company;
  readonly prices: ItemPrices;
}

/** The group that every new company has, and new items without one are in. */
export const defaultItemGroup = 100;

/** An item of the company's data as the item master keeps it. */
export function toItem(seed: CompanyItem, { company, prices }: ItemRows): Item {
  const { Valid = true, Frozen = !Valid, barcodes = [], BarCode } = seed;
  return {
    ...newItem(wireDate(company.periods[0]?.from ?? "2000-01-01"), "00:00:00"),
    ItemCode: seed.ItemCode,
    ItemName: seed.ItemName,
    SalesVATGroup: seed.SalesVATGroup ?? null,
    SalesItem: yesOrNo(seed.SalesItem ?? true),
    InventoryItem: yesOrNo(seed.InventoryItem),
    IncomeAccount: seed.IncomeAccount ?? null,
    Valid: yesOrNo(Valid),
    ValidFrom: dayOrNull(seed.ValidFrom),
    ValidTo: dayOrNull(seed.ValidTo),
    Frozen: yesOrNo(Frozen),
    FrozenFrom: dayOrNull(seed.FrozenFrom),
    FrozenTo: dayOrNull(seed.FrozenTo),
    BarCode: BarCode ?? barcodes[0] ?? null,
    ItemsGroupCode: seed.ItemsGroupCode ?? defaultItemGroup,
    ManageSerialNumbers: yesOrNo(seed.ManageSerialNumbers ?? false),
    ManageBatchNumbers: yesOrNo(seed.ManageBatchNumbers ?? false),
    ItemPrices: prices.entered(seed),
    ...seed.more,
  };
}

/** What an item has that nobody said anything about. */
export function newItem(day: string, time: string) {
  return {
    ItemName: null,
    SalesVATGroup: null,
    VatLiable: "tYES",
    SalesItem: "tYES",
    InventoryItem: "tYES",
    IncomeAccount: null,
    Valid: "tYES",
    Frozen: "tNO",
    BarCode: null,
    ItemsGroupCode: defaultItemGroup,
    ManageSerialNumbers: "tNO",
    ManageBatchNumbers: "tNO",
    SRIAndBatchManageMethod: "bomm_OnEveryTransaction",
    CreateDate: day,
    CreateTime: time,
    UpdateDate: day,
    UpdateTime: time,
    DataVersion: 1,
  };
}

function yesOrNo(value: boolean): string {
  return value ? "tYES" : "tNO";
}

function dayOrNull(day: string | undefined): string | null {
  return day === undefined ? null : wireDate(day);
}
