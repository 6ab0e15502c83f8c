/**
 * Everything that can be wrong with a document before SAP has seen it. Amounts are decimal text in the order's currency;
 * `rule` names the rule that would cure it. Nothing personal is ever part of a problem.
 */
export type Problem =
  | { readonly code: "unreadable-order"; readonly faults: readonly string[] }
  | { readonly code: "closed-not-paid"; readonly paymentstateid: number; readonly total: string }
  | { readonly code: "no-lines" }
  | { readonly code: "no-quantity"; readonly sku: string }
  | { readonly code: "no-sku"; readonly orderitemid: number }
  | { readonly code: "unknown-line-type"; readonly orderitemid: number; readonly orderitemtype: number }
  | {
      readonly code: "unknown-vat-rate";
      readonly sku: string;
      readonly vatvalue: string;
      readonly rule: string;
    }
  | { readonly code: "zero-vat-rate"; readonly sku: string; readonly amount: string }
  | {
      readonly code: "vat-does-not-fit-its-rate";
      readonly vatvalue: string;
      readonly expected: string;
      readonly vat: string;
    }
  | { readonly code: "ignores-stock"; readonly rule: string }
  | { readonly code: "lines-do-not-add-up"; readonly lines: string; readonly total: string }
  | {
      readonly code: "total-does-not-add-up";
      readonly parts: string;
      readonly total: string;
      readonly rounding: string;
    }
  | { readonly code: "payments-do-not-add-up"; readonly paid: string; readonly total: string }
  | {
      readonly code: "unmapped-tender";
      readonly tender: string;
      readonly amount: string;
      readonly rule: string;
    }
  | { readonly code: "negative-tender"; readonly tender: string; readonly amount: string }
  | { readonly code: "virtual-payment"; readonly tender: string; readonly amount: string }
  | { readonly code: "unmapped-cash-rounding"; readonly amount: string; readonly rule: string }
  | { readonly code: "unmapped-fee"; readonly fee: "checkout" | "delivery"; readonly amount: string }
  | { readonly code: "us-sales-tax"; readonly amount: string }
  | { readonly code: "gift-card-sold"; readonly sku: string; readonly amount: string }
  | { readonly code: "return-not-posted"; readonly total: string }
  | { readonly code: "mixed-order-not-posted"; readonly sold: string; readonly returned: string }
  | { readonly code: "foreign-currency"; readonly currency: string; readonly localCurrency: string }
  | { readonly code: "unknown-register"; readonly registerid: string }
  | { readonly code: "unmapped-store"; readonly storeid: number; readonly rule: string }
  | { readonly code: "no-time-zone"; readonly rule: string }
  | { readonly code: "ambiguous-partner"; readonly found: number };

export type ProblemCode = Problem["code"];

/** Every problem code: the list that translations, catalogues and tests walk through. */
export const problemCodes = [
  "unreadable-order",
  "closed-not-paid",
  "no-lines",
  "no-quantity",
  "no-sku",
  "unknown-line-type",
  "unknown-vat-rate",
  "zero-vat-rate",
  "vat-does-not-fit-its-rate",
  "ignores-stock",
  "lines-do-not-add-up",
  "total-does-not-add-up",
  "payments-do-not-add-up",
  "unmapped-tender",
  "negative-tender",
  "virtual-payment",
  "unmapped-cash-rounding",
  "unmapped-fee",
  "us-sales-tax",
  "gift-card-sold",
  "return-not-posted",
  "mixed-order-not-posted",
  "foreign-currency",
  "unknown-register",
  "unmapped-store",
  "no-time-zone",
  "ambiguous-partner",
] as const satisfies readonly ProblemCode[];
