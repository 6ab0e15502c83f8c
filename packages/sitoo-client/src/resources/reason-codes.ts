import type * as z from "zod/mini";
import type { DraftOf } from "../resource/draft.ts";
import { maybeWhole, objectOf, text, whole } from "../resource/fields.ts";
import { resource } from "../resource/resource.ts";

const reasonCode = objectOf(() => ({
  reasoncodeid: whole,
  type: maybeWhole,
  reasoncode: text,
  name: text,
}));
/** Why goods come back, or move, or are given away. */
export type ReasonCode = z.infer<typeof reasonCode>;

/** One to be made or changed. */
export type ReasonCodeDraft = DraftOf<ReasonCode, "type" | "reasoncode", "reasoncodeid">;

export const reasonCodes = resource<ReasonCode, ReasonCodeDraft>()({
  schema: reasonCode,
  names: ["reasoncodeid"],
  verbs: {
    each: "getReasonCodes",
    find: "getReasonCode",
    add: "addReasonCode",
    update: "updateReasonCode",
    delete: "deleteReasonCode",
  },
});
