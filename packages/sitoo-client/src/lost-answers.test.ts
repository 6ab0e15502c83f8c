import { aShop, aWarehouse, type FaultKind } from "@instep/testing";
import { describe, expect, it } from "vitest";
import { all, failing, testAccount, type TestAccountOptions } from "../test/test-account.ts";
import { createSitooClient, type WarehouseTransactionDraft } from "./index.ts";

const order = (externalid?: string) => ({
  ordertypeid: 10 as const,
  externalid,
  orderitems: [{ productname: "Cap", sku: "CAP", quantity: 1, moneyrowprice: "125.00" as const }],
});

const carriedOut: readonly FaultKind[] = [
  "lose-answer",
  "reset-answer",
  "bad-gateway",
  "truncate-answer",
  "swallow-answer",
];
const notCarriedOut: readonly FaultKind[] = [
  "lose-request",
  "close-connection",
  "bad-gateway-before",
  "swallow-request",
];

describe("an order whose answer is lost", () => {
  it.each(carriedOut)("is found by its external id, and there is one (%s)", async (kind) => {
    const { client, sitoo } = testAccount();
    sitoo.faults.inject(kind, { method: "POST", path: "" });
    const orderid = await client.orders.add(order("WEB-1"));
    expect(sitoo.orders()).toMatchObject([{ orderid, externalid: "WEB-1" }]);
  });

  it.each(notCarriedOut)(
    "and that Sitoo does not have stays in doubt, and is not sent again (%s)",
    async (kind) => {
      const { client, sitoo, seen } = testAccount();
      sitoo.faults.inject(kind, { method: "POST", path: "" });
      expect(await failing(client.orders.add(order("WEB-1")))).toMatchObject({ outcome: "in-doubt" });
      expect(seen.filter((call) => call.startsWith("POST"))).toHaveLength(1);
      expect(sitoo.orders()).toEqual([]);
    },
  );

  it("and that has no external id stays in doubt without a look", async () => {
    const { client, sitoo, seen } = testAccount();
    sitoo.faults.inject("lose-answer", { method: "POST", path: "" });
    expect(await failing(client.orders.add(order()))).toMatchObject({
      outcome: "in-doubt",
      code: "sitoo-no-answer",
    });
    expect(seen).toHaveLength(1);
  });

  it("stays in doubt when the look fails as well, and the error is that of the order", async () => {
    const { client, sitoo } = testAccount({ client: { retries: 0 } });
    sitoo.faults.inject("lose-answer", { method: "POST", path: "" });
    sitoo.faults.inject("lose-request", { method: "GET", path: "" });
    const error = await failing(client.orders.add(order("WEB-1")));
    expect(error.message).toMatch(/^No answer came back: POST /);
  });

  it("was not sent when nobody listens, and then it is sent again", async () => {
    const { client, sitoo } = testAccount();
    sitoo.faults.inject("refuse-connection", { method: "POST", path: "" });
    await client.orders.add(order("WEB-1"));
    expect(sitoo.orders()).toHaveLength(1);
  });

  it("is refused for an external id that Sitoo has, and is not taken for the other one", async () => {
    const { client } = testAccount();
    await client.orders.add(order("WEB-1"));
    expect(await failing(client.orders.add(order("WEB-1")))).toMatchObject({
      outcome: "rejected",
      status: 409,
    });
  });
});

describe("the external id of an order", () => {
  it.each(["", " ", "WEB-1 ", "A,B", "å", "x".repeat(41), 7])(
    "that Sitoo does not allow (%j) is refused before anything is sent, since it could find another order",
    async (externalid) => {
      const { client, sitoo, seen } = testAccount();
      await client.orders.add(order("WEB-1"));
      sitoo.faults.inject("lose-request", { method: "POST", path: "" });
      await expect(client.orders.add(order(externalid as string))).rejects.toThrow("1 to 40 characters");
      await expect(client.orders.update(1, { externalid: externalid as string })).rejects.toThrow(TypeError);
      expect(seen).toHaveLength(1);
    },
  );

  it("of 40 characters is allowed, and null takes it away", async () => {
    const { client, sitoo } = testAccount();
    const orderid = await client.orders.add(order("x".repeat(40)));
    await client.orders.update(orderid, { externalid: null });
    expect(sitoo.orders()).toMatchObject([{ orderid, externalid: null }]);
  });

  it("that Sitoo reads more widely than it was asked finds no order of another name", async () => {
    const { sitoo, clock, client: direct } = testAccount();
    await direct.orders.add(order("web-1"));
    const fetch: typeof globalThis.fetch = (input, init) =>
      sitoo.fetch(new Request(input, init).url.replace("externalid=WEB-1", "externalid=web-1"), init);
    const { apiId, password } = aShop();
    const { baseUrl } = sitoo;
    const client = createSitooClient({ baseUrl, eshopid: 1, apiId, password, fetch, clock });
    sitoo.faults.inject("lose-request", { method: "POST", path: "" });
    expect(await failing(client.orders.add(order("WEB-1")))).toMatchObject({ outcome: "in-doubt" });
  });
});

const stockRoom: TestAccountOptions = {
  shop: {
    records: { products: [{ productid: 1, sku: "CAP", title: "Cap" }] },
    warehouses: [aWarehouse({ warehouseid: 2, warehousetype: 10 })],
  },
};

const received = (
  externalid: string | undefined,
  decimalquantity: `${number}`,
): WarehouseTransactionDraft => ({
  warehouseid: 2,
  transactiontype: 10,
  externalid,
  items: [{ sku: "CAP", decimalquantity, moneypricein: "60.00" }],
});

describe("movements whose answer is lost", () => {
  it("are read back among the newer ones, and confirmed by what they moved", async () => {
    const { client, sitoo } = testAccount(stockRoom);
    await client.warehouseTransactions.batchAdd([received("GR-0", "1")]);
    sitoo.faults.inject("lose-answer", { method: "POST", path: "" });
    const results = await client.warehouseTransactions.batchAdd([
      received("GR-1", "5"),
      received("GR-2", "7.500"),
    ]);
    expect(results.map(({ outcome }) => outcome)).toEqual(["confirmed", "confirmed"]);
    const made = await all(client.warehouseTransactions.each({ fields: ["externalid"] }));
    expect(made.map((read) => read.ok && read.value.externalid)).toEqual(["GR-0", "GR-1", "GR-2"]);
  });

  it("are not taken for an older movement of the same name", async () => {
    const { client, sitoo } = testAccount(stockRoom);
    await client.warehouseTransactions.batchAdd([received("GR-1", "5")]);
    sitoo.faults.inject("lose-request", { method: "POST", path: "" });
    const results = await client.warehouseTransactions.batchAdd([received("GR-1", "5")]);
    expect(results.map(({ outcome }) => outcome)).toEqual(["in-doubt"]);
  });

  it("that were never made, that have no name, or that cannot be told apart stay in doubt", async () => {
    const { client, sitoo } = testAccount(stockRoom);
    sitoo.faults.inject("lose-request", { method: "POST", path: "" });
    expect(await client.warehouseTransactions.batchAdd([received("GR-1", "5")])).toMatchObject([
      { key: "GR-1", outcome: "in-doubt" },
    ]);
    sitoo.faults.inject("lose-answer", { method: "POST", path: "" });
    const results = await client.warehouseTransactions.batchAdd([
      received(undefined, "1"),
      received("GR-2", "2"),
      received("GR-2", "2"),
    ]);
    expect(results.map(({ outcome }) => outcome)).toEqual(["in-doubt", "in-doubt", "in-doubt"]);
  });
});

describe("two equal movements of one batch", () => {
  it("are not both taken for the one that Sitoo made, when it refused the other", async () => {
    const { client, sitoo } = testAccount({ ...stockRoom, options: { uniqueExternalIds: "everywhere" } });
    sitoo.faults.inject("lose-answer", { method: "POST", path: "" });
    const twice = [received("GR-1", "5"), received("GR-1", "5.000")];
    const results = await client.warehouseTransactions.batchAdd(twice);
    expect(results.map(({ outcome }) => outcome)).toEqual(["in-doubt", "in-doubt"]);
    expect(await all(client.warehouseTransactions.each())).toHaveLength(1);
  });

  it("are one confirmed and one in doubt, when only the first of two calls arrived", async () => {
    const { client, sitoo } = testAccount(stockRoom);
    sitoo.faults.add({ kind: "lose-request", when: { method: "POST", nth: 2 } });
    const items = Array.from({ length: 600 }, () => received("GR-1", "1").items).flat();
    const long = { ...received("GR-1", "1"), items };
    const results = await client.warehouseTransactions.batchAdd([long, long, received("GR-2", "1")]);
    expect(results.map(({ outcome }) => outcome)).toEqual(["confirmed", "in-doubt", "in-doubt"]);
  });

  it("leave one that has no equal to be found", async () => {
    const { client, sitoo } = testAccount(stockRoom);
    sitoo.faults.inject("lose-answer", { method: "POST", path: "" });
    const drafts = [received("GR-1", "5"), received("GR-2", "5"), received("GR-1", "5")];
    const results = await client.warehouseTransactions.batchAdd(drafts);
    expect(results.map(({ outcome }) => outcome)).toEqual(["in-doubt", "confirmed", "in-doubt"]);
  });
});

describe("movements of many lines", () => {
  it("go in calls of no more than a thousand lines", async () => {
    const products = Array.from({ length: 400 }, (_, nth) => ({
      productid: nth + 1,
      sku: `S${String(nth)}`,
      title: "x",
    }));
    const warehouses = [aWarehouse({ warehouseid: 2, warehousetype: 10 })];
    const { client, seen } = testAccount({ shop: { records: { products }, warehouses } });
    const items = products.map(({ sku }) => ({ sku, decimalquantity: "1", moneypricein: "1.00" }) as const);
    const draft = { warehouseid: 2, transactiontype: 10, items } as const;
    const results = await client.warehouseTransactions.batchAdd([draft, draft, draft, draft, draft]);
    expect(results.map(({ index, outcome }) => [index, outcome])).toEqual(
      [0, 1, 2, 3, 4].map((at) => [at, "confirmed"]),
    );
    expect(seen).toHaveLength(3);
  });
});

describe("a batch of many items", () => {
  const levels = Array.from({ length: 450 }, (_, nth) => ({
    sku: `SKU-${String(nth)}`,
    decimaltotal: "1.000" as const,
  }));
  const products = levels.map(({ sku }, nth) => ({ productid: nth + 1, sku, title: sku }));

  it("goes in calls of 200, and tells how far it is", async () => {
    const { client, seen } = testAccount({ shop: { records: { products } } });
    const progress: string[] = [];
    const results = await client.itemsOf(1).batchSet(levels, {
      onProgress: (settled, of) => progress.push(`${String(settled)} of ${String(of)}`),
    });
    expect(results.every(({ outcome }) => outcome === "confirmed")).toBe(true);
    expect(progress).toEqual(["200 of 450", "400 of 450", "450 of 450"]);
    expect(seen).toHaveLength(3);
  });

  it.each([
    ["NaN", Number.NaN, "decimaltotal is NaN"],
    ["a bigint", 5n, "BigInt"],
  ])("sends none of them when a late one holds %s, which no call could send", async (_, odd, words) => {
    const { client, seen } = testAccount({ shop: { records: { products } } });
    const items = levels.with(300, { sku: "SKU-300", decimaltotal: odd as never });
    await expect(client.itemsOf(1).batchSet(items)).rejects.toThrow(words);
    expect(seen).toEqual([]);
  });

  it.each<[string, () => unknown]>([
    [
      "throws",
      () => {
        throw new Error("screen is gone");
      },
    ],
    ["rejects", () => Promise.reject(new Error("screen is gone"))],
  ])("gives all results also when what is told of its progress %s", async (_, onProgress) => {
    const lines: string[] = [];
    const say = (line: string): number => lines.push(line);
    const log = { debug: () => 0, info: say, warn: say, error: say };
    const { client } = testAccount({ shop: { records: { products } }, client: { log } });
    const results = await client.itemsOf(1).batchSet(levels, { onProgress });
    expect(results.filter(({ outcome }) => outcome === "confirmed")).toHaveLength(450);
    expect(lines).toEqual(Array(3).fill("A listener of the client threw"));
  });

  it("holds the rest back when an answer is lost, and says so of each item", async () => {
    const { client, sitoo, seen } = testAccount({ shop: { records: { products } } });
    sitoo.faults.add({ kind: "lose-answer", when: { method: "PUT", nth: 2 } });
    const results = await client.itemsOf(1).batchSet(levels);
    const outcomes = results.map(({ outcome }) => outcome);
    expect(
      [outcomes.slice(0, 200), outcomes.slice(200, 400), outcomes.slice(400)].map((part) => [
        ...new Set(part),
      ]),
    ).toEqual([["confirmed"], ["in-doubt"], ["not-sent"]]);
    expect(results[449]).toMatchObject({ index: 449, key: "SKU-449", error: { code: "sitoo-stopped" } });
    expect(seen).toHaveLength(2);
  });
});
