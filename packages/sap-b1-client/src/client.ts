import { type Batch, createBatch } from "./batch/batch.ts";
import { createEntity, type Entity } from "./entity/entity.ts";
import type { EntitySet, Key, Verb } from "./entity/entity-set.ts";
import type { StandardSchema } from "./entity/standard-schema.ts";
import { createRun, type Operation } from "./operation.ts";
import { type B1Options, resolveOptions } from "./options.ts";
import { ping, type PingOptions, type Pong } from "./ping.ts";
import { createSavedQuery, type SavedQuery, type SavedQueryText } from "./query/saved-query.ts";
import { type B1Answer, type B1Call, type CallOptions, createRequest } from "./request.ts";
import { type Company, companyOf } from "./resources/company.ts";
import { entitySets } from "./resources/entity-sets.ts";
import { userTable, type UserTableRow, type UserTableRowDraft } from "./resources/user-tables.ts";
import { createSessions } from "./session/sessions.ts";

type EntityOf<Set> = Set extends EntitySet<infer T, infer D, infer K, infer V> ? Entity<T, D, K, V> : never;

/** The entity sets by name. */
type Entities = { readonly [Name in keyof typeof entitySets]: EntityOf<(typeof entitySets)[Name]> };

/** The Service Layer of one SAP Business One company. Every failure is a `B1Error` that says whether anything was written. */
export interface B1Client extends Entities, AsyncDisposable {
  readonly companyDb: string;
  /** Logs in, also after a refusal of the credentials, which no other call tries a second time. */
  login(options?: CallOptions): Promise<void>;
  /**
   * Ends the session, as well as it can be: SAP ends an idle one by itself. A session in a shared cache is ended for all
   * processes; leaving an `await using` block leaves that one alone.
   */
  logout(options?: CallOptions): Promise<void>;
  /** Any call to the Service Layer: what has no method here is one of these. */
  request(call: B1Call): Promise<B1Answer>;
  /** Sends an operation of an entity, and reads its answer. */
  run<T>(operation: Operation<T>, options?: CallOptions): Promise<T>;
  /** Sends several operations in one request, and says what became of each: never throws for that. See `changeSet`. */
  readonly batch: Batch;
  /** Any other entity set or user object, described by `entitySet`. */
  entity<T, D, K extends Key, V extends Verb>(description: EntitySet<T, D, K, V>): Entity<T, D, K, V>;
  /** The rows of a user table without an object: "INSTEP_LEDGER" is the entity set U_INSTEP_LEDGER. */
  userTable(name: string): Entity<UserTableRow, UserTableRowDraft, string, "create" | "update" | "remove">;
  /** A query that SAP keeps and runs, its rows read by any Standard Schema. `sqlDay` reads its days. */
  sqlQuery<T>(query: SavedQueryText, schema: StandardSchema<T>): SavedQuery<T>;
  readonly company: Company;
  /** Asks the balancer or a node whether it is there, without a login. */
  ping(options?: PingOptions): Promise<Pong>;
}

/** Makes a client for one company. Throws a TypeError that lists every fault of the options; sends nothing yet. */
export function createB1Client(options: B1Options): B1Client {
  const settings = resolveOptions(options);
  const sessions = createSessions(settings);
  const request = createRequest(settings, sessions);
  const run = createRun(request);
  const { pageSize, entityTags } = settings;
  const service = { request, run, pageSize, entityTags };

  return {
    companyDb: settings.companyDb,
    login: (o) => sessions.login(o?.signal),
    logout: (o) => sessions.logout(o?.signal),
    [Symbol.asyncDispose]: async () => {
      if (!settings.sessionCache) await sessions.logout();
    },
    request,
    run,
    batch: createBatch(request, settings),
    ...entitiesOf(service),
    entity: (description) => createEntity(service, description),
    userTable: (name) => createEntity(service, userTable(name)),
    sqlQuery: (query, schema) => createSavedQuery(service, query, schema),
    company: companyOf(run),
    ping: (o) => ping(settings, o),
  };
}

function entitiesOf(service: Parameters<typeof createEntity>[0]): Entities {
  const made = Object.entries(entitySets).map(([name, description]) => [
    name,
    createEntity<unknown, unknown, Key, Verb>(service, description as EntitySet<unknown, unknown, Key, Verb>),
  ]);
  // Made name by name from the descriptions that the type is made of.
  return Object.fromEntries(made) as Entities;
}
