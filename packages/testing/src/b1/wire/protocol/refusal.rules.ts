import { aCopy, aPayment } from "../../test-company.ts";
import { like } from "./matchers.ts";
import { field, invoice, line, made, posted, rule, table } from "./refused.ts";
import type { Rule } from "./rule.ts";

const noRecords = "No matching records found (ODBC -2028)";
const exists = "This entry already exists in the following tables (ODBC -2035)";
const defineSeries =
  "To generate this document, first define the numbering series in the Administration module";
const series = [
  { Series: 70, Document: "13", Name: "Old", InitialNumber: 1, PeriodIndicator: "2025" },
  { Series: 71, Document: "14", Name: "Memos", InitialNumber: 1, PeriodIndicator: "Default" },
];
const branch = { BPLID: 1, BPLName: "North" };

const missing: readonly Rule[] = [
  rule("has nothing under a key", { send: "GET Items('none')", status: 404, error: ["-2028", noRecords] }),
  rule("may name the key under which it has nothing", {
    options: { missingEntities: "named" },
    send: "PATCH Items('none')",
    body: {},
    status: 404,
    error: ["-2028", "Entity with value('none') does not exist"],
  }),
  rule("has no value in an empty property", {
    send: "GET Items('SKU-1')/Mainsupplier",
    status: 404,
    error: ["-2028", "Resource not found for the property"],
  }),
  ...([400, 404] as const).map((status) =>
    rule(`may answer a code in a body that names nothing with ${String(status)}`, {
      options: { missingReferences: status },
      ...invoice({ PaymentGroupCode: 77 }),
      status,
      error: ["-2028", `${noRecords} [OINV.GroupNum]`],
    }),
  ),
  rule("points at the line of an item that does not exist", {
    ...invoice({
      DocumentLines: [
        { ItemCode: "SKU-1", Quantity: 1 },
        { ItemCode: "NONE", Quantity: 1 },
      ],
    }),
    error: ["-2028", `${noRecords} [INV1.ItemCode][line: 2]`],
  }),
  ...(["-2028", "-8112"] as const).map((missingPartnerCode) =>
    rule(`knows no such customer, by either code: ${missingPartnerCode}`, {
      options: { missingPartnerCode },
      ...invoice({ CardCode: "NOBODY" }),
      error: [missingPartnerCode],
    }),
  ),
];

const duplicates: readonly Rule[] = [
  rule("has an item of that code already", {
    send: "POST Items",
    body: { ItemCode: "SKU-1" },
    error: ["-2035", exists],
  }),
  rule("has a row of that code already in a table of the company's own", {
    before: [table, made("POST U_CLAIMS", { Code: "1500-1" })],
    send: "POST U_CLAIMS",
    body: { Code: "1500-1" },
    error: ["-2035", exists],
  }),
];

/** -10 wraps what the application says, mostly with a number of its own. */
const wrapped: readonly Rule[] = [
  rule("has given a partner's code away", {
    send: "POST BusinessPartners",
    body: { CardCode: "C1", CardName: "x" },
    error: ["-10", like(/^1320000140 - Business partner code 'C1' already assigned/)],
  }),
  rule("does not sell to a customer who is inactive", {
    ...invoice({ CardCode: "GONE" }),
    error: ["-10", "10001071 - Customer GONE is inactive"],
  }),
  rule("does not sell an item that is inactive", {
    ...line({ ItemCode: "OLD" }),
    error: ["-10", "10001069 - Item OLD is inactive [INV1.ItemCode][line: 1]"],
  }),
  rule("does not sell what is not there", {
    ...line({ Quantity: 1001 }),
    error: ["-10", like(/Quantity falls into negative inventory \[INV1\.ItemCode\]\[line: 1\]$/)],
  }),
  rule("knows no such VAT group", {
    ...line({ VatGroup: "ZZ" }),
    error: ["-10", like(/^10000180 - .*\[INV1\.VatGroup\]\[line: 1\]$/)],
  }),
  rule("has no series for the day", {
    company: { series },
    ...invoice({ Series: 70 }),
    error: ["-10", `10000521 - ${defineSeries}`],
  }),
  rule("takes no cash on an account that does not exist", {
    before: [posted],
    send: "POST IncomingPayments",
    body: aPayment({ CashAccount: "9999" }),
    error: ["-10", "G/L account is not valid [ORCT.CashAcct]"],
  }),
  rule("pays nothing out on an account that does not exist", {
    send: "POST VendorPayments",
    body: {
      DocType: "rAccount",
      CashAccount: "1910",
      CashSum: 10,
      PaymentAccounts: [{ AccountCode: "9999", SumPaid: 10 }],
    },
    error: ["-10", like(/^G\/L account is not valid \[VPM4\.AcctCode\]/)],
  }),
];

/** -5002 is whatever the layer below refuses: only the text tells. */
const generic: readonly Rule[] = [
  rule("wants a branch where the company has branches", {
    company: { businessPlaces: [branch] },
    ...invoice(),
    error: ["-5002", "Specify an active branch [OINV.BPLId]"],
  }),
  rule("wants a code for a partner", {
    send: "POST BusinessPartners",
    body: { CardName: "x" },
    error: ["-5002", "Code undefined [OCRD.CardCode]"],
  }),
  rule("wants a user field to be of a size", {
    ...field({ Size: 300 }),
    error: ["-5002", "Field size deviates from legal range [1..254]"],
  }),
  rule("wants a default for a mandatory user field", {
    ...field({ Mandatory: "tYES" }),
    error: ["-5002", "A default value must be defined for a mandatory field"],
  }),
  rule("does not copy from an invoice that is paid", {
    before: [posted, made("POST IncomingPayments", aPayment())],
    send: "POST CreditNotes",
    body: aCopy(13, 1),
    error: ["-5002", like(/base documents has already been closed/)],
  }),
];

/**
 * What SAP refuses with which code, each provoked by what a real integration does. The refusals of a session, of a batch,
 * of an ETag, of a query, of a SQL query and of Apache stand with these.
 */
export const refusalRules: readonly Rule[] = [...missing, ...duplicates, ...wrapped, ...generic];
