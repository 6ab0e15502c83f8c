import type { Rule, Speech } from "./rule.ts";

const saved = {
  send: "POST SQLQueries",
  body: { SqlCode: "q", SqlText: "select ItemCode from OITM where ItemCode > :after" },
  expect: {
    status: 201,
    body: { SqlText: 'select "ItemCode" from "OITM" where "ItemCode" > :after', ParamList: "after" },
  },
};
const two = { Prefer: "odata.maxpagesize=2" };

export const sqlRules: readonly Rule[] = [
  {
    name: "runs a saved query by GET and by POST, page by page, with its own kind of link",
    steps: [
      saved,
      {
        send: "GET SQLQueries('q')/List?after='A'",
        headers: two,
        expect: ({ said }) => ({
          status: 200,
          rows: [{ ItemCode: "FEE" }, { ItemCode: "OLD" }],
          body: { [said("nextLink")]: "SQLQueries('q')/List?after='A'&$skip=2" },
        }),
      },
      {
        send: "POST SQLQueries('q')/List?$skip=2",
        headers: two,
        body: { ParamList: "after='A'" },
        expect: { status: 200, rows: [{ ItemCode: "SKU-1" }, { ItemCode: "SKU-2" }] },
      },
    ],
  },
  {
    name: "pages a query by the server's own settings, and always",
    options: { pageSize: 3 },
    steps: [
      saved,
      ...[{}, { "B1S-PageSize": "0" }].map((headers) => ({
        send: "GET SQLQueries('q')/List?after='A'",
        headers,
        expect: ({ said }: Speech) => ({
          status: 200,
          rows: [{ ItemCode: "FEE" }, { ItemCode: "OLD" }, { ItemCode: "SKU-1" }],
          body: { [said("nextLink")]: "SQLQueries('q')/List?after='A'&$skip=3" },
        }),
      })),
    ],
  },
  {
    name: "refuses a query that it does not understand, a table and a column that may not be read, and wrong parameters",
    steps: [
      saved,
      {
        send: "POST SQLQueries",
        body: { SqlCode: "q", SqlText: "select ItemCode from OITM" },
        expect: { status: 400, error: ["-2035"] },
      },
      {
        send: "POST SQLQueries",
        body: { SqlCode: "r", SqlText: "select * from OITM" },
        expect: { status: 400, error: ["701"] },
      },
      {
        send: "POST SQLQueries",
        body: { SqlCode: "r", SqlText: "select UserId from OUSR" },
        expect: { status: 400, error: ["702", "Table 'OUSR' not accessible"] },
      },
      {
        send: "POST SQLQueries",
        body: { SqlCode: "r", SqlText: "select Nothing from OITM" },
        expect: { status: 400, error: ["703"] },
      },
      { send: "GET SQLQueries('q')/List", expect: { status: 400, error: ["704", "Parameter error."] } },
    ],
  },
];
