import type { RefusalCode } from "@instep/sap-b1-client";
import type { Owner, Refusal, Words } from "../findings.ts";

const said = ({ key, sapMessage }: Refusal): string =>
  `SAP refused ${key}${sapMessage ? `: ${sapMessage}` : "."}`;

const words = (owner: Owner, action: string): Words<Refusal> => ({
  owner,
  severity: "error",
  what: said,
  action,
});

/** A refusal that is tried again by itself when the fact it waits for has changed. */
const waits = (owner: Owner, action: string): Words<Refusal> => ({
  ...words(owner, action),
  severity: "warning",
});

const itReads = "Read SAP's message with IT or the SAP partner, mend the cause, then retry.";

/** Refusals of SAP, and what kept an answer from coming. */
export const refusalWords: Readonly<Record<RefusalCode, Words<Refusal>>> = {
  "wrong-credentials": words("IT", "Correct the integration user's password or licence, then start again."),
  "unknown-company": words("IT", "Correct the company database in the configuration, then start again."),
  "session-refused": words(
    "IT",
    "Look at the Service Layer: it refuses sessions that it has just given out.",
  ),
  "login-busy": words("IT", "Nothing, if it happens rarely: it is tried again."),
  "node-trouble": words("IT", "Have the Service Layer node restarted: it works with stale definitions."),
  "record-locked": waits(
    "IT",
    "Nothing, if it happens rarely: it is tried again. Otherwise find who holds the record.",
  ),
  "changed-meanwhile": waits("IT", "Nothing, if it happens rarely: it is tried again."),
  "negative-stock": waits(
    "retail operations",
    "Book the goods receipt that is missing; the sale is then tried again by itself.",
  ),
  "numbers-missing": words(
    "retail operations",
    "Sell the item with its serial number, batch or bin, or stop managing it by these in SAP. Then retry.",
  ),
  "credit-limit": words(
    "finance",
    "Raise the partner's credit limit, or exempt guest partners from it. Then retry.",
  ),
  "base-document": words(
    "finance",
    "Look at the document it is based on: it is closed, or of another partner, branch or currency. Then retry.",
  ),
  "reference-unknown": words(
    "IT",
    "Create in SAP the code that its message names, or correct the rules. Then retry.",
  ),
  "mandatory-missing": words("IT", "Give the mandatory field that SAP names a default. Then retry."),
  "bad-request": words("IT", itReads),
  "not-set-up": words("IT", "Finish the company's set-up that SAP's message names. Then retry."),
  "item-inactive": waits(
    "merchandising",
    "Make the item active in SAP; the sale is then tried again by itself.",
  ),
  "item-unknown": words(
    "merchandising",
    "Create the item in SAP, or correct the article number in Sitoo. Then retry.",
  ),
  "partner-inactive": waits(
    "customer experience",
    "Make the business partner active in SAP; the sale is then tried again.",
  ),
  "partner-unknown": words(
    "customer experience",
    "Create the business partner in SAP, or correct the rules. Then retry.",
  ),
  "vat-group-invalid": words("finance", "Correct the VAT group in the rules or in SAP. Then retry."),
  "period-locked": waits(
    "finance",
    "Open the posting period, or decide where the sale belongs; it is then tried again.",
  ),
  "date-outside-period": waits(
    "finance",
    "Correct the period's date ranges in SAP; the sale is then tried again.",
  ),
  "rate-missing": waits(
    "finance",
    "Enter the exchange rate of the day in SAP; the sale is then tried again.",
  ),
  "account-invalid": words(
    "finance",
    "Correct the account in the rules or the tender's set-up in SAP. Then retry.",
  ),
  "numbering-series": words("finance", "Define the numbering series for this document in SAP. Then retry."),
  "no-branch": words("IT", "Name the store's branch in the rules. Then retry."),
  "duplicate-entry": words(
    "finance",
    "Find the document in SAP that has this reference, and decide which one stands.",
  ),
  "not-permitted": words("IT", "Give the integration user the authorisation that SAP names. Then retry."),
  "not-found": words("IT", itReads),
  "value-too-long": words("IT", itReads),
  "value-not-allowed": words("IT", itReads),
  "property-unknown": words(
    "IT",
    "Install the user field that the rules name, or restart the Service Layer. Then retry.",
  ),
  "action-not-supported": words("IT", itReads),
  "commit-refused": waits("IT", itReads),
  "custom-rule": words(
    "IT",
    "Ask the SAP partner: the company's own rule (TransactionNotification) refused the document.",
  ),
  "bad-query": words("IT", itReads),
  refused: words("IT", itReads),
  "web-server-refused": words("IT", "Look at the web server in front of SAP: it refused the request itself."),
  "not-signed-on": waits("IT", "Look at the sign-on that gives Instep its SAP session; it is tried again."),
  "no-turn": waits("IT", "Nothing, if it happens rarely: SAP is slow or busy, and it is tried again."),
  unreachable: waits("IT", "Look at the connection to SAP; it is tried again."),
  "no-answer": waits("IT", "Nothing: it is looked up in SAP before anything else happens."),
  "unreadable-answer": waits("IT", "Nothing: it is looked up in SAP before anything else happens."),
  aborted: waits("IT", "Nothing: it is tried again."),
};
