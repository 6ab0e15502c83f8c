import { describe, expect, it } from "vitest";
import { classify, refusalCodes, type RefusalCode } from "./error-catalogue.ts";
import { sapFaultIn } from "./sap-fault.ts";

const refused = (code: string | number, message: unknown): string =>
  JSON.stringify({ error: { code, message } });

const cases: readonly (readonly [code: string, text: string, meaning: RefusalCode])[] = [
  ["-304", "Fail to NONE-SSO login from SLD.", "wrong-credentials"],
  ["-306", "Fail to NONE-SSO login from SLD.", "unknown-company"],
  ["206", "Invalid login credential", "unknown-company"],
  ["100000027", "Fail to get DB Credentials from SLD", "wrong-credentials"],
  ["299", "SAML Login Failed", "login-busy"],
  ["301", "Invalid session or session already timeout.", "session-refused"],
  ["407", "Table definition not found for '@X'.", "node-trouble"],
  ["-2028", "No matching records found (ODBC -2028)", "not-found"],
  ["-2028", "No matching records found (ODBC -2028) [INV1.ItemCode][line: 1]", "item-unknown"],
  ["-2028", "No matching records found (ODBC -2028) [OINV.CardCode]", "partner-unknown"],
  ["-2035", "This entry already exists in the following tables (ODBC -2035)", "duplicate-entry"],
  [
    "-2039",
    "Another user or another operation modified data; to continue, open the window again",
    "changed-meanwhile",
  ],
  ["-10", "10001071 - Customer 123 is inactive", "partner-inactive"],
  ["-10", "10001069 - Item A1 is inactive [INV1.ItemCode][line: 1]", "item-inactive"],
  ["-10", "10001069 - Quantity falls into negative inventory [INV1.ItemCode][line: 1]", "negative-stock"],
  ["-10", "10000180 - Specify valid tax code", "vat-group-invalid"],
  ["-10", "G/L account is not valid [VPM4.AcctCode]", "account-invalid"],
  ["-10", "10000521 - To generate this document, first define the numbering series", "numbering-series"],
  [
    "-10",
    "1320000140 - Business partner code 'c1' already assigned to a business partner",
    "duplicate-entry",
  ],
  ["-4002", "define the numbering series", "numbering-series"],
  ["-4013", "Posting period locked; specify an alternative date", "period-locked"],
  ["-10", "Date deviates from permissible range", "date-outside-period"],
  ["-5002", "Specify an active branch [OINV.BPLId]", "no-branch"],
  ["-5002", "Field size deviates from legal range [1..11]", "value-too-long"],
  ["-5006", "The requested action is not supported for this object.", "action-not-supported"],
  ["-6006", "You are not permitted to perform this action", "not-permitted"],
  ["-1000", "Property 'U_X' of 'Document' is invalid", "property-unknown"],
  ["-1000", "Service Not Found", "bad-query"],
  ["-1004", "'Z' is not a valid value for property 'U_X'. The valid values are: 'A'", "value-not-allowed"],
  ["201", "Query string error - Invalid filter condition", "bad-query"],
  ["-1116", "(200039) The item is inactive on the web", "custom-rule"],
  ["-1116", "Could not commit transaction: Error -1 detected during transaction", "commit-refused"],
  ["-2028", "No matching records found (ODBC -2028) [OINV.GroupNum]", "reference-unknown"],
  ["-2028", "Entity with value('K') does not exist", "not-found"],
  ["-5002", "Code undefined [OCRD.CardCode]", "partner-unknown"],
  ["-5002", "Code undefined [ODSC.BankCode]", "reference-unknown"],
  ["-5002", "A default value must be defined for a mandatory field", "mandatory-missing"],
  ["-5002", "Attachments folder not defined [131-102]", "not-set-up"],
  ["-5002", "One of the base documents has already been closed [INV1.BaseEntry][line: 1]", "base-document"],
  ["-5002", "Base document card and target document card do not match.", "base-document"],
  ["-5002", "Internal error", "refused"],
  ["10001237", "Enter valid folder path", "not-set-up"],
  ["-10", "10000180 - Invalid VAT Group", "vat-group-invalid"],
  ["-10", "No matching records found (ODBC -2028) [OINV.GroupNum]", "refused"],
  ["-4014", "Cannot add row without complete selection of batch/serial numbers", "numbers-missing"],
  ["-10", '1470000341 - Fully allocate item "A" to bin locations in warehouse "01"', "numbers-missing"],
  ["-10", "10001153 - Insufficient quantity for item A with batch B in warehouse", "negative-stock"],
  ["-10", "Serial number 7 of item A already exists", "duplicate-entry"],
  ["-10", "Credit limit of customer C1 is exceeded [OCRD.CreditLine]", "credit-limit"],
  ["-1000", "Incomplete Batch Request Body!", "bad-request"],
  ["-1000", "Value too long in property 'U_InstepKey' of 'Document'", "value-too-long"],
  ["244", "Content ID should be specified in each change set request.", "bad-request"],
  ["201", "Cannot expand invalid navigation property 'X' for entity type 'Y'", "bad-query"],
  ["701", "Invalid SQL syntax", "bad-query"],
  ["702", "Table 'OUSR' not accessible", "bad-query"],
  ["703", "Column 'X' from table 'OITM' not accessible", "bad-query"],
  ["704", "Parameter error.", "bad-query"],
  ["804", "No such view", "bad-query"],
  ["511", "A script failed", "custom-rule"],
  ["-1", "[NT][HNPH] Enter the cost centre", "custom-rule"],
  ["-8112", "Invalid BP code", "partner-unknown"],
  ["-1", "Transaction was deadlocked on lock resources with another process", "record-locked"],
  ["-1116", "Lock request time out period exceeded", "record-locked"],
  ["-4006", "Update the exchange rate , 'EUR'", "rate-missing"],
  ["-77777", "Something new", "refused"],
];

describe("the catalogue", () => {
  it.each(cases)("%s %s means %s", (sapCode, sapMessage, meaning) => {
    expect(classify({ sapCode, sapMessage }).code).toBe(meaning);
  });

  it("no code stands in it twice", () => {
    expect(new Set(refusalCodes).size).toBe(refusalCodes.length);
  });
});

describe("an error body", () => {
  it.each([
    ["a number and a text", refused(-10, "10001071 - Customer 123 is inactive")],
    ["a text and a text", refused("-10", "10001071 - Customer 123 is inactive")],
    ["a number and an object", refused(-10, { lang: "en-us", value: "10001071 - Customer 123 is inactive" })],
    ["a text and an object", refused("-10", { lang: "en-us", value: "10001071 - Customer 123 is inactive" })],
  ])("is read with %s", (_, body) => {
    expect(sapFaultIn(body)).toMatchObject({
      sapCode: "-10",
      innerCode: "10001071",
      sapMessage: "10001071 - Customer 123 is inactive",
    });
  });

  it("points at a field and its line, in a table of SAP's or the company's own", () => {
    const pointer = (text: string) => sapFaultIn(refused(-10, text))?.pointer;
    expect(pointer("falls [INV1.ItemCode][line: 3]")).toEqual({ table: "INV1", field: "ItemCode", line: 3 });
    expect(pointer("Code undefined [@INSTEP.Code]")).toEqual({ table: "@INSTEP", field: "Code" });
    expect(pointer("[NT][HNPH] a partner's text")).toBeUndefined();
  });

  it("of a web server says nothing about SAP", () => {
    expect(sapFaultIn("<html>502 Proxy Error</html>")).toBeUndefined();
    expect(sapFaultIn('{"message": "Service Unavailable"}')).toBeUndefined();
  });

  it("wrapped by a partner's rule gives the partner's code", () => {
    expect(sapFaultIn(refused(-1116, "(200039) Enter a project"))?.innerCode).toBe("200039");
    expect(sapFaultIn(refused(-10, "(-10) 10001069 - Quantity falls"))?.innerCode).toBe("10001069");
  });
});
