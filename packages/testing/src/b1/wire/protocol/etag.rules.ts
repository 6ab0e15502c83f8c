import type { Heard } from "../../test-company.ts";
import { aPayment, anInvoice } from "../../test-company.ts";
import { filter, type Headings, type Rule } from "./rule.ts";

/** The tags of versions 1 and 3: the SHA-1 of the number's text. */
const first = 'W/"356A192B7913B04C54574D18C28D46E6395428AB"';
const third = 'W/"77DE68DAECD823BABBB58EDB1C8E14D7106E83BB"';
const name = (ItemName: string) => ({ send: "PATCH Items('SKU-1')", body: { ItemName } });
const newest = (earlier: readonly Heard[]): Headings => ({
  "If-Match":
    [...earlier]
      .reverse()
      .find(({ headers }) => headers.has("ETag"))
      ?.headers.get("ETag") ?? "",
});

export const etagRules: readonly Rule[] = [
  {
    name: "tags an entity in the header and the body of a single GET and of a POST",
    steps: [
      {
        send: "GET Items('SKU-1')",
        expect: ({ said }) => ({ status: 200, headers: { ETag: first }, body: { [said("etag")]: first } }),
      },
      {
        send: "POST Invoices",
        body: anInvoice(),
        expect: ({ said }) => ({ status: 201, headers: { ETag: first }, body: { [said("etag")]: first } }),
      },
    ],
  },
  {
    name: "tags the rows of a collection in the body only",
    steps: [
      {
        send: "GET Items?$top=1",
        expect: ({ said }) => ({ status: 200, headers: { ETag: null }, rows: [{ [said("etag")]: first }] }),
      },
    ],
  },
  {
    name: "tags what a filter on the key finds in the header only",
    steps: [
      {
        send: `GET Items?${filter("ItemCode eq 'SKU-1'")}`,
        expect: { status: 200, headers: { ETag: first }, text: /^(?!.*odata\.etag)/s },
      },
    ],
  },
  {
    name: "does not tag what has no version",
    steps: ["Warehouses", "JournalEntries"].map((set) => ({
      send: `GET ${set}?$top=1`,
      expect: { status: 200, headers: { ETag: null }, text: /"value":\[\{(?!.*odata\.etag)/s },
    })),
  },
  {
    name: "tags freight, the one part of the set-up that has a version",
    company: {
      freight: [{ ExpensCode: 1, Name: "Delivery", OutputVATGroup: "S25", RevenuesAccount: "3000" }],
    },
    steps: [
      {
        send: "GET AdditionalExpenses(1)",
        expect: ({ said }) => ({ status: 200, headers: { ETag: first }, body: { [said("etag")]: first } }),
      },
    ],
  },
  {
    name: "raises the version of a partner when something is posted for him",
    steps: [
      { send: "POST Invoices", body: anInvoice(), expect: { status: 201 } },
      { send: "GET BusinessPartners('POS-MALMO')", expect: { status: 200, body: { DataVersion: 2 } } },
      { send: "POST IncomingPayments", body: aPayment(), expect: { status: 201, headers: { ETag: null } } },
      { send: "GET BusinessPartners('POS-MALMO')", expect: { status: 200, body: { DataVersion: 3 } } },
    ],
  },
  {
    name: "raises the version with every PATCH, also one that changes nothing, and does not tell it",
    steps: [
      { send: "PATCH Items('SKU-1')", body: {}, expect: { status: 204, headers: { ETag: null } } },
      { ...name("A product"), expect: { status: 204, headers: { ETag: null } } },
      {
        send: "GET Items('SKU-1')",
        expect: { status: 200, headers: { ETag: third }, body: { DataVersion: 3 } },
      },
    ],
  },
  {
    name: "gives the tag of version 1 to a $select without DataVersion, whatever the version",
    steps: [
      { ...name("a"), expect: { status: 204 } },
      { ...name("b"), expect: { status: 204 } },
      { send: "GET Items('SKU-1')?$select=ItemCode", expect: { status: 200, headers: { ETag: first } } },
      {
        send: "GET Items('SKU-1')?$select=ItemCode,DataVersion",
        expect: { status: 200, headers: { ETag: third } },
      },
      {
        send: "GET Items?$select=ItemCode&$top=1",
        expect: ({ said }) => ({ status: 200, rows: [{ [said("etag")]: first }] }),
      },
    ],
  },
  {
    name: "refuses a PATCH, a Close and a Cancel that rest on an old version",
    steps: [
      { send: "POST Invoices", body: anInvoice(), expect: { status: 201 } },
      { send: "PATCH Invoices(1)", body: { Comments: "a" }, headers: newest, expect: { status: 204 } },
      ...["PATCH Invoices(1)", "POST Invoices(1)/Close", "POST Invoices(1)/Cancel"].map((send) => ({
        send,
        body: {},
        headers: newest,
        expect: {
          status: 412,
          error: [
            "-2039",
            "Another user or another operation modified data; to continue, open the window again (ODBC -2039)",
          ] as const,
        },
      })),
      { send: "GET Invoices(1)", expect: { status: 200, body: { Comments: "a" } } },
      { send: "POST Invoices(1)/Close", headers: newest, expect: { status: 204 } },
    ],
  },
  {
    name: "refuses a DELETE that rests on an old version before it refuses the DELETE",
    steps: [
      { send: "GET Items('SKU-1')", expect: { status: 200 } },
      { ...name("newer"), expect: { status: 204 } },
      { send: "DELETE Items('SKU-1')", headers: newest, expect: { status: 412, error: ["-2039"] } },
    ],
  },
  ...[third.slice(2), third.slice(3, -1), "garbage", '"1"', "*"].map((tag): Rule => ({
    name: `does a blind write for If-Match: ${tag}`,
    steps: [
      { ...name("blind"), headers: { "If-Match": tag }, expect: { status: 204 } },
      { send: "GET Items('SKU-1')", expect: { status: 200, body: { ItemName: "blind" } } },
    ],
  })),
  {
    name: "takes the tag of another record at the same version for its own",
    steps: [
      { send: "GET Items('SKU-2')", expect: { status: 200, headers: { ETag: first } } },
      { ...name("passed"), headers: newest, expect: { status: 204 } },
    ],
  },
  {
    name: "lets the wrong tag of a $select pass by chance, or fail",
    steps: [
      { send: "GET Items('SKU-1')?$select=ItemName", expect: { status: 200 } },
      { ...name("by chance"), headers: newest, expect: { status: 204 } },
      { send: "GET Items('SKU-1')?$select=ItemName", expect: { status: 200 } },
      { ...name("not now"), headers: newest, expect: { status: 412, error: ["-2039"] } },
    ],
  },
  {
    name: "knows no If-None-Match",
    steps: [{ send: "GET Items('SKU-1')", headers: { "If-None-Match": first }, expect: { status: 200 } }],
  },
];
