import type { Group, MergeKey } from "./merge-sorted.ts";

/** The rows of one key where each side may have one; more than one is a difference of its own. */
export type Pair<L, R> =
  | { readonly kind: "both"; readonly left: L; readonly right: R }
  | { readonly kind: "left only"; readonly left: L }
  | { readonly kind: "right only"; readonly right: R }
  | { readonly kind: "several"; readonly left: number; readonly right: number };

export function pairOf<K extends MergeKey, L, R>({ left, right }: Group<K, L, R>): Pair<L, R> {
  const [[ours], [theirs]] = [left, right];
  if (left.length > 1 || right.length > 1) return { kind: "several", left: left.length, right: right.length };
  if (ours !== undefined && theirs !== undefined) return { kind: "both", left: ours, right: theirs };
  if (ours !== undefined) return { kind: "left only", left: ours };
  if (theirs !== undefined) return { kind: "right only", right: theirs };
  return { kind: "several", left: 0, right: 0 };
}
