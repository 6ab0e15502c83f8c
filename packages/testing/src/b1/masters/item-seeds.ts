import type { Company, CompanyItem } from "../company.ts";

/** The items that the company starts with: those it lists, and those of its catalogue. */
export interface ItemSeeds {
  find(itemCode: string): CompanyItem | undefined;
  /** Each once, the listed ones first. */
  all(): Iterable<CompanyItem>;
}

export function createItemSeeds({ items, catalogue }: Company): ItemSeeds {
  const listed = new Map(items.map((item) => [item.ItemCode, item]));
  return {
    find: (itemCode) => listed.get(itemCode) ?? catalogue?.find(itemCode),
    all: function* () {
      yield* items;
      for (const item of catalogue?.after() ?? []) if (!listed.has(item.ItemCode)) yield item;
    },
  };
}
