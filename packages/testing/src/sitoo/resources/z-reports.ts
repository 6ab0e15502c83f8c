import type { Stored } from "../books/records.ts";
import { SitooRefusal } from "../refusal.ts";
import { type Call, partOf, type Route } from "../wire/call.ts";
import { conditionsOf, from, notAfter, oneOf, oneOfIds, upTo } from "../wire/filters.ts";
import { emptyEnvelope, pageOf, partParameters } from "../wire/query.ts";

/** What the newer endpoint gives at most; its caller continues from the last `dateadded`. */
const most = 500;

const newer = {
  eshopid: oneOfIds("eshopid"),
  store_id: oneOf("store_id"),
  registerid: oneOf("registerid"),
  dateaddedfrom: from("dateadded"),
  dateaddedto: notAfter("dateadded"),
};

const older = { datecreatedfrom: from("datecreated"), datecreatedto: upTo("datecreated") };

const path = "/sites/{siteid}/cashregisters/{registerid}/zreports";

export const zReports: readonly Route[] = [
  {
    method: "GET",
    path: `${path}.json`,
    parameters: [...Object.keys(older), ...partParameters],
    elsewhere: emptyEnvelope,
    answer: (call) => {
      const conditions = conditionsOf(older, call);
      const found = ofRegister(call)
        .filter((report) => conditions.every(({ holds }) => holds(report)))
        .toSorted((a, b) => b.zreportid - a.zreportid);
      const { start, num } = pageOf(call.query, call.options);
      return { totalcount: found.length, items: found.slice(start, start + num).map(asBefore) };
    },
  },
  {
    method: "GET",
    path: `${path}/{zreportid}.json`,
    answer: (call) => {
      const report = ofRegister(call).find(
        ({ zreportid }) => String(zreportid) === partOf(call, "zreportid"),
      );
      if (!report) throw new SitooRefusal(404, "Z report not found");
      return asBefore(report);
    },
  },
  {
    method: "GET",
    path: "/pos-z-reports",
    parameters: Object.keys(newer),
    answer: (call) => {
      const conditions = conditionsOf(newer, call);
      return call.books.tables.zreports
        .all()
        .filter((report) => conditions.every(({ holds }) => holds(report)))
        .toSorted((a, b) => a.dateadded - b.dateadded)
        .slice(0, most);
    },
  },
];

function ofRegister(call: Call) {
  const registerid = partOf(call, "registerid");
  const { cashregisters, zreports } = call.books.tables;
  if (!cashregisters.get(registerid)) throw new SitooRefusal(404, "Cash register not found");
  return zreports.where("registerid", registerid);
}

/** The older endpoint does not say when a report was added. */
const asBefore = (report: Stored): Stored =>
  Object.fromEntries(Object.entries(report).filter(([name]) => name !== "dateadded"));
