import { aPayment, anInvoice } from "../../test-company.ts";
import type { Rule, Step } from "./rule.ts";

const posted: Step = { send: "POST Invoices", body: anInvoice(), expect: { status: 201 } };
const partner: Step = {
  send: "POST BusinessPartners",
  body: {
    CardCode: "A1",
    BPAddresses: [
      { AddressName: "Home", AddressType: "bo_BillTo", City: "Malmö" },
      { AddressName: "Work", AddressType: "bo_ShipTo", City: "Lund" },
    ],
  },
  expect: { status: 201, body: { BPAddresses: [{ RowNum: 0, BPCode: "A1" }, { RowNum: 1 }] } },
};
const addresses = (...list: readonly Readonly<Record<string, string | number | null>>[]): Step => ({
  send: "GET BusinessPartners('A1')/BPAddresses",
  expect: { status: 200, rows: list },
});
const patched = (BPAddresses: readonly Readonly<Record<string, string | number>>[]) => ({
  send: "PATCH BusinessPartners('A1')",
  body: { BPAddresses },
});

export const writeRules: readonly Rule[] = [
  {
    name: "answers a POST with the whole entity and where it is",
    steps: [
      {
        ...posted,
        expect: ({ version }) => ({
          status: 201,
          body: { DocEntry: 1, DocTotal: 125, DocumentLines: [{ LineNum: 0 }] },
          headers: { Location: new RegExp(`/b1s/${version}/Invoices\\(1\\)$`) },
        }),
      },
    ],
  },
  {
    name: "answers a POST without a body when the request prefers none",
    steps: [
      {
        ...posted,
        headers: { Prefer: "return-no-content" },
        expect: {
          status: 204,
          text: "",
          headers: { Location: /Invoices\(1\)$/, "Preference-Applied": "return-no-content" },
        },
      },
    ],
  },
  {
    name: "knows SAP's own preference only, not OData's",
    steps: [
      { ...posted, headers: { Prefer: "return=minimal" }, expect: { status: 201, body: { DocEntry: 1 } } },
    ],
  },
  {
    name: "answers a PATCH with nothing, also an empty one",
    steps: [{}, { ItemName: "x" }].map((body) => ({
      send: "PATCH Items('SKU-1')",
      body,
      expect: { status: 204, text: "", headers: { ETag: null } },
    })),
  },
  ...[
    { send: "MERGE Items('SKU-1')", headers: {} },
    { send: "POST Items('SKU-1')", headers: { "X-HTTP-Method-Override": "PATCH" } },
    { send: "POST Items('SKU-1')", headers: { "X-HTTP-Method-Override": "MERGE" } },
  ].map(({ send, headers }): Rule => ({
    name: `takes ${send} ${Object.values(headers).join(" ")} for a PATCH`,
    steps: [
      { send, headers, body: { ItemName: "Merged" }, expect: { status: 204 } },
      { send: "GET Items('SKU-1')", expect: { status: 200, body: { ItemName: "Merged", Valid: "tYES" } } },
    ],
  })),
  {
    name: "drops read-only properties of a PATCH without a word, and refuses unknown ones",
    steps: [
      posted,
      {
        send: "PATCH Invoices(1)",
        body: { DocTotal: 1, DocEntry: 9, Comments: "x" },
        expect: { status: 204 },
      },
      {
        send: "GET Invoices(1)",
        expect: { status: 200, body: { DocTotal: 125, DocEntry: 1, Comments: "x" } },
      },
      {
        send: "PATCH Invoices(1)",
        body: { Nothing: 1 },
        expect: { status: 400, error: ["-1000", "Property 'Nothing' of 'Document' is invalid"] },
      },
    ],
  },
  {
    name: "deletes no document",
    steps: [
      posted,
      {
        send: "DELETE Invoices(1)",
        expect: { status: 400, error: ["-5006", "The requested action is not supported for this object."] },
      },
      { send: "DELETE Invoices(2)", expect: { status: 404, error: ["-2028"] } },
    ],
  },
  {
    name: "acts on a document with an empty answer, and once",
    steps: [
      posted,
      { send: "POST Invoices(1)/Close", expect: { status: 204, text: "" } },
      { send: "POST Invoices(1)/Close", expect: { status: 400, error: ["-5006"] } },
      { send: "POST Invoices(1)/close", expect: { status: 400, error: ["-5006"] } },
    ],
  },
  {
    name: "acts on a document by POST alone, and has no URL for a line",
    steps: [
      posted,
      ...["PATCH Invoices(1)/Close", "DELETE Invoices(1)/Close", "PATCH Invoices(1)/DocumentLines(0)"].map(
        (send) => ({ send, body: {}, expect: { status: 400, error: ["-5006"] as const } }),
      ),
      { send: "POST Invoices(1)/DocumentLines", body: {}, expect: { status: 400, error: ["-5006"] } },
      { send: "GET Invoices(1)", expect: { status: 200, body: { DocumentStatus: "bost_Open" } } },
    ],
  },
  {
    name: "deletes nothing that was posted",
    steps: [
      posted,
      { send: "POST IncomingPayments", body: aPayment(), expect: { status: 201 } },
      ...["IncomingPayments(1)", "JournalEntries(1)"].map((entity) => ({
        send: `DELETE ${entity}`,
        expect: { status: 400, error: ["-5006"] as const },
      })),
    ],
  },
  {
    name: "refuses to change a record that somebody else holds",
    steps: [
      {
        ...posted,
        meanwhile: ({ faults }) => {
          faults.inject("lock-record", { method: "POST", path: "Invoices" });
        },
        expect: { status: 400, error: ["-2039"] },
      },
      posted,
    ],
  },
  {
    name: "does not model PUT, and says so",
    steps: [{ send: "PUT Items('SKU-1')", body: {}, expect: { status: 501 } }],
  },
  {
    name: "changes the row of a collection that is sent with its whole key, and leaves the others",
    steps: [
      partner,
      {
        ...patched([{ BPCode: "A1", AddressName: "Work", AddressType: "S", RowNum: 1, City: "Ystad" }]),
        expect: { status: 204 },
      },
      addresses({ AddressName: "Home", City: "Malmö" }, { AddressName: "Work", City: "Ystad", RowNum: 1 }),
    ],
  },
  {
    name: "takes an address without its whole key for a new one: a duplicate, or a silent addition",
    steps: [
      partner,
      {
        ...patched([{ AddressName: "Work", AddressType: "bo_ShipTo", City: "Ystad" }]),
        expect: { status: 400, error: ["-2035"] },
      },
      { ...patched([{ AddressName: "Work", RowNum: 1, City: "Ystad" }]), expect: { status: 204 } },
      addresses({ RowNum: 0 }, { RowNum: 1, City: "Lund" }, { RowNum: 2, City: "Ystad" }),
    ],
  },
  {
    name: "replaces a collection when the request asks for it, and numbers its addresses anew",
    steps: [
      partner,
      {
        ...patched([{ AddressName: "Work", AddressType: "bo_ShipTo", City: "Ystad" }]),
        headers: { "B1S-ReplaceCollectionsOnPatch": "true" },
        expect: { status: 204 },
      },
      addresses({ AddressName: "Work", City: "Ystad", RowNum: 2 }),
      {
        ...patched([{ BPCode: "A1", AddressName: "Work", AddressType: "bo_ShipTo", RowNum: 2 }]),
        headers: { "B1S-ReplaceCollectionsOnPatch": "true" },
        expect: { status: 204 },
      },
      addresses({ AddressName: "Work", City: "Ystad", RowNum: 3 }),
    ],
  },
];
