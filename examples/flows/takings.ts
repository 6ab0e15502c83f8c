import { parseRules, planTakings } from "@instep/mapping-core";
import type { ZReport } from "@instep/sitoo-client";
import { swedishRules } from "./swedish-rules.ts";

/** The drawer of a Z-report becomes one journal entry: the program of docs/flows/takings.md. */

const drawer = { cash: "1910", short: "6062", over: "6062", petty: "1912", transit: "1930" };
const rules = parseRules({ ...swedishRules, takings: { every: drawer } });

const report: Partial<ZReport> = {
  zreportid: 12,
  registerid: "{0A000000-0000-4000-8000-000000000001}",
  registerkey: "INS0000001500001",
  currencycode: "SEK",
  datecreated: Date.parse("2026-11-25T18:05:00Z") / 1000,
  moneycash_in: "1000.00",
  moneycash_salesrefunds: "4250.00",
  moneycash_petty: "-80.00",
  moneycash_bank: "0.00",
  moneycash_expected: "5170.00",
  moneycash_counted: "5150.00",
  moneycash_diff: "-20.00",
  moneycash_bankfinal: "-4150.00",
  moneycash_out: "1000.00",
};
const plan = planTakings(report as ZReport, rules, {
  account: "1500",
  company: { localCurrency: "SEK" },
  register: { storeid: 1 },
});
if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
for (const { key, body } of plan.value.steps) {
  console.log(key, body.ReferenceDate);
  for (const { AccountCode, Debit, Credit, LineMemo } of body.JournalEntryLines)
    console.log(AccountCode, (Debit ?? -(Credit ?? 0)).toFixed(2).padStart(9), LineMemo);
}
