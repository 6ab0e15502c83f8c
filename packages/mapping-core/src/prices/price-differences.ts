import type { PriceListItem, PriceListItemDraft } from "@instep/sitoo-client";
import { decimal, equals } from "../money/decimal.ts";

/** What a push of one list has to do. */
export interface PriceDifferences {
  /** New and changed. */
  readonly set: readonly PriceListItemDraft[];
  /** SKUs whose price SAP has taken away. */
  readonly remove: readonly string[];
  /** Already right. */
  readonly same: number;
}

/** An item, and its price for the list: none where SAP has none. */
export interface PriceWanted {
  readonly sku: string;
  readonly draft: PriceListItemDraft | undefined;
}

/** What differs between SAP and a list of Sitoo: only that is pushed. SKUs that SAP does not speak of stay as they are. */
export function priceDifferences(
  wanted: Iterable<PriceWanted>,
  current: ReadonlyMap<string, Pick<PriceListItem, "moneyprice" | "moneypricevolume">>,
): PriceDifferences {
  const set: PriceListItemDraft[] = [];
  const remove: string[] = [];
  let same = 0;
  for (const { sku, draft } of wanted) {
    const now = current.get(sku);
    if (draft && now && isSame(draft, now)) same += 1;
    else if (draft) set.push(draft);
    else if (now) remove.push(sku);
    else same += 1;
  }
  return { set, remove, same };
}

type Prices = Pick<PriceListItem, "moneyprice" | "moneypricevolume">;

/** Levels are compared only where they are stated: a list that is read without them says nothing of them. */
function isSame(draft: PriceListItemDraft, now: Prices): boolean {
  const levels = draft.moneypricevolume ?? [];
  const others = now.moneypricevolume ?? [];
  return (
    isEqual(draft.moneyprice, now.moneyprice) &&
    levels.length === others.length &&
    levels.every(
      ({ levelstart, moneyprice }, nth) =>
        levelstart === others[nth]?.levelstart && isEqual(moneyprice, others[nth]?.moneyprice),
    )
  );
}

const isEqual = (a: string | undefined, b: string | undefined): boolean =>
  a === undefined || b === undefined ? a === b : equals(decimal(a), decimal(b));
