export { planAdvance } from "./advances/plan-advance.ts";
export { type Comparison } from "./compare/comparison.ts";
export { type Group, type MergeKey, type MergeKeys, mergeSorted, type Rows } from "./compare/merge-sorted.ts";
export {
  chooseCustomer,
  type IdentityField,
  partnerFieldsOf,
  type PartnerIdentity,
} from "./customers/choose-customer.ts";
export { CustomerRules, type MatchKind } from "./customers/customer-rules.ts";
export { type CustomerField, customerFieldsOf } from "./customers/customer-values.ts";
export { type MatchKey, matchKeysOf } from "./customers/match-keys.ts";
export { normalOrganisationNumber } from "./customers/organisation-number.ts";
export { normalPhone } from "./customers/phone.ts";
export { toPartner } from "./customers/to-partner.ts";
export { toUser } from "./customers/to-user.ts";
export { dataDecisions, type Decisions, type LineToDecide } from "./decisions.ts";
export {
  type AdvanceFacts,
  type CompanyFacts,
  type DatedRate,
  type Facts,
  type ItemFacts,
  type OriginalFacts,
  type OriginalInvoice,
  type OriginalLine,
  type RegisterFacts,
  type Requirements,
  requirementsOf,
  type SeriesFacts,
} from "./facts.ts";
export { type BarcodeOwners, barcodeOwners } from "./items/barcodes-of.ts";
export {
  compareItems,
  type FieldDifference,
  type ItemCause,
  type ItemCount,
  type ItemDifference,
  type ItemDifferenceCode,
  itemDifferenceCodes,
  type ItemFields,
  type SapItem,
  type SitooItem,
} from "./items/compare.ts";
export { checkCompleteness } from "./items/completeness.ts";
export { familiesOf, type Family, type FamilyGroup, type Variant } from "./items/families.ts";
export { FamilyRules } from "./items/family-rules.ts";
export { type ItemField } from "./items/item-fields.ts";
export { ItemRules } from "./items/item-rules.ts";
export { fieldsToRead, isActiveOn, isFlagged } from "./items/item-state.ts";
export { fingerprintOfProduct, type ProductChanges, productChanges } from "./items/product-changes.ts";
export { type ProductFacts } from "./items/product-facts.ts";
export { skuOf } from "./items/sku-of.ts";
export { toProduct } from "./items/to-product.ts";
export { isSameFamily, toVariants, type VariantFacts } from "./items/to-variants.ts";
export { allocate } from "./money/allocate.ts";
export { decimalsOf } from "./money/currency.ts";
export {
  absolute,
  type Decimal,
  decimal,
  divide,
  equals,
  fromJsonNumber,
  isLess,
  isNegative,
  isZero,
  minus,
  negate,
  plus,
  round,
  type RoundingMode,
  sum,
  times,
  toJsonNumber,
  toText,
  zero,
} from "./money/decimal.ts";
export { type PredictedTotals, predictTotals, type StatedExtras } from "./money/sap-arithmetic.ts";
export { type LineTotals, type SapArithmetic, type StatedLine } from "./money/sap-tax.ts";
export { type Fineness, type Priced, stateLines } from "./money/state-lines.ts";
export { businessDate, type Moment } from "./orders/business-date.ts";
export { type Finality, finalityOf } from "./orders/finality.ts";
export { changesBetween, fingerprintOf, kindOfChange, type OrderChange } from "./orders/fingerprint.ts";
export { advanceKey, isKeyOf, referenceOf, stepKey } from "./orders/reference.ts";
export { type ScopeDecision, scopeOf } from "./orders/scope.ts";
export { parseRules, RulesError, rulesFaults } from "./parse-rules.ts";
export { createPlanner, planOrder, type Planner } from "./plan-order.ts";
export { breakNames, type NamedBreak, Plan } from "./plan.ts";
export {
  type CreditMemoStep,
  type DownPaymentStep,
  type GoodsIssueStep,
  type InvoiceStep,
  type JournalEntryStep,
  type OutgoingPaymentStep,
  type PaymentStep,
  Step,
  type StepKind,
} from "./plan/steps.ts";
export {
  type AskedPrice,
  comparePaidPrices,
  type PaidPriceCause,
  type PaidPriceCode,
  paidPriceCodes,
  type PaidPriceCount,
  type PaidPriceDifference,
  type PriceFrom,
} from "./prices/compare-paid.ts";
export {
  comparePrices,
  type DatedPrice,
  type PriceCause,
  type PriceCount,
  type PriceDifference,
  type PriceDifferenceCode,
  priceDifferenceCodes,
  type SapPrice,
  type SitooPrice,
} from "./prices/compare.ts";
export { type GuardedPrice, guardPrice } from "./prices/guard-price.ts";
export { type PriceDifferences, priceDifferences, type PriceWanted } from "./prices/price-differences.ts";
export { type PriceInForce, priceInForce, type VolumePrice } from "./prices/price-in-force.ts";
export { PriceListRule, PriceRounding, PriceRules } from "./prices/price-rules.ts";
export { roundPrice } from "./prices/round-price.ts";
export { type PricedItem, type PriceFacts, type PricePush, toPrice } from "./prices/to-price.ts";
export { grossOfNet, netOfGross, rateOn } from "./prices/vat-in-price.ts";
export { type Problem, type ProblemCode, problemCodes } from "./problems.ts";
export { type Result } from "./result.ts";
export { type Credited, originalInvoiceOf, type PostedInvoice } from "./returns/original-of.ts";
export { rulesSchema, type SchemaNode } from "./rules-schema.ts";
export { Rules, type RulesInput } from "./rules.ts";
export { Scope } from "./rules/scope-rules.ts";
export { type StoreRule } from "./rules/store-rules.ts";
export { type TenderRule } from "./rules/tender-rules.ts";
export {
  compareOrders,
  type OrderCause,
  type OrderCount,
  type OrderDifference,
  type OrderDifferenceCode,
  orderDifferenceCodes,
  type OrderToCompare,
  type SapDocument,
} from "./sales/compare.ts";
export {
  type ReadReceipt,
  type ReceiptFacts,
  type ReceiptGap,
  receiptGaps,
  type ReceiptGaps,
  receiptNumberOf,
  type ReceiptTwice,
} from "./sales/receipt-gaps.ts";
export { type ReceiptCause, type SessionReceipts } from "./sales/session-receipts.ts";
export {
  type Availability,
  type AvailabilityTerm,
  availableToSell,
  explainAvailability,
  type ItemStock,
  type WarehouseStock,
} from "./stock/available-to-sell.ts";
export {
  compareStock,
  type SapStock,
  type SitooStock,
  type StockCause,
  type StockCount,
  type StockDifference,
  type StockDifferenceCode,
  stockDifferenceCodes,
  type StockTolerance,
} from "./stock/compare.ts";
export {
  movedMeanwhile,
  type PendingMovements,
  pendingMovements,
  type PendingOrder,
} from "./stock/pending-movements.ts";
export {
  type StockDifferences,
  stockDifferences,
  type StockFigure,
  type StockHeld,
  type StockPush,
} from "./stock/stock-differences.ts";
export { StockPool, StockRules } from "./stock/stock-rules.ts";
export { isStoreMovement, type MovementFacts, toStockDocuments } from "./stock/to-stock-documents.ts";
export {
  type ComparedSession,
  compareSession,
  type DocumentRate,
  type SessionDifference,
  type SessionDocument,
  type SessionFigure,
  type SessionRow,
  type SessionToCompare,
} from "./takings/compare.ts";
export { type Drawer, drawerOf } from "./takings/drawer-of.ts";
export { planTakings, type TakingsFacts, type TakingsPlan } from "./takings/plan-takings.ts";
export { type SessionCause } from "./takings/session-causes.ts";
export { type SessionDay, type SpannedDays, spansDays } from "./takings/spans-days.ts";
export { TakingsRule, TakingsRules } from "./takings/takings-rules.ts";
