import { like } from "./matchers.ts";
import { cookieOf } from "./cookie.ts";
import { field, invoice, line, rule, table } from "./refused.ts";
import type { Rule } from "./rule.ts";

const defineSeries =
  "To generate this document, first define the numbering series in the Administration module";
const series = [
  { Series: 70, Document: "13", Name: "Old", InitialNumber: 1, PeriodIndicator: "2025" },
  { Series: 71, Document: "14", Name: "Memos", InitialNumber: 1, PeriodIndicator: "Default" },
];

const malformed: readonly Rule[] = [
  rule("knows no such property in a line", {
    ...line({ Nothing: 1 }),
    error: ["-1000", "Property 'Nothing' of 'DocumentLine' is invalid"],
  }),
  rule("has no room for a text so long", {
    ...invoice({ NumAtCard: "x".repeat(101) }),
    error: ["-1000", "Value too long in property 'NumAtCard' of 'Document'"],
  }),
  rule("knows no such value of a choice", {
    ...invoice({ DocType: "dDocument_Nothing" }),
    error: ["-1004", like(/^'dDocument_Nothing' is not a valid value for property 'DocType'/)],
  }),
  rule("says which values a user field may have", {
    before: [{ ...field({ ValidValuesMD: [{ Value: "A", Description: "a" }] }), expect: { status: 201 } }],
    ...invoice({ U_Kind: "Z" }),
    error: ["-1004", like(/^'Z' is not a valid value for property 'U_Kind'\. The valid values are: /)],
  }),
  rule("leaves a missing value of its own tables to the database", {
    before: [
      table,
      {
        ...field({ TableName: "@CLAIMS", Mandatory: "tYES", DefaultValue: "A" }),
        expect: { status: 201 },
      },
    ],
    send: "POST U_CLAIMS",
    body: { Code: "1", U_Kind: null },
    error: ["-1", like(/^Cannot insert the value NULL/)],
  }),
  rule("wants a folder to be a path", {
    send: "POST CompanyService_UpdateAdminInfo",
    body: { AdminInfo: { ExcelFolderPath: "share" } },
    error: ["10001237", "Enter valid folder path"],
  }),
];

const people: readonly Rule[] = [
  rule("does not let a user do what he is not authorised for", {
    company: { users: [{ UserName: "INSTEP", Password: "sap-demo", forbidden: ["Invoices"] }] },
    ...invoice(),
    status: 403,
    error: ["-6006", "You are not permitted to perform this action"],
  }),
  {
    name: "lets a user who is no superuser run no query before that is granted",
    company: { users: [{ UserName: "INSTEP", Password: "sap-demo", Superuser: false }] },
    steps: [
      {
        send: "GET SQLQueries('q')/List",
        expect: { status: 403, error: ["-6006", "You are not permitted to perform this action"] },
      },
    ],
  },
  ...(
    [
      ["-1116", "(200039) Not like this"],
      ["-1", "Not like this"],
      ["custom", "Not like this"],
    ] as const
  ).map(([notificationCode, text]) =>
    rule(`obeys the company's own rule, and answers with ${notificationCode}`, {
      options: { notificationCode },
      transactionNotification: () => ({ code: 200039, text: "Not like this" }),
      ...invoice(),
      error: [notificationCode === "custom" ? "200039" : notificationCode, text],
    }),
  ),
  ...(["-2039", "-1116", "-1"] as const).map((recordLockCode) =>
    rule(`says that somebody else is at the record: ${recordLockCode}`, {
      options: { recordLockCode },
      ...invoice(),
      meanwhile: ({ faults }) => {
        faults.inject("lock-record", { method: "POST", path: "Invoices" });
      },
      error: [recordLockCode, like(recordLockCode === "-2039" ? /^Another user/ : /^Deadlock/)],
    }),
  ),
];

const setUp: readonly Rule[] = [
  ...[71, 99].map((Series) =>
    rule(`has no such series for an invoice: ${String(Series)}`, {
      company: { series },
      ...invoice({ Series }),
      error: ["-4002", defineSeries],
    }),
  ),
  rule("has but one series where nobody has made any", {
    ...invoice({ Series: 99 }),
    error: ["-4002", defineSeries],
  }),
  rule("posts nothing into a locked period", {
    ...invoice(),
    meanwhile: ({ clerk }) => {
      clerk.setPeriodStatus("2026-07-14", "ltLocked");
    },
    error: ["-4013", like(/^Posting period locked; specify an alternative date/)],
  }),
  ...(["-4013", "-10", "-5002"] as const).map((dateRangeCode) =>
    rule(`posts nothing on a day that no period has: ${dateRangeCode}`, {
      options: { dateRangeCode },
      ...invoice({ DocDate: "1999-01-01" }),
      error: [dateRangeCode, "Date deviates from permissible range"],
    }),
  ),
  {
    name: "has a node that does not know a new table yet",
    options: { nodes: 2 },
    steps: [
      {
        send: "POST Login",
        body: { CompanyDB: "DEMO_SE", UserName: "INSTEP", Password: "sap-demo" },
        anonymous: true,
        expect: { status: 200, headers: { "Set-Cookie": /ROUTEID=\.node2/ } },
      },
      table,
      {
        send: "GET U_CLAIMS",
        headers: (earlier) => ({ Cookie: cookieOf(earlier[0]) }),
        expect: { status: 500, error: ["407", "Table definition not found for '@CLAIMS'."] },
      },
    ],
  },
];

/** What SAP refuses because of how a request is written, of who sends it, or of how the company is set up. */
export const setUpRefusalRules: readonly Rule[] = [...malformed, ...people, ...setUp];
