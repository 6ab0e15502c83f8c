import type * as z from "zod/mini";
import type { DraftOf } from "../resource/draft.ts";
import {
  many,
  maybeWhole,
  nullableText,
  nullableWhole,
  objectOf,
  postal,
  requiredText,
  text,
  whole,
} from "../resource/fields.ts";
import { resource } from "../resource/resource.ts";

const store = objectOf(() => ({
  storeid: whole,
  eshopid: maybeWhole,
  storetype: maybeWhole,
  name: text,
  externalid: text,
  externalgroupid: text,
  phone: nullableText,
  email: nullableText,
  ...postal,
  latitude: nullableText,
  longitude: nullableText,
  nearby_stores: many(whole),
  usetype_movein: nullableWhole,
  usetype_moveout: nullableWhole,
  usetype_manualin: nullableWhole,
  usetype_manualout: nullableWhole,
  usetype_shipmentin: nullableWhole,
  usetype_shipmentout: nullableWhole,
  tags: many(requiredText),
}));
/** A store. */
export type Store = z.infer<typeof store>;

/** One to be made or changed. */
export type StoreDraft = DraftOf<Store, "storetype" | "name", "storeid">;

export const stores = resource<Store, StoreDraft>()({
  schema: store,
  names: ["storeid"],
  verbs: {
    each: "getStores",
    find: "getStore",
    add: "addStore",
    update: "updateStore",
    delete: "deleteStore",
  },
});
