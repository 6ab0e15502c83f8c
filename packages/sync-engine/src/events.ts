import type { ExceptionCode } from "./exceptions/findings.ts";
import type { Status } from "./status.ts";

/** What the engine tells its host while it works. Identities and figures only, never personal data. */
export type SyncEvent =
  | { readonly type: "orders-read"; readonly count: number; readonly watermark: number }
  | {
      readonly type: "document-posted";
      readonly orderid: number;
      readonly key: string;
      readonly DocEntry: number;
      readonly found: boolean;
    }
  | { readonly type: "order-posted"; readonly orderid: number }
  | {
      readonly type: "order-waits";
      readonly orderid: number;
      readonly key: string;
      readonly reason: string;
      readonly until: number;
    }
  | { readonly type: "exception-opened"; readonly orderid: number; readonly code: ExceptionCode }
  | { readonly type: "sap-out-of-reach"; readonly reason: string }
  /** A run ended before it was through; the next one goes on. */
  | { readonly type: "run-failed"; readonly reason: string }
  | { readonly type: "run-ended"; readonly status: Status };
