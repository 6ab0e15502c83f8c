import type { ZReport } from "@instep/sitoo-client";
import type { CompanyFacts, RegisterFacts } from "../facts.ts";
import {
  absolute,
  type Decimal,
  isNegative,
  isZero,
  minus,
  negate,
  sum,
  toJsonNumber,
  toText,
} from "../money/decimal.ts";
import { notEmpty } from "../orders/links.ts";
import { businessDate } from "../orders/business-date.ts";
import type { NamedBreak } from "../plan.ts";
import type { JournalBody } from "../plan/journal-body.ts";
import type { JournalEntryStep } from "../plan/steps.ts";
import { all, andThen, failure, type Result, success } from "../result.ts";
import type { Rules } from "../rules.ts";
import type { StoreRule } from "../rules/store-rules.ts";
import { type Drawer, drawerOf } from "./drawer-of.ts";
import type { TakingsRule } from "./takings-rules.ts";

/** What must be known of the world to post a drawer. */
export interface TakingsFacts {
  /** The Sitoo account number: part of every key. */
  readonly account: string;
  readonly company: Pick<CompanyFacts, "localCurrency">;
  /** Where the till stands; undefined when Sitoo knows no such register. */
  readonly register?: RegisterFacts | undefined;
}

/** The journal entry that a Z-report becomes, or the figures that no rule posts, by name. */
export interface TakingsPlan {
  /** "SITOO-1500-Z-INS0000001500001-12". */
  readonly reference: string;
  /** "YYYY-MM-DD". */
  readonly businessDate: string;
  readonly storeid: number;
  /** One journal entry, or none when there is nothing to post. */
  readonly steps: readonly JournalEntryStep[];
  readonly breaks: readonly NamedBreak[];
}

/** Length of a journal entry's Memo, in which its key is looked for (H8). */
const memoLength = 50;

/**
 * The cash of a session as one journal entry: what was missing or too much when the drawer was counted, petty cash, what
 * went to the bank, and the float where it has an account of its own (H11). Sales and refunds are in their own documents.
 */
export function planTakings(report: ZReport, rules: Rules, facts: TakingsFacts): Result<TakingsPlan> {
  const till = notEmpty(report.registerkey) ?? report.registerid;
  const reference = `SITOO-${facts.account}-Z-${till}-${report.zreportid}`;
  const parts = all({
    place: placeOf(report, rules, facts),
    drawer: drawerOf(report),
    key: keyOf(reference),
  });
  return andThen(parts, ({ place, drawer, key }): Result<TakingsPlan> => {
    const rule = ruleOf(place.storeid, rules);
    const common = { reference, businessDate: place.date, storeid: place.storeid };
    if (!rule) return success({ ...common, steps: [], breaks: unposted(drawer) });
    const lines = linesOf(drawer, rule, place.store);
    const steps = lines.length === 0 ? [] : [toEntry(lines, key, place.date)];
    return success({ ...common, steps, breaks: [] });
  });
}

interface DrawerPlace {
  readonly storeid: number;
  readonly store: StoreRule;
  readonly date: string;
}

/** The day a session is closed on, on the store's wall; a till closed after midnight belongs to the day before (H6). */
function placeOf(report: ZReport, rules: Rules, { register, company }: TakingsFacts): Result<DrawerPlace> {
  const { registerid, currencycode = company.localCurrency, datecreated, zreportid } = report;
  if (!datecreated) return failure({ code: "takings-incomplete", zreportid, fields: ["datecreated"] });
  if (currencycode !== company.localCurrency)
    return failure({
      code: "takings-in-foreign-currency",
      zreportid: report.zreportid,
      currency: currencycode,
    });
  if (!register) return failure({ code: "unknown-register", registerid });
  const { storeid } = register;
  const store = rules.stores[String(storeid)];
  if (!store) return failure({ code: "unmapped-store", storeid, rule: `stores.${storeid}` });
  const { timeZone } = store;
  if (!timeZone) return failure({ code: "no-time-zone", rule: `stores.${storeid}.timeZone` });
  const { businessDayStartsAt } = rules;
  return success({
    storeid,
    store,
    date: businessDate({ seconds: datecreated, timeZone, businessDayStartsAt }),
  });
}

function keyOf(reference: string): Result<string> {
  const key = `${reference}/takings`;
  return key.length <= memoLength ? success(key) : failure({ code: "key-too-long", key, room: memoLength });
}

function ruleOf(storeid: number, { takings }: Pick<Rules, "takings">): TakingsRule | undefined {
  const own = takings.stores[String(storeid)];
  return own === "off" ? undefined : (own ?? takings.every);
}

type Line = JournalBody["JournalEntryLines"][number];

/** Lines that balance: each figure moves between the drawer and one account. */
function linesOf(drawer: Drawer, rule: TakingsRule, store: StoreRule): readonly Line[] {
  const { difference, petty, bank, opening, closing } = drawer;
  const line = lineOf(store);
  const float = rule.float === undefined ? undefined : minus(closing, opening);
  const others: readonly (readonly [account: string, leaves: Decimal, memo: string])[] = [
    [
      isNegative(difference) ? rule.short : rule.over,
      negate(difference),
      isNegative(difference) ? "counted short" : "counted over",
    ],
    [rule.petty, negate(petty), "petty cash"],
    [rule.transit, negate(bank), "to the bank"],
    ...(rule.float !== undefined && float ? [[rule.float, float, "float"] as const] : []),
  ];
  const moved = others.filter(([, leaves]) => !isZero(leaves));
  const left = sum(moved.map(([, leaves]) => leaves));
  const own = isZero(left) ? [] : [line(rule.cash, negate(left), "drawer")];
  return [...moved.map(([account, leaves, memo]) => line(account, leaves, memo)), ...own];
}

/** Positive amounts are debits. */
const lineOf =
  ({ name, branch, costingCode }: StoreRule) =>
  (AccountCode: string, amount: Decimal, memo: string): Line => ({
    AccountCode,
    ...(isNegative(amount) ? { Credit: toJsonNumber(absolute(amount)) } : { Debit: toJsonNumber(amount) }),
    LineMemo: `${name.slice(0, memoLength - memo.length - 2)}, ${memo}`,
    ...(costingCode !== undefined && { CostingCode: costingCode }),
    ...(branch !== undefined && { BPLID: branch }),
  });

function toEntry(lines: readonly Line[], key: string, date: string): JournalEntryStep {
  const body = {
    ReferenceDate: date,
    DueDate: date,
    TaxDate: date,
    Memo: key,
    JournalEntryLines: [...lines],
  };
  return { kind: "journal-entry", key, partner: "", userFields: {}, body };
}

/** What a drawer says that no rule posts: named, so that the cash account can be explained. */
function unposted({ difference, petty, bank }: Drawer): readonly NamedBreak[] {
  const named = [
    ["count-difference", difference],
    ["petty-cash", petty],
    ["bank-drop", bank],
  ] as const;
  return named.flatMap(([name, amount]) => (isZero(amount) ? [] : [{ name, amount: toText(amount) }]));
}
