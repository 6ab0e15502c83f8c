import { expect, it } from "vitest";
import { routes } from "./routes.ts";
import { anAccount } from "./test-account.ts";

const site = "/sites/{siteid}";
const register = `${site}/cashregisters/{}`;
const warehouse = `${site}/warehouses/{}`;
const order = `${site}/orders/{}`;
const product = `${site}/products/{}`;
const card = `${site}/giftcards/{}`;
const influencer = `${site}/influencervouchers/{}`;

/** Read, add, change, delete. */
const all = ["GET", "POST", "PUT", "DELETE"];
const one = ["GET", "PUT", "DELETE"];
const lists = ["GET", "POST"];

/** Every operation of the documentation of 2023, by path. */
const documented: readonly (readonly [path: string, methods: readonly string[]])[] = [
  ["/custom_metric_values.json", ["GET", "PUT"]],
  ["/custom_metric_values/{}.json", ["DELETE"]],
  ["/custom_metrics.json", lists],
  ["/custom_metrics/{}.json", ["DELETE"]],
  ["/orders.json", ["GET"]],
  ["/reasoncodes.json", lists],
  ["/reasoncodes/{}.json", one],
  ["/serviceorders.json", lists],
  ["/serviceorders/{}.json", ["GET", "PUT"]],
  ["/shipments.json", lists],
  ["/shipments/{}.json", ["GET", "PUT"]],
  ["/sites.json", ["GET"]],
  [`${site}.json`, ["GET"]],
  [`${site}/cashregisters.json`, ["GET"]],
  [`${register}.json`, ["GET"]],
  [`${register}/zreports.json`, ["GET"]],
  [`${register}/zreports/{}.json`, ["GET"]],
  [`${site}/categories.json`, lists],
  [`${site}/categories/{}.json`, one],
  [`${site}/customattributes.json`, lists],
  [`${site}/customattributes/{}.json`, one],
  [`${site}/giftcards.json`, ["POST"]],
  [`${card}.json`, ["GET"]],
  [`${card}/transactions.json`, ["POST", "DELETE"]],
  [`${site}/influencercodes.json`, all],
  [`${site}/influencercodes/{}.json`, ["GET"]],
  [`${influencer}.json`, ["GET"]],
  [`${influencer}/transactions.json`, ["POST"]],
  [`${influencer}/transactions/{}.json`, ["DELETE"]],
  [`${site}/manufacturers.json`, all],
  [`${site}/manufacturers/{}.json`, one],
  [`${site}/orders.json`, lists],
  [`${order}.json`, ["GET", "PUT"]],
  [`${order}/orderdeliveries.json`, lists],
  [`${order}/orderlogitems.json`, lists],
  [`${site}/pricelists.json`, lists],
  [`${site}/pricelists/{}.json`, one],
  [`${site}/pricelists/{}/pricelistitems.json`, one],
  [`${site}/productgroups.json`, lists],
  [`${site}/productgroups/{}.json`, one],
  [`${site}/products.json`, all],
  [`${product}.json`, one],
  [`${product}/files.json`, lists],
  [`${product}/files/{}.json`, ["GET", "DELETE"]],
  [`${product}/images.json`, lists],
  [`${product}/images/{}.json`, ["GET", "DELETE"]],
  [`${product}/productvariants.json`, ["GET", "PUT"]],
  [`${site}/resources.json`, ["GET"]],
  [`${site}/salestaxes.json`, lists],
  [`${site}/salestaxes/{}.json`, one],
  [`${site}/salestaxgroups.json`, lists],
  [`${site}/salestaxgroups/{}.json`, one],
  [`${site}/stores.json`, lists],
  [`${site}/stores/{}.json`, one],
  [`${site}/users.json`, ["GET", "POST", "PUT"]],
  [`${site}/users/{}.json`, one],
  [`${site}/vouchers.json`, lists],
  [`${site}/vouchers/{}.json`, one],
  [`${site}/warehouses.json`, lists],
  [`${warehouse}.json`, one],
  [`${warehouse}/warehousebatches.json`, lists],
  [`${warehouse}/warehousebatches/{}.json`, ["GET", "PUT"]],
  [`${warehouse}/warehousebatches/{}/warehousebatchitems.json`, one],
  [`${warehouse}/warehouseitems.json`, ["GET", "PUT"]],
  [`${warehouse}/warehousetransactions.json`, ["GET"]],
  [`${warehouse}/warehousetransactions/{}.json`, ["GET"]],
  [`${site}/warehousetransactions.json`, lists],
];

/** What the documentation has since then. */
const newer: typeof documented = [
  ["/pos-z-reports", ["GET"]],
  [`${site}/settings.json`, ["GET"]],
  [`${site}/pospaymenttypes.json`, lists],
  [`${site}/pospaymenttypes/{}.json`, one],
];

const operationsOf = (paths: typeof documented): readonly string[] =>
  paths.flatMap(([path, methods]) =>
    methods.map((method) => `${method} ${path.replaceAll(/\{\w*\}/g, "{}")}`),
  );

it("knows 138 documented operations", () => {
  expect(new Set(operationsOf(documented)).size).toBe(138);
});

it("has a route for every documented operation, and no other", () => {
  const known = routes.map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, "{}")}`);
  expect(known.toSorted()).toEqual(operationsOf([...documented, ...newer]).toSorted());
});

it("says with 501, and what is not known, of the two operations that nothing readable describes", async () => {
  const { post, call } = anAccount();
  const id = await post("/sites/1/pospaymenttypes.json", { paymentmethodid: 100, name: "Cash" });

  for (const method of ["PUT", "DELETE"]) {
    const { status, body } = await call(method, `/sites/1/pospaymenttypes/${String(id)}.json`, {});
    expect(status).toBe(501);
    expect(body).toMatchObject({ errortext: expect.stringMatching(/nothing public says what/) as string });
  }
});

/** A call that works in the tea shop once those above it have been made. Its answer has this status. */
const calls: readonly (readonly [method: string, path: string, body?: unknown, status?: number])[] = [
  ["POST", "/custom_metrics.json", { key: "cm_guests", grouping: "date_store", type: "scalar" }, 201],
  ["GET", "/custom_metrics.json"],
  ["PUT", "/custom_metric_values.json", [{ key: "cm_guests", date: "2026-11-20", value_scalar: 12 }]],
  ["GET", "/custom_metric_values.json?keys=cm_guests&date=2026-11-20"],
  ["DELETE", "/custom_metric_values/cm_guests.json?date=2026-11-20"],
  ["DELETE", "/custom_metrics/cm_guests.json"],
  ["POST", "/reasoncodes.json", { type: 10, reasoncode: "R1", name: "Stale" }],
  ["GET", "/reasoncodes.json?type=10,20"],
  ["GET", "/reasoncodes/1.json"],
  ["PUT", "/reasoncodes/1.json", { name: "Spilled" }],
  ["DELETE", "/reasoncodes/1.json"],
  ["POST", "/shipments.json", { shipmentstate: 10, receiver_warehouseid: 1 }],
  ["GET", "/shipments.json"],
  ["PUT", "/shipments/1.json", { shipmentstate: 20 }],
  ["GET", "/shipments/1.json"],
  ["GET", "/sites.json"],
  ["GET", "/sites/1.json"],
  ["GET", "/sites/1/settings.json?fields=currencycode"],
  ["GET", "/sites/1/cashregisters.json"],
  ["GET", "/sites/1/cashregisters/{0A000000-0000-4000-8000-000000000001}.json"],
  ["GET", "/sites/1/cashregisters/{0A000000-0000-4000-8000-000000000001}/zreports.json"],
  ["GET", "/sites/1/cashregisters/{0A000000-0000-4000-8000-000000000001}/zreports/1.json", undefined, 404],
  ["GET", "/pos-z-reports"],
  ["POST", "/sites/1/categories.json", { title: "Tea" }],
  ["GET", "/sites/1/categories.json"],
  ["PUT", "/sites/1/categories/1.json", { title: "Teas" }],
  ["GET", "/sites/1/categories/1.json"],
  ["DELETE", "/sites/1/categories/1.json"],
  ["POST", "/sites/1/customattributes.json", { id: "harvest", title: "Harvest", type: "string" }],
  ["GET", "/sites/1/customattributes.json"],
  ["PUT", "/sites/1/customattributes/harvest.json", { enums: ["Spring", "Autumn"] }],
  ["GET", "/sites/1/customattributes/harvest.json"],
  ["DELETE", "/sites/1/customattributes/harvest.json"],
  ["POST", "/sites/1/manufacturers.json", [{ name: "Leaf & Co" }, { name: "Pot & Co" }]],
  ["GET", "/sites/1/manufacturers.json"],
  ["PUT", "/sites/1/manufacturers.json", [{ externalcompanyid: 1, city: "Malmö" }]],
  ["GET", "/sites/1/manufacturers/1.json"],
  ["PUT", "/sites/1/manufacturers/1.json", { city: "Lund" }],
  ["DELETE", "/sites/1/manufacturers/1.json"],
  ["DELETE", "/sites/1/manufacturers.json", [{ externalcompanyid: 2 }]],
  ["POST", "/sites/1/productgroups.json", { productgroupname: "Books", value: 6 }],
  ["GET", "/sites/1/productgroups.json"],
  ["PUT", "/sites/1/productgroups/3.json", { value: 25 }],
  ["GET", "/sites/1/productgroups/3.json"],
  ["DELETE", "/sites/1/productgroups/3.json"],
  ["POST", "/sites/1/products.json", [{ sku: "POT-1", title: "Pot" }]],
  ["GET", "/sites/1/products.json"],
  ["PUT", "/sites/1/products.json", [{ productid: 4, title: "Tea pot" }]],
  ["GET", "/sites/1/products/4.json"],
  ["PUT", "/sites/1/products/4.json", { unitlabel: "pcs" }],
  ["GET", "/sites/1/products/4/productvariants.json"],
  ["PUT", "/sites/1/products/4/productvariants.json", {}, 400],
  ["POST", "/sites/1/products/4/files.json", { resourceid: "care.txt", filedata: btoa("Rinse.") }],
  ["GET", "/sites/1/products/4/files.json"],
  ["GET", "/sites/1/products/4/files/care.txt.json"],
  ["DELETE", "/sites/1/products/4/files/care.txt.json"],
  ["POST", "/sites/1/products/4/images.json", { resourceid: "pot.jpg", filedata: btoa("no picture") }],
  ["GET", "/sites/1/products/4/images.json"],
  ["GET", "/sites/1/products/4/images/pot.jpg.json"],
  ["DELETE", "/sites/1/products/4/images/pot.jpg.json"],
  ["GET", "/sites/1/resources.json"],
  ["DELETE", "/sites/1/products/4.json"],
  ["DELETE", "/sites/1/products.json", [{ productid: 3 }]],
  ["POST", "/sites/1/pricelists.json", { pricelistname: "Members" }],
  ["GET", "/sites/1/pricelists.json"],
  ["PUT", "/sites/1/pricelists/2.json", { active: false }],
  ["GET", "/sites/1/pricelists/2.json"],
  ["PUT", "/sites/1/pricelists/2/pricelistitems.json", [{ sku: "TEA-1", moneyprice: "69.00" }]],
  ["GET", "/sites/1/pricelists/2/pricelistitems.json"],
  ["DELETE", "/sites/1/pricelists/2/pricelistitems.json", [{ sku: "TEA-1" }]],
  ["DELETE", "/sites/1/pricelists/2.json"],
  ["POST", "/sites/1/salestaxes.json", { name: "State", decimalvaluedefault: "6.000" }],
  ["GET", "/sites/1/salestaxes.json"],
  ["PUT", "/sites/1/salestaxes/1.json", { code: "ST" }],
  ["GET", "/sites/1/salestaxes/1.json"],
  ["POST", "/sites/1/salestaxgroups.json", { name: "Town", salestaxes: [{ salestaxid: 1 }] }],
  ["GET", "/sites/1/salestaxgroups.json"],
  ["PUT", "/sites/1/salestaxgroups/1.json", { region: "T" }],
  ["GET", "/sites/1/salestaxgroups/1.json"],
  ["DELETE", "/sites/1/salestaxgroups/1.json"],
  ["DELETE", "/sites/1/salestaxes/1.json"],
  ["POST", "/sites/1/stores.json", { storetype: 30, name: "Market stall" }],
  ["GET", "/sites/1/stores.json"],
  ["PUT", "/sites/1/stores/2.json", { city: "Malmö" }],
  ["GET", "/sites/1/stores/2.json"],
  ["DELETE", "/sites/1/stores/2.json"],
  ["POST", "/sites/1/users.json", [{ email: "alva@example.com" }, { email: "bo@example.com" }]],
  ["GET", "/sites/1/users.json?email=alva@example.com"],
  ["PUT", "/sites/1/users.json", [{ userid: "{0B000000-0000-4000-8000-000000000001}", externalid: "7" }]],
  ["GET", "/sites/1/users/%7B0B000000-0000-4000-8000-000000000001%7D.json?fields=externalid"],
  ["PUT", "/sites/1/users/{0B000000-0000-4000-8000-000000000001}.json", { city: "Lund" }],
  ["DELETE", "/sites/1/users/{0B000000-0000-4000-8000-000000000002}.json"],
  ["POST", "/sites/1/vouchers.json", { vouchertype: 200, vouchername: "Ten off", value_x: 10 }],
  ["GET", "/sites/1/vouchers.json"],
  ["PUT", "/sites/1/vouchers/1.json", { maxuses: 3 }],
  ["GET", "/sites/1/vouchers/1.json"],
  ["DELETE", "/sites/1/vouchers/1.json"],
  [
    "POST",
    "/sites/1/giftcards.json",
    {
      type: "giftcard",
      currencycode: "SEK",
      cardnumber: "95000000000000000011",
      transactions: [{ moneyamount: "200.00" }],
    },
  ],
  ["GET", "/sites/1/giftcards/95000000000000000011.json"],
  ["POST", "/sites/1/giftcards/95000000000000000011/transactions.json", { moneyamount: "-50.00" }],
  ["DELETE", "/sites/1/giftcards/95000000000000000011/transactions.json", ["2"]],
  ["POST", "/sites/1/influencercodes.json", [{ code: "TEATIME", name: "Alva" }]],
  ["GET", "/sites/1/influencercodes.json"],
  ["PUT", "/sites/1/influencercodes.json", [{ code: "TEATIME", maxuses: 5 }]],
  ["GET", "/sites/1/influencercodes/TEATIME.json"],
  ["GET", "/sites/1/influencervouchers/TEATIME.json"],
  [
    "POST",
    "/sites/1/influencervouchers/TEATIME/transactions.json",
    {
      moneyordertotal: "100.00",
      moneyinfluencertotal: "80.00",
      moneyinfluencerdiscount: "20.00",
      currencycode: "SEK",
    },
  ],
  ["DELETE", "/sites/1/influencervouchers/TEATIME/transactions/1.json"],
  ["DELETE", "/sites/1/influencercodes.json", [{ code: "TEATIME" }]],
  [
    "POST",
    "/sites/1/orders.json",
    {
      ordertypeid: 10,
      orderitems: [
        { productname: "Green tea", sku: "TEA-1", quantity: 2, moneyrowprice: "158.00", vatvalue: 12 },
      ],
    },
  ],
  ["GET", "/orders.json"],
  ["GET", "/sites/1/orders.json"],
  ["GET", "/sites/1/orders/1.json"],
  ["PUT", "/sites/1/orders/1.json", { orderstateid: 10 }],
  [
    "POST",
    "/sites/1/orders/1/orderdeliveries.json",
    { warehouseid: 1, orderdeliveryitems: [{ orderitemid: 0, quantity: 2 }] },
  ],
  ["GET", "/sites/1/orders/1/orderdeliveries.json"],
  ["POST", "/sites/1/orders/1/orderlogitems.json", { orderlogtypeid: 900 }],
  ["GET", "/sites/1/orders/1/orderlogitems.json"],
  ["POST", "/sites/1/warehouses.json", { usetype: 40, currencycode: "SEK", name: "Reclaims" }],
  ["GET", "/sites/1/warehouses.json"],
  ["PUT", "/sites/1/warehouses/3.json", { name: "Returns" }],
  ["GET", "/sites/1/warehouses/3.json"],
  ["DELETE", "/sites/1/warehouses/3.json"],
  ["PUT", "/sites/1/warehouses/2/warehouseitems.json", [{ sku: "TEA-1", decimaltotal: "5.000" }]],
  ["GET", "/sites/1/warehouses/2/warehouseitems.json"],
  [
    "POST",
    "/sites/1/warehousetransactions.json",
    [
      {
        warehouseid: 1,
        transactiontype: 10,
        items: [{ sku: "TEA-1", decimalquantity: "8.000", moneypricein: "30.00" }],
      },
    ],
  ],
  ["GET", "/sites/1/warehousetransactions.json"],
  ["GET", "/sites/1/warehouses/1/warehousetransactions.json"],
  ["GET", "/sites/1/warehouses/1/warehousetransactions/1.json"],
  ["POST", "/sites/1/warehouses/1/warehousebatches.json", { transactiontype: 50 }],
  ["GET", "/sites/1/warehouses/1/warehousebatches.json"],
  [
    "PUT",
    "/sites/1/warehouses/1/warehousebatches/1/warehousebatchitems.json",
    [{ sku: "TEA-1", decimalquantity: "5.000" }, { sku: "TEA-2" }],
  ],
  ["GET", "/sites/1/warehouses/1/warehousebatches/1/warehousebatchitems.json"],
  ["DELETE", "/sites/1/warehouses/1/warehousebatches/1/warehousebatchitems.json", [{ sku: "TEA-2" }]],
  ["PUT", "/sites/1/warehouses/1/warehousebatches/1.json", { warehousebatchstate: 20 }],
  ["GET", "/sites/1/warehouses/1/warehousebatches/1.json"],
  [
    "POST",
    "/serviceorders.json",
    { store: { id: "S1" }, owner: {}, customer: {}, currency: "SEK", product: [], author: {} },
    201,
  ],
  ["GET", "/serviceorders.json"],
  ["PUT", "/serviceorders/SO-1.json", { revision: 1, state: "in_progress" }],
  ["GET", "/serviceorders/SO-1.json"],
  ["POST", "/sites/1/pospaymenttypes.json", { paymentmethodid: 100, name: "Cash" }],
  ["GET", "/sites/1/pospaymenttypes.json"],
  ["GET", "/sites/1/pospaymenttypes/1.json"],
];

it("answers every one of them", async () => {
  const { call } = anAccount();
  for (const [method, path, sent, expected = 200] of calls) {
    const { status, body } = await call(method, path, sent);
    expect({ path, status }, JSON.stringify(body)).toEqual({ path, status: expected });
    const failed = Array.isArray(body) ? body.filter((each: object) => "errortext" in each) : [];
    expect(failed, path).toEqual([]);
  }
});

it("is asked all of them by the calls above", () => {
  const patterns = operationsOf([...documented, ...newer.slice(0, -1)]).map((operation) => ({
    operation,
    pattern: new RegExp(`^${operation.replaceAll(".", "\\.").replaceAll("{}", "[^/]+")}$`),
  }));
  const asked = calls.map(([method, path]) => `${method} ${path.split("?")[0] ?? ""}`);
  expect(patterns.filter(({ pattern }) => !asked.some((each) => pattern.test(each)))).toEqual([]);
});
