import type { Clock, Log, Random } from "@instep/http";
import type { Rules } from "@instep/mapping-core";
import type { B1Client } from "@instep/sap-b1-client";
import type { SitooClient } from "@instep/sitoo-client";
import type { SyncEvent } from "./events.ts";
import type { Ledger } from "./ledger/ledger.ts";

/** How long things take and how many run at once. Times in ms. */
export interface Pace {
  /** After a lost answer, how long a document that is not found may still appear (H1). @default 15 minutes */
  readonly quietPeriod: number;
  /** How long an order stays with one holder. @default 5 minutes */
  readonly lease: number;
  /** What must be left of the lease when a request is sent: more than the client's write timeout. @default 150 seconds */
  readonly sendMargin: number;
  /** Writes at the same time; at most one per business partner whatever this says (H33). @default 2 */
  readonly writeSlots: number;
  /** Orders taken in hand at a time. @default 20 */
  readonly batch: number;
  /** Between two runs of `run`. @default 1 minute */
  readonly interval: number;
  /** Between two readings of orders already read, to notice changes. @default 1 hour */
  readonly rescanEvery: number;
  /** How many order ids back those readings go. @default 500 */
  readonly rescan: number;
}

const minute = 60_000;

export const defaultPace: Pace = {
  quietPeriod: 15 * minute,
  lease: 5 * minute,
  sendMargin: 2.5 * minute,
  writeSlots: 2,
  batch: 20,
  interval: minute,
  rescanEvery: 60 * minute,
  rescan: 500,
};

/** Everything the parts of one engine share. */
export interface Context {
  readonly b1: B1Client;
  readonly sitoo: SitooClient;
  readonly rules: Rules;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly pace: Pace;
  readonly onEvent: (event: SyncEvent) => void;
  /** Who holds the leases this process takes: made anew at each start. */
  readonly holder: string;
}
