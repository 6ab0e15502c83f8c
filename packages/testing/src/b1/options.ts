/**
 * How the emulated company behaves where SAP can be set both ways, or where nobody could confirm what SAP does. The
 * defaults are the answers that a careful integration has to survive. All may be changed while it runs, as people do.
 */
export interface B1Options {
  /** Two logins at the same time: the later one fails with code 299, as seen on a real server. @default "fail" */
  parallelLogins: "fail" | "succeed";
  /** Which documents of the integration an approval procedure turns into drafts (H9). @default "none" */
  approvals: "none" | "invoices" | "incoming-payments" | "all";
  /** Lines with a negative quantity of an item that is not held in stock (H27). @default "allow" */
  negativeLines: "allow" | "refuse";
  /** Lines with a negative price: unconfirmed (H27). @default "refuse" */
  negativePrices: "allow" | "refuse";
  /** Invoices below zero: B1 has them in some countries, and advises against them. @default "refuse" */
  negativeTotals: "allow" | "refuse";
  /** Filters on Comments, Remarks, FreeText and Memo (H8). @default "allow" */
  filterableRemarks: "allow" | "refuse";
  /** A second invoice with the same NumAtCard for a customer: the policy "Block". @default "allow" */
  duplicateReferences: "allow" | "block";
  /** Whether Apache lets %2F in a path through to the Service Layer: unconfirmed. @default "refuse" */
  encodedSlashes: "allow" | "refuse";
  /** What a row of PaymentCreditCards must say; differs by country. @default ["VoucherNum"] */
  requiredCardFields: readonly string[];
  /** Whether the cash account of a payment must be marked as a cash account. @default "any" */
  cashAccounts: "any" | "marked";
  /** A stock movement raises the item's DataVersion and UpdateDate: unconfirmed. @default "no" */
  stockMovesTouchItems: "yes" | "no";
  /** A price changed in a price list's window raises the item's DataVersion and UpdateDate: unconfirmed. @default "no" */
  priceListChangesTouchItems: "yes" | "no";
  /** Goods receipts and issues can be cancelled; their type has the action, older releases did not. @default "refuse" */
  goodsDocumentCancellation: "allow" | "refuse";
}

export const defaultB1Options: Readonly<B1Options> = {
  parallelLogins: "fail",
  approvals: "none",
  negativeLines: "allow",
  negativePrices: "refuse",
  negativeTotals: "refuse",
  filterableRemarks: "allow",
  duplicateReferences: "allow",
  encodedSlashes: "refuse",
  requiredCardFields: ["VoucherNum"],
  cashAccounts: "any",
  stockMovesTouchItems: "no",
  priceListChangesTouchItems: "no",
  goodsDocumentCancellation: "refuse",
};

/** What refuses nothing. The journal holds only what was accepted, so it is replayed under these. */
export const permissive: Partial<B1Options> = {
  negativeLines: "allow",
  negativePrices: "allow",
  negativeTotals: "allow",
  duplicateReferences: "allow",
  requiredCardFields: [],
  cashAccounts: "any",
  goodsDocumentCancellation: "allow",
};
