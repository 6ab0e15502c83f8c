import type { Changes } from "../changes.ts";
import type { Company, CompanyItem } from "../company.ts";
import type { Created, EntitySet } from "../entity-set.ts";
import { integerOf, type Key, type Row, textOf } from "../json.ts";
import { type EntityType, integer, rows, text } from "../metadata/entity-type.ts";
import { notModelled, referenceMissing, refused } from "../refusal.ts";
import { createTable } from "../table.ts";
import type { ItemSeeds } from "./item-seeds.ts";

const itemBarCodeType: EntityType = {
  name: "ItemBarCode",
  table: "OBCD",
  fields: {
    AbsEntry: integer(),
    UoMEntry: integer(),
    Barcode: text(254),
    FreeText: text(100),
  },
};

/** The bar codes inside an item. */
export const itemBarCodes = rows(itemBarCodeType, "change");

const type: EntityType = {
  name: "BarCode",
  table: "OBCD",
  fields: {
    AbsEntry: integer("output"),
    ItemNo: text(50),
    UoMEntry: integer(),
    Barcode: text(254, "change"),
    FreeText: text(100, "change"),
  },
};

/** All bar codes of the company: of its items, and by themselves. */
export interface BarCodes {
  set(items: { readonly has: (itemCode: string) => boolean }): EntitySet;
  /** As the item shows them. */
  of(itemCode: string): readonly Row[];
  /** Rows with an AbsEntry of the item change that one, others are added. */
  write(itemCode: string, sent: readonly Row[]): void;
}

export function createBarCodes(company: Company, seeds: ItemSeeds, changes: Changes): BarCodes {
  const table = createTable({ keyOf: keyOf, indexed: ["Barcode", "ItemNo"], changes });
  const keptOf = (itemCode: string): readonly Row[] =>
    [...(table.keysHaving("ItemNo", itemCode) ?? [])]
      .map((key) => table.get(key))
      .filter((row) => row !== undefined);
  const add = (row: Row): Row => {
    const added = { UoMEntry: -1, FreeText: null, ...row, AbsEntry: table.size() + 1 };
    table.put(added);
    return added;
  };
  const addAll = (item: CompanyItem): void => {
    for (const Barcode of barCodesOf(item)) add({ ItemNo: item.ItemCode, Barcode });
  };
  for (const item of company.items) addAll(item);

  /** The bar codes of a catalogue's item get numbers of the company when one of them changes. */
  const settle = (itemCode: string): void => {
    const seed = company.catalogue?.find(itemCode);
    if (seed && keptOf(itemCode).length === 0) addAll(seed);
  };
  return {
    of: (itemCode) => {
      const kept = keptOf(itemCode);
      if (kept.length > 0 || !company.catalogue) return kept.map(withoutItem);
      return barCodesOf(seeds.find(itemCode)).map((Barcode, index) => ({
        AbsEntry: index + 1,
        UoMEntry: -1,
        Barcode,
        FreeText: null,
      }));
    },
    write: (itemCode, sent) => {
      settle(itemCode);
      for (const row of sent) {
        const known = table.get(integerOf(row, "AbsEntry") ?? 0);
        if (known?.ItemNo === itemCode) table.put({ ...known, ...row });
        else add({ ...row, ItemNo: itemCode });
      }
    },
    set: ({ has }) => {
      const set: EntitySet = {
        name: "BarCodes",
        type,
        keys: ["AbsEntry"],
        table: company.catalogue ? { ...table, inKeyOrder: refuseCatalogue } : table,
        post: (body): Created => {
          const item = textOf(body, "ItemNo");
          if (!item || !has(item)) throw referenceMissing("OBCD.ItemCode");
          if (!textOf(body, "Barcode")) throw refused("Code undefined [OBCD.BcdCode]");
          return { set, row: add(body) };
        },
        patch: (key, body) => {
          table.put({ ...table.get(key), ...body });
        },
      };
      return set;
    },
  };
}

function keyOf({ AbsEntry }: Row): Key {
  return Number(AbsEntry);
}

function barCodesOf(item: CompanyItem | undefined): readonly string[] {
  const { BarCode, barcodes = [] } = item ?? {};
  return [...new Set([...(BarCode === undefined ? [] : [BarCode]), ...barcodes])];
}

function withoutItem({ AbsEntry = null, UoMEntry = null, Barcode = null, FreeText = null }: Row): Row {
  return { AbsEntry, UoMEntry, Barcode, FreeText };
}

/** The bar codes of a catalogue have no numbers of their own. */
function refuseCatalogue(): never {
  throw notModelled("the set BarCodes of a company with a catalogue of items");
}
