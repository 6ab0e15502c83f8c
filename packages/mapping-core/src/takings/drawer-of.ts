import type { ZReport } from "@instep/sitoo-client";
import { type Decimal, decimal, equals, minus, plus, round, sum, toText } from "../money/decimal.ts";
import type { Problem } from "../problems.ts";
import { failure, type Result, success } from "../result.ts";

/** What a Z-report says of its drawer, signed as there: what left it is negative. */
export interface Drawer {
  /** In it at the opening. */
  readonly opening: Decimal;
  /** Counted less expected: negative when cash was missing. */
  readonly difference: Decimal;
  readonly petty: Decimal;
  /** Brought to the bank, during the day and after the count. */
  readonly bank: Decimal;
  /** What stays in it for the next session. */
  readonly closing: Decimal;
}

const fields = [
  "moneycash_in",
  "moneycash_salesrefunds",
  "moneycash_petty",
  "moneycash_bank",
  "moneycash_expected",
  "moneycash_counted",
  "moneycash_diff",
  "moneycash_bankfinal",
  "moneycash_out",
] as const;

/** Reads the drawer of a Z-report, or says which of its own figures contradict each other (H11). */
export function drawerOf(report: ZReport): Result<Drawer> {
  const missing = fields.filter((field) => report[field] === undefined);
  const { zreportid } = report;
  if (missing.length > 0) return failure({ code: "takings-incomplete", zreportid, fields: missing });
  const at = (field: (typeof fields)[number]): Decimal => decimal(report[field] ?? "0");
  const [petty, bank, bankFinal] = [at("moneycash_petty"), at("moneycash_bank"), at("moneycash_bankfinal")];
  const tooFine = fields.filter((field) => !equals(round(at(field), 2, "down"), at(field)));
  if (tooFine.length > 0)
    return failure(
      ...tooFine.map((field) => ({ code: "amount-too-fine" as const, field, amount: at(field).toFixed() })),
    );
  const problems = [
    agree(report, "moneycash_expected", sum([at("moneycash_in"), at("moneycash_salesrefunds"), petty, bank])),
    agree(report, "moneycash_diff", minus(at("moneycash_counted"), at("moneycash_expected"))),
    agree(report, "moneycash_out", plus(at("moneycash_counted"), bankFinal)),
  ].flatMap((problem) => problem ?? []);
  if (problems.length > 0) return failure(...problems);
  return success({
    opening: at("moneycash_in"),
    difference: at("moneycash_diff"),
    petty,
    bank: plus(bank, bankFinal),
    closing: at("moneycash_out"),
  });
}

function agree(report: ZReport, field: (typeof fields)[number], computed: Decimal): Problem | undefined {
  const stated = decimal(report[field] ?? "0");
  if (equals(stated, computed)) return undefined;
  const { zreportid } = report;
  return {
    code: "takings-do-not-add-up",
    zreportid,
    field,
    stated: toText(stated),
    computed: toText(computed),
  };
}
