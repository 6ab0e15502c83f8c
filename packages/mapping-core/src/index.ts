export {
  type CompanyFacts,
  type Facts,
  type RegisterFacts,
  type Requirements,
  requirementsOf,
} from "./facts.ts";
export { allocate } from "./money/allocate.ts";
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
export {
  type LineTotals,
  type PredictedTotals,
  predictTotals,
  type SapArithmetic,
  type StatedLine,
} from "./money/sap-arithmetic.ts";
export { type Priced, stateLines } from "./money/state-lines.ts";
export { businessDate, type Moment } from "./orders/business-date.ts";
export { type Finality, finalityOf } from "./orders/finality.ts";
export { changesBetween, fingerprintOf } from "./orders/fingerprint.ts";
export { isKeyOf, referenceOf, type StepKind, stepKey } from "./orders/reference.ts";
export { type ScopeDecision, scopeOf } from "./orders/scope.ts";
export { planOrder } from "./plan-order.ts";
export { type InvoiceStep, type NamedBreak, type PaymentStep, Plan, Step } from "./plan.ts";
export { type Problem, type ProblemCode, problemCodes } from "./problems.ts";
export type { Result } from "./result.ts";
export {
  parseRules,
  Rules,
  RulesError,
  type RulesInput,
  Scope,
  type StoreRule,
  type TenderRule,
} from "./rules.ts";
