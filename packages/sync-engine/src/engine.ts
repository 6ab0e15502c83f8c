import {
  type Clock,
  createSlots,
  type Log,
  type Random,
  silentLog,
  systemClock,
  systemRandom,
} from "@instep/http";
import { parseRules, type Rules, type RulesInput } from "@instep/mapping-core";
import { type B1Client, type CallOptions, isB1Error } from "@instep/sap-b1-client";
import { type Order, type OrderQuery, type SitooClient, SitooError } from "@instep/sitoo-client";
import { type Context, defaultPace, type Pace } from "./context.ts";
import type { SyncEvent } from "./events.ts";
import { createDesk, type ExceptionDesk } from "./exceptions/desk.ts";
import type { DryRun } from "./flows/dry-run.ts";
import { createSalesFlow, type SalesFlow } from "./flows/sales.ts";
import type { LedgerStore, OrderRecord } from "./ledger/ledger.ts";
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

/** What an engine can be told to do, each by its noun. */
export type FlowName = "sales";

/** Posts every final Sitoo sale to SAP Business One exactly once. */
export interface SyncEngine {
  /** Reads what is new and posts what is due, once. Throws when SAP or Sitoo refuses to work with us at all. */
  runOnce(flow?: FlowName, options?: CallOptions): Promise<Status>;
  /** Runs until the signal aborts, at the pace's interval. An outage is waited out; a refusal of credentials ends it. */
  run(options?: CallOptions): Promise<void>;
  /** What would be posted, without posting: a dry run of everything new, or of the orders that fit. */
  plan(flow: FlowName, query?: OrderQuery, options?: CallOptions): AsyncIterable<DryRun>;
  /** Posts one order that the host has at hand, and says how it stands afterwards. */
  post(order: Order, options?: CallOptions): Promise<OrderRecord>;
  status(): Promise<Status>;
  /** Every order seen, by orderid, as the ledger has it. */
  orders(): AsyncIterable<OrderRecord>;
  readonly exceptions: ExceptionDesk;
  /** Makes this ledger the one that posts to this company, in place of one that is lost (H2). */
  adopt(options?: CallOptions): Promise<void>;
}

/**
 * Makes an engine: opens the ledger, and sends nothing yet. Throws a RulesError that lists every fault of the rules.
 */
export async function createSyncEngine(options: EngineOptions): Promise<SyncEngine> {
  const context = await toContext(options);
  const flows: Flows = { sales: createSalesFlow(context) };
  // One run at a time: two would hold orders under one name, and write to one business partner at once.
  const turn = createSlots(1);
  const runInTurn = (chosen: readonly SalesFlow[], call: CallOptions): Promise<Status> =>
    turn.run(() => runOnce(context, chosen, call), call.signal);
  return {
    runOnce: (flow, call = {}) => runInTurn(flow ? [flows[flow]] : Object.values(flows), call),
    run: (call = {}) => run(context, () => runInTurn(Object.values(flows), call), call),
    plan: (flow, query, call = {}) => flows[flow].plan(query, call),
    post: (order, call = {}) => turn.run(() => flows.sales.post(order, call), call.signal),
    status: () => countOrders(context.ledger),
    orders: () => context.ledger.orders(),
    exceptions: createDesk(context),
    adopt: (call = {}) => flows.sales.adopt(call),
  };
}

type Flows = Readonly<Record<FlowName, SalesFlow>>;

async function toContext({ pace, onEvent, ledger, ...options }: EngineOptions): Promise<Context> {
  const { clock = systemClock, random = systemRandom, log = silentLog, b1, sitoo } = options;
  const named = Object.fromEntries(
    Object.entries<unknown>(pace ?? {}).filter(([, value]) => value !== undefined),
  );
  const birth = { id: identifier(random), now: clock.now() };
  return {
    b1,
    sitoo,
    rules: parseRules(options.rules),
    ledger: await ledger.open(`sitoo-${sitoo.accountId}-${sitoo.eshopid}/${b1.companyDb}`, birth),
    clock,
    random,
    log,
    pace: checkPace({ ...defaultPace, ...named }),
    onEvent: (event) => {
      try {
        onEvent?.(event);
      } catch (error) {
        // A host's mistake must not keep an outcome from being written down.
        log.error("onEvent threw", {
          event: event.type,
          reason: error instanceof Error ? error.message : String(error),
        });
      }
    },
    holder: identifier(random),
  };
}

async function runOnce(context: Context, flows: readonly SalesFlow[], options: CallOptions): Promise<Status> {
  for (const flow of flows) await flow.runOnce(options);
  const status = await countOrders(context.ledger);
  context.onEvent({ type: "run-ended", status });
  return status;
}

async function run(context: Context, once: () => Promise<Status>, options: CallOptions): Promise<void> {
  const { clock, log, pace, onEvent } = context;
  const { signal } = options;
  while (!signal?.aborted) {
    try {
      await once();
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

/** A system that is busy or cannot be reached will be there again; one that refuses us will go on refusing. */
function isOutage(error: unknown): boolean {
  if (isB1Error(error)) return error.outcome !== "rejected" || error.refusalClass === "transient";
  return (
    error instanceof SitooError && (error.outcome !== "rejected" || error.code === "sitoo-too-many-requests")
  );
}

/** Throws a RangeError that lists every time or number that cannot work. */
function checkPace(pace: Pace): Pace {
  const faults = Object.entries(pace)
    .filter(([, value]: [string, unknown]) => typeof value !== "number" || !(value > 0))
    .map(([name]) => `pace.${name}: expected a number above 0`);
  if (pace.lease <= pace.sendMargin)
    faults.push("pace.lease: expected more than pace.sendMargin, or nothing is ever sent");
  if (faults.length > 0) throw new RangeError(`createSyncEngine cannot use this pace: ${faults.join("; ")}`);
  return pace;
}

/** 96 random bits as text. */
function identifier(random: Random): string {
  return Array.from({ length: 3 }, () =>
    Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, "0"),
  ).join("-");
}
