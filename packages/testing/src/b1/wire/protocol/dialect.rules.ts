import { anInvoice } from "../../test-company.ts";
import { like } from "./matchers.ts";
import type { Expected, Rule, Speech } from "./rule.ts";

/** OData 3 has no functions. */
const inV2 =
  (expected: Expected) =>
  ({ version }: Speech): Expected =>
    version === "v2" ? expected : { status: 400, error: ["-5006"] };

export const dialectRules: readonly Rule[] = [
  {
    name: "names its version and its kind of JSON in the headers",
    steps: [
      {
        send: "GET Items('SKU-1')",
        expect: ({ version }) => ({
          status: 200,
          headers:
            version === "v1"
              ? {
                  DataServiceVersion: "3.0",
                  "OData-Version": null,
                  "Content-Type": "application/json;odata=minimalmetadata;charset=utf-8",
                }
              : {
                  "OData-Version": "4.0",
                  DataServiceVersion: null,
                  "Content-Type": "application/json;odata.metadata=minimal;charset=utf-8",
                },
        }),
      },
    ],
  },
  {
    name: "says in a body what it is, in its own words",
    steps: [
      {
        send: "GET Items('SKU-1')",
        expect: ({ version, said }) => ({
          status: 200,
          body: {
            [said("context")]: like(
              version === "v1"
                ? /\/b1s\/v1\/\$metadata#Items\/@Element$/
                : /\/b1s\/v2\/\$metadata#Items\/\$entity$/,
            ),
            [said("etag")]: like(/^W\/"[0-9A-F]{40}"$/),
          },
        }),
      },
      {
        send: "GET Items",
        expect: ({ version, said }) => ({
          status: 200,
          body: {
            [said("context")]: like(new RegExp(`/b1s/${version}/\\$metadata#Items$`)),
          },
        }),
      },
    ],
  },
  {
    name: "writes dates with or without a time, in documents and in their lines",
    steps: [
      {
        send: "POST Invoices",
        body: anInvoice(),
        expect: ({ day }) => ({ status: 201, body: { DocDate: day("2026-07-14"), DocTime: "10:00:00" } }),
      },
      {
        send: "GET Invoices(1)?$select=DocDate",
        expect: ({ day }) => ({ status: 200, body: { DocDate: day("2026-07-14") } }),
      },
      {
        send: "GET Invoices(1)/DocDate",
        expect: ({ day }) => ({ status: 200, body: { value: day("2026-07-14") } }),
      },
      {
        send: "GET VatGroups('S25')",
        expect: ({ day }) => ({
          status: 200,
          body: { VatGroups_Lines: [{ Effectivefrom: day("2000-01-01") }] },
        }),
      },
    ],
  },
  {
    name: "takes dates in either form, whatever it writes itself",
    steps: [
      {
        send: "POST Invoices",
        body: anInvoice({ DocDate: "2026-07-14T00:00:00Z", DocDueDate: "20260720" }),
        expect: ({ day }) => ({ status: 201, body: { DocDueDate: day("2026-07-20") } }),
      },
    ],
  },
  {
    name: "reads back what it wrote itself, annotations included",
    steps: [
      {
        send: "PATCH Items('SKU-1')",
        body: { "odata.etag": "x", "@odata.etag": "x", "odata.metadata": "x", ItemName: "Named" },
        expect: { status: 204 },
      },
      { send: "GET Items('SKU-1')", expect: { status: 200, body: { ItemName: "Named" } } },
    ],
  },
  {
    name: "lets a session of one version into the other",
    steps: [
      { send: "GET /b1s/v1/Items?$top=1", expect: { status: 200 } },
      { send: "GET /b1s/v2/Items?$top=1", expect: { status: 200 } },
    ],
  },
  {
    name: "writes enumerations by name and reads them by name or database value",
    steps: [
      { send: "PATCH Items('SKU-1')", body: { Frozen: "Y" }, expect: { status: 204 } },
      { send: "GET Items('SKU-1')", expect: { status: 200, body: { Frozen: "tYES" } } },
    ],
  },
  {
    name: "answers a service with its structure",
    steps: [
      {
        send: "POST CompanyService_GetAdminInfo",
        expect: ({ said }) => ({
          status: 200,
          body: { LocalCurrency: "SEK", [said("context")]: like(/\$metadata#/) },
        }),
      },
    ],
  },
  {
    name: "answers a function to a GET in OData 4 only: in OData 3 they are all called by POST",
    steps: [
      {
        send: "GET CompanyService_GetAdminInfo",
        expect: ({ version }) =>
          version === "v2"
            ? { status: 200, body: { LocalCurrency: "SEK" } }
            : { status: 400, error: ["-5006"] },
      },
    ],
  },
  {
    name: "reads the parameters of a function in the URL of a GET, and gives its bare value",
    company: { rates: [{ Currency: "EUR", RateDate: "2026-07-14", Rate: "11.25" }] },
    steps: [
      {
        send: "GET SBOBobService_GetCurrencyRate(Currency='EUR',Date='20260714')",
        expect: inV2({ status: 200, text: "11.25" }),
      },
      { send: "GET SBOBobService_GetLocalCurrency()", expect: inV2({ status: 200, text: '"SEK"' }) },
      {
        send: "GET SBOBobService_GetCurrencyRate(Currency='EUR',Date='20260715')",
        expect: inV2({ status: 400, error: ["-4006", "Update the exchange rate"] }),
      },
      {
        send: "GET SBOBobService_GetCurrencyRate('EUR')",
        expect: { status: 400, error: ["201"] },
      },
      {
        send: "POST SBOBobService_GetCurrencyRate",
        body: { Currency: "EUR", Date: "20260715" },
        expect: { status: 400, error: ["-4006", "Update the exchange rate"] },
      },
    ],
  },
  {
    name: "answers an action to a POST alone",
    steps: [
      { send: "POST CompanyService_GetPeriods", expect: { status: 200 } },
      { send: "GET CompanyService_GetPeriods", expect: { status: 400, error: ["-5006"] } },
      { send: "PATCH CompanyService_GetPeriods", body: {}, expect: { status: 400, error: ["-5006"] } },
    ],
  },
];
