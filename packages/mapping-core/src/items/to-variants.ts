import type { DecimalText, ProductDraft, ProductVariants, ProductVariantsDraft } from "@instep/sitoo-client";
import { andThen, every, failure, type Result, success } from "../result.ts";
import type { ItemNaming } from "./completeness.ts";
import type { Family, Variant } from "./families.ts";
import { canonicalText } from "./product-changes.ts";
import { skuOf } from "./sku-of.ts";

/** What must be known to write a family. */
export interface VariantFacts {
  /** Drafts of its items by SKU, as far as these are complete or withdrawn. */
  readonly drafts: ReadonlyMap<string, ProductDraft>;
  /** The family that Sitoo has now; undefined for a new one. */
  readonly current?: ProductVariants | undefined;
  /** SKUs of all products that Sitoo has, in this family or not. */
  readonly inSitoo: ReadonlySet<string>;
}

type Body = NonNullable<NonNullable<ProductVariantsDraft["variants"]>[number]>;

/**
 * A family as Sitoo takes it: whole, with every field that it insists on. A variant that would be left out would be deleted,
 * and a product that stands alone cannot be taken in: either is told, and nothing is written.
 */
export function toVariants(
  family: Family,
  rules: ItemNaming,
  { drafts, current, inSitoo }: VariantFacts,
): Result<ProductVariantsDraft> {
  const named = every(
    family.variants.map((variant) =>
      andThen(skuOf(variant.itemCode, rules), (sku) => success({ ...variant, sku })),
    ),
  );
  return andThen(named, (members): Result<ProductVariantsDraft> => {
    const known = new Map(current?.variants?.map((each) => [each.sku ?? "", each]));
    const skus = new Set(members.map(({ sku }) => sku));
    const lost = [...known.keys()].filter((sku) => !skus.has(sku));
    const apart = members
      .map(({ sku }) => sku)
      .filter((sku) => inSitoo.has(sku) && !known.has(sku) && drafts.get(sku)?.title !== undefined);
    if (lost.length > 0) return failure({ code: "variants-would-be-lost", family: family.name, skus: lost });
    if (apart.length > 0) return failure({ code: "variants-stand-alone", family: family.name, skus: apart });
    // Those that Sitoo has come first: its main variant stays the main one.
    const sorted = [
      ...members.filter(({ sku }) => known.has(sku)),
      ...members.filter(({ sku }) => !known.has(sku)),
    ];
    const variants = sorted.flatMap(({ sku, ...variant }) =>
      toBody(variant, { sku, draft: drafts.get(sku), before: known.get(sku) }),
    );
    const groups = family.groups.map(({ name }, index) => ({
      name,
      options: optionsOf(family, index, variants),
    }));
    return success({ groups, variants });
  });
}

interface Written {
  readonly sku: string;
  readonly draft: ProductDraft | undefined;
  readonly before: NonNullable<ProductVariants["variants"]>[number] | undefined;
}

const noMoney: DecimalText = "0.00";

/** A new variant needs a draft with a name; one that Sitoo has keeps what the draft does not say. */
function toBody({ attributes }: Variant, { sku, draft, before }: Written): readonly Body[] {
  const title = draft?.title ?? before?.title;
  if (title === undefined) return [];
  return [
    {
      ...{ productid: before?.productid ?? 0, sku, title, attributes },
      activepos: draft?.activepos ?? before?.activepos ?? true,
      // Sitoo clears a bar code by an empty text, and refuses null.
      barcode: draft?.barcode ?? before?.barcode ?? "",
      barcodealiases: draft?.barcodealiases ?? before?.barcodealiases ?? [],
      moneyprice: before?.moneyprice ?? draft?.moneyprice ?? noMoney,
      moneypriceorg: before?.moneypriceorg ?? noMoney,
      moneypricein: before?.moneypricein ?? noMoney,
      // Deprecated, and required all the same; the friendly name must be unique.
      active: before?.active ?? true,
      deliverystatus: before?.deliverystatus ?? "",
      moneyofferprice: before?.moneyofferprice ?? noMoney,
      friendly: before?.friendly ?? sku,
    },
  ];
}

/** Only values that a variant has: one of an item that is not complete yet would be shown without anything to sell. */
function optionsOf({ groups }: Family, index: number, variants: readonly Body[]): readonly string[] {
  const used = new Set(variants.map(({ attributes }) => attributes?.[index]));
  return groups[index]?.options.filter((option) => used.has(option)) ?? [];
}

/** Whether a family is in Sitoo as it is to be: to write it would change nothing. */
export function isSameFamily(draft: ProductVariantsDraft, current: ProductVariants): boolean {
  const textOf = ({ groups, variants }: ProductVariantsDraft): string =>
    JSON.stringify([
      groups.map((group) => [group.name, group.options]),
      variants.map((each) => variantFields.map((name) => canonicalText(name, each[name]))).toSorted(),
    ]);
  return textOf(draft) === textOf({ groups: current.groups ?? [], variants: current.variants ?? [] });
}

const variantFields = [
  ...(["sku", "title", "attributes", "activepos", "barcode", "barcodealiases", "moneyprice"] as const),
  ...(["moneypriceorg", "moneypricein", "active", "deliverystatus", "moneyofferprice", "friendly"] as const),
];
