import { cookieOf } from "./cookie.ts";
import { asText } from "../../json.ts";
import { anyText, like } from "./matchers.ts";
import type { Rule, Step } from "./rule.ts";

const credentials = { CompanyDB: "DEMO_SE", UserName: "INSTEP", Password: "sap-demo" };
const login: Step = { send: "POST Login", body: credentials, anonymous: true, expect: { status: 200 } };
export const deadSession = { status: 401, text: /Invalid session or session already timeout\./ };

const refusals: readonly (readonly [string, Readonly<Record<string, string>>, readonly [string, string]])[] =
  [
    ["a wrong password", { ...credentials, Password: "no" }, ["-304", "Fail to NONE-SSO login from SLD."]],
    [
      "a user in the wrong case",
      { ...credentials, UserName: "instep" },
      ["-304", "Fail to NONE-SSO login from SLD."],
    ],
    [
      "an unknown company",
      { ...credentials, CompanyDB: "NONE" },
      ["-306", "Fail to NONE-SSO login from SLD."],
    ],
    ["no company", { UserName: "INSTEP", Password: "sap-demo" }, ["206", "Invalid login credential"]],
  ];

export const sessionRules: readonly Rule[] = [
  {
    name: "answers a login with a session, its timeout, the server's version and two cookies",
    steps: [
      {
        ...login,
        expect: ({ said, version }) => ({
          status: 200,
          body: {
            [said("context")]: like(version === "v1" ? /#B1Sessions\/@Element$/ : /#B1Sessions\/\$entity$/),
            SessionId: anyText,
            Version: "1000340",
            SessionTimeout: 30,
          },
          headers: { "Set-Cookie": /^B1SESSION=[^;]+; HttpOnly, ROUTEID=\.node1; path=\/b1s$/ },
        }),
      },
    ],
  },
  ...refusals.map(([what, body, error]): Rule => ({
    name: `refuses a login with ${what}`,
    steps: [{ send: "POST Login", body, anonymous: true, expect: { status: 401, error } }],
  })),
  ...(
    [
      ["older", "-304"],
      ["older-100000027", "100000027"],
    ] as const
  ).map(([badLogins, code]): Rule => ({
    name: `may refuse a wrong password as older releases did, with ${code}`,
    options: { badLogins },
    steps: [
      {
        send: "POST Login",
        body: { ...credentials, Password: "no" },
        expect: { status: 401, error: [code, "Fail to get DB Credentials from SLD"] },
      },
    ],
  })),
  {
    name: "refuses who has no licence as if his password were wrong",
    company: {
      users: [
        { UserName: "INSTEP", Password: "sap-demo" },
        { UserName: "GUEST", Password: "x", Licensed: false },
      ],
    },
    steps: [
      {
        send: "POST Login",
        body: { CompanyDB: "DEMO_SE", UserName: "GUEST", Password: "x" },
        anonymous: true,
        expect: { status: 401, error: ["-304", "Fail to NONE-SSO login from SLD."] },
      },
    ],
  },
  {
    name: "forgets a session that was idle for half an hour, not one that is used",
    steps: [
      { send: "GET Items?$top=1", after: 29, expect: { status: 200 } },
      { send: "GET Items?$top=1", after: 29, expect: { status: 200 } },
      { send: "GET Items?$top=1", after: 30, expect: deadSession },
    ],
  },
  {
    name: "forgets a session after as many minutes as the server says",
    options: { sessionTimeout: 1500 },
    steps: [
      { ...login, expect: { status: 200, body: { SessionTimeout: 1500 } } },
      { send: "GET Items?$top=1", after: 1499, expect: { status: 200 } },
      { send: "GET Items?$top=1", after: 1500, expect: deadSession },
    ],
  },
  {
    name: "ends a session at logout",
    steps: [
      { send: "POST Logout", expect: { status: 204, text: "" } },
      { send: "GET Items", expect: deadSession },
    ],
  },
  {
    name: "answers 301 to garbage, to nobody, and to a path in the wrong case",
    steps: [
      { send: "GET Items", anonymous: true, expect: deadSession },
      { send: "GET Items", headers: { Cookie: "B1SESSION=garbage; ROUTEID=.node1" }, expect: deadSession },
      { send: "POST login", body: credentials, anonymous: true, expect: deadSession },
      { send: "GET items", anonymous: true, expect: deadSession },
      { send: "GET /b1s/V2/Items", expect: deadSession },
    ],
  },
  {
    name: "may want both cookies, as the manual of 2021 says",
    options: { routeCookie: "required" },
    steps: [
      login,
      {
        send: "GET Items?$top=1",
        headers: (earlier) => ({ Cookie: alone(cookieOf(earlier[0])) }),
        expect: deadSession,
      },
    ],
  },
  {
    name: "does without ROUTEID, as later manuals say",
    steps: [
      login,
      {
        send: "GET Items?$top=1",
        headers: (earlier) => ({ Cookie: alone(cookieOf(earlier[0])) }),
        expect: { status: 200 },
      },
    ],
  },
  ...(["ignore", "accept"] as const).map((sessionIdHeader): Rule => ({
    name: `may ${sessionIdHeader} a SessionId header in place of the cookies`,
    options: { sessionIdHeader },
    steps: [
      login,
      {
        send: "GET Items?$top=1",
        anonymous: true,
        headers: (earlier) => ({ SessionId: asText(earlier[0]?.body.SessionId) }),
        expect: sessionIdHeader === "accept" ? { status: 200 } : deadSession,
      },
    ],
  })),
  {
    name: "sends each session to the next node, and every node lets it in",
    options: { nodes: 3 },
    steps: [
      ...[".node2", ".node3", ".node1"].map((node) => ({
        ...login,
        expect: { status: 200, headers: { "Set-Cookie": new RegExp(`ROUTEID=\\${node};`) } },
      })),
      {
        send: "GET Items?$top=1",
        headers: (earlier) => ({ Cookie: cookieOf(earlier[0]).replace(".node2", ".node3") }),
        expect: { status: 200, headers: { "Set-Cookie": null } },
      },
    ],
  },
  {
    name: "carries a session over to the next node when its own is down",
    options: { nodes: 2 },
    steps: [
      {
        send: "GET Items?$top=1",
        meanwhile: ({ options }) => {
          options.nodesDown = [1];
        },
        expect: { status: 200, headers: { "Set-Cookie": "ROUTEID=.node2; path=/b1s" } },
      },
    ],
  },
  {
    name: "keeps a session at a broken node, until somebody logs in anew",
    options: { nodes: 2, nodesBroken: [1] },
    steps: [
      { send: "GET Items", expect: { status: 500, error: ["407", "Table definition not found for '@X'."] } },
      { ...login, expect: { status: 200, headers: { "Set-Cookie": /ROUTEID=\.node2;/ } } },
      {
        send: "GET Items?$top=1",
        headers: (earlier) => ({ Cookie: cookieOf(earlier.at(-1)) }),
        expect: { status: 200 },
      },
    ],
  },
  {
    name: "forgets everybody when its sessions expire",
    steps: [
      {
        send: "GET Items",
        meanwhile: (b1) => {
          b1.expireSessions();
        },
        expect: deadSession,
      },
    ],
  },
];

/** The session's cookie without its route. */
function alone(cookie: string): string {
  return cookie.split("; ")[0] ?? "";
}
