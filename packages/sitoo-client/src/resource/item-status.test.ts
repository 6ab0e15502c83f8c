import { describe, expect, it } from "vitest";
import { testAccount } from "../../test/test-account.ts";

/** A client whose every call is answered with this. */
const answered = (body: unknown) =>
  testAccount({ client: { fetch: () => Promise.resolve(Response.json(body)) } }).client;

describe("an item of a batch", () => {
  it.each([null, 0, 302, 100, "", "two hundred", true, [400], 2.5])(
    "whose status is %j is in doubt: neither refused nor done",
    async (statuscode) => {
      const [result] = await answered([{ statuscode, return: 7 }]).products.batchAdd([
        { sku: "CAP", title: "Cap" },
      ]);
      expect(result).toMatchObject({
        outcome: "in-doubt",
        error: { code: "sitoo-unreadable-answer" },
      });
    },
  );

  it("may have its status as text, as ids may", async () => {
    const items = [
      { statuscode: "200", return: 7 },
      { statuscode: "409", errortext: "exists" },
    ];
    const results = await answered(items).products.batchUpdate([{ productid: 7 }, { productid: 8 }]);
    expect(results).toMatchObject([
      { outcome: "confirmed", value: 7 },
      { outcome: "rejected", error: { status: 409 } },
    ]);
  });
});
