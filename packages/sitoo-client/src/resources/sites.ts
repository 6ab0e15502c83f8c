import type * as z from "zod/mini";
import { objectOf, text, whole } from "../resource/fields.ts";
import { resource } from "../resource/resource.ts";

const site = objectOf(() => ({
  protocol: text,
  server: text,
  abspath: text,
  siteurl: text,
  eshopid: whole,
  siteid: text,
}));
/** A site of the account. `eshopid` is its number in paths; `siteid` is its GUID, which paths do not take. */
export type Site = z.infer<typeof site>;

export const sites = resource<Site>()({
  schema: site,
  names: ["eshopid"],
  verbs: { each: "getSites" },
});
