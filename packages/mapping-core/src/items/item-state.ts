import type { Item, Property } from "@instep/sap-b1-client";
import type { Rules } from "../rules.ts";
import type { FamilyRules } from "./family-rules.ts";
import { type ItemField, textOf } from "./item-fields.ts";

type ItemRuling = Pick<Rules, "items">;

/** Whether a rule puts an item on the tills. */
export function isFlagged(item: Item, { items: { send } }: ItemRuling): boolean {
  switch (send.kind) {
    case "none":
      return false;
    case "all":
      return true;
    case "userField":
      return textOf(item, send.field) === send.value;
    case "property":
      return item[propertyName(send.number)] === "tYES";
  }
}

const propertyName = (number: number) => `Properties${number}` as const;

/**
 * Whether an item may be sold on a day ("YYYY-MM-DD"): it is valid always or between two dates, and not frozen always or
 * between two dates; a missing end is open.
 */
export function isActiveOn(item: Item, date: string): boolean {
  const isValid = item.Valid === "tYES" && isWithin([item.ValidFrom, item.ValidTo], date);
  const isFrozen = item.Frozen === "tYES" && isWithin([item.FrozenFrom, item.FrozenTo], date);
  return isValid && !isFrozen;
}

type Day = string | null | undefined;

const isWithin = ([from, to]: readonly [Day, Day], date: string): boolean =>
  (from ?? "") <= date && date <= (to ?? "9999-12-31");

const always = [
  ...(["ItemCode", "SalesItem", "InventoryItem", "TreeType", "SalesVATGroup"] as const),
  ...(["Valid", "ValidFrom", "ValidTo", "Frozen", "FrozenFrom", "FrozenTo"] as const),
  ...(["BarCode", "ItemBarCodeCollection", "UoMGroupEntry", "DefaultSalesUoMEntry"] as const),
];

const read = new WeakMap<Rules["items"], readonly Property<Item>[]>();

/** The fields that an item must be read with (`$select`), so that these rules can decide about it. */
export function fieldsToRead({ items }: ItemRuling): readonly Property<Item>[] {
  const fields = read.get(items) ?? fieldsOf(items); // every item is held against them
  read.set(items, fields);
  return fields;
}

function fieldsOf(items: Rules["items"]): readonly Property<Item>[] {
  const { send, title, unit, decimals, categories, brand, texts, attributes, families } = items;
  const named: readonly Property<Item>[] = [
    ...(send.kind === "userField" ? [send.field] : []),
    ...(send.kind === "property" ? [propertyName(send.number)] : []),
    ...title,
    ...[unit, categories, brand].flatMap((rule) => rule?.by ?? []),
    ...(decimals ? (["ItemsGroupCode", "SalesUnit"] as const) : []),
    ...Object.values(texts),
    ...Object.values(attributes),
    ...(families ? familyFields(families) : []),
  ];
  return [...new Set([...always, ...named])];
}

const familyFields = ({ parent, attributes }: FamilyRules): readonly ItemField[] => [
  ...(parent.kind === "field" ? [parent.field] : []),
  ...attributes.map(({ field }) => field),
];

/**
 * Fields that an item was read without. Empty ones are null: what is not there at all was not asked for, or is misspelt in
 * the rules, and would take every product off the tills or empty its texts.
 */
export const missingFields = (item: Item, rules: ItemRuling): readonly string[] =>
  fieldsToRead(rules).filter((field) => item[field] === undefined);
