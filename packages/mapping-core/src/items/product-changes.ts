import type { Product, ProductDraft } from "@instep/sitoo-client";
import { decimal } from "../money/decimal.ts";

/** What differs between a draft and the product that Sitoo has; nothing when they agree. */
export type ProductChanges = Partial<ProductDraft>;

type Field = keyof ProductDraft;

const decimals: readonly string[] = ["moneyprice", "moneypriceorg", "moneypricein", "moneyofferprice"];

/** Lists whose order says nothing. */
const sets: readonly string[] = ["categories", "barcodealiases"];

/**
 * The fields of a draft that Sitoo has otherwise, for a partial update. Custom attributes go out whole, with those that no
 * rule names: whether an update keeps the ones that it leaves out is not documented.
 */
export function productChanges(draft: ProductDraft, current: Product): ProductChanges {
  const whole = withAttributes(draft, current.customattributes ?? {});
  const changed = fieldsOf(whole).filter(
    (name) => canonicalText(name, whole[name]) !== canonicalText(name, current[name]),
  );
  return Object.fromEntries(changed.map((name) => [name, whole[name]]));
}

/** An attribute that the draft empties goes out only where Sitoo has a value: one of a list may not be empty. */
function withAttributes(draft: ProductDraft, current: Readonly<Record<string, string>>): ProductDraft {
  if (!draft.customattributes) return draft;
  const named = Object.entries(draft.customattributes);
  const sent = named.filter(([name, value]) => value !== "" || Object.hasOwn(current, name));
  return { ...draft, customattributes: { ...current, ...Object.fromEntries(sent) } };
}

/**
 * A draft as one text, the same whatever the order of its fields: when it is that of the last time, nothing has changed.
 * `changesBetween` says what differs between two of them. A price is left out: only a new product has one.
 */
export function fingerprintOfProduct(draft: ProductDraft): string {
  return JSON.stringify(
    fieldsOf(draft)
      .filter((name) => !decimals.includes(name))
      .toSorted()
      .map((name) => [name, canonicalText(name, draft[name])]),
  );
}

/** Fields that are there: one that is undefined is not sent. */
const fieldsOf = (draft: ProductDraft): readonly Field[] =>
  (Object.keys(draft) as Field[]).filter((name) => draft[name] !== undefined); // a draft has no other fields

/** A value in the one form that two equal ones share: an empty text, a null and a field that is not there are the same. */
export function canonicalText(name: string, value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string")
    return value !== "" && decimals.includes(name) ? decimal(value).toFixed() : value;
  if (Array.isArray(value)) {
    const texts = value.map((each) => JSON.stringify(each));
    return texts.length === 0 ? "" : (sets.includes(name) ? texts.toSorted() : texts).join();
  }
  if (typeof value !== "object") return JSON.stringify(value);
  const entries = Object.entries(value).filter(
    ([, each]) => each !== "" && each !== null && each !== undefined,
  );
  return entries.length === 0 ? "" : JSON.stringify(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
