import { expect, it } from "vitest";
import { asText } from "../json.ts";
import { aCaller, errorOf } from "../test-company.ts";

it("answers a login with a session of thirty minutes and two cookies", async () => {
  const { login } = await aCaller();
  const { status, body, headers } = await login();
  expect(status).toBe(200);
  expect(body).toMatchObject({ SessionTimeout: 30, Version: "1000340" });
  expect(headers.getSetCookie()).toEqual([
    `B1SESSION=${asText(body.SessionId)}; HttpOnly`,
    "ROUTEID=.node1; path=/b1s",
  ]);
});

it.each([
  ["a wrong password", { CompanyDB: "DEMO_SE", UserName: "INSTEP", Password: "no" }, "-304"],
  ["a user in the wrong case", { CompanyDB: "DEMO_SE", UserName: "instep", Password: "sap-demo" }, "-304"],
  ["an unknown company", { CompanyDB: "NONE", UserName: "INSTEP", Password: "sap-demo" }, "-306"],
  ["no company", { UserName: "INSTEP", Password: "sap-demo" }, "206"],
])("refuses a login with %s", async (_, body, code) => {
  const { send } = await aCaller();
  const answer = await send("POST Login", body);
  expect([answer.status, errorOf(answer).code]).toEqual([401, code]);
});

it("forgets a session that was idle for half an hour, not one that is used", async () => {
  const { clock, get } = await aCaller();
  for (let times = 0; times < 5; times += 1) {
    await clock.advance(29 * 60_000);
    expect((await get("Items")).status).toBe(200);
  }
  await clock.advance(30 * 60_000);
  const answer = await get("Items");
  expect([answer.status, errorOf(answer)]).toEqual([
    401,
    { code: "301", message: "Invalid session or session already timeout." },
  ]);
});

it("answers 301 to everything without a session, and to a login in the wrong case", async () => {
  const { send } = await aCaller();
  const anonymous = { Cookie: "" };
  expect(errorOf(await send("GET Items", undefined, anonymous)).code).toBe("301");
  expect(errorOf(await send("POST login", {}, anonymous)).code).toBe("301");
});

it("ends a session at logout", async () => {
  const { get, send } = await aCaller();
  expect((await send("POST Logout")).status).toBe(204);
  expect((await get("Items")).status).toBe(401);
});

it("fails a login that meets another one, unless told to let it pass", async () => {
  const { b1, login } = await aCaller();
  const both = await Promise.all([login(), login()]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 500]);
  expect(both.map((each) => errorOf(each).code)).toContain("299");
  b1.options.parallelLogins = "succeed";
  expect((await Promise.all([login(), login()])).map(({ status }) => status)).toEqual([200, 200]);
});
