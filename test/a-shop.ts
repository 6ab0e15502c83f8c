import type { RulesInput } from "@instep/mapping-core";
import { type B1Client, createB1Client } from "@instep/sap-b1-client";
import { createSitooClient, type SitooClient } from "@instep/sitoo-client";
import {
  createSyncEngine,
  type ExceptionCode,
  type LedgerStore,
  memoryLedger,
  type Pace,
  type SyncEngine,
  type SyncEvent,
} from "@instep/sync-engine";
import {
  aCompany,
  aShop,
  type B1Emulator,
  type Company,
  createB1Emulator,
  createSitooEmulator,
  seededRandom,
  type SitooEmulator,
  type SitooOrder,
  type VirtualClock,
  virtualClock,
} from "@instep/testing";

/** 20 November 2026, 10:30 in Stockholm: half an hour after the builder's orders were made. */
export const halfPastTen = Date.parse("2026-11-20T09:30:00Z");

export const minutes = (count: number): number => count * 60_000;

export const storeRules: RulesInput = {
  businessDayStartsAt: "04:00",
  stores: {
    "1": { name: "Malmö", guestPartner: "POS-MALMO", warehouse: "MALMO", timeZone: "Europe/Stockholm" },
  },
  vat: { "25": "S25", "12": "S12", "6": "S06" },
  tenders: {
    Cash: { kind: "cash", account: "1910" },
    Card: { kind: "card", creditCard: 1 },
    Swish: { kind: "transfer", account: "1935" },
    "Gift card": { kind: "card", creditCard: 3 },
  },
  customers: { match: ["email"] },
  cashRounding: { itemCode: "ROUNDING", vatGroup: "S00" },
};

/** Both systems of one store, and what is needed to put an engine between them. */
export interface Scene {
  readonly b1: B1Emulator;
  readonly sitoo: SitooEmulator;
  readonly clock: VirtualClock;
  readonly company: Company;
  readonly b1Client: B1Client;
  readonly sitooClient: SitooClient;
  /** An engine of a new process: with a ledger, and rules, of its own if need be. */
  readonly startEngine: (options?: Partial<EngineParts>) => Promise<Running>;
}

interface EngineParts {
  readonly ledger: LedgerStore;
  readonly rules: RulesInput;
  readonly pace: Partial<Pace>;
  readonly b1: B1Client;
  readonly sitoo: SitooClient;
}

interface Running {
  readonly engine: SyncEngine;
  readonly events: readonly SyncEvent[];
  /** Runs every five minutes for this long. */
  readonly runFor: (ms: number) => Promise<void>;
  readonly openExceptions: () => Promise<readonly ExceptionCode[]>;
}

export interface SceneOptions {
  readonly orders?: readonly SitooOrder[];
  readonly company?: Partial<Company>;
  readonly b1Password?: string;
}

/** Opens the store at half past ten: orders given here are in Sitoo already, others are delivered later. */
export function aScene({ orders = [], company: overrides = {}, b1Password }: SceneOptions = {}): Scene {
  const clock = virtualClock(halfPastTen);
  const company = aCompany(overrides);
  const shop = aShop({ orders });
  const b1 = createB1Emulator({ company, clock });
  const sitoo = createSitooEmulator({ shop, clock });
  const [user] = company.users;
  const b1Client = createB1Client({
    baseUrl: b1.baseUrl,
    companyDb: company.CompanyDB,
    userName: user?.UserName ?? "",
    password: b1Password ?? user?.Password ?? "",
    fetch: b1.fetch,
    clock,
    random: seededRandom(1),
  });
  const { eshopid, apiId, password } = shop;
  const sitooClient = createSitooClient({
    baseUrl: sitoo.baseUrl,
    eshopid,
    apiId,
    password,
    fetch: sitoo.fetch,
    clock,
    gap: 0,
  });
  const ledger = memoryLedger();

  const startEngine: Scene["startEngine"] = async (options = {}) => {
    const events: SyncEvent[] = [];
    const onEvent = (event: SyncEvent): void => {
      events.push(event);
    };
    const parts = { b1: b1Client, sitoo: sitooClient, rules: storeRules, ledger, ...options };
    const engine = await createSyncEngine({ ...parts, clock, onEvent });
    return {
      engine,
      events,
      runFor: async (ms) => {
        const until = clock.now() + ms;
        await engine.runOnce();
        while (clock.now() < until) {
          await clock.advance(minutes(5));
          await engine.runOnce();
        }
      },
      openExceptions: async () => (await engine.exceptions.list()).map(({ code }) => code),
    };
  };
  return { b1, sitoo, clock, company, b1Client, sitooClient, startEngine };
}

/** Live invoices: neither cancelled nor the cancellation of another. */
export const liveInvoices = ({ b1 }: Pick<Scene, "b1">) =>
  b1.books.invoices().filter(({ CancelStatus }) => CancelStatus === "csNo");

/** Live incoming payments. */
export const livePayments = ({ b1 }: Pick<Scene, "b1">) =>
  b1.books.incomingPayments().filter(({ Cancelled }) => Cancelled !== "tYES");

/** Live invoices and live payments. */
export const counts = (scene: Pick<Scene, "b1">) => [liveInvoices(scene).length, livePayments(scene).length];

/** Commits in SAP what a request from somewhere else carried: the invoice of an order exactly as it was planned. */
export async function commitInvoiceOf(scene: Scene, orderid: number): Promise<void> {
  const dry = await scene.startEngine({ ledger: memoryLedger() });
  for await (const { plan } of dry.engine.plan("sales", { orderid: [orderid] })) {
    const step = plan?.ok ? plan.value.steps.find(({ kind }) => kind === "invoice") : undefined;
    if (step?.kind !== "invoice") throw new Error("There is no such invoice");
    await scene.b1Client.invoices.post(step.body);
  }
}
