import type { SapFault } from "./sap-fault.ts";

/** How a refusal may be cured: try later, wait for a fact, change something, or stop because nobody may log in. */
export type RefusalClass = "transient" | "waiting" | "permanent" | "credentials";

/** The fact that a refusal of class "waiting" waits for. */
export type WaitsFor = "stock" | "item-active" | "partner-active" | "period" | "rate";

/** Every code an error of this package can carry. */
export const refusalCodes = [
  "wrong-credentials",
  "unknown-company",
  "session-refused",
  "login-busy",
  "node-trouble",
  "record-locked",
  "changed-meanwhile",
  "negative-stock",
  "numbers-missing",
  "item-inactive",
  "item-unknown",
  "partner-inactive",
  "partner-unknown",
  "vat-group-invalid",
  "period-locked",
  "date-outside-period",
  "rate-missing",
  "credit-limit",
  "base-document",
  "reference-unknown",
  "mandatory-missing",
  "account-invalid",
  "numbering-series",
  "no-branch",
  "duplicate-entry",
  "not-permitted",
  "not-found",
  "value-too-long",
  "value-not-allowed",
  "property-unknown",
  "action-not-supported",
  "commit-refused",
  "custom-rule",
  "bad-query",
  "bad-request",
  "not-set-up",
  "refused",
  "web-server-refused",
  "unreachable",
  "not-signed-on",
  "no-turn",
  "no-answer",
  "unreadable-answer",
  "aborted",
] as const;

/** What went wrong with a call to SAP. "refused" is a refusal that nobody catalogued yet. */
export type RefusalCode = (typeof refusalCodes)[number];

/** What SAP said, and what it means. */
export interface Refusal extends SapFault {
  readonly code: RefusalCode;
  readonly refusalClass: RefusalClass;
  readonly waitsFor?: WaitsFor | undefined;
}

interface Entry {
  /** SAP's outer code; every code when absent. */
  readonly sapCode?: string;
  /** What SAP's text must match; every text when absent. */
  readonly text?: RegExp;
  readonly code: RefusalCode;
  readonly refusalClass: RefusalClass;
  readonly waitsFor?: WaitsFor;
}

/**
 * The first entry that fits decides. -10, -5002 and -1116 wrap hundreds of messages, so text comes before code, except
 * for a partner's own rule: its text may speak of stock or items and still mean something else.
 */
const catalogue: readonly Entry[] = [
  { sapCode: "-304", code: "wrong-credentials", refusalClass: "credentials" },
  { sapCode: "-306", code: "unknown-company", refusalClass: "credentials" },
  { sapCode: "206", text: /login/i, code: "unknown-company", refusalClass: "credentials" },
  { text: /fail to get db credentials/i, code: "wrong-credentials", refusalClass: "credentials" },
  { sapCode: "299", code: "login-busy", refusalClass: "transient" },
  { sapCode: "301", code: "session-refused", refusalClass: "transient" },
  { sapCode: "407", code: "node-trouble", refusalClass: "transient" },

  { text: /deadlock|lock request|locked by another/i, code: "record-locked", refusalClass: "transient" },
  { sapCode: "-1116", text: /^\(\d+\)/, code: "custom-rule", refusalClass: "permanent" },
  { sapCode: "-1", code: "custom-rule", refusalClass: "permanent" },

  { sapCode: "-1116", code: "commit-refused", refusalClass: "transient" },
  { sapCode: "-2039", code: "changed-meanwhile", refusalClass: "transient" },
  { sapCode: "-2035", code: "duplicate-entry", refusalClass: "permanent" },
  { sapCode: "-4002", code: "numbering-series", refusalClass: "permanent" },
  { sapCode: "-4013", code: "period-locked", refusalClass: "waiting", waitsFor: "period" },
  { sapCode: "-4006", code: "rate-missing", refusalClass: "waiting", waitsFor: "rate" },
  { sapCode: "-5006", code: "action-not-supported", refusalClass: "permanent" },
  { sapCode: "-6006", code: "not-permitted", refusalClass: "permanent" },
  { sapCode: "-1004", code: "value-not-allowed", refusalClass: "permanent" },
  { sapCode: "-8112", code: "partner-unknown", refusalClass: "permanent" },
  {
    sapCode: "-1000",
    text: /property '.*' of '.*' is invalid/i,
    code: "property-unknown",
    refusalClass: "permanent",
  },
  { sapCode: "-1000", text: /value too long/i, code: "value-too-long", refusalClass: "permanent" },
  { sapCode: "-1000", text: /request body|sub-request/i, code: "bad-request", refusalClass: "permanent" },
  { sapCode: "244", code: "bad-request", refusalClass: "permanent" },
  ...["-1000", "201", "701", "702", "703", "704", "804"].map((sapCode): Entry => ({
    sapCode,
    code: "bad-query",
    refusalClass: "permanent",
  })),
  ...["511", "512"].map((sapCode): Entry => ({ sapCode, code: "custom-rule", refusalClass: "permanent" })),
  { text: /folder (path|not defined)/i, code: "not-set-up", refusalClass: "permanent" },

  { text: /complete selection|fully allocate/i, code: "numbers-missing", refusalClass: "permanent" },
  { text: /credit limit|exceeds? .*\blimit/i, code: "credit-limit", refusalClass: "permanent" },
  { text: /base document|already (been )?closed/i, code: "base-document", refusalClass: "permanent" },
  {
    text: /negative inventory|insufficient quantity/i,
    code: "negative-stock",
    refusalClass: "waiting",
    waitsFor: "stock",
  },
  {
    text: /(customer|business partner|vendor)\b.*\binactive/i,
    code: "partner-inactive",
    refusalClass: "waiting",
    waitsFor: "partner-active",
  },
  { text: /item\b.*\binactive/i, code: "item-inactive", refusalClass: "waiting", waitsFor: "item-active" },
  { text: /period.*\b(locked|closed)/i, code: "period-locked", refusalClass: "waiting", waitsFor: "period" },
  {
    text: /deviates from permissible range/i,
    code: "date-outside-period",
    refusalClass: "waiting",
    waitsFor: "period",
  },
  { text: /exchange rate/i, code: "rate-missing", refusalClass: "waiting", waitsFor: "rate" },
  { text: /vat group|valid tax code/i, code: "vat-group-invalid", refusalClass: "permanent" },
  {
    text: /g\/l account|AcctCode\]|account .*(not valid|invalid)/i,
    code: "account-invalid",
    refusalClass: "permanent",
  },
  { text: /numbering series/i, code: "numbering-series", refusalClass: "permanent" },
  { text: /active branch|\.BPLId\]/i, code: "no-branch", refusalClass: "permanent" },
  { text: /value too long|field size deviates/i, code: "value-too-long", refusalClass: "permanent" },
  { text: /already (exists|assigned)/i, code: "duplicate-entry", refusalClass: "permanent" },
  { text: /mandatory field|value must be entered/i, code: "mandatory-missing", refusalClass: "permanent" },
  { text: /not permitted/i, code: "not-permitted", refusalClass: "permanent" },
  { text: /\.ItemCode\]/, code: "item-unknown", refusalClass: "permanent" },
  { text: /\.CardCode\]/, code: "partner-unknown", refusalClass: "permanent" },
  // With a field it is a code in the body that names nothing; without, the row that was asked for.
  { sapCode: "-2028", text: /\[@?\w+\.\w+\]/, code: "reference-unknown", refusalClass: "permanent" },
  { sapCode: "-2028", code: "not-found", refusalClass: "permanent" },
  { text: /code undefined/i, code: "reference-unknown", refusalClass: "permanent" },
];

const uncatalogued: Entry = { code: "refused", refusalClass: "permanent" };

/** What a refusal of SAP means, by its code and its English text. */
export function classify(fault: SapFault): Refusal {
  const fits = ({ sapCode, text }: Entry): boolean =>
    (sapCode === undefined || sapCode === fault.sapCode) &&
    (text === undefined || text.test(fault.sapMessage));
  const { code, refusalClass, waitsFor } = catalogue.find(fits) ?? uncatalogued;
  return { ...fault, code, refusalClass, waitsFor };
}
