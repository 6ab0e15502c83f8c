import { anItem } from "../../../builders.ts";
import { like } from "./matchers.ts";
import type { Rule } from "./rule.ts";

const items = Array.from({ length: 40 }, (_, index) => anItem({ ItemCode: code(index) }));
const company = { items };

function code(index: number): string {
  return `I${String(index).padStart(3, "0")}`;
}

const rows = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ ItemCode: code(from + index) }));

export const pagingRules: readonly Rule[] = [
  {
    name: "gives twenty rows a page, with a relative link that keeps the query",
    company,
    steps: [
      {
        send: "GET Items?$select=ItemCode&$filter=Valid%20eq%20'tYES'",
        expect: ({ said }) => ({
          status: 200,
          rows: rows(0, 20),
          body: {
            [said("nextLink")]: like(/^Items\?\$select=ItemCode&\$filter=.*&\$skip=20$/),
          },
        }),
      },
    ],
  },
  {
    name: "links from a full last page to an empty one",
    company,
    steps: [
      {
        send: "GET Items?$skip=20",
        expect: ({ said }) => ({
          status: 200,
          rows: rows(20, 20),
          body: { [said("nextLink")]: "Items?$skip=40" },
        }),
      },
      {
        send: "GET Items?$skip=40",
        expect: ({ said }) => ({ status: 200, rows: [], without: [said("nextLink")] }),
      },
    ],
  },
  {
    name: "may link from the root",
    company,
    options: { nextLinks: "rooted" },
    steps: [
      {
        send: "GET Items",
        expect: ({ said, version }) => ({
          status: 200,
          body: { [said("nextLink")]: `/b1s/${version}/Items?$skip=20` },
        }),
      },
    ],
  },
  {
    name: "takes the size of a page from Prefer, and says so",
    company,
    steps: [
      {
        send: "GET Items",
        headers: { Prefer: "odata.maxpagesize=7" },
        expect: ({ said }) => ({
          status: 200,
          rows: rows(0, 7),
          headers: { "Preference-Applied": "odata.maxpagesize=7" },
          body: { [said("nextLink")]: "Items?$skip=7" },
        }),
      },
      {
        send: "GET Items",
        headers: { Prefer: "odata.maxpagesize=0" },
        expect: ({ said }) => ({ status: 200, rows: rows(0, 40), without: [said("nextLink")] }),
      },
    ],
  },
  {
    name: "takes the size of a page from B1S-PageSize, and from the server's own settings",
    company,
    options: { pageSize: 5 },
    steps: [
      { send: "GET Items", expect: { status: 200, rows: rows(0, 5) } },
      { send: "GET Items", headers: { "B1S-PageSize": "9" }, expect: { status: 200, rows: rows(0, 9) } },
      { send: "GET Items", headers: { "B1S-PageSize": "0" }, expect: { status: 200, rows: rows(0, 40) } },
    ],
  },
  {
    name: "counts $top down over the pages",
    company,
    steps: [
      {
        send: "GET Items?$top=30",
        expect: ({ said }) => ({
          status: 200,
          rows: rows(0, 20),
          body: { [said("nextLink")]: "Items?$top=10&$skip=20" },
        }),
      },
      {
        send: "GET Items?$top=10&$skip=20",
        expect: ({ said }) => ({ status: 200, rows: rows(20, 10), without: [said("nextLink")] }),
      },
    ],
  },
  {
    name: "has no link when $top fits in a page, so that nobody knows whether there is more",
    company,
    steps: [
      {
        send: "GET Items?$top=20",
        expect: ({ said }) => ({ status: 200, rows: rows(0, 20), without: [said("nextLink")] }),
      },
    ],
  },
  {
    name: "pages no snapshot: a row that comes before the cursor shows another one twice",
    company: { userTables: ["T"] },
    options: { pageSize: 2 },
    steps: [
      ...["B", "C", "D"].map((Code) => ({
        send: "POST U_T",
        body: { Code, Name: Code },
        expect: { status: 201 },
      })),
      { send: "GET U_T", expect: { status: 200, rows: [{ Code: "B" }, { Code: "C" }] } },
      { send: "POST U_T", body: { Code: "A", Name: "A" }, expect: { status: 201 } },
      { send: "GET U_T?$skip=2", expect: { status: 200, rows: [{ Code: "C" }, { Code: "D" }] } },
    ],
  },
  {
    name: "pages no snapshot: a row that goes before the cursor takes another out of sight",
    company: { userTables: ["T"] },
    options: { pageSize: 2 },
    steps: [
      ...["A", "B", "C", "D"].map((Code) => ({
        send: "POST U_T",
        body: { Code, Name: Code },
        expect: { status: 201 },
      })),
      { send: "GET U_T", expect: { status: 200, rows: [{ Code: "A" }, { Code: "B" }] } },
      { send: "DELETE U_T('A')", expect: { status: 204 } },
      { send: "GET U_T?$skip=2", expect: { status: 200, rows: [{ Code: "D" }] } },
    ],
  },
  {
    name: "counts inline in both spellings, as text in v1",
    company,
    steps: ["$count=true", "$inlinecount=allpages"].flatMap((option) => [
      {
        send: `GET Items?${option}&$top=1&$filter=ItemCode%20lt%20'I010'`,
        expect: ({ said, version }) => ({
          status: 200,
          rows: rows(0, 1),
          body: { [said("count")]: version === "v1" ? "10" : 10 },
        }),
      },
      {
        send: `GET Items?$top=0&${option}`,
        expect: ({ said, version }) => ({
          status: 200,
          rows: [],
          body: { [said("count")]: version === "v1" ? "40" : 40 },
        }),
      },
    ]),
  },
  {
    name: "may count as a number in v1",
    company,
    options: { inlineCountsOnV1: "number" },
    steps: [
      {
        send: "GET Items?$inlinecount=allpages",
        expect: ({ said }) => ({ status: 200, body: { [said("count")]: 40 } }),
      },
    ],
  },
  {
    name: "may know only its own spelling of the count",
    company,
    options: { countSpellings: "own" },
    steps: [
      {
        send: "GET Items?$count=true",
        expect: ({ version }) => (version === "v2" ? { status: 200 } : { status: 400, error: ["201"] }),
      },
      {
        send: "GET Items?$inlinecount=allpages",
        expect: ({ version }) => (version === "v1" ? { status: 200 } : { status: 400, error: ["201"] }),
      },
    ],
  },
  {
    name: "counts as plain text, with a filter or without",
    company,
    steps: [
      {
        send: "GET Items/$count",
        expect: { status: 200, text: "40", headers: { "Content-Type": "text/plain" } },
      },
      { send: "GET Items/$count?$filter=ItemCode%20lt%20'I010'", expect: { status: 200, text: "10" } },
    ],
  },
  {
    name: "refuses what is no number of rows, and options that it does not know",
    steps: ["$top=-1", "$skip=x", "$search=x", "$format=json"].map((option) => ({
      send: `GET Items?${option}`,
      expect: { status: 400, error: ["201"] as const },
    })),
  },
];
