import type { Books } from "../books/books.ts";
import type { Product, Stored } from "../books/records.ts";

type Tables = Books["tables"];

/** A dimension in which the variants of a family differ. */
export interface VariantGroup {
  readonly name: string;
  readonly options: readonly string[];
}

/** The dimensions of a family; none for a product that stands alone. */
export function groupsOf({ variantgroups }: Tables, parent: unknown): readonly VariantGroup[] {
  const kept = variantgroups.get(Number(parent))?.groups;
  return Array.isArray(kept) ? (kept as readonly VariantGroup[]) : []; // written by the route of the variants alone
}

/** All products of the family a product belongs to, the product alone when there is none. */
export function familyOf({ products }: Tables, product: Product): readonly Product[] {
  const { variantparentid: parent } = product;
  return parent === null || parent === undefined ? [product] : products.where("variantparentid", parent);
}

/** A variant's place in the family's dimensions. */
export const attributesOf = ({ attributes }: Stored): readonly unknown[] =>
  Array.isArray(attributes) ? attributes : [];
