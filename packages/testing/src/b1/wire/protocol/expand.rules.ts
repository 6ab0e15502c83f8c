import { anInvoice } from "../../test-company.ts";
import { anyText } from "./matchers.ts";
import type { Rule, Step } from "./rule.ts";

const posted: Step = { send: "POST Invoices", body: anInvoice(), expect: { status: 201 } };

export const expandRules: readonly Rule[] = [
  {
    name: "expands a navigation property of a document and of a page of documents",
    steps: [
      posted,
      {
        send: "GET Invoices(1)?$expand=BusinessPartner",
        expect: ({ day }) => ({
          status: 200,
          body: {
            DocEntry: 1,
            BusinessPartner: { CardName: "Kassakunder Malmö", CreateDate: day("2026-01-01") },
          },
        }),
      },
      {
        send: "GET Invoices?$expand=BusinessPartner,ChartOfAccount",
        expect: {
          status: 200,
          rows: [{ BusinessPartner: { CardCode: "POS-MALMO" }, ChartOfAccount: { Code: "1510" } }],
        },
      },
    ],
  },
  {
    name: "expands to many, by the key that they carry",
    steps: [
      posted,
      {
        send: "GET BusinessPartners('POS-MALMO')?$expand=Invoices($select=DocEntry)&$select=CardCode,Invoices",
        expect: { status: 200, body: { CardCode: "POS-MALMO", Invoices: [{ DocEntry: 1 }] } },
      },
    ],
  },
  {
    name: "selects inside an expansion, nested or by path",
    steps: [
      posted,
      ...[
        "$select=DocEntry,BusinessPartner&$expand=BusinessPartner($select=CardName)",
        "$select=DocEntry,BusinessPartner/CardName&$expand=BusinessPartner",
      ].map((query) => ({
        send: `GET Invoices(1)?${query}`,
        expect: {
          status: 200,
          text: /"DocEntry":1,"BusinessPartner":\{"CardName":"Kassakunder Malmö"\}\}$/,
        },
      })),
    ],
  },
  {
    name: "drops an expansion that a $select does not name, in OData 4",
    steps: [
      posted,
      {
        send: "GET Invoices(1)?$select=DocEntry&$expand=BusinessPartner",
        expect: ({ version }) => ({
          status: 200,
          ...(version === "v1" ? { body: { BusinessPartner: {} } } : { without: ["BusinessPartner"] }),
        }),
      },
    ],
  },
  {
    name: "does not expand lines: they are no navigation, and inline always",
    steps: [
      {
        send: "GET Invoices?$expand=DocumentLines",
        expect: {
          status: 400,
          error: [
            "201",
            "Cannot expand invalid navigation property 'DocumentLines' for entity type 'Document'",
          ],
        },
      },
      {
        send: "GET BusinessPartners?$expand=Currency",
        expect: {
          status: 400,
          error: [
            "201",
            "Cannot expand invalid navigation property 'Currency' for entity type 'BusinessPartner'",
          ],
        },
      },
      {
        send: "GET Items?$expand=Nothing",
        expect: {
          status: 400,
          error: ["201", "Cannot expand invalid navigation property 'Nothing' for entity type 'Item'"],
        },
      },
    ],
  },
  {
    name: "says loudly when the other end of a navigation is not modelled",
    steps: [{ send: "GET Invoices?$expand=Forms1099", expect: { status: 501 } }],
  },
  {
    name: "reads a single property, its raw value, and where a navigation leads",
    steps: [
      posted,
      {
        send: "GET Invoices(1)/DocEntry",
        expect: ({ said }) => ({
          status: 200,
          body: { value: 1, [said("context")]: anyText },
        }),
      },
      {
        send: "GET Invoices(1)/DocEntry/$value",
        expect: { status: 200, text: "1", headers: { "Content-Type": "text/plain" } },
      },
      { send: "GET Invoices(1)/DocumentLines", expect: { status: 200, rows: [{ ItemCode: "SKU-1" }] } },
      {
        send: "GET Invoices(1)/BusinessPartner",
        expect: { status: 200, body: { CardCode: "POS-MALMO" } },
      },
      {
        send: "GET Invoices(1)/Nothing",
        expect: { status: 400, error: ["201", "Property 'Nothing' is invalid"] },
      },
      { send: "GET Invoices(9)/DocEntry", expect: { status: 404, error: ["-2028"] } },
    ],
  },
  {
    name: "selects behind a key as well, and says loudly what else it does not read there",
    steps: [
      posted,
      {
        send: "GET Invoices(1)/BusinessPartner?$select=CardCode",
        expect: { status: 200, body: { CardCode: "POS-MALMO" }, without: ["CardName"] },
      },
      {
        send: "GET BusinessPartners('POS-MALMO')/Invoices?$select=DocEntry",
        expect: { status: 200, text: /"value":\[\{"DocEntry":1\}\]/ },
      },
      ...["BusinessPartner?$select=Nothing", "BusinessPartner?$expand=Nothing"].map((path) => ({
        send: `GET Invoices(1)/${path}`,
        expect: { status: 400, error: ["201"] as const },
      })),
      ...["BusinessPartner?$top=1", "DocumentLines?$select=ItemCode"].map((path) => ({
        send: `GET Invoices(1)/${path}`,
        expect: { status: 501 },
      })),
    ],
  },
  {
    name: "has no resource for an empty property",
    steps: [
      posted,
      ...["Comments", "Comments/$value"].map((path) => ({
        send: `GET Invoices(1)/${path}`,
        expect: { status: 404, error: ["-2028", "Resource not found for the property"] as const },
      })),
    ],
  },
  {
    name: "or says that an empty property is empty",
    options: { nullProperties: "null" },
    steps: [
      posted,
      {
        send: "GET Invoices(1)/Comments",
        expect: ({ said }) => ({ status: 200, body: { [said("null")]: true } }),
      },
      { send: "GET Invoices(1)/Comments/$value", expect: { status: 404, error: ["-2028"] } },
    ],
  },
];
