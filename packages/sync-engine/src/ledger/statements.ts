import type { Finding } from "../exceptions/findings.ts";
import type { SqlValue, Statement } from "./driver.ts";
import {
  type Adoption,
  type ClaimRequest,
  type Closing,
  type Intake,
  type OrderChange,
  type OrderEntry,
  type StepRecord,
  traceOf,
  unreadablePlan,
} from "./ledger.ts";

/**
 * The ledger in SQL that SQLite and Postgres both speak; the drivers differ only in how they write a placeholder. Postgres
 * types a placeholder by what it first meets, and a small literal makes it an int4 that no time fits: hence the casts.
 */
const statement = (sql: string, ...values: SqlValue[]): Statement => ({ sql, values });

export const newPair = (
  pair: string,
  { id, now }: { readonly id: string; readonly now: number },
): Statement =>
  statement(
    `insert into instep_pairs (pair, id, born_at, watermark) values ($1, $2, $3, 0) on conflict (pair) do nothing`,
    pair,
    id,
    now,
  );

/** An adoption is only ever widened: whatever either of two others may have sent stays known. */
export const adopted = (pair: string, { at, upTo }: Adoption): Statement =>
  statement(
    `update instep_pairs set
       adopted_at = case when adopted_at > cast($2 as bigint) then adopted_at else cast($2 as bigint) end,
       adopted_up_to = case when adopted_up_to > cast($3 as bigint) then adopted_up_to else cast($3 as bigint) end
     where pair = $1`,
    pair,
    at,
    upTo,
  );

/** An orderid that no order has: it stands for all of them. */
const every = -1;

/** All that one reading of orders writes: the orders, their steps and exceptions, then how far reading has come. */
export function intakeOf(pair: string, { entries, watermark, now }: Intake): readonly Statement[] {
  const orders = entries.flatMap((entry) => [
    ...orderOf(pair, entry, now),
    ...entry.findings.map((finding) => opened(pair, entry.orderid, { finding, now })),
    ...(entry.status === "due"
      ? []
      : [resolvedOthers(pair, entry.orderid, { now, findings: entry.findings })]),
  ]);
  const mark = statement(
    `update instep_pairs set watermark = $2 where pair = $1 and watermark < $2`,
    pair,
    watermark ?? 0,
  );
  return [...orders, mark];
}

/** A frozen order keeps its plan and its steps: every statement says `frozen = 0` (H7). What is confirmed always stays. */
function orderOf(
  pair: string,
  { orderid, status, reason, fingerprint, plan }: OrderEntry,
  now: number,
): readonly Statement[] {
  const planText = plan ? JSON.stringify(plan) : null;
  return [
    statement(
      `insert into instep_orders (pair, orderid, status, reason, fingerprint, plan, due_at, attempts, frozen)
       values ($1, $2, $3, $4, $5, $6, $7, 0, 0)
       on conflict (pair, orderid) do update set
         status = excluded.status, reason = excluded.reason, fingerprint = excluded.fingerprint, plan = excluded.plan,
         due_at = excluded.due_at, attempts = 0
       where instep_orders.frozen = 0`,
      pair,
      orderid,
      status,
      reason,
      fingerprint,
      planText,
      now,
    ),
    statement(
      `delete from instep_steps where pair = $1 and orderid = $2 and state <> 'confirmed'
         and exists (select 1 from instep_orders where pair = $1 and orderid = $2 and frozen = 0)`,
      pair,
      orderid,
    ),
    ...(plan?.steps ?? []).map(({ key }, position) =>
      statement(
        `insert into instep_steps (pair, key, orderid, position, state, rounds)
         select $1, $2, cast($3 as bigint), cast($4 as integer), 'intended', 0
         where exists (select 1 from instep_orders where pair = $1 and orderid = $3 and frozen = 0)
         on conflict (pair, key) do nothing`,
        pair,
        key,
        orderid,
        position,
      ),
    ),
  ];
}

/** One statement takes or refuses every lease, so two holders can never both have an order. */
export const claimed = (pair: string, { holder, now, until, limit, orderid }: ClaimRequest): Statement =>
  statement(
    `update instep_orders set holder = $2, interrupted_until = leased_until, leased_until = $4, frozen = 1
     where pair = $1 and status = 'due' and due_at <= $3 and (leased_until is null or leased_until <= $3)
       and orderid in (
         select orderid from instep_orders
         where pair = $1 and status = 'due' and due_at <= $3 and (leased_until is null or leased_until <= $3)
           and (cast($6 as bigint) = ${every} or orderid = $6)
         order by due_at, orderid limit $5)
     returning orderid, status, reason, fingerprint, plan, due_at, attempts, interrupted_until`,
    pair,
    holder,
    now,
    until,
    limit,
    orderid ?? every,
  );

/**
 * An order that was claimed and whose plan cannot be read ends as an exception. It stays frozen, and keeps the lease that
 * it carried before it was claimed: what another holder may have sent of it is no less true (H1).
 */
export const endedUnreadable = (
  pair: string,
  orderid: number,
  { holder, now }: Pick<ClaimRequest, "holder" | "now">,
): readonly Statement[] => [
  opened(pair, orderid, { finding: unreadablePlan, now, holder }),
  statement(
    `update instep_orders set status = 'exception', reason = $4, holder = null, leased_until = interrupted_until
     where pair = $1 and orderid = $2 and holder = $3`,
    pair,
    orderid,
    holder,
    unreadablePlan.message,
  ),
];

export const holding = (pair: string, orderid: number, holder: string): Statement =>
  statement(
    `select orderid from instep_orders where pair = $1 and orderid = $2 and holder = $3`,
    pair,
    orderid,
    holder,
  );

export const extended = (
  pair: string,
  orderid: number,
  { holder, until }: { readonly holder: string; readonly until: number },
): Statement =>
  statement(
    `update instep_orders set leased_until = $4 where pair = $1 and orderid = $2 and holder = $3 returning orderid`,
    pair,
    orderid,
    holder,
    until,
  );

/** $3 still holds the order. */
const held = "exists (select 1 from instep_orders where pair = $1 and orderid = $2 and holder = $3)";

/** What became of steps is a fact, whoever holds the order by now; what happens next is the holder's to say. */
export function changeOf(pair: string, orderid: number, change: OrderChange): readonly Statement[] {
  const { holder, now, steps = [], ends } = change;
  const outcomes = steps.map((step) => stepState(pair, orderid, { step, holder }));
  if (!ends) return outcomes;
  const { status, reason, dueAt = now, attempts = 0, finding } = ends;
  return [
    ...outcomes,
    ...(finding ? [opened(pair, orderid, { finding, now, holder })] : []),
    ...(finding || status === "posted"
      ? [resolvedOthers(pair, orderid, { now, holder, findings: finding ? [finding] : [] })]
      : []),
    statement(
      `update instep_orders set status = $4, reason = $5, due_at = $6, attempts = $7, holder = null, leased_until = null,
         frozen = case when cast($4 as text) = 'posted' or exists (
           select 1 from instep_steps where pair = $1 and orderid = $2 and state <> 'intended') then 1 else 0 end
       where pair = $1 and orderid = $2 and holder = $3`,
      pair,
      orderid,
      holder,
      status,
      reason,
      dueAt,
      attempts,
    ),
  ];
}

/** The last two lines are `addsTo` of ledger.ts: all that a holder that lost the order may still say. */
function stepState(
  pair: string,
  orderid: number,
  { step, holder }: { readonly step: StepRecord; readonly holder: string },
): Statement {
  const { key, state, leftAt, rounds, DocEntry, DocNum } = step;
  return statement(
    `update instep_steps set state = $5, left_at = $6, rounds = $7, doc_entry = $8, doc_num = $9
     where pair = $1 and orderid = $2 and key = $4 and (${held}
       or (state in ('intended', 'in-doubt') and cast($5 as text) <> 'intended'
         and (cast($5 as text) <> 'in-doubt' or coalesce(left_at, 0) < coalesce(cast($6 as bigint), 0))))`,
    pair,
    orderid,
    holder,
    key,
    state,
    leftAt ?? null,
    rounds,
    DocEntry ?? null,
    DocNum ?? null,
  );
}

interface Speaker {
  readonly now: number;
  /** Only while it holds the order. @default a reading of orders, which nobody has to hold */
  readonly holder?: string;
}

/** What a person closed stays closed while reading finds the same of it, unless it is what keeps the order from posting. */
function opened(
  pair: string,
  orderid: number,
  { finding, now, holder }: Speaker & { readonly finding: Finding },
): Statement {
  return statement(
    `insert into instep_exceptions (pair, trace, code, orderid, finding, opened_at)
     select $1, $4, $5, cast($2 as bigint), $6, cast($7 as bigint) where cast($3 as text) is null or ${held}
     on conflict (pair, trace, code) do update set finding = excluded.finding, resolved_at = null, closed_because = null,
       opened_at = case when instep_exceptions.resolved_at is null
                        then instep_exceptions.opened_at else excluded.opened_at end
     where instep_exceptions.closed_because is null or instep_exceptions.finding <> excluded.finding
       or exists (select 1 from instep_orders where pair = $1 and orderid = $2
         and (holder = cast($3 as text) or status = 'exception'))`,
    pair,
    orderid,
    holder ?? null,
    traceOf(orderid),
    finding.code,
    JSON.stringify(finding),
    now,
  );
}

/**
 * What is no longer wrong with an order is resolved. A reading resolves only until the order is frozen: then its posting
 * does.
 */
function resolvedOthers(
  pair: string,
  orderid: number,
  { now, holder, findings }: Speaker & { readonly findings: readonly Finding[] },
): Statement {
  const stillWrong = findings.map((_, index) => `and code <> $${index + 5}`).join(" ");
  return statement(
    `update instep_exceptions set resolved_at = $4 where pair = $1 and orderid = $2 and resolved_at is null ${stillWrong}
       and exists (select 1 from instep_orders where pair = $1 and orderid = $2
         and (holder = $3 or (cast($3 as text) is null and frozen = 0)))`,
    pair,
    orderid,
    holder ?? null,
    now,
    ...findings.map(({ code }) => code),
  );
}

const excepted = `exists (select 1 from instep_exceptions e
  where e.pair = $1 and e.orderid = instep_orders.orderid and e.resolved_at is null)`;

/** Orders that a person may put to work again: in exception, or waiting with an exception open, and in nobody's hands. */
const retriable = `pair = $1 and (cast($2 as bigint) = ${every} or orderid = $2) and (leased_until is null or leased_until <= $3)
  and (status = 'exception' or (status = 'due' and ${excepted}))`;

/** `isSettled` of ledger.ts, denied: nobody can tell yet of some step of the order whether it is in SAP. */
const unsettled = `(leased_until is not null or exists (select 1 from instep_steps s where s.pair = $1 and s.orderid = instep_orders.orderid
  and s.state not in ('intended', 'confirmed')))`;

/** Orders go back to work: resumed where a step may be in SAP, read afresh otherwise. The last statement counts them. */
export const retried = (pair: string, orderid: number | undefined, now: number): readonly Statement[] => [
  statement(
    `update instep_steps set rounds = 0 where pair = $1 and orderid in (
       select orderid from instep_orders where ${retriable})`,
    pair,
    orderid ?? every,
    now,
  ),
  statement(
    `update instep_orders set attempts = 0, due_at = $3,
       status = case when ${unsettled} then 'due' else 'open' end, frozen = case when ${unsettled} then 1 else 0 end
     where ${retriable} returning orderid`,
    pair,
    orderid ?? every,
    now,
  ),
];

/**
 * The order ends first, while its exceptions are still open; then they are resolved. Nothing happens to an order that
 * somebody works on: it may be posted in this moment. The last statement tells what was resolved.
 */
export const closed = (pair: string, orderid: number, { reason, now }: Closing): readonly Statement[] => [
  statement(
    `update instep_orders set status = 'closed', reason = $4, frozen = 1, holder = null, leased_until = null
     where pair = $1 and orderid = $2 and (leased_until is null or leased_until <= $3)
       and status in ('exception', 'due', 'open') and ${excepted}`,
    pair,
    orderid,
    now,
    reason,
  ),
  statement(
    `update instep_exceptions set resolved_at = $3, closed_because = $4
     where pair = $1 and orderid = $2 and resolved_at is null
       and not exists (select 1 from instep_orders where pair = $1 and orderid = $2 and leased_until > $3)
     returning code`,
    pair,
    orderid,
    now,
    reason,
  ),
];

/** Counted in the indexes alone: neither an order nor a plan is read. */
export const counted = (pair: string): Statement =>
  statement(
    `select status, excepted, count(*) as count from (
       select o.status as status, case when exists (
         select 1 from instep_exceptions e where e.pair = o.pair and e.orderid = o.orderid and e.resolved_at is null
       ) then 1 else 0 end as excepted
       from instep_orders o where o.pair = $1) as each_order
     group by status, excepted`,
    pair,
  );
