import { SitooRefusal } from "../refusal.ts";
import type { Route } from "../wire/call.ts";
import { crud } from "../wire/collection.ts";
import { fields } from "../wire/fields.ts";
import { oneOfNumbers } from "../wire/filters.ts";
import type { Noun } from "../wire/noun.ts";

export const reasonCode: Noun = {
  name: "Reason code",
  table: ({ reasoncodes }) => reasoncodes,
  key: "reasoncodeid",
  fields: fields({ whole: "type", text: "reasoncode name" }),
  required: ["type", "reasoncode"],
  check: (draft) => {
    for (const [field, most] of [
      ["reasoncode", 32],
      ["name", 64],
    ] as const) {
      if (String(draft[field]).length > most) throw new SitooRefusal(400, `Invalid value ${field}`);
    }
    return draft;
  },
};

export const reasonCodes: readonly Route[] = crud("/reasoncodes", reasonCode, {
  filters: { type: oneOfNumbers("type") },
});
