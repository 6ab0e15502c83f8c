import { filter, type Rule, type Step } from "./rule.ts";

const found: readonly (readonly [string, readonly string[]])[] = [
  ["CardName eq 'Åsa O''Neill'", ["C1"]],
  ["startswith(CardName,'Kassa')", ["POS-MALMO"]],
  ["contains(EmailAddress,'@example')", ["C1"]],
  ["substringof('Neill',CardName)", ["C1"]],
  ["endswith(CardName,'Ltd') or CardCode eq 'C1'", ["C1", "GONE"]],
  ["not startswith(CardName,'Kassa')", ["C1", "GONE"]],
  ["Frozen eq 'tYES'", ["GONE"]],
  ["Frozen eq 'Y' and not (CardCode eq 'C1')", ["GONE"]],
  ["EmailAddress ne 'x'", ["C1"]],
  ["EmailAddress eq null", ["GONE", "POS-MALMO"]],
  ["CardCode gt 'C1' and CardCode le 'GONE'", ["GONE"]],
  ["CardCode ge 'GONE' and CardCode lt 'POS'", ["GONE"]],
  ["CardCode eq 'a' or CardCode eq 'C1' and Frozen eq 'tNO'", ["C1"]],
  ["(CardCode eq 'C1' or CardCode eq 'GONE') and Frozen eq 'tYES'", ["GONE"]],
  ["CardName eq 'åsa o''neill'", []],
];

/** The books opened on 1 January 2026: that is when everybody in them was last changed. */
const days = [
  "'2026-01-01'",
  "'20260101'",
  "datetime'2026-01-01'",
  "'2026-01-01T12:21:21'",
  "datetime'2026-01-01T12:21:21'",
  "'20260101000000'",
];
const minutes = ["'10:00:00'", "'10:00'", "'100000'", "'1000'", "'10:00:59'"];
const codes = (list: readonly string[]) => list.map((CardCode) => ({ CardCode }));

const nested = (depth: number, status: number): Step => ({
  send: `GET BusinessPartners?$filter=${"(".repeat(depth)}CardCode%20eq%20'C1'${")".repeat(depth)}`,
  expect: { status },
});

/** A filter that is too long for a URL of its own. */
const inBatch = (text: string, status: number): Step => ({
  send: "POST $batch",
  text: [
    "--cut\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n",
    `GET BusinessPartners?${filter(text)} HTTP/1.1\r\n\r\n`,
    "--cut--\r\n",
  ].join("\r\n"),
  headers: { "Content-Type": "multipart/mixed;boundary=cut" },
  expect: ({ version }) => ({
    status: version === "v1" ? 202 : 200,
    text: new RegExp(`HTTP/1\\.1 ${String(status)} `),
  }),
});

export const filterRules: readonly Rule[] = [
  ...found.map(([text, list]): Rule => ({
    name: `filters by ${text}`,
    steps: [{ send: `GET BusinessPartners?${filter(text)}`, expect: { status: 200, rows: codes(list) } }],
  })),
  {
    name: "refuses a filter that lies too deep in itself, and one that is too long",
    steps: [
      ...[4_000, 251].map((depth) => nested(depth, 400)),
      nested(250, 200),
      ...[2_500, 20_000].map((length) => inBatch(`${"not ".repeat(length)}CardCode eq 'C1'`, 400)),
      inBatch(`${"not ".repeat(2_496)}CardCode eq 'C1'`, 200),
      inBatch(`CardCode eq 'C1'${" or CardCode eq 'C2'".repeat(624)}`, 200),
      inBatch(`CardCode eq 'C1'${" or CardCode eq 'C2'".repeat(625)}`, 400),
    ],
  },
  ...days.map((day): Rule => ({
    name: `reads the date ${day} in a filter, without its time`,
    steps: [
      {
        send: `GET BusinessPartners/$count?${filter(`CreateDate eq ${day}`)}`,
        expect: { status: 200, text: "3" },
      },
      {
        send: `GET BusinessPartners/$count?${filter(`CreateDate gt ${day}`)}`,
        expect: { status: 200, text: "0" },
      },
    ],
  })),
  ...minutes.map((minute): Rule => ({
    name: `reads the time ${minute} in a filter, to the minute`,
    steps: [
      { send: "PATCH BusinessPartners('C1')", body: {}, after: 0.5, expect: { status: 204 } },
      {
        send: `GET BusinessPartners?${filter(`UpdateTime ge ${minute}`)}`,
        expect: { status: 200, rows: [{ CardCode: "C1", UpdateTime: "10:00:30" }] },
      },
      {
        send: `GET BusinessPartners?${filter(`UpdateTime gt ${minute}`)}`,
        expect: { status: 200, rows: [] },
      },
    ],
  })),
  ...[
    "Frozen eq false",
    "CardCode eq 7350012345678",
    "CardName eq 'O'Neill'",
    "tolower(CardName) eq 'x'",
    "length(CardName) gt 3",
    "year(CreateDate) eq 2026",
    "CurrentAccountBalance add 1 gt 2",
    "CardName",
    "UpdateTime ge 'noon'",
    "CardCode eq datetime'2026-01-01'",
    "startswith(CardName,datetime'2026-01-01')",
    "CreateDate ge '2026-13-01'",
    "(CardCode eq 'C1'",
    "CardCode eq 'C1' and",
    "CardCode EQ 'C1'",
    "BPAddresses/any(a:a/City eq 'x')",
  ].map((text): Rule => ({
    name: `refuses the filter ${text}`,
    steps: [{ send: `GET BusinessPartners?${filter(text)}`, expect: { status: 400, error: ["201"] } }],
  })),
  {
    name: "names the property that a filter, a selection or an order cannot have",
    steps: [filter("Nothing eq 'x'"), "$select=CardCode,Nothing", "$orderby=Nothing"].map((query) => ({
      send: `GET BusinessPartners?${query}`,
      expect: { status: 400, error: ["201", "Property 'Nothing' is invalid"] as const },
    })),
  },
  {
    name: "does not filter on collections",
    steps: [
      {
        send: `GET BusinessPartners?${filter("BPAddresses eq 'x'")}`,
        expect: { status: 400, error: ["201", "Property 'BPAddresses' is invalid"] },
      },
    ],
  },
  {
    name: "says what is wrong with a filter that it cannot read",
    steps: [
      {
        send: `GET Items?${filter("Valid eq true")}`,
        expect: { status: 400, error: ["201", "Query string error - Invalid filter condition"] },
      },
    ],
  },
  {
    name: "compares without case when the request asks for it",
    steps: ["CardName eq 'åsa o''neill'", "startswith(CardName,'åSA')", "CardCode eq 'c1'"].map((text) => ({
      send: `GET BusinessPartners?${filter(text)}`,
      headers: { "B1S-CaseInsensitive": "true" },
      expect: { status: 200, rows: codes(["C1"]) },
    })),
  },
  {
    name: "selects properties, collections and everything",
    steps: [
      {
        send: "GET Items?$top=1&$select=ItemCode,ItemWarehouseInfoCollection",
        expect: { status: 200, rows: [{ ItemCode: "FEE" }], text: /"ItemWarehouseInfoCollection":\[/ },
      },
      {
        send: "GET Items?$top=1&$select=*",
        expect: { status: 200, rows: [{ ItemCode: "FEE", Valid: "tYES" }] },
      },
    ],
  },
  {
    name: "orders by several properties, up and down",
    steps: [
      {
        send: "GET BusinessPartners?$orderby=Frozen%20desc,CardCode%20asc&$select=CardCode",
        expect: { status: 200, rows: codes(["GONE", "C1", "POS-MALMO"]) },
      },
      { send: "GET BusinessPartners?$orderby=CardCode%20down", expect: { status: 400, error: ["201"] } },
    ],
  },
];
