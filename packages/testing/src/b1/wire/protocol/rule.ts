import type { Company } from "../../company.ts";
import type { Json, Row } from "../../json.ts";
import type { B1Options } from "../../options.ts";
import type { Heard } from "../../test-company.ts";
import type { virtualClock } from "../../../virtual-clock.ts";
import type { B1Emulator } from "../../emulator.ts";
import type { TransactionRule } from "../../transaction-notification.ts";

/** One rule of the protocol: requests and what SAP answers to them, in both versions, in this process and over a port. */
export interface Rule {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly options?: Partial<B1Options>;
  readonly company?: Partial<Company>;
  /** The company's own rule at commit. */
  readonly transactionNotification?: TransactionRule;
}

export interface Step {
  /** "PATCH Items('SKU-1')" below the service root, or "GET /ping/" from the root of the host. */
  readonly send: string;
  readonly body?: Json;
  /** A body that is not JSON. */
  readonly text?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Headings | ((earlier: readonly Heard[]) => Headings);
  /** Sends no cookie. */
  readonly anonymous?: boolean;
  /** Minutes that pass before. */
  readonly after?: number;
  /** Something that happens in the company before. */
  readonly meanwhile?: (b1: B1Emulator) => void;
  readonly expect: Expected | ((speech: Speech) => Expected);
}

export type Headings = Readonly<Record<string, string>>;

export interface Expected {
  readonly status: number;
  /** What the body has at least. */
  readonly body?: Row;
  /** What `value` has, row by row and at least. */
  readonly rows?: readonly Row[];
  /** What the body has not. */
  readonly without?: readonly string[];
  readonly text?: string | RegExp;
  /** null: there is none. */
  readonly headers?: Readonly<Record<string, string | RegExp | null>>;
  /** An error in the form of the version. */
  readonly error?: readonly [code: string, message?: string];
}

/** How a version says things. */
export interface Speech {
  readonly version: "v1" | "v2";
  /** "@odata.etag", "odata.etag". */
  readonly said: (name: string) => string;
  /** A date as it is read. */
  readonly day: (date: string) => string;
}

export const speeches: Readonly<Record<Speech["version"], Speech>> = {
  v1: {
    version: "v1",
    said: (name) => (name === "context" ? "odata.metadata" : `odata.${name}`),
    day: (date) => date,
  },
  v2: { version: "v2", said: (name) => `@odata.${name}`, day: (date) => `${date}T00:00:00Z` },
};

/** Where a rule is played: an emulator that somebody is logged in to. */
export interface Line {
  readonly b1: B1Emulator;
  readonly clock: ReturnType<typeof virtualClock>;
  readonly fetch: typeof fetch;
  /** "http://127.0.0.1:8123". */
  readonly origin: string;
  close(): Promise<void>;
}

/** `filter("CardCode eq 'C1'")`: the option as it stands in a URL. */
export function filter(text: string): string {
  return `$filter=${encodeURIComponent(text)}`;
}
