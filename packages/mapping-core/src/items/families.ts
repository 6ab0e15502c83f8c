import type { Item } from "@instep/sap-b1-client";
import type { Problem } from "../problems.ts";
import { type Result, unless } from "../result.ts";
import type { Rules } from "../rules.ts";
import type { FamilyRules } from "./family-rules.ts";
import { textOf } from "./item-fields.ts";

/** A dimension in which variants differ, with the values that occur. */
export interface FamilyGroup {
  readonly name: string;
  readonly options: readonly string[];
}

/** An item as one of a family: a value for each group, in their order. */
export interface Variant {
  readonly itemCode: string;
  readonly attributes: readonly string[];
}

/** Items that are variants of one product. */
export interface Family {
  /** What they have in common: a style number, or the ItemCode of their parent. */
  readonly name: string;
  readonly groups: readonly FamilyGroup[];
  /** The main one first, by ItemCode after that. */
  readonly variants: readonly Variant[];
}

/**
 * The families of items, each by itself with its own problems. To be given are all items that Sitoo has or is to have,
 * withdrawn ones as well: a family is written whole, and a variant that is left out is deleted.
 */
export function familiesOf(items: Iterable<Item>, rules: Pick<Rules, "items">): readonly Result<Family>[] {
  const rule = rules.items.families;
  if (!rule) return [];
  const all = [...items].toSorted((a, b) => compareTexts(a.ItemCode, b.ItemCode));
  const byCode = new Map(all.map((item) => [item.ItemCode, item]));
  const members = new Map<string, Item[]>();
  for (const item of all) {
    const name = familyOf(item, rule);
    if (name !== "") members.set(name, [...(members.get(name) ?? []), item]);
  }
  return [...members]
    .map(([name, own]) => toFamily(name, own, { rule, parent: byCode.get(name) }))
    .filter((family) => !family.ok || family.value.variants.length > 0);
}

function familyOf(item: Item, { parent }: FamilyRules): string {
  if (parent.kind === "field") return textOf(item, parent.field);
  const end = item.ItemCode.indexOf(parent.separator);
  return end > 0 ? item.ItemCode.slice(0, end) : "";
}

interface Kin {
  readonly rule: FamilyRules;
  readonly parent: Item | undefined;
}

function toFamily(name: string, own: readonly Item[], { rule, parent }: Kin): Result<Family> {
  const main = rule.parentIsItem ? parent : undefined;
  const others = own.filter((item) => item !== main);
  const items = main && !isTemplate(main, rule) ? [main, ...others] : others;
  const variants = items.map((item) => ({
    itemCode: item.ItemCode,
    attributes: rule.attributes.map(({ field }) => textOf(item, field)),
  }));
  const orphans: readonly Problem[] =
    rule.parentIsItem && !parent
      ? [
          {
            code: "family-without-parent",
            family: name,
            itemCodes: variants.map(({ itemCode }) => itemCode),
            rule: "items.families.parentIsItem",
          },
        ]
      : [];
  const problems = [...orphans, ...emptyValues(name, variants, rule), ...twins(name, variants)];
  return unless(problems, { name, groups: groupsOf(variants, rule), variants });
}

/** A parent without any value only stands for its variants: a till has no use for it. */
const isTemplate = (item: Item, { attributes }: FamilyRules): boolean =>
  attributes.every(({ field }) => textOf(item, field) === "");

const emptyValues = (
  family: string,
  variants: readonly Variant[],
  { attributes }: FamilyRules,
): readonly Problem[] =>
  variants.flatMap(({ itemCode, attributes: values }) =>
    attributes.flatMap(({ name, field }, index): readonly Problem[] =>
      values[index] === ""
        ? [{ code: "variant-without-value", itemCode, family, attribute: name, field }]
        : [],
    ),
  );

/** Variants that a customer could not tell from each other; those without a value are told already. */
function twins(family: string, variants: readonly Variant[]): readonly Problem[] {
  const full = variants.filter(({ attributes }) => !attributes.includes(""));
  const alike = Map.groupBy(full, ({ attributes }) => JSON.stringify(attributes));
  return [...alike.values()].flatMap((same): readonly Problem[] => {
    const itemCodes = same.map(({ itemCode }) => itemCode);
    return same.length > 1
      ? [{ code: "variants-alike", family, itemCodes, values: same[0]?.attributes ?? [] }]
      : [];
  });
}

function groupsOf(variants: readonly Variant[], { attributes }: FamilyRules): readonly FamilyGroup[] {
  return attributes.map(({ name, order }, index) => {
    const found = new Set(variants.flatMap(({ attributes: values }) => values[index] ?? []));
    const named = order.filter((value) => found.has(value));
    const others = [...found].filter((value) => !named.includes(value)).toSorted(compareTexts);
    return { name, options: [...new Set([...named, ...others])] };
  });
}

/** By code unit, so that every machine has the same order. */
const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
