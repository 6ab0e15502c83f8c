import { describe, expect, it } from "vitest";
import { all, failing, testAccount } from "../test/test-account.ts";

/** A client whose every call gets this answer, and how many calls it made. */
function answered(status: number, body: unknown) {
  const calls: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    calls.push(new Request(input, init).method);
    return Promise.resolve(new Response(typeof body === "string" ? body : JSON.stringify(body), { status }));
  };
  return { client: testAccount({ client: { fetch, retries: 2 } }).client, calls };
}

const said = (statuscode: unknown) => ({ statuscode, errortext: "No" });

describe("a write that a gateway answers with trouble", () => {
  it.each([
    [502, 429],
    [500, 400],
    [504, 404],
    [503, 409],
    [408, 429],
  ])("is in doubt and never sent again, whatever the body says (HTTP %s, body %s)", async (status, code) => {
    const { client, calls } = answered(status, said(code));
    expect(await failing(client.orders.add({ ordertypeid: 10 }))).toMatchObject({
      outcome: "in-doubt",
      status,
    });
    expect(calls).toEqual(["POST"]);
  });

  it("is in doubt when Sitoo's own words say so under a lighter status", async () => {
    const { client, calls } = answered(429, said(500));
    expect(await failing(client.orders.add({ ordertypeid: 10 }))).toMatchObject({
      outcome: "in-doubt",
      status: 500,
    });
    expect(calls).toEqual(["POST"]);
  });

  it("is in doubt when it is sent elsewhere, whatever the body says", async () => {
    const { client, calls } = answered(302, said(429));
    expect(await failing(client.orders.add({ ordertypeid: 10 }))).toMatchObject({ outcome: "in-doubt" });
    expect(calls).toEqual(["POST"]);
  });
});

describe("what Sitoo does not have", () => {
  it.each([404, 200])("is undefined when Sitoo says so itself (HTTP %s)", async (status) => {
    expect(await answered(status, said(404)).client.orders.find(7)).toBeUndefined();
  });

  it.each([
    ["the page of a proxy", 404, "<html><h1>404 Not Found</h1></html>"],
    ["nothing at all", 404, ""],
    ["the JSON of a gateway", 404, { message: "no Route matched with those values" }],
    ["trouble of a gateway with Sitoo's words in it", 504, said(404)],
    ["a refusal of the password with other words in it", 401, said(404)],
    ["words that name another fault", 404, said(401)],
  ])("is not said by %s", async (_, status, body) => {
    await failing(answered(status, body).client.orders.find(7));
  });

  it("leaves a write in doubt when it is not Sitoo who says so", async () => {
    const { client, calls } = answered(404, "<html>");
    expect(await failing(client.stores.update(7, { name: "Lund" }))).toMatchObject({
      outcome: "in-doubt",
      code: "sitoo-unreadable-answer",
      status: 404,
    });
    expect(calls).toEqual(["PUT"]);
  });
});

describe("an error that only the body tells", () => {
  it("counts under a status that says all is well", async () => {
    const refused = answered(200, said(400));
    expect(await failing(refused.client.stores.update(7, { name: "" }))).toMatchObject({
      outcome: "rejected",
      status: 400,
    });
    const inTrouble = answered(200, said("500"));
    expect(await failing(all(inTrouble.client.stores.each()))).toMatchObject({ code: "sitoo-unavailable" });
  });
});
