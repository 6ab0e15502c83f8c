import { cookieOf } from "./cookie.ts";
import type { Rule } from "./rule.ts";

const missing = "No matching records found (ODBC -2028)";

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
    name: "says loudly what the emulator does not model",
    steps: [
      "GET $crossjoin(Orders,Orders/DocumentLines)",
      "GET Items?$apply=groupby((ItemCode))",
      "POST QueryService_PostQuery",
      "GET InventoryTransferRequests",
      "GET PurchaseInvoices(1)",
      "POST Deposits",
      "POST CreditLinesService_GetValidCreditLineList",
    ].map((send) => ({
      send,
      expect: { status: 501, text: /"code":"emulator".*The emulator does not model/ },
    })),
  },
];
