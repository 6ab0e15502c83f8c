export { ConfigError, configSchema, InstepConfig, parseConfig, type ResolvedConfig } from "./config.ts";
export { defaultPace, type Pace } from "./context.ts";
export { createSyncEngine, type EngineOptions, type FlowName, type SyncEngine } from "./engine.ts";
export type { SyncEvent } from "./events.ts";
export { tell, type Told } from "./exceptions/catalogue.ts";
export type { ExceptionDesk, ExceptionRow } from "./exceptions/desk.ts";
export {
  type ExceptionCode,
  type Finding,
  type Owner,
  type PostingFinding,
  postingCodes,
  type Refusal,
  type Severity,
} from "./exceptions/findings.ts";
export type { DryRun } from "./flows/dry-run.ts";
export type { Row, SqlDriver, SqlValue, Statement } from "./ledger/driver.ts";
export type {
  Adoption,
  Claim,
  ClaimRequest,
  Closing,
  ExceptionRecord,
  Intake,
  Ledger,
  LedgerIdentity,
  LedgerStore,
  OrderChange,
  OrderCount,
  OrderEntry,
  OrderRecord,
  OrderStatus,
  StepRecord,
  StepState,
} from "./ledger/ledger.ts";
export { memoryLedger } from "./ledger/memory.ts";
export { sqlLedger } from "./ledger/sql.ts";
export { LedgerNotRegistered } from "./posting/registered.ts";
export type { Status } from "./status.ts";
