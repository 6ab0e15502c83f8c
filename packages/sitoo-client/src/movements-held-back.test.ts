import { describe, expect, it } from "vitest";
import { testAccount } from "../test/test-account.ts";
import type { WarehouseTransactionDraft } from "./index.ts";

const received = (externalid: string): WarehouseTransactionDraft => ({
  ...{ warehouseid: 2, transactiontype: 10, externalid },
  items: [{ sku: "CAP", decimalquantity: "1.000", moneypricein: "60.00" }],
});

describe("movements before which the newest one cannot be read", () => {
  it.each([
    ["sitoo-unauthorized", () => Response.json({ statuscode: 401, errortext: "No" }, { status: 401 })],
    ["sitoo-unavailable", () => new Response("oops", { status: 502 })],
  ])("are all held back, and each is told so (%s)", async (code, answer) => {
    const methods: string[] = [];
    const fetch: typeof globalThis.fetch = (input, init) => {
      methods.push(new Request(input, init).method);
      return Promise.resolve(answer());
    };
    const { client } = testAccount({ client: { fetch, retries: 1 } });
    const results = await client.warehouseTransactions.batchAdd([received("GR-1"), received("GR-2")]);
    const heldBack = { outcome: "not-sent", error: { code: "sitoo-stopped", cause: { code } } };
    expect(results).toMatchObject([
      { index: 0, key: "GR-1", ...heldBack },
      { index: 1, key: "GR-2", ...heldBack },
    ]);
    expect(methods).not.toContain("POST");
  });
});
