import { Plan } from "@instep/mapping-core";
import * as z from "zod";
import type { Finding } from "../exceptions/findings.ts";
import type { ExceptionRecord, LedgerIdentity, OrderCount, OrderRecord, StepRecord } from "./ledger.ts";

/** Databases give large whole numbers as numbers, bigints or text. */
const whole = z.union([z.number(), z.bigint(), z.string()]).transform(Number).pipe(z.int());
const maybe = whole.nullish().transform((value) => value ?? undefined);
const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue("not JSON");
    return z.NEVER;
  }
});

/** A plan that another release wrote, or a bug, may not read: that is a matter of its order alone. */
const plan = z
  .string()
  .nullish()
  .transform((text) => (text ? planIn(text) : undefined));

function planIn(text: string): Plan | undefined {
  const read = json.pipe(Plan).safeParse(text);
  return read.success ? read.data : undefined;
}

const PairRow = z.object({
  id: z.string(),
  born_at: whole,
  watermark: whole,
  adopted_at: maybe,
  adopted_up_to: maybe,
});

const status = z.enum(["out-of-scope", "void", "open", "due", "posted", "exception", "closed"]);
const CountRow = z.object({ status, excepted: whole, count: whole });

export const OrderRow = z.object({
  orderid: whole,
  status,
  reason: z.string(),
  fingerprint: z.string(),
  plan,
  due_at: whole,
  attempts: whole,
  interrupted_until: maybe,
});
export type OrderRow = z.infer<typeof OrderRow>;

const StepRow = z.object({
  orderid: whole,
  key: z.string(),
  state: z.enum(["intended", "in-doubt", "confirmed", "parked", "cancelled-by-hand"]),
  left_at: maybe,
  rounds: whole,
  doc_entry: maybe,
  doc_num: maybe,
});

const ExceptionRow = z.object({
  trace: z.string(),
  orderid: whole,
  // Written by this ledger out of a Finding; a code of a newer release is shown by its code alone.
  finding: json.transform((value) => value as Finding),
  opened_at: whole,
  resolved_at: maybe,
  closed_because: z.string().nullish(),
});

export function toIdentity(row: unknown): LedgerIdentity {
  const { id, born_at, watermark, adopted_at: at, adopted_up_to: upTo } = PairRow.parse(row);
  const adopted = at === undefined || upTo === undefined ? undefined : { at, upTo };
  return { id, bornAt: born_at, watermark, adopted };
}

export function toCount(row: unknown): OrderCount {
  const { status, excepted, count } = CountRow.parse(row);
  return { status, excepted: excepted > 0, count };
}

export function toStep(row: unknown): StepRecord & { readonly orderid: number } {
  const { orderid, key, state, left_at, rounds, doc_entry, doc_num } = StepRow.parse(row);
  return { orderid, key, state, leftAt: left_at, rounds, DocEntry: doc_entry, DocNum: doc_num };
}

export function toOrder(row: unknown, steps: readonly StepRecord[]): OrderRecord {
  const { orderid, status, reason, fingerprint, plan, due_at } = OrderRow.parse(row);
  return { orderid, status, reason, fingerprint, plan, steps, dueAt: due_at };
}

export function toException(row: unknown): ExceptionRecord {
  const { trace, orderid, finding, opened_at, resolved_at, closed_because } = ExceptionRow.parse(row);
  const closedBecause = closed_because ?? undefined;
  return { trace, orderid, finding, openedAt: opened_at, resolvedAt: resolved_at, closedBecause };
}
