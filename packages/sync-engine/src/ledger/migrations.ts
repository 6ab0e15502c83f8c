/** The tables of a ledger, step by step. A step that was released is never changed: the next one alters what it made. */
export const migrations: readonly (readonly string[])[] = [
  [
    `create table instep_pairs (
      pair text primary key, id text not null, born_at bigint not null, watermark bigint not null,
      adopted_at bigint, adopted_up_to bigint)`,
    `create table instep_orders (
      pair text not null, orderid bigint not null, status text not null, reason text not null,
      fingerprint text not null, plan text, due_at bigint not null, attempts integer not null,
      frozen integer not null, holder text, leased_until bigint, interrupted_until bigint,
      primary key (pair, orderid))`,
    `create index instep_orders_due on instep_orders (pair, status, due_at, orderid)`,
    `create table instep_steps (
      pair text not null, key text not null, orderid bigint not null, position integer not null, state text not null,
      left_at bigint, rounds integer not null, doc_entry bigint, doc_num bigint,
      primary key (pair, key))`,
    `create index instep_steps_order on instep_steps (pair, orderid)`,
    `create table instep_exceptions (
      pair text not null, trace text not null, code text not null, orderid bigint not null, finding text not null,
      opened_at bigint not null, resolved_at bigint, closed_because text,
      primary key (pair, trace, code))`,
    `create index instep_exceptions_order on instep_exceptions (pair, orderid, resolved_at)`,
  ],
];

export const versionTable = "create table if not exists instep_version (version integer primary key)";
