import { type Clock, type Log, type Random, silentLog, systemClock, systemRandom } from "@instep/http";
import { parseRules, type Rules, type RulesInput } from "@instep/mapping-core";
import type { B1Client, CallOptions } from "@instep/sap-b1-client";
import type { Order, OrderQuery, SitooClient } from "@instep/sitoo-client";
import { type Context, defaultPace, type Pace } from "./context.ts";
import type { SyncEvent } from "./events.ts";
import { createDesk, type ExceptionDesk } from "./exceptions/desk.ts";
import { createGatherer, type Gatherer } from "./facts/gather.ts";
import { dryRun, type DryRun } from "./flows/dry-run.ts";
import type { LedgerStore, OrderRecord } from "./ledger/ledger.ts";
import { decide, isPlannable } from "./posting/decide.ts";
import { createIntake, type Intake } from "./posting/intake.ts";
import { postDue } from "./posting/post-due.ts";
import { createRegistration, type Registration } from "./posting/registered.ts";
import { countOrders, type Status } from "./status.ts";

/** One engine works for one Sitoo account and one SAP company; several may share a ledger. */
export interface EngineOptions {
  readonly b1: B1Client;
  readonly sitoo: SitooClient;
  readonly rules: Rules | RulesInput;
  readonly ledger: LedgerStore;
  /** How long things take and how many run at once; what is not named keeps its default. */
  readonly pace?: Partial<Pace> | undefined;
  /** @default the system clock */
  readonly clock?: Clock | undefined;
  /** @default Math.random */
  readonly random?: Random | undefined;
  /** @default silent */
  readonly log?: Log | undefined;
  readonly onEvent?: ((event: SyncEvent) => void) | undefined;
}

/** Posts every final Sitoo sale to SAP Business One exactly once. */
export interface SyncEngine {
  /** Reads what is new and posts what is due, once. Throws when SAP or Sitoo refuses to work with us at all. */
  runOnce(options?: CallOptions): Promise<Status>;
  /** Runs until the signal aborts, at the pace's interval. An outage is waited out; a refusal of credentials ends it. */
  run(options?: CallOptions): Promise<void>;
  /** What would be posted, without posting: a dry run of everything new, or of the orders that fit. */
  plan(query?: OrderQuery, options?: CallOptions): AsyncIterable<DryRun>;
  /** Posts one order that the host has at hand, and says how it stands afterwards. */
  post(order: Order, options?: CallOptions): Promise<OrderRecord>;
  status(): Promise<Status>;
  /** Every order seen, by orderid, as the ledger has it. */
  orders(): AsyncIterable<OrderRecord>;
  readonly exceptions: ExceptionDesk;
  /** Makes this ledger the one that posts to this company, in place of one that is lost (H2). */
  adopt(options?: CallOptions): Promise<void>;
}

/** Makes an engine. Reads nothing and sends nothing yet; throws a RulesError that lists every fault of the rules. */
export async function createSyncEngine(options: EngineOptions): Promise<SyncEngine> {
  const context = await toContext(options);
  const gatherer = createGatherer(context);
  const parts: Parts = {
    context,
    gatherer,
    intake: createIntake(context, gatherer),
    registration: createRegistration(context),
  };
  return {
    runOnce: (call = {}) => runOnce(parts, call),
    run: (call = {}) => run(parts, call),
    plan: (query, call = {}) => dryRun({ ...context, gatherer }, query, call),
    post: (order, call = {}) => post(parts, order, call),
    status: () => countOrders(context.ledger),
    orders: () => context.ledger.orders(),
    exceptions: createDesk(context),
    adopt: (call = {}) => parts.registration.adopt(call),
  };
}

interface Parts {
  readonly context: Context;
  readonly gatherer: Gatherer;
  readonly intake: Intake;
  readonly registration: Registration;
}

async function toContext({ pace, onEvent, ledger, ...options }: EngineOptions): Promise<Context> {
  const { clock = systemClock, random = systemRandom, log = silentLog, b1, sitoo } = options;
  const named = Object.fromEntries(Object.entries<unknown>(pace ?? {}).filter(([, value]) => value !== undefined));
  const birth = { id: identifier(random), now: clock.now() };
  return {
    b1,
    sitoo,
    rules: parseRules(options.rules),
    ledger: await ledger.open(`sitoo-${sitoo.accountId}/${b1.companyDb}`, birth),
    clock,
    random,
    log,
    pace: { ...defaultPace, ...named },
    onEvent: onEvent ?? (() => undefined),
    holder: identifier(random),
  };
}

async function runOnce({ context, intake, registration }: Parts, options: CallOptions): Promise<Status> {
  await registration.ensure(options);
  await intake.run(options);
  await postDue(context, { ...options, freshAfter: registration.freshAfter() });
  const status = await countOrders(context.ledger);
  context.onEvent({ type: "run-ended", status });
  return status;
}

async function run(parts: Parts, options: CallOptions): Promise<void> {
  const { clock, log, pace, onEvent } = parts.context;
  const { signal } = options;
  while (!signal?.aborted) {
    try {
      await runOnce(parts, options);
    } catch (error) {
      if (signal?.aborted) return;
      if (!isOutage(error)) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      log.warn("a run ended early and is tried again", { reason });
      onEvent({ type: "run-failed", reason });
    }
    await clock.wait(pace.interval, signal).catch(() => undefined); // aborted: the loop ends by itself
  }
}

/** A system that cannot be reached will be; one that refuses us will go on refusing. */
function isOutage(error: unknown): boolean {
  return error instanceof Error && "outcome" in error && error.outcome !== "rejected";
}

async function post(
  { context, gatherer, registration }: Parts,
  order: Order,
  options: CallOptions,
): Promise<OrderRecord> {
  const { ledger, rules, clock } = context;
  await registration.ensure(options);
  const facts = isPlannable(order, rules)
    ? (await gatherer.gather([order], options)).get(order.orderid)
    : undefined;
  await ledger.recordIntake({
    entries: [decide(order, rules, { facts, now: clock.now() })],
    now: clock.now(),
  });
  await postDue(context, { ...options, freshAfter: registration.freshAfter(), orderid: order.orderid });
  const record = await ledger.find(order.orderid);
  if (!record) throw new Error(`The ledger has lost order ${order.orderid}`);
  return record;
}

/** 96 random bits as text. */
function identifier(random: Random): string {
  return Array.from({ length: 3 }, () =>
    Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, "0"),
  ).join("-");
}
