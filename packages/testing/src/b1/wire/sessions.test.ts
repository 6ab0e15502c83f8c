import { expect, it } from "vitest";
import { asText } from "../json.ts";
import { aCaller, errorOf, testCompany } from "../test-company.ts";

it.each(["v1", "v2"])(
  "fails a login that meets another one, unless told to let it pass (%s)",
  async (version) => {
    const { b1 } = await aCaller();
    const body = JSON.stringify({ CompanyDB: "DEMO_SE", UserName: "INSTEP", Password: "sap-demo" });
    const login = () => b1.fetch(`https://sap.test:50000/b1s/${version}/Login`, { method: "POST", body });
    const both = await Promise.all([login(), login()]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 500]);
    const failed = both.find(({ status }) => status === 500);
    expect(await failed?.text()).toMatch(version === "v1" ? /"code":299,/ : /"code":"299",/);
    b1.options.parallelLogins = "succeed";
    expect((await Promise.all([login(), login()])).map(({ status }) => status)).toEqual([200, 200]);
  },
);

it("binds a session to its company", async () => {
  const [here, there] = [await aCaller(), await aCaller({ company: testCompany({ CompanyDB: "OTHER" }) })];
  const Cookie = (await here.login()).headers.getSetCookie().join("; ");
  expect((await here.get("Items", { Cookie })).status).toBe(200);
  expect(errorOf(await there.get("Items", { Cookie })).code).toBe("301");
});

it("gives session ids in forms that nobody can take apart", async () => {
  const { login } = await aCaller();
  const ids = [await login(), await login(), await login()].map(({ body }) => asText(body.SessionId));
  expect(new Set(ids.map((id) => id.length)).size).toBe(3);
});

const credentials = { CompanyDB: "DEMO_SE", UserName: "INSTEP", Password: "sap-demo" };

it("may refuse a user one session too many, until another one is over", async () => {
  const { get, send } = await aCaller({ options: { sessionsPerUser: 1, sessionTooMany: "login" } });
  const refused = await send("POST Login", credentials);
  expect([refused.status, errorOf(refused).code, (await get("Warehouses")).status]).toEqual([
    401,
    "-304",
    200,
  ]);
  await send("POST Logout");
  expect((await send("POST Login", credentials)).status).toBe(200);
});

it("may end the oldest session of a user who has one too many", async () => {
  const { get, send, login, clock } = await aCaller({
    options: { sessionsPerUser: 1, sessionTooMany: "oldest" },
  });
  expect((await send("POST Login", credentials)).status).toBe(200);
  expect(errorOf(await get("Warehouses")).code).toBe("301");
  await login();
  await clock.advance(31 * 60_000);
  expect((await send("POST Login", credentials)).status).toBe(200);
});
