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
  | { readonly code: "discount-without-line"; readonly orderitemid: number }
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
  | {
      readonly code: "vat-group-has-other-rate";
      readonly vatGroup: string;
      readonly date: string;
      readonly rate: string;
      readonly inSap: string;
      readonly rule: string;
    }
  | { readonly code: "ignores-stock"; readonly rule: string }
  | { readonly code: "unmapped-warehouse"; readonly warehouseid: number; readonly rule: string }
  | { readonly code: "negative-line-of-goods"; readonly sku: string; readonly amount: string }
  | { readonly code: "sales-bill-of-materials"; readonly sku: string }
  | {
      readonly code: "needs-numbers";
      readonly sku: string;
      readonly managedBy: "serial" | "batch";
      readonly rule: string;
    }
  | {
      readonly code: "takings-incomplete";
      readonly zreportid: number;
      readonly fields: readonly string[];
    }
  | {
      readonly code: "takings-do-not-add-up";
      readonly zreportid: number;
      readonly field: string;
      readonly stated: string;
      readonly computed: string;
    }
  | { readonly code: "takings-in-foreign-currency"; readonly zreportid: number; readonly currency: string }
  | { readonly code: "key-too-long"; readonly key: string; readonly room: number }
  | { readonly code: "amount-too-fine"; readonly field: string; readonly amount: string }
  | {
      readonly code: "store-movement";
      readonly warehousetransactionid: number;
      readonly transactiontype: number;
      readonly rule: string;
    }
  | { readonly code: "item-read-without"; readonly itemCode: string; readonly fields: readonly string[] }
  | { readonly code: "item-not-flagged"; readonly itemCode: string; readonly rule: string }
  | { readonly code: "item-not-active"; readonly itemCode: string; readonly date: string }
  | { readonly code: "item-not-for-sale"; readonly itemCode: string }
  | {
      readonly code: "item-without-name";
      readonly itemCode: string;
      readonly fields: readonly string[];
      readonly rule: string;
    }
  | { readonly code: "item-without-price"; readonly itemCode: string; readonly rule: string }
  | { readonly code: "item-without-barcode"; readonly itemCode: string; readonly rule: string }
  | { readonly code: "barcode-check-digit"; readonly itemCode: string; readonly barcode: string }
  | {
      readonly code: "barcode-on-several-items";
      readonly itemCode: string;
      readonly barcode: string;
      readonly others: readonly string[];
    }
  | {
      readonly code: "item-with-several-skus";
      readonly itemCode: string;
      readonly skus: readonly string[];
      readonly rule: string;
    }
  | {
      readonly code: "sku-of-another-item";
      readonly itemCode: string;
      readonly sku: string;
      readonly other: string;
      readonly rule: string;
    }
  | {
      readonly code: "sku-not-allowed";
      readonly itemCode: string;
      readonly sku: string;
      readonly rule: string;
    }
  | {
      readonly code: "item-vat-unmapped";
      readonly itemCode: string;
      readonly vatGroup: string;
      readonly rule: string;
    }
  | {
      readonly code: "unknown-product-group";
      readonly itemCode: string;
      readonly vatid: number;
      readonly rule: string;
    }
  | {
      readonly code: "item-vat-rate-differs";
      readonly itemCode: string;
      readonly vatGroup: string;
      readonly vatid: number;
      readonly date: string;
      readonly inSap: string;
      readonly inSitoo: string;
      readonly rule: string;
    }
  | {
      readonly code: "item-value-unmapped";
      readonly itemCode: string;
      readonly field: string;
      readonly value: string;
      readonly rule: string;
    }
  | {
      readonly code: "family-without-parent";
      readonly family: string;
      readonly itemCodes: readonly string[];
      readonly rule: string;
    }
  | {
      readonly code: "variant-without-value";
      readonly itemCode: string;
      readonly family: string;
      readonly attribute: string;
      readonly field: string;
    }
  | {
      readonly code: "variants-alike";
      readonly family: string;
      readonly itemCodes: readonly string[];
      readonly values: readonly string[];
    }
  | { readonly code: "variants-would-be-lost"; readonly family: string; readonly skus: readonly string[] }
  | { readonly code: "variants-stand-alone"; readonly family: string; readonly skus: readonly string[] }
  | { readonly code: "lines-do-not-add-up"; readonly lines: string; readonly total: string }
  | {
      readonly code: "total-does-not-add-up";
      readonly parts: string;
      readonly total: string;
      readonly rounding: string;
    }
  | { readonly code: "total-out-of-reach"; readonly inSap: string; readonly receipt: string }
  | { readonly code: "negative-total"; readonly total: string }
  | { readonly code: "payments-do-not-add-up"; readonly paid: string; readonly total: string }
  | {
      readonly code: "unmapped-tender";
      readonly tender: string;
      readonly amount: string;
      readonly rule: string;
    }
  | {
      readonly code: "virtual-payment";
      readonly tender: string;
      readonly amount: string;
      readonly rule: string;
    }
  | { readonly code: "mixed-order-without-clearing"; readonly amount: string; readonly rule: string }
  | { readonly code: "on-account-without-customer"; readonly amount: string }
  | { readonly code: "on-account-against-its-document"; readonly amount: string }
  | { readonly code: "advance-paid-back"; readonly amount: string }
  | {
      readonly code: "advance-unlike-payment";
      readonly key: string;
      readonly posted: string;
      readonly paid: string;
    }
  | { readonly code: "advance-without-rule"; readonly amount: string; readonly rule: string }
  | { readonly code: "advance-exceeds-sale"; readonly advance: string; readonly sale: string }
  | {
      readonly code: "rounding-too-large";
      readonly amount: string;
      readonly largest: string;
      readonly rule: string;
    }
  | {
      readonly code: "quantities-contradict";
      readonly sku: string;
      readonly quantity: string;
      readonly decimalquantitytotal: string;
    }
  | { readonly code: "impossible-order-date"; readonly orderdate: number }
  | {
      readonly code: "delivered-unlike-sold";
      readonly sku: string;
      readonly sold: string;
      readonly delivered: string;
    }
  | { readonly code: "unmapped-cash-rounding"; readonly amount: string; readonly rule: string }
  | {
      readonly code: "unmapped-fee";
      readonly fee: "checkout" | "delivery";
      readonly amount: string;
      readonly rule: string;
    }
  | {
      readonly code: "fee-without-rate";
      readonly fee: "checkout" | "delivery";
      readonly amount: string;
      readonly vat: string;
      readonly rule: string;
    }
  | { readonly code: "us-sales-tax"; readonly amount: string }
  | { readonly code: "gift-cards-without-rule"; readonly amount: string; readonly rule: string }
  | {
      readonly code: "gift-card-with-vat";
      readonly sku: string;
      readonly vatvalue: string;
      readonly rule: string;
    }
  | { readonly code: "single-purpose-voucher"; readonly vatvalue: string; readonly rule: string }
  | { readonly code: "waits-for-sale"; readonly orderid: number }
  | {
      readonly code: "over-returned";
      readonly sku: string;
      readonly sold: string;
      readonly credited: string;
      readonly returning: string;
    }
  | {
      readonly code: "refund-unlike-sale";
      readonly sku: string;
      readonly sale: string;
      readonly refund: string;
    }
  | { readonly code: "no-exchange-rate"; readonly currency: string; readonly localCurrency: string }
  | { readonly code: "unknown-register"; readonly registerid: string }
  | { readonly code: "unmapped-store"; readonly storeid: number; readonly rule: string }
  | { readonly code: "no-time-zone"; readonly rule: string }
  | {
      readonly code: "unknown-series";
      readonly series: string;
      readonly document: string;
      readonly rule: string;
    }
  | { readonly code: "ambiguous-partner"; readonly found: number }
  | { readonly code: "no-card-code"; readonly needs: string; readonly rule: string }
  | {
      readonly code: "card-code-too-long";
      readonly length: number;
      readonly room: number;
      readonly rule: string;
    }
  | {
      readonly code: "customer-field-too-long";
      readonly field: string;
      readonly length: number;
      readonly room: number;
    }
  | { readonly code: "partner-without-email"; readonly CardCode: string }
  | {
      readonly code: "price-in-other-currency";
      readonly sku: string;
      readonly pricelistid: number;
      readonly currency: string;
      readonly inSap: string;
    }
  | {
      readonly code: "price-without-vat-rate";
      readonly sku: string;
      readonly vatGroup: string;
      readonly date: string;
    }
  | {
      readonly code: "price-is-zero";
      readonly sku: string;
      readonly pricelistid: number;
      readonly rule: string;
    }
  | {
      readonly code: "price-below-cost";
      readonly sku: string;
      readonly pricelistid: number;
      readonly net: string;
      readonly cost: string;
      readonly leastMargin: string;
      readonly rule: string;
    }
  | {
      readonly code: "price-jump";
      readonly sku: string;
      readonly pricelistid: number;
      readonly was: string;
      readonly becomes: string;
      readonly largestChange: string;
      readonly rule: string;
    }
  | {
      readonly code: "price-is-negative";
      readonly sku: string;
      readonly pricelistid: number;
      readonly price: string;
    }
  | {
      readonly code: "volume-price-unusable";
      readonly sku: string;
      readonly pricelistid: number;
      readonly quantity: string;
    }
  | {
      readonly code: "text-shortened";
      readonly field: string;
      readonly length: number;
      readonly kept: number;
    };

export type ProblemCode = Problem["code"];

/** Every problem code: the list that translations, catalogues and tests walk through. */
export const problemCodes = [
  "unreadable-order",
  "closed-not-paid",
  "no-lines",
  "no-quantity",
  "no-sku",
  "unknown-line-type",
  "discount-without-line",
  "unknown-vat-rate",
  "zero-vat-rate",
  "vat-does-not-fit-its-rate",
  "vat-group-has-other-rate",
  "ignores-stock",
  "unmapped-warehouse",
  "negative-line-of-goods",
  "sales-bill-of-materials",
  "needs-numbers",
  "takings-incomplete",
  "takings-do-not-add-up",
  "takings-in-foreign-currency",
  "key-too-long",
  "amount-too-fine",
  "store-movement",
  "item-read-without",
  "item-not-flagged",
  "item-not-active",
  "item-not-for-sale",
  "item-without-name",
  "item-without-price",
  "item-without-barcode",
  "barcode-check-digit",
  "barcode-on-several-items",
  "item-with-several-skus",
  "sku-of-another-item",
  "sku-not-allowed",
  "item-vat-unmapped",
  "unknown-product-group",
  "item-vat-rate-differs",
  "item-value-unmapped",
  "family-without-parent",
  "variant-without-value",
  "variants-alike",
  "variants-would-be-lost",
  "variants-stand-alone",
  "lines-do-not-add-up",
  "total-does-not-add-up",
  "total-out-of-reach",
  "negative-total",
  "payments-do-not-add-up",
  "unmapped-tender",
  "virtual-payment",
  "mixed-order-without-clearing",
  "on-account-without-customer",
  "on-account-against-its-document",
  "advance-paid-back",
  "advance-unlike-payment",
  "advance-without-rule",
  "advance-exceeds-sale",
  "rounding-too-large",
  "quantities-contradict",
  "impossible-order-date",
  "delivered-unlike-sold",
  "unmapped-cash-rounding",
  "unmapped-fee",
  "fee-without-rate",
  "us-sales-tax",
  "gift-cards-without-rule",
  "gift-card-with-vat",
  "single-purpose-voucher",
  "waits-for-sale",
  "over-returned",
  "refund-unlike-sale",
  "no-exchange-rate",
  "unknown-register",
  "unmapped-store",
  "no-time-zone",
  "unknown-series",
  "ambiguous-partner",
  "no-card-code",
  "card-code-too-long",
  "customer-field-too-long",
  "partner-without-email",
  "price-in-other-currency",
  "price-without-vat-rate",
  "price-is-zero",
  "price-below-cost",
  "price-jump",
  "price-is-negative",
  "volume-price-unusable",
  "text-shortened",
] as const satisfies readonly ProblemCode[];
