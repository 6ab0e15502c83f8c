export type {
  Account,
  Company,
  CompanyItem,
  CompanyPartner,
  CompanySettings,
  ItemCatalogue,
  Period,
  VatGroup,
} from "./b1/company.ts";
export type {
  BookedEntry,
  BookedInvoice,
  BookedLine,
  BookedMovement,
  BookedNumber,
  BookedPayment,
  Books,
} from "./b1/books/booked.ts";
export type { Clerk } from "./b1/clerk/clerk.ts";
export { type B1Emulator, type B1EmulatorOptions, createB1Emulator } from "./b1/emulator.ts";
export { type B1Options, defaultB1Options } from "./b1/options.ts";
export {
  aCompany,
  anItem,
  anOrder,
  aRegister,
  aShop,
  aStore,
  aWarehouse,
  numberedCatalogue,
  type OrderItem,
  type OrderLine,
  type OrderOverrides,
  type OrderPayment,
  type SitooOrder,
} from "./builders.ts";
export {
  createFaults,
  type FaultKind,
  faultKinds,
  type FaultOptions,
  type Faults,
  type FaultTarget,
  loseNextAnswer,
} from "./faults.ts";
export { type Journal, memoryJournal } from "./journal.ts";
export { type LedgerFact, ledgerFacts } from "./ledger-facts.ts";
export { shopOf } from "./shop-of.ts";
export {
  createSitooEmulator,
  type SitooBehaviour,
  type SitooEmulator,
  type SitooEmulatorOptions,
} from "./sitoo/emulator.ts";
export type { Arrival, OrderRecord, Shop, ShopRegister, ShopStore, ShopWarehouse } from "./sitoo/shop.ts";
export { seededRandom } from "./trading/random.ts";
export { type TradingDay, tradingDay, type TradingDayOptions } from "./trading-day.ts";
export { type VirtualClock, virtualClock } from "./virtual-clock.ts";
export { type EmulatedSystem, inProcessFetch } from "./wire.ts";
