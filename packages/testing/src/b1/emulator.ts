import type { Clock } from "@instep/http";
import { createFaults, type Faults } from "../faults.ts";
import type { FaultKind } from "../faults/kinds.ts";
import { type Journal, memoryJournal } from "../journal.ts";
import { type EmulatedSystem, inProcessFetch } from "../wire.ts";
import { errorAnswer } from "./wire/errors.ts";
import type { Books } from "./books/booked.ts";
import { createBooks } from "./books/books.ts";
import { type Clerk, createClerk } from "./clerk/clerk.ts";
import type { Company } from "./company.ts";
import { createMetadataCache } from "./metadata/metadata-cache.ts";
import { type B1Options, defaultB1Options } from "./options.ts";
import { recordLocked, type SapRefusal, staleNode } from "./refusal.ts";
import { createSqlService } from "./services/sql-service.ts";
import { createMessenger, type Deliver, marking } from "./services/webhook-messenger.ts";
import { createWebhookService } from "./services/webhook-service.ts";
import type { TransactionRule } from "./transaction-notification.ts";
import { dialectOf } from "./wire/dialect.ts";
import { createNodes } from "./wire/nodes.ts";
import { createService } from "./wire/service.ts";
import { createSessions } from "./wire/sessions.ts";
import { createWorld, type World } from "./world.ts";
import { createWriter } from "./writing.ts";

export interface B1EmulatorOptions {
  readonly company: Company;
  readonly clock: Clock;
  /** @default none but those that are injected */
  readonly faults?: Faults;
  /** Where the books are kept: what it holds is replayed. @default in memory */
  readonly journal?: Journal;
  readonly options?: Partial<B1Options>;
  /** The company's own rule, as partners write it in SBO_SP_TransactionNotification. @default nothing is refused */
  readonly transactionNotification?: TransactionRule;
  /** Takes webhook notifications to whoever has subscribed to them. @default subscriptions are refused as not modelled */
  readonly deliver?: Deliver;
}

/** A SAP Business One company behind a Service Layer: OData 4 below /b1s/v2, OData 3 below /b1s/v1. */
export interface B1Emulator extends EmulatedSystem {
  /** Reaches it in this process, with its faults. */
  readonly fetch: typeof fetch;
  readonly faults: Faults;
  readonly books: Books;
  readonly clerk: Clerk;
  /** Can be changed while it runs, as settings are. */
  readonly options: B1Options;
  /** Makes it forget everybody who is logged in. */
  expireSessions(): void;
  /** Starts its Service Layer again: every node then knows every user field and table. */
  restartServiceLayer(): void;
  /** Milliseconds of the newest line of its journal, undefined when that is empty. */
  lastAt(): number | undefined;
}

/** What SAP refuses a request with, whatever it is, while a fault is played. */
function refusalOf(kind: FaultKind, { recordLockCode }: Readonly<B1Options>): SapRefusal | undefined {
  if (kind === "lock-record") return recordLocked(recordLockCode);
  return kind === "stale-node" ? staleNode() : undefined;
}

/** Who has no types to be told by is told at once, not at the first login. */
function checkGiven({ company, clock }: Partial<B1EmulatorOptions>): void {
  const hasClock = typeof clock?.now === "function" && typeof clock.wait === "function";
  const missing = [
    ...(typeof company?.CompanyDB === "string" ? [] : ["company, such as aCompany()"]),
    ...(hasClock ? [] : ["clock, such as virtualClock() or the systemClock of @instep/http"]),
  ];
  if (missing.length > 0) throw new TypeError(`createB1Emulator needs a ${missing.join("; and a ")}`);
}

/** Opens a company, with what its journal says has happened in it. */
export function createB1Emulator(given: B1EmulatorOptions): B1Emulator {
  checkGiven(given);
  const { company, clock, faults = createFaults(), journal = memoryJournal() } = given;
  const options: B1Options = { ...defaultB1Options, ...given.options };
  const world = createWorld(company);
  const nodes = createNodes(options);
  const sessions = createSessions({ company, clock, nodes, options });
  let broken: Error | undefined;
  const fail = (error: unknown): Error =>
    (broken ??= error instanceof Error ? error : new Error(String(error)));
  const writer = createWriter(world, {
    clock,
    journal,
    options,
    rule: given.transactionNotification,
    ...(given.deliver && { committed: (changes, at) => messenger?.hear(changes, at) }),
  });
  const { deliver } = given;
  const messenger =
    deliver && createMessenger({ world, clock, deliver, mark: marking(writer), broken: fail });
  const sql = createSqlService({ world, options, version: () => writer.version() });
  const webhooks = createWebhookService({ world, clock, deliver });
  const now = (): number => clock.now();
  const metadata = createMetadataCache({ world, clock, options });
  const parts = { world, sessions, nodes, metadata, writer, options, now, sql, webhooks };
  const service = createService(parts);
  const expiring = createService({
    ...parts,
    onPart: (index) => {
      if (index === 1) sessions.expireAll();
    },
  });
  /** Batches in the middle of which all sessions end. */
  const expiresIn = new WeakSet<Request>();
  const open = (): World => {
    if (broken) throw broken;
    return world;
  };
  const system: EmulatedSystem = {
    name: "SAP Business One",
    baseUrl: "https://sap.test:50000/b1s/v2",
    /** A fault of the emulator itself looks like a lost answer to its caller: the books then refuse to be read. */
    handle: (request) =>
      (expiresIn.has(request) ? expiring : service)(request).catch((error: unknown) => {
        throw fail(error);
      }),
    otherRoots: ["/b1s/v1"],
    onFault: (kind, request) => {
      if (kind === "expire-session") sessions.expireAll();
      if (kind === "expire-in-batch") expiresIn.add(request);
      const refusal = refusalOf(kind, options);
      return refusal && errorAnswer(refusal, { dialect: dialectOf(request) }, options);
    },
  };
  return {
    ...system,
    fetch: inProcessFetch(system, { faults, clock }),
    faults,
    books: createBooks(open),
    clerk: createClerk(world, writer, () => world.wallClock(clock.now())),
    options,
    expireSessions: () => {
      sessions.expireAll();
    },
    restartServiceLayer: () => {
      sessions.expireAll();
      metadata.restart();
    },
    lastAt: () => writer.lastAt(),
  };
}
