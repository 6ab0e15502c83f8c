import type { SqlDriver } from "./driver.ts";
import type { Claim, Ledger, LedgerStore, OrderRecord, StepRecord } from "./ledger.ts";
import { migrations, versionTable } from "./migrations.ts";
import { OrderRow, toCount, toException, toIdentity, toOrder, toStep } from "./rows.ts";
import {
  adopted,
  changeOf,
  claimed,
  closed,
  counted,
  endedUnreadable,
  extended,
  holding,
  intakeOf,
  newPair,
  retried,
} from "./statements.ts";

/** Orders per page when all of them are read. */
const pageSize = 500;

/** A ledger in any database that a driver reaches; its tables are made or brought up to date when it is first opened. */
export function sqlLedger(driver: SqlDriver): LedgerStore {
  let ready: Promise<void> | undefined;
  return {
    open: async (pair, birth) => {
      await (ready ??= migrate(driver).catch((error: unknown) => {
        ready = undefined; // whoever opens it next tries again
        throw error;
      }));
      await driver.write([newPair(pair, birth)]);
      return ledgerOf(driver, pair);
    },
    close: () => driver.close(),
  };
}

async function migrate(driver: SqlDriver): Promise<void> {
  await driver.write([{ sql: versionTable, values: [] }]);
  const version = await versionOf(driver);
  if (version > migrations.length) {
    throw new Error(
      `This ledger was written by a newer release (version ${version}; this one knows ${migrations.length}).`,
    );
  }
  for (const [index, statements] of migrations.entries()) {
    if (index < version) continue;
    // The version is claimed first: of two processes that start together, the second one's transaction fails and it looks again.
    const claim = { sql: "insert into instep_version (version) values ($1)", values: [index + 1] };
    await driver
      .write([claim, ...statements.map((sql) => ({ sql, values: [] }))])
      .catch(async (error: unknown) => {
        if ((await versionOf(driver)) <= index) throw error;
      });
  }
}

async function versionOf(driver: SqlDriver): Promise<number> {
  const rows = await driver.read("select max(version) as version from instep_version", []);
  return Number(rows[0]?.version ?? 0);
}

function ledgerOf(driver: SqlDriver, pair: string): Ledger {
  return {
    identity: async () => {
      const [row] = await driver.read("select * from instep_pairs where pair = $1", [pair]);
      return toIdentity(row);
    },
    adopt: async (adoption) => {
      await driver.write([adopted(pair, adoption)]);
    },
    recordIntake: async (intake) => {
      await driver.write(intakeOf(pair, intake));
    },
    openOrders: async () => {
      const rows = await driver.read(
        "select orderid from instep_orders where pair = $1 and status = 'open' order by orderid",
        [pair],
      );
      return rows.map(({ orderid }) => Number(orderid));
    },
    claimDue: async (request) => {
      const [rows = []] = await driver.write([claimed(pair, request)]);
      const orders = rows
        .map((row) => OrderRow.parse(row))
        .sort((a, b) => a.due_at - b.due_at || a.orderid - b.orderid);
      const unreadable = orders.filter(({ plan }) => !plan);
      if (unreadable.length > 0) {
        await driver.write(unreadable.flatMap(({ orderid }) => endedUnreadable(pair, orderid, request)));
      }
      const steps = await stepsOf(
        driver,
        pair,
        orders.map(({ orderid }) => orderid),
      );
      return orders.flatMap((order): Claim[] => {
        const { orderid, plan, attempts, interrupted_until } = order;
        if (!plan) return [];
        return [
          { orderid, plan, attempts, interruptedUntil: interrupted_until, steps: steps.get(orderid) ?? [] },
        ];
      });
    },
    holds: async (orderid, holder) => {
      const { sql, values } = holding(pair, orderid, holder);
      return (await driver.read(sql, values)).length > 0;
    },
    extend: async (orderid, lease) => {
      const [rows = []] = await driver.write([extended(pair, orderid, lease)]);
      return rows.length > 0;
    },
    record: async (orderid, change) => {
      await driver.write(changeOf(pair, orderid, change));
    },
    nextDue: async () => {
      const rows = await driver.read(
        `select min(case when leased_until is not null and leased_until > due_at then leased_until else due_at end) as at
         from instep_orders where pair = $1 and status = 'due'`,
        [pair],
      );
      const at = rows[0]?.at ?? null;
      return at === null ? undefined : Number(at);
    },
    retry: async (orderids, now) => {
      const statements =
        orderids === "all"
          ? retried(pair, undefined, now)
          : [...new Set(orderids)].flatMap((orderid) => retried(pair, orderid, now));
      return (await driver.write(statements)).flat().length;
    },
    close: async (orderid, closing) => {
      const [, resolved = []] = await driver.write(closed(pair, orderid, closing));
      return resolved.length > 0;
    },
    find: async (orderid) => {
      const [row] = await driver.read("select * from instep_orders where pair = $1 and orderid = $2", [
        pair,
        orderid,
      ]);
      return row && toOrder(row, (await stepsOf(driver, pair, [orderid])).get(orderid) ?? []);
    },
    orders: () => eachOrder(driver, pair),
    counts: async () => {
      const { sql, values } = counted(pair);
      return (await driver.read(sql, values)).map(toCount);
    },
    exceptions: async () => {
      const rows = await driver.read(
        "select * from instep_exceptions where pair = $1 order by opened_at, orderid, code",
        [pair],
      );
      return rows.map(toException);
    },
  };
}

async function* eachOrder(driver: SqlDriver, pair: string): AsyncGenerator<OrderRecord> {
  for (let after = -1; ;) {
    const rows = await driver.read(
      "select * from instep_orders where pair = $1 and orderid > $2 order by orderid limit $3",
      [pair, after, pageSize],
    );
    const steps = await stepsOf(
      driver,
      pair,
      rows.map(({ orderid }) => Number(orderid)),
    );
    for (const row of rows) {
      const order = toOrder(row, steps.get(Number(row.orderid)) ?? []);
      after = order.orderid;
      yield order;
    }
    if (rows.length < pageSize) return;
  }
}

async function stepsOf(
  driver: SqlDriver,
  pair: string,
  orderids: readonly number[],
): Promise<Map<number, StepRecord[]>> {
  const byOrder = new Map<number, StepRecord[]>();
  if (orderids.length === 0) return byOrder;
  const placeholders = orderids.map((_, index) => `$${index + 2}`).join(", ");
  const rows = await driver.read(
    `select * from instep_steps where pair = $1 and orderid in (${placeholders}) order by orderid, position`,
    [pair, ...orderids],
  );
  for (const row of rows) {
    const { orderid, ...step } = toStep(row);
    byOrder.set(orderid, [...(byOrder.get(orderid) ?? []), step]);
  }
  return byOrder;
}
