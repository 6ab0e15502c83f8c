import { SitooRefusal } from "../refusal.ts";
import { type Call, partOf, type Route } from "../wire/call.ts";
import { fieldsAsked, pick } from "../wire/query.ts";

export const sites: readonly Route[] = [
  {
    method: "GET",
    path: "/sites.json",
    answer: ({ books }) => {
      const items = books.tables.sites.all();
      return { totalcount: items.length, items };
    },
  },
  { method: "GET", path: "/sites/{siteid}.json", answer: (call) => siteOf(call) },
  {
    method: "GET",
    path: "/sites/{siteid}/settings.json",
    parameters: ["fields"],
    answer: (call) => {
      const settings = call.books.tables.settings.get(call.shop.eshopid) ?? {};
      const asked = fieldsAsked(call.query);
      return asked ? pick(settings, asked) : settings;
    },
  },
];

function siteOf(call: Call) {
  const site = call.books.tables.sites.get(Number(partOf(call, "siteid")));
  if (!site) throw new SitooRefusal(404, "Site not found");
  return site;
}
