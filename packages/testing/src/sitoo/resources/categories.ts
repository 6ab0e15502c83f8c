import type { Stored } from "../books/records.ts";
import { SitooRefusal } from "../refusal.ts";
import type { Call, Route } from "../wire/call.ts";
import { crud } from "../wire/collection.ts";
import { fields } from "../wire/fields.ts";
import type { Noun } from "../wire/noun.ts";

export const category: Noun = {
  name: "Category",
  table: (tables) => tables.categories,
  key: "categoryid",
  isDated: true,
  fields: fields({
    whole: "categoryparentid? sortorder",
    flag: "visible",
    text: "title custom1 custom2 friendly seo_title seo_keywords seo_description",
  }),
  required: ["title"],
  blank: { visible: true },
  check: (draft, call) => {
    const { categoryparentid: parent } = draft;
    if (parent === null) return draft;
    if (!call.books.tables.categories.get(Number(parent)) || isBelow(draft.categoryid, parent, call)) {
      throw new SitooRefusal(400, "Invalid value categoryparentid");
    }
    return draft;
  },
  removed: ({ categoryid }, { books }) => {
    for (const each of descendants(categoryid, books.tables.categories.all())) {
      books.tables.categories.remove(Number(each.categoryid));
    }
  },
};

const descendants = (id: unknown, all: readonly Stored[]): readonly Stored[] =>
  all
    .filter(({ categoryparentid }) => categoryparentid === id)
    .flatMap((child) => [child, ...descendants(child.categoryid, all)]);

/** A category below itself would have no end. */
const isBelow = (id: unknown, parent: unknown, { books }: Call): boolean =>
  parent === id ||
  descendants(id, books.tables.categories.all()).some(({ categoryid }) => categoryid === parent);

export const categories: readonly Route[] = crud("/sites/{siteid}/categories", category);
