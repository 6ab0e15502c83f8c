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
  BookedBin,
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
export type { ObjectChange, TransactionRule, TransactionType } from "./b1/transaction-notification.ts";
export type { Deliver } from "./b1/services/webhook-messenger.ts";
export { type B1Options, defaultB1Options } from "./b1/options.ts";
export {
  aBranch,
  aCompany,
  anItem,
  anOrder,
  aRegister,
  aShop,
  aStore,
  aWarehouse,
  dailyRates,
  fiscalYear,
  guestPartnersOf,
  monthsOf,
  numberedCatalogue,
  type OrderItem,
  type OrderLine,
  type OrderOverrides,
  type OrderPayment,
  partnerSeries,
  seriesFor,
  type SitooOrder,
  stockOf,
  type StorePlan,
  vatGroup,
  warehousesOf,
} from "./builders.ts";
export { danishShop } from "./companies/danish-shop.ts";
export { swedishChain } from "./companies/swedish-chain.ts";
export { ukShop } from "./companies/uk-shop.ts";
export { createFaults, type FaultOptions, type Faults, loseNextAnswer, type Strike } from "./faults.ts";
export { type FaultKind, faultKinds } from "./faults/kinds.ts";
export { parseFaultRules, type RulesRead } from "./faults/parse-rules.ts";
export type { FaultCondition, FaultRule, FaultTarget } from "./faults/rules.ts";
export { type Journal, memoryJournal } from "./journal.ts";
export { type LedgerFact, ledgerFacts } from "./ledger-facts.ts";
export { shopOf } from "./shop-of.ts";
export { type EventSender, type EventsOptions, sendEvents } from "./sitoo/events/send-events.ts";
export type { ReturnedLine } from "./sitoo/shop-floor/returned-lines.ts";
export type { Refund } from "./sitoo/shop-floor/returns.ts";
export type { Signs } from "./sitoo/shop-floor/signs.ts";
export { type Counted, createStaff, type Staff } from "./sitoo/shop-floor/staff.ts";
export type { Fee, Ticket } from "./sitoo/shop-floor/ticket.ts";
export { createTill, type Till } from "./sitoo/shop-floor/till.ts";
export type { TillOptions } from "./sitoo/shop-floor/till-orders.ts";
export { type Trade, trade } from "./sitoo/shop-floor/trade.ts";
export type { TradeOptions } from "./sitoo/shop-floor/trade-options.ts";
export { createSitooEmulator, type SitooEmulator, type SitooEmulatorOptions } from "./sitoo/emulator.ts";
export type { Books as SitooBooks } from "./sitoo/books/books.ts";
export { defaultSitooOptions, type SitooOptions } from "./sitoo/options.ts";
export type {
  Arrival,
  OrderRecord,
  OrderSource,
  Shop,
  ShopRegister,
  ShopStore,
  ShopWarehouse,
} from "./sitoo/shop.ts";
export { seededRandom } from "./trading/random.ts";
export { type TradingDay, tradingDay, type TradingDayOptions } from "./trading-day.ts";
export { type VirtualClock, virtualClock } from "./virtual-clock.ts";
export { type EmulatedSystem, inProcessFetch, type InProcessOptions } from "./wire.ts";
