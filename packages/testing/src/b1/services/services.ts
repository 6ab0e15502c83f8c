import type { Context } from "../entity-set.ts";
import { isRow, type Json, type Row } from "../json.ts";
import { SapRefusal } from "../refusal.ts";

/** A function of the Service Layer's root that belongs to no entity: `POST InternalReconciliationsService_Cancel`. */
export interface Service {
  readonly name: string;
  /** Reads only, outside the journal. What writes is kept in it and replayed. */
  readonly reads: boolean;
  /** One of the few that OData 4 calls a function: by GET as well, its parameters in the URL. @default by POST alone */
  readonly isFunction?: boolean;
  /** Gives what is answered; undefined is an answer without a body. The body is empty when none was sent. */
  run(body: Row, context: Context): Json | undefined;
}

/** The services of a company by name. */
export interface Services {
  find(name: string): Service | undefined;
}

export function createServices(services: readonly Service[]): Services {
  const byName = new Map(services.map((service) => [service.name, service]));
  return { find: (name) => byName.get(name) };
}

/** A service reads its parameters from an object, or from nothing. */
export function parametersOf(body: Json | undefined): Row {
  if (body === undefined || body === null) return {};
  if (!isRow(body)) throw new SapRefusal("-1000", "The request body is not a JSON object");
  return body;
}
