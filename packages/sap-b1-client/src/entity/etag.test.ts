import { describe, expect, it } from "vitest";
import { etagOf, outcomeOf } from "../index.ts";
import { invoiceOf, testCompany } from "../../test/test-company.ts";

const failing = (work: () => Promise<unknown>): Promise<unknown> =>
  Promise.resolve()
    .then(work)
    .catch((error: unknown) => error);

describe.each(["v1", "v2"] as const)("%s: a change that rests on what was read", (version) => {
  it("is made when nobody wrote since, and refused when somebody did", async () => {
    const { b1, another } = testCompany({ version });
    const item = await b1.items.find("SKU-1", { select: ["ItemName"] });
    const ifMatch = etagOf(item!);
    expect(ifMatch).toMatch(/^W\/"[0-9A-F]{40}"$/);
    await another().items.update("SKU-1", { ItemName: "By a colleague" });
    const failed = await failing(() => b1.items.update("SKU-1", { ItemName: "By us" }, { ifMatch }));
    expect(failed).toMatchObject({ outcome: "rejected", code: "changed-meanwhile", status: 412 });
    const again = etagOf((await b1.items.find("SKU-1"))!);
    await b1.items.update("SKU-1", { ItemName: "By us" }, { ifMatch: again });
    expect(await b1.items.value("SKU-1", "ItemName")).toBe("By us");
  });

  it("can rest on a row of a list as well, and guards a cancellation", async () => {
    const { b1 } = testCompany({ version });
    await b1.invoices.post(invoiceOf(1));
    const [invoice] = await Array.fromAsync(b1.invoices.each({ select: ["DocTotal"] }));
    const ifMatch = etagOf(invoice!);
    await b1.invoices.update(1, { Comments: "changed since" });
    expect(outcomeOf(await failing(() => b1.invoices.cancel(1, { ifMatch })))).toBe("rejected");
  });
});

describe("what SAP would overlook without a word", () => {
  it("a tag that came without DataVersion is none: SAP gives one and the same to every row", async () => {
    const { b1 } = testCompany();
    const { body } = await b1.request({ method: "GET", path: "Items('SKU-1')?$select=ItemName" });
    expect(body).toHaveProperty(["@odata.etag"]);
    expect(etagOf(body as Record<string, unknown>)).toBeUndefined();
  });

  it.each(["0", '"8E1F"', 'W/"8E1F"', "W/8E1F", ""])(
    "a malformed tag %j is an error before anything is sent",
    async (tag) => {
      const { b1 } = testCompany();
      const failed = await failing(() => b1.items.update("SKU-1", { ItemName: "x" }, { ifMatch: tag }));
      expect(failed).toBeInstanceOf(TypeError);
      expect(await b1.items.value("SKU-1", "ItemName")).not.toBe("x");
    },
  );

  it("a tag on a set that has none, or on a release that has none, is an error as well", async () => {
    const { b1, another } = testCompany();
    const any = { ifMatch: "*" };
    expect(await failing(() => b1.incomingPayments.cancel(1, any))).toBeInstanceOf(TypeError);
    const old = another({ entityTags: false });
    expect(await failing(() => old.items.update("SKU-1", {}, any))).toBeInstanceOf(TypeError);
    await b1.items.update("SKU-1", { ItemName: "whoever wrote" }, any);
  });
});

it("on a release without entity tags no DataVersion is asked for", async () => {
  const paths: string[] = [];
  const { sap, another } = testCompany();
  const old = another({
    entityTags: false,
    fetch: (input, init) => {
      paths.push(input instanceof Request ? input.url : String(input));
      return sap.fetch(input, init);
    },
  });
  await old.items.find("SKU-1", { select: ["ItemName"] });
  expect(paths.at(-1)).toMatch(/\$select=ItemCode,ItemName$/);
});

it("collections that are sent replace those SAP has only when that is asked for", async () => {
  const { b1 } = testCompany();
  const street = (AddressName: string) => ({
    AddressName,
    AddressType: "bo_ShipTo" as const,
    Street: "Storgatan 1",
  });
  const CardCode = "C-1";
  await b1.businessPartners.create({
    ...{ CardCode, CardName: "Two addresses", CardType: "cCustomer" },
    BPAddresses: [street("A"), street("B")],
  });
  const names = async () =>
    (await b1.businessPartners.find(CardCode))?.BPAddresses?.map((each) => each.AddressName);
  await b1.businessPartners.update(CardCode, { BPAddresses: [street("C")] });
  expect(await names()).toEqual(["A", "B", "C"]);
  await b1.businessPartners.update(CardCode, { BPAddresses: [street("D")] }, { replaceCollections: true });
  expect(await names()).toEqual(["D"]);
});
