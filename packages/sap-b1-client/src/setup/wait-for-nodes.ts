import { type Clock, systemClock } from "@instep/http";
import type { B1Client } from "../client.ts";
import { isB1Error } from "../errors.ts";

/** How long the nodes of the Service Layer are waited for, and who is told. */
export interface SetupOptions {
  readonly signal?: AbortSignal | undefined;
  /**
   * Milliseconds to wait until every node knows what was made: each reads the company's definitions anew now and then,
   * more than 25 minutes were seen. 0 does not wait. @default 2_700_000 (45 minutes)
   */
  readonly patience?: number | undefined;
  /** Told of every field and table that was made, and every minute of what is still not known. */
  readonly onProgress?: ((progress: SetupProgress) => void) | undefined;
  /** Where "now" and "wait" come from. @default the system clock */
  readonly clock?: Clock | undefined;
}

/** What a set-up is doing. */
export type SetupProgress =
  | { readonly kind: "made"; readonly name: string }
  | { readonly kind: "waiting"; readonly names: readonly string[]; readonly waited: number };

/** A query that only a node with the new definition answers. */
export interface Probe {
  /** What is looked for, such as "OINV.U_InstepKey". */
  readonly name: string;
  /** Such as "Invoices?$top=1&$select=U_InstepKey". */
  readonly path: string;
}

/** Milliseconds between two looks. */
const pause = 60_000;

/** New sessions that must all know a definition: a balancer gives each the next node, and nobody says how many there are. */
const sessionsAsked = 4;

/** Waits until every node knows all of it, and gives the names that some node did not know when the patience was over. */
export async function waitForNodes(
  b1: B1Client,
  probes: readonly Probe[],
  { signal, patience = 2_700_000, onProgress, clock = systemClock }: SetupOptions,
): Promise<readonly string[]> {
  const started = clock.now();
  for (;;) {
    const unknown = await unknownToSomeNode(b1, probes, signal);
    const waited = clock.now() - started;
    if (unknown.length === 0 || waited >= patience) return unknown;
    onProgress?.({ kind: "waiting", names: unknown, waited });
    await clock.wait(Math.min(pause, patience - waited), signal);
  }
}

async function unknownToSomeNode(
  b1: B1Client,
  probes: readonly Probe[],
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const unknown = new Set<string>();
  for (let session = 0; session < sessionsAsked && probes.length > 0; session += 1) {
    if (session > 0) await b1.logout({ signal }); // the next call logs in anew, perhaps on another node
    for (const { name, path } of probes) {
      if (!(await isKnown(b1, path, signal))) unknown.add(name);
    }
  }
  return [...unknown];
}

/** What says that a node does not know a name: an invalid property or filter, no such set, no such table. */
const unknownCodes: readonly string[] = ["property-unknown", "bad-query", "node-trouble", "not-found"];

async function isKnown(b1: B1Client, path: string, signal: AbortSignal | undefined): Promise<boolean> {
  try {
    await b1.request({ method: "GET", path, signal });
    return true;
  } catch (error) {
    if (isB1Error(error) && error.outcome === "rejected" && unknownCodes.includes(error.code)) return false;
    throw error;
  }
}
