import { anOrder } from "@instep/testing";
import { describe, expect, it } from "vitest";
import { all, testAccount } from "../../test/test-account.ts";

const withOrders = () =>
  testAccount({
    shop: { orders: [1, 2, 3].map((orderid) => anOrder({ orderid, externalid: `WEB-${String(orderid)}` })) },
  });

describe("an empty question", () => {
  it.each([
    ["externalid", [""]],
    ["externalid", ["WEB-1", " "]],
    ["externalid", [null]],
    ["externalid", [undefined]],
    ["externalid", ""],
    ["externalid", null],
    ["orderid", [""]],
    ["email", ""],
    ["email", null],
    ["warehouseid", ""],
    ["orderidfrom", ""],
    ["orderidfrom", " "],
    ["orderidfrom", null],
  ])("is refused before it is sent, or it would find every order (%s: %j)", async (name, value) => {
    const { client, seen } = withOrders();
    await expect(all(client.orders.each({ [name]: value }))).rejects.toThrow(`${name} is empty`);
    expect(seen).toEqual([]);
  });

  it("is refused as well where a list begins by a date", async () => {
    const { client, seen } = withOrders();
    await expect(all(client.zReports.each({ dateaddedfrom: null as never }))).rejects.toThrow(
      "dateaddedfrom is empty",
    );
    expect(seen).toEqual([]);
  });

  it("of an operation by its name is refused, a list without a value too", async () => {
    const { client, seen } = withOrders();
    await expect(
      client.request({ operation: "getAllOrders", query: { externalid: [], email: "" } }),
    ).rejects.toThrow(/externalid is empty.*email is empty/);
    expect(seen).toEqual([]);
  });

  it("is none when it is undefined, and a list of no names finds nothing", async () => {
    const { client } = withOrders();
    expect(await all(client.orders.each({ externalid: undefined, orderidfrom: undefined }))).toHaveLength(3);
    expect(await all(client.orders.each({ externalid: [] }))).toEqual([]);
  });
});
