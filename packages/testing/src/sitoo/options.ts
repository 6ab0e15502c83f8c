/**
 * What accounts differ in, and what nobody could confirm about Sitoo. The defaults are the answers that a careful
 * integration has to survive. All may be changed while it runs: what has happened stays as it was.
 */
export interface SitooOptions {
  /** Answer 429 to a call while another call of the same API user is in flight, as measured. @default true */
  oneCallAtATime: boolean;
  /** How long a call is in flight, in ms by the clock. @default 0 */
  latency: number;
  /** How many calls an API user has in one slot of time: the real figure is not public. @default Infinity */
  callsPerSlot: number;
  /** How long a slot is, in seconds. @default 60 */
  slotSeconds: number;
  /** Which headers a 429 carries: both were seen, second-hand. @default "both" */
  rateHeaders: "both" | "retry-after" | "x-rate-limit-reset" | "none";
  /** The HTTP status of a 429: one integration reads it from the body alone. @default 429 */
  tooManyStatus: 429 | 200;
  /** Addresses that may call, by the header `X-Forwarded-For`, and 127.0.0.1 without one. @default "any" */
  allowedAddresses: "any" | readonly string[];
  /** What a call from elsewhere is refused with: unconfirmed. @default 401 */
  addressStatus: 401 | 403;
  /**
   * What becomes of a parameter that the call does not know, and of one that is given twice: Sitoo ignores the first and
   * takes the last of the second, without a word. @default "ignore"
   */
  ignoredParameters: "ignore" | "refuse";
  /** What becomes of a field that cannot be written: dropped silently, or refused so that a test finds it. @default "ignore" */
  extraFields: "ignore" | "refuse";
  /** The documentation wants paths to end in `.json`; a live account did without. @default "required" */
  jsonSuffix: "required" | "optional";
  /** Operations that the documentation has deprecated. @default "answer" */
  deprecatedOperations: "answer" | "refuse";
  /** The most records on a page, whatever `num` says: no maximum is documented. @default 1000 */
  largestPage: number;
  /** Whether `orderdateto` and other ends of a time count in: unconfirmed. @default "inclusive" */
  upperDateBounds: "inclusive" | "exclusive";
  /** An empty map as `{}`, as documented, or as `[]`, as PHP writes it when nobody takes care. @default "{}" */
  emptyMaps: "{}" | "[]";
  /** Ids as numbers, or as text: systems behind PHP do both. @default "number" */
  idsAs: "number" | "text";
  /** Results of a batch in the order of its items: inferred. @default "in-order" */
  batchResults: "in-order" | "reversed";
  /** What is said to a key, an address or an external id that is there already: unconfirmed. @default 409 */
  duplicateStatus: 400 | 409;
  /** Whether external ids must be unique beyond orders: in warehouse transactions and batches. @default "orders" */
  uniqueExternalIds: "orders" | "everywhere";
  /** Which flag takes a product out of lists without `includeinactive`: unconfirmed. @default "either" */
  inactiveBy: "activepos" | "active" | "either";
  /** Characters of a SKU: "[A-Za-z0-9_+-/]" is read letter by letter, or as the range it would be. @default "literal" */
  skuCharacters: "literal" | "range";
  /** Whether stock can be set for a SKU that no product has: unconfirmed. @default "refuse" */
  unknownSkus: "refuse" | "accept";
  /** What a warehouse item has available: unconfirmed. @default "less-reserved" */
  available: "less-reserved" | "on-hand";
  /** What the 1000 of a request of transactions count: unconfirmed. @default "lines" */
  transactionLimit: "lines" | "transactions";
  /** How many open batches of one type a warehouse has: inferred from what an integration does. @default "one" */
  openBatches: "one" | "many";
  /** What `additionaldata` in a PUT of an order does to the map: unconfirmed. @default "replace" */
  additionalDataOnPut: "replace" | "merge";
  /** Whether `moneyrowprice` includes VAT always, or as `pricesstoredwithvat` says: unconfirmed. @default "with-vat" */
  postedRowPrices: "with-vat" | "as-stored";
  /** What `GET` of a gift card gives: the documentation says one thing and shows the other. @default "card" */
  giftCardAnswer: "card" | "response";
}

export const defaultSitooOptions: Readonly<SitooOptions> = {
  oneCallAtATime: true,
  latency: 0,
  callsPerSlot: Infinity,
  slotSeconds: 60,
  rateHeaders: "both",
  tooManyStatus: 429,
  allowedAddresses: "any",
  addressStatus: 401,
  ignoredParameters: "ignore",
  extraFields: "ignore",
  jsonSuffix: "required",
  deprecatedOperations: "answer",
  largestPage: 1000,
  upperDateBounds: "inclusive",
  emptyMaps: "{}",
  idsAs: "number",
  batchResults: "in-order",
  duplicateStatus: 409,
  uniqueExternalIds: "orders",
  inactiveBy: "either",
  skuCharacters: "literal",
  unknownSkus: "refuse",
  available: "less-reserved",
  transactionLimit: "lines",
  openBatches: "one",
  additionalDataOnPut: "replace",
  postedRowPrices: "with-vat",
  giftCardAnswer: "card",
};
