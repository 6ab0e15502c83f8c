import type { Created, EntitySet } from "../entity-set.ts";
import { asText, type Row } from "../json.ts";
import { type EntityType, integer, number, text } from "../metadata/entity-type.ts";
import { notFound } from "../refusal.ts";
import { createTable } from "../table.ts";

/** People change prices in the window of a price list. No set of the Service Layer does that: it is the clerk's alone. */
export const clerkPrices = "_ClerkPrices";

const type: EntityType = {
  name: "ClerkPrice",
  table: "ITM1",
  fields: { ItemCode: text(50), PriceList: integer(), Price: number(), Currency: text(3) },
};

/** `change` gives the item after the price was changed, and knows whether that counts as a change of the item. */
export function createClerkPrices(
  change: (
    itemCode: string,
    price: Row,
    at: { readonly at: number; readonly touches: boolean },
  ) => Row | undefined,
): EntitySet {
  const set: EntitySet = {
    name: clerkPrices,
    type,
    keys: ["ItemCode"],
    table: createTable({ keyOf: ({ ItemCode }) => asText(ItemCode) }),
    post: ({ ItemCode = null, ...price }, { at, options }): Created => {
      const touches = options.priceListChangesTouchItems === "yes";
      const row = change(asText(ItemCode), price, { at, touches });
      if (!row) throw notFound();
      return { set, row };
    },
  };
  return set;
}
