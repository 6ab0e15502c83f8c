import { aRegister, aWarehouse } from "@instep/testing";
import { describe, expect, it } from "vitest";
import { all, failing, testAccount, type TestAccountOptions } from "../../test/test-account.ts";

const products = [
  { productid: 1, sku: "CAP", title: "Cap", moneyprice: "125.00" },
  { productid: 2, sku: "MUG", title: "Mug", moneyprice: "80.00" },
];

const withProducts: TestAccountOptions = {
  shop: {
    records: { products },
    warehouses: [aWarehouse(), aWarehouse({ warehouseid: 2, name: "Stock room", warehousetype: 10 })],
  },
};

describe("a store", () => {
  it("is added, read, changed field by field, and deleted", async () => {
    const { client } = testAccount();
    const storeid = await client.stores.add({ name: "Lund", storetype: 10, externalid: "S2" });
    await client.stores.update(storeid, { name: "Lund Central" });
    expect(await client.stores.find(storeid)).toMatchObject({ name: "Lund Central", externalid: "S2" });
    await client.stores.delete(storeid);
    expect(await client.stores.find(storeid)).toBeUndefined();
  });
});

describe("a product", () => {
  it("is added in a batch that says for each SKU whether it was", async () => {
    const { client } = testAccount(withProducts);
    const results = await client.products.batchAdd([
      { sku: "SCARF", title: "Scarf" },
      { sku: "CAP", title: "A second cap" },
      { sku: "", title: "Nothing" },
    ]);
    expect(results).toMatchObject([
      { index: 0, key: "SCARF", outcome: "confirmed" },
      { index: 1, key: "CAP", outcome: "rejected", error: { code: "sitoo-refused", status: 409 } },
      { index: 2, key: "", outcome: "rejected", error: { code: "sitoo-bad-request", status: 400 } },
    ]);
  });

  it("is changed and deleted by its id, and one that is not there is told by its id", async () => {
    const { client } = testAccount(withProducts);
    const changed = await client.products.batchUpdate([
      { productid: 1, title: "Warm cap" },
      { productid: 77 },
    ]);
    expect(changed.map(({ key, outcome }) => [key, outcome])).toEqual([
      [1, "confirmed"],
      [77, "rejected"],
    ]);
    expect(await client.products.find(1)).toMatchObject({ title: "Warm cap", moneyprice: "125.00" });
    expect(await client.products.batchDelete([1, 2])).toMatchObject([{ key: 1 }, { key: 2 }]);
    expect(await all(client.products.each())).toEqual([]);
  });

  it("is listed with all its fields, since Sitoo's own choice leaves out its name", async () => {
    const { client, seen } = testAccount(withProducts);
    expect(await all(client.products.each({ sku: ["CAP"] }))).toMatchObject([
      { ok: true, value: { title: "Cap" } },
    ]);
    expect(seen[0]).toMatch(/^GET sites\/1\/products\.json\?sku=CAP&fields=productid,sku,/);
    expect(await all(client.products.each({ fields: ["sku"] }))).toEqual([
      { ok: true, value: { productid: 1, sku: "CAP" } },
      { ok: true, value: { productid: 2, sku: "MUG" } },
    ]);
  });
});

describe("stock", () => {
  it("of a virtual warehouse is set to a level", async () => {
    const { client } = testAccount(withProducts);
    const set = await client.itemsOf(1).batchSet([{ sku: "CAP", decimaltotal: "12.000" }]);
    expect(set).toMatchObject([{ key: "CAP", outcome: "confirmed" }]);
    expect(await all(client.itemsOf(1).each({ sku: ["CAP"] }))).toMatchObject([
      { value: { sku: "CAP", decimaltotal: "12.000", decimalavailable: "12.000" } },
    ]);
  });

  it("of a FIFO warehouse moves by transactions", async () => {
    const { client } = testAccount(withProducts);
    const items = [{ sku: "CAP", decimalquantity: "5.000", moneypricein: "60.00" }] as const;
    const [moved] = await client.warehouseTransactions.batchAdd([
      { warehouseid: 2, transactiontype: 10, items },
    ]);
    expect(moved).toMatchObject({ outcome: "confirmed" });
    expect(await all(client.itemsOf(2).each())).toMatchObject([
      { value: { sku: "CAP", decimaltotal: "5.000" } },
    ]);
    expect(await all(client.warehouseTransactions.each())).toMatchObject([
      { value: { transactiontype: 10, items: [{ sku: "CAP", decimalquantity: "5.000" }] } },
    ]);
  });

  it("is taken by a batch that is filled and closed", async () => {
    const { client } = testAccount(withProducts);
    const batches = client.batchesOf(2);
    const batch = await batches.add({ transactiontype: 50, comment: "Year end" });
    await batches.itemsOf(batch).batchSet([{ sku: "CAP", decimalquantity: "9.000" }]);
    await batches.update(batch, { warehousebatchstate: 20 });
    expect(await batches.find(batch)).toMatchObject({ warehousebatchstate: 20 });
    expect(await all(client.itemsOf(2).each())).toMatchObject([
      { value: { sku: "CAP", decimaltotal: "9.000" } },
    ]);
  });
});

describe("prices", () => {
  it("are set and deleted on a list by SKU", async () => {
    const { client } = testAccount(withProducts);
    const list = await client.priceLists.add({ pricelistname: "Members", currencycode: "SEK" });
    const prices = client.pricesOf(list);
    const moneypricevolume = [{ levelstart: 3, moneyprice: "70.00" }] as const;
    await prices.batchSet([
      { sku: "CAP", moneyprice: "99.00" },
      { sku: "MUG", moneyprice: "75.00", moneypricevolume },
    ]);
    expect(await all(prices.each())).toMatchObject([
      { value: { sku: "CAP", moneyprice: "99.00" } },
      { value: { sku: "MUG", moneypricevolume: [{ levelstart: 3, moneyprice: "70.00" }] } },
    ]);
    await prices.batchDelete(["CAP"]);
    expect(await all(prices.each({ fields: ["sku"] }))).toMatchObject([{ value: { sku: "MUG" } }]);
  });
});

describe("people", () => {
  it("are listed without their personal number and notes, unless somebody asks for them by name", async () => {
    const { client, seen } = testAccount();
    const [added] = await client.users.batchAdd([
      { email: "kim@shop.example", personalid: "P-1", notes: "N" },
    ]);
    const userid = added?.outcome === "confirmed" ? added.value : "";
    expect(userid).toMatch(/^\{.+\}$/);
    const [kim] = await all(client.users.each({ email: "kim@shop.example" }));
    expect(kim).toMatchObject({ ok: true, value: { userid, email: "kim@shop.example" } });
    expect(seen.at(-1)).not.toMatch(/personalid|notes|pin/);
    expect(kim?.ok && kim.value.personalid).toBeUndefined();
    expect(await client.users.find(userid)).not.toHaveProperty("personalid");
    expect(await all(client.users.each({ email: "kim@shop.example", fields: ["personalid"] }))).toMatchObject(
      [{ value: { personalid: "P-1" } }],
    );
  });
});

describe("a gift card", () => {
  it.each(["card", "response"] as const)(
    "is sold, paid with and paid back (Sitoo answers a %s)",
    async (giftCardAnswer) => {
      const { client } = testAccount({ options: { giftCardAnswer } });
      const { giftcard } = await client.giftCards.add({
        type: "giftcard",
        currencycode: "SEK",
        transactions: [{ moneyamount: "500.00" }],
      });
      const number = giftcard?.cardnumber ?? "";
      const paid = await client.giftCards.addTransaction(number, { moneyamount: "-120.00" });
      expect(await client.giftCards.find(number)).toMatchObject({
        cardnumber: number,
        moneyamount: "380.00",
      });
      await client.giftCards.deleteTransactions(number, paid.addedtransactionids ?? []);
      expect(await client.giftCards.find(number)).toMatchObject({ moneyamount: "500.00" });
      expect(await client.giftCards.find("00000000000000000000")).toBeUndefined();
    },
  );

  it("is never named by its number in an error", async () => {
    const { client } = testAccount();
    const error = await failing(
      client.giftCards.addTransaction("12345678901234567890", { moneyamount: "1.00" }),
    );
    expect(error.message).toContain("giftcards/{cardnumber}/transactions.json");
    expect(JSON.stringify(error)).not.toContain("1234567890");
  });

  it.each([
    ["sites/1/giftcards/KIM.34.json", "sites/1/giftcards/{cardnumber}.json"],
    ["sites/1/GIFTCARDS/KIM34.json", "sites/1/GIFTCARDS/{cardnumber}.json"],
    ["sites/1/giftcards/KIM34", "sites/1/giftcards/{cardnumber}"],
    ["sites/1/giftcards/KIM.34/transactions.json", "sites/1/giftcards/{cardnumber}/transactions.json"],
    ["sites/1/giftcards.json", "sites/1/giftcards.json"],
  ])("is named by its number neither in an error nor to a listener (%s)", async (path, named) => {
    const events: unknown[] = [];
    const { client } = testAccount({ client: { onRequest: (event) => events.push(event) } });
    const error = await failing(client.request({ method: "PUT", path, body: {} }));
    expect(error.message.endsWith(`: PUT ${named}`)).toBe(true);
    expect(JSON.stringify([events, error])).not.toMatch(/KIM|34/);
  });
});

describe("the shop", () => {
  it("tells its settings, sites, tills and ways to pay", async () => {
    const { client } = testAccount();
    expect(await client.siteSettings.read()).toMatchObject({
      pricesstoredwithvat: true,
      currencycode: "SEK",
    });
    expect(await all(client.sites.each())).toMatchObject([{ value: { eshopid: 1 } }]);
    const { registerid } = aRegister();
    expect(await client.cashRegisters.find(registerid)).toMatchObject({ registerid });
    const invoice = await client.posPaymentTypes.add({ paymentmethodid: 600, name: "Invoice" });
    expect(await client.posPaymentTypes.find(invoice)).toMatchObject({
      name: "Invoice",
      paymentmethodid: 600,
    });
  });

  it("keeps its campaigns, product groups and reasons", async () => {
    const { client } = testAccount();
    const spring = await client.vouchers.add({ vouchername: "Spring", vouchertype: 210, value_x: 10 });
    const food = await client.productGroups.add({
      productgroupname: "Food",
      value: 12,
      productgrouptype: 10,
    });
    const broken = await client.reasonCodes.add({ type: 10, reasoncode: "BROKEN" });
    expect(await client.vouchers.find(spring)).toMatchObject({ vouchername: "Spring" });
    expect(await client.productGroups.find(food)).toMatchObject({ value: 12 });
    expect(await client.reasonCodes.find(broken)).toMatchObject({ reasoncode: "BROKEN" });
  });

  it("sends goods from one warehouse to another", async () => {
    const { client } = testAccount(withProducts);
    const shipment = await client.shipments.add({ sender_warehouseid: 1, receiver_warehouseid: 2 });
    await client.shipments.update(shipment, { shipmentstate: 10 });
    expect(await client.shipments.find(shipment)).toMatchObject({ shipmentstate: 10 });
  });
});

describe("a family of variants", () => {
  const variant = (sku: string, productid: number, size: string) => ({
    ...{ productid, sku, title: "Cap", activepos: true, active: true, attributes: [size], barcode: "" },
    ...({ moneyprice: "125.00", moneypriceorg: "125.00", moneypricein: "60.00" } as const),
    ...({ deliverystatus: "", moneyofferprice: "0.00", friendly: "" } as const),
  });

  it("is replaced as a whole: a variant that is left out is gone", async () => {
    const { client } = testAccount(withProducts);
    const groups = [{ name: "Size", options: ["S", "M"] }];
    const both = [variant("CAP", 1, "S"), variant("CAP-M", 0, "M")];
    await client.variantsOf(1).set({ groups, variants: both });
    const made = await client.variantsOf(1).read();
    expect(made.variants?.map(({ sku }) => sku)).toEqual(["CAP", "CAP-M"]);
    await client.variantsOf(1).set({ groups, variants: both.slice(0, 1) });
    expect(await all(client.products.each({ sku: ["CAP-M"] }))).toEqual([]);
  });

  it("of a product that is not there is an error that says so", async () => {
    const { client } = testAccount(withProducts);
    expect(await failing(client.variantsOf(99).read())).toMatchObject({ code: "sitoo-not-found" });
  });
});
