import { comparisonOf, type Comparison } from "../compare/comparison.ts";
import { mergeSorted, type Rows } from "../compare/merge-sorted.ts";
import { type Pair, pairOf } from "../compare/pair.ts";
import { type PushCause, pushCause } from "../compare/push.ts";

/** Values of an item by the name that the rules know them by, each as the text a person would read. */
export type ItemFields = Readonly<Record<string, string | undefined>>;

/** An item as SAP would have it on the tills. */
export interface SapItem {
  readonly sku: string;
  /** The rules put it on the tills, and it may be sold. */
  readonly isOffered: boolean;
  /** What it lacks to be sent (price, VAT group, barcode). @default nothing */
  readonly lacks?: readonly string[] | undefined;
  /** Only what SAP owns: anything else of Sitoo's is left alone. */
  readonly fields: ItemFields;
  /** What was last sent to Sitoo. It only explains. */
  readonly sent?: ItemFields | undefined;
}

/** An item as the tills have it. */
export interface SitooItem {
  readonly sku: string;
  readonly isActive: boolean;
  readonly fields: ItemFields;
}

export const itemDifferenceCodes = [
  "item-missing-in-sitoo",
  "item-left-in-sitoo",
  "item-not-sold-in-sitoo",
  "item-fields-differ",
  "item-stated-twice",
] as const;
export type ItemDifferenceCode = (typeof itemDifferenceCodes)[number];

/** What most likely lies behind a difference of an item. */
export type ItemCause =
  | PushCause
  | "incomplete-in-sap"
  | "never-sent"
  | "unknown-in-sap"
  | "not-offered-any-more"
  | "deactivated-in-sitoo"
  | "written-otherwise"
  | "shortened"
  | "two-records";

/** One field that is not the same; undefined where a side has none. */
export interface FieldDifference {
  readonly field: string;
  readonly sap: string | undefined;
  readonly sitoo: string | undefined;
  readonly likelyCause: ItemCause;
}

/** An item that is not the same on both sides. */
export interface ItemDifference {
  readonly code: ItemDifferenceCode;
  readonly sku: string;
  readonly likelyCause: ItemCause;
  /** What an incomplete item lacks. */
  readonly lacks?: readonly string[] | undefined;
  readonly fields?: readonly FieldDifference[] | undefined;
}

const counted = ["items", "agreed"] as const;
export type ItemCount = (typeof counted)[number];

/**
 * The items of SAP against the products of Sitoo, both ascending by SKU. An item is never deleted in Sitoo: one that is
 * not offered and not active agrees, whatever its fields say.
 */
export function compareItems(
  sap: Rows<SapItem>,
  sitoo: Rows<SitooItem>,
): Comparison<ItemDifference, ItemCount> {
  const bySku = ({ sku }: { readonly sku: string }) => sku;
  return comparisonOf(counted, async function* (count) {
    const keys = { left: bySku, right: bySku, names: { left: "SAP's items", right: "Sitoo's products" } };
    for await (const group of mergeSorted(sap, sitoo, keys)) {
      count("items");
      const found = differenceOf(pairOf(group));
      if (found) yield { ...found, sku: group.key };
      else count("agreed");
    }
  });
}

type Found = Omit<ItemDifference, "sku"> | undefined;

function differenceOf(pair: Pair<SapItem, SitooItem>): Found {
  switch (pair.kind) {
    case "several":
      return { code: "item-stated-twice", likelyCause: "two-records" };
    case "left only":
      return pair.left.isOffered ? missing(pair.left) : undefined;
    case "right only":
      return pair.right.isActive ? { code: "item-left-in-sitoo", likelyCause: "unknown-in-sap" } : undefined;
    case "both":
      return betweenBoth(pair.left, pair.right);
  }
}

function missing({ lacks = [] }: SapItem): Found {
  const code = "item-missing-in-sitoo";
  return lacks.length > 0
    ? { code, likelyCause: "incomplete-in-sap", lacks }
    : { code, likelyCause: "never-sent" };
}

function betweenBoth(sap: SapItem, sitoo: SitooItem): Found {
  if (!sap.isOffered)
    return sitoo.isActive ? { code: "item-left-in-sitoo", likelyCause: "not-offered-any-more" } : undefined;
  const fields = fieldsBetween(sap, sitoo);
  const differing = fields.length > 0 ? { fields } : {};
  if (!sitoo.isActive) return { code: "item-not-sold-in-sitoo", ...inactiveCause(sap), ...differing };
  const [first] = fields;
  return first && { code: "item-fields-differ", likelyCause: first.likelyCause, fields };
}

function inactiveCause({ lacks = [] }: SapItem): Pick<ItemDifference, "likelyCause" | "lacks"> {
  return lacks.length > 0
    ? { likelyCause: "incomplete-in-sap", lacks }
    : { likelyCause: "deactivated-in-sitoo" };
}

function fieldsBetween({ fields, sent }: SapItem, sitoo: SitooItem): readonly FieldDifference[] {
  return Object.entries(fields).flatMap(([field, sap]) => {
    const there = sitoo.fields[field];
    if ((sap ?? "") === (there ?? "")) return [];
    return [{ field, sap, sitoo: there, likelyCause: fieldCause(sap ?? "", there ?? "", sent?.[field]) }];
  });
}

function fieldCause(sap: string, sitoo: string, sent: string | undefined): ItemCause {
  const known = pushCause({ sap, sitoo, sent }, (a, b) => a === b);
  if (known !== "unknown") return known;
  if (plain(sap) === plain(sitoo)) return "written-otherwise";
  return sitoo !== "" && sap.startsWith(sitoo) ? "shortened" : "unknown";
}

/** Without what people do not see: spaces at the ends and doubled, letters of two code points, small and large. */
const plain = (text: string): string => text.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
