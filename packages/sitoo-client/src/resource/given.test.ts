import { describe, expect, it } from "vitest";
import { testAccount } from "../../test/test-account.ts";

/** What a caller of plain JavaScript may pass. */
const anything = (value: unknown) => value as never;

describe("a batch", () => {
  it.each([{}, undefined, null, "CAP", new Set(["CAP"])])(
    "that is no list is refused in words: %o",
    async (items) => {
      const { client, seen } = testAccount();
      for (const sent of [
        client.products.batchAdd(anything(items)),
        client.products.batchDelete(anything(items)),
        client.warehouseTransactions.batchAdd(anything(items)),
      ])
        await expect(sent).rejects.toThrow("A batch is a list.");
      expect(seen).toEqual([]);
    },
  );

  it.each([undefined, null, "CAP", []])(
    "with an item that is no record is refused in words: %o",
    async (item) => {
      const { client, seen } = testAccount();
      const good = { sku: "CAP", title: "Cap" };
      await expect(client.products.batchAdd([good, anything(item)])).rejects.toThrow(
        "Each item of a batch is a record: number 1 is not.",
      );
      await expect(client.warehouseTransactions.batchAdd([anything(item)])).rejects.toThrow(
        "number 0 is not.",
      );
      expect(seen).toEqual([]);
    },
  );

  it.each([undefined, null, "", " ", Number.NaN, 1.5, {}])(
    "of keys is refused when one is none: %o",
    async (key) => {
      const { client, seen } = testAccount();
      await expect(client.products.batchDelete([1, anything(key)])).rejects.toThrow("number 1 is not.");
      await expect(client.pricesOf(1).batchDelete([anything(key)])).rejects.toThrow("number 0 is not.");
      expect(seen).toEqual([]);
    },
  );
});

describe("a record", () => {
  it.each([undefined, null, "WEB-1", []])(
    "that is none is refused in words, and nothing is sent: %o",
    async (draft) => {
      const { client, sitoo, seen } = testAccount();
      sitoo.faults.inject("lose-answer", { method: "POST", path: "" });
      await expect(client.orders.add(anything(draft))).rejects.toThrow(TypeError);
      await expect(client.stores.add(anything(draft))).rejects.toThrow("What is sent is a record");
      await expect(client.stores.update(1, anything(draft))).rejects.toThrow("What is sent is a record");
      await expect(client.variantsOf(1).set(anything(draft))).rejects.toThrow("What is sent is a record");
      expect(seen).toEqual([]);
    },
  );
});
