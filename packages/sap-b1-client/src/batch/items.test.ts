import { describe, expect, it } from "vitest";
import { changeSet, createB1Client, type Operation, outcomeOf } from "../index.ts";

let asked = 0;
const b1 = createB1Client({
  baseUrl: "https://sap.test:50000/b1s/v2",
  companyDb: "DEMO_SE",
  userName: "INSTEP",
  password: "sap-demo",
  fetch: () => {
    asked += 1;
    return Promise.reject(new Error("nothing is to be sent here"));
  },
});
const { post, cancel } = b1.invoices.operations;
const good = post({ CardCode: "POS-MALMO", DocumentLines: [] });
const item: Operation<unknown> = {
  method: "GET",
  path: "Items('SKU-1')?$select=ItemName",
  read: ({ body }) => body,
};

describe("a batch that cannot be sent", () => {
  const nested: Operation<void> = { ...changeSet(good), ...cancel(1) };
  it.each([
    ["nothing", [], "at least one part"],
    ["an empty change set", [changeSet()], "at least one operation"],
    ["a read in a change set", [changeSet(item)], "GET in a change set: GET Items('SKU-1')"],
    ["a change set in a change set", [changeSet(nested)], "cannot stand in another"],
    ["an entity tag, which SAP overlooks", [{ ...cancel(7), headers: { "If-Match": "*" } }], "If-Match"],
    ["a guarded verb", [cancel(7, { ifMatch: "*" })], "If-Match"],
    ["an answer to be had raw", [{ ...item, raw: true }], "raw"],
    ["bytes", [{ ...good, body: new Uint8Array(3) }], "Only JSON and texts"],
    ["a form", [{ ...good, body: new FormData() }], "Only JSON and texts"],
    ["a header of two lines", [{ ...good, headers: { prefer: "a\r\nB: c" } }], ""],
    ["a body that is no JSON", [{ ...good, body: { amount: 125n } }], ""],
  ])("because it holds %s is a TypeError, and nothing was sent", async (_, parts, words) => {
    const thrown: unknown = await b1.batch(parts).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(TypeError);
    expect(String(thrown)).toContain(words);
    expect(outcomeOf(thrown)).toBeUndefined();
    expect(asked).toBe(0);
  });
});
