import { anInvoice } from "../../test-company.ts";
import { cookieOf } from "./cookie.ts";
import type { Rule } from "./rule.ts";

const missing = "No matching records found (ODBC -2028)";

const unmodelled = { status: 501, text: /"code":"emulator".*The emulator does not model/ };

export const errorRules: readonly Rule[] = [
  {
    name: "gives an error a number and an object, or two texts",
    steps: [
      {
        send: "GET Items('none')",
        expect: ({ version }) => ({
          status: 404,
          body: {
            error:
              version === "v1"
                ? { code: -2028, message: { lang: "en-us", value: missing } }
                : { code: "-2028", message: missing, details: [{ code: "", message: "" }] },
          },
        }),
      },
    ],
  },
  {
    name: "has no details on older builds",
    options: { errorDetails: "absent" },
    steps: [
      {
        send: "GET Items('none')",
        expect: { status: 404, text: /^(?!.*details)/s },
      },
    ],
  },
  {
    name: "may answer with JSON that is not SAP's when every node is down",
    options: { unavailable: "json" },
    steps: [
      {
        send: "POST Invoices",
        body: {},
        meanwhile: ({ options }) => {
          options.nodesDown = [1];
        },
        expect: {
          status: 503,
          body: { error: "Service Unavailable" },
          headers: { "Content-Type": "application/json" },
        },
      },
    ],
  },
  {
    name: "refuses without a session before OData is asked, so that v1 hears texts too",
    steps: [
      {
        send: "GET Items",
        anonymous: true,
        expect: {
          status: 401,
          body: { error: { code: "301", message: "Invalid session or session already timeout." } },
        },
      },
    ],
  },
  {
    name: "may refuse a dead session in the form of the version",
    options: { sessionErrorsOnV1: "v1" },
    steps: [
      {
        send: "GET Items",
        anonymous: true,
        expect: { status: 401, error: ["301", "Invalid session or session already timeout."] },
      },
    ],
  },
  {
    name: "words a refusal in the language of the login, as a number or as text, and keeps what is between brackets",
    steps: [20, "20"].flatMap((Language) => [
      {
        send: "POST Login",
        body: { CompanyDB: "DEMO_SE", UserName: "INSTEP", Password: "sap-demo", Language },
        expect: { status: 200 },
      },
      {
        send: "POST BusinessPartners",
        body: { CardName: "x" },
        headers: (earlier) => ({ Cookie: cookieOf(earlier.at(-1)) }),
        expect: ({ version }) => ({
          status: 400,
          error: ["-5002", "Koden är inte definierad [OCRD.CardCode]"],
          ...(version === "v1" && { text: /"lang":"sv-se"/ }),
        }),
      },
    ]),
  },
  {
    name: "speaks English to a language that it does not know",
    steps: [
      {
        send: "POST Login",
        body: { CompanyDB: "DEMO_SE", UserName: "INSTEP", Password: "sap-demo", Language: 31 },
        expect: { status: 200 },
      },
      {
        send: "GET Items('none')",
        headers: (earlier) => ({ Cookie: cookieOf(earlier.at(-1)) }),
        expect: { status: 404, error: ["-2028", missing] },
      },
    ],
  },
  {
    name: "knows no set in the wrong case and none that does not exist",
    steps: ["items", "Item", "NoSuchSet", "Items/Nothing"].map((path) => ({
      send: `GET ${path}`,
      expect: { status: 400, error: ["-1000", "Service Not Found"] as const },
    })),
  },
  {
    name: "refuses a body that is no JSON, and a property that does not exist",
    steps: [
      { send: "POST BusinessPartners", text: "{", expect: { status: 400, error: ["-1000"] } },
      {
        send: "POST BusinessPartners",
        body: { CardCode: "N", Nothing: 1 },
        expect: { status: 400, error: ["-1000", "Property 'Nothing' of 'BusinessPartner' is invalid"] },
      },
    ],
  },
  {
    name: "refuses half a character in any text of a body, also in a batch, before anything is written",
    company: { userTables: ["T"] },
    steps: [
      ...[`{"CardCode":"\\ud800"}`, `{"CardCode":"\\uDC00x"}`].map((text) => ({
        send: "POST BusinessPartners",
        text,
        expect: { status: 400, error: ["-1000"] as const },
      })),
      { send: "POST U_T", text: `{"Code":"\\ud83d\\ude00"}`, expect: { status: 201, body: { Code: "😀" } } },
      {
        send: "POST U_T",
        text: `{"Code":"a\\\\ud800"}`,
        expect: { status: 201, body: { Code: "a\\ud800" } },
      },
      { send: "GET U_T/$count", expect: { status: 200, text: "2" } },
      {
        send: "POST BusinessPartners",
        text: `{"CardCode":"N","BPAddresses":[{"AddressName":"\\ud800"}]}`,
        expect: { status: 400, error: ["-1000"] },
      },
      {
        send: "POST $batch",
        text: [
          "--cut\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n",
          `POST U_T HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{"Code":"\\ud800"}`,
          "--cut--\r\n",
        ].join("\r\n"),
        headers: { "Content-Type": "multipart/mixed;boundary=cut" },
        expect: ({ version }) => ({ status: version === "v1" ? 202 : 200, text: /HTTP\/1\.1 400/ }),
      },
      { send: "GET U_T/$count", expect: { status: 200, text: "2" } },
    ],
  },
  {
    name: "refuses a body that lies too deep in itself, and stays alive",
    company: { currencies: ["SEK", "EUR"].map((Code) => ({ Code, Name: Code })) },
    steps: [
      {
        send: "POST SBOBobService_SetCurrencyRate",
        text: `{"Currency":"EUR","Rate":11,"RateDate":"20260714","X":${"[".repeat(99_999)}${"]".repeat(99_999)}}`,
        expect: { status: 400, error: ["-1000"] },
      },
      {
        send: "POST BusinessPartners",
        body: { CardCode: "N", FreeText: `"${"[".repeat(2_000)}` },
        expect: { status: 201 },
      },
    ],
  },
  {
    name: "refuses a body of bytes that are no UTF-8",
    steps: [
      {
        send: "POST BusinessPartners",
        text: new TextEncoder()
          .encode('{"CardCode":"N","CardName":"?"}')
          .map((byte) => (byte === 63 ? 0xe5 : byte)),
        expect: { status: 400, error: ["-1000", "The request body is not valid UTF-8"] },
      },
      { send: "POST BusinessPartners", body: { CardCode: "N", CardName: "\ufffd" }, expect: { status: 201 } },
    ],
  },
  {
    name: "says which line of a collection is none",
    steps: [null, [], 1].map((line) => ({
      send: "POST Invoices",
      body: anInvoice({ DocumentLines: [{ ItemCode: "SKU-1" }, line] }),
      expect: {
        status: 400,
        error: [
          "-1000",
          "Property 'DocumentLines' of 'Document' is invalid [DocumentLines][line: 2]",
        ] as const,
      },
    })),
  },
  {
    name: "says loudly what the emulator does not model",
    company: { userTables: ["T"] },
    steps: [
      "GET $crossjoin(Orders,Orders/DocumentLines)",
      "GET Items?$apply=groupby((ItemCode))",
      "POST QueryService_PostQuery",
      "GET view.svc/Sales_B1SLQuery",
      "GET sml.svc/SalesAnalysis",
      "POST script/shop/sale",
      "GET PurchaseInvoices",
      "GET ItemImages('SKU-1')",
      "GET InventoryTransferRequests",
      "POST Deposits",
      "POST ActivitiesService_GetList",
      "POST CreditLinesService_GetValidCreditLineList",
      "DELETE UserTablesMD('T')",
      "POST PriceLists",
    ].map((send) => ({ send, expect: unmodelled })),
  },
  {
    name: "says loudly that it does not model other ways to come in",
    steps: [
      { send: "POST ssob1s", anonymous: true, expect: unmodelled },
      { send: "GET Items", anonymous: true, headers: { Authorization: "Bearer x" }, expect: unmodelled },
    ],
  },
  {
    name: "says loudly that it does not model a setting that is sent as a header",
    steps: ["B1S-WCFCompatible", "B1S-Schema", "B1S-MetadataWithoutSession"].map((name) => ({
      send: "GET Items?$top=1",
      headers: { [name]: "true" },
      expect: unmodelled,
    })),
  },
];
