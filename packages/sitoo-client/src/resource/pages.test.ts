import { describe, expect, it } from "vitest";
import { all, failing, testAccount } from "../../test/test-account.ts";

const entry = (orderlogitemid: number) => ({ orderlogitemid, comment: "Picked up" });

/** The log of an order, as it is answered. */
const log = (body: unknown) =>
  testAccount({
    client: { retries: 0, fetch: () => Promise.resolve(Response.json(body)) },
  }).client.orders.log(7);

describe("a list without pages", () => {
  it("is an error when Sitoo counts more records than it gives", async () => {
    const error = await failing(all(log({ totalcount: 4, items: [entry(1), entry(2)] }).each()));
    expect(error).toMatchObject({ code: "sitoo-unreadable-answer" });
    expect(error.message).toMatch(/^Sitoo gave fewer records than it has/);
  });

  it.each([
    { totalcount: 2, items: [entry(1), entry(2)] },
    { totalcount: 0, items: [entry(1), entry(2)] },
    { items: [entry(1), entry(2)] },
    [entry(1), entry(2)],
  ])("is read whatever else the count says: %j", async (body) => {
    expect(await all(log(body).each())).toHaveLength(2);
  });
});
