import { expect, it } from "vitest";
import { anAccount } from "../test-account.ts";

const registerid = "{0A000000-0000-4000-8000-000000000001}";
const zReports = `/sites/1/cashregisters/${encodeURIComponent(registerid)}/zreports`;

function withReports(count: number) {
  const account = anAccount();
  for (let at = 1; at <= count; at += 1) {
    account.sitoo.books.addZReport({ registerid, datecreated: at * 100, eshopid: 1, store_id: "S1" });
  }
  return account;
}

it("numbers the Z reports of a register, and gives them newest first below it, without dateadded", async () => {
  const { items, get } = withReports(3);

  expect(await items(`${zReports}.json`)).toMatchObject([
    { zreportid: 3 },
    { zreportid: 2 },
    { zreportid: 1 },
  ]);
  expect(await get(`${zReports}/2.json`)).toEqual({
    registerid,
    zreportid: 2,
    datecreated: 200,
    eshopid: 1,
    store_id: "S1",
  });
  expect(await items(`${zReports}.json?datecreatedfrom=200&datecreatedto=300`)).toHaveLength(2);
});

it("leaves the end of a span of time out where an account does", async () => {
  const { items, sitoo } = withReports(3);
  sitoo.options.upperDateBounds = "exclusive";
  expect(await items(`${zReports}.json?datecreatedfrom=200&datecreatedto=300`)).toMatchObject([
    { zreportid: 2 },
  ]);
});

it("gives at most 500 Z reports of the account, oldest first, from and to a moment of arrival", async () => {
  const { get, clock, sitoo } = withReports(499);
  await clock.advance(10_000);
  for (const store_id of ["S1", "S2"])
    sitoo.books.addZReport({ registerid, datecreated: 1, eshopid: 1, store_id });
  const added = Math.floor(clock.now() / 1000);
  const read = async (query = "") =>
    (await get(`/pos-z-reports${query}`)) as { zreportid: number; dateadded: number }[];

  expect(await read()).toHaveLength(500);
  expect((await read())[499]).toMatchObject({ zreportid: 500, dateadded: added });
  expect(await read(`?dateaddedfrom=${added}&dateaddedto=${added}`)).toHaveLength(2);
  expect(await read("?store_id=S2")).toMatchObject([{ zreportid: 501 }]);
  expect(await read("?store_id=S2,S3&eshopid=2")).toEqual([]);
});

it("shows registers that are not registered only to those who ask for them", async () => {
  const { items, sitoo } = anAccount();
  sitoo.books.tables.cashregisters.put({ registerid: "{N}", registerkey: "", warehouseid: 1 });
  expect(await items("/sites/1/cashregisters.json")).toHaveLength(1);
  expect(await items("/sites/1/cashregisters.json?includenotregistered=true")).toHaveLength(2);
});

it("lists payment types bare, in their own order", async () => {
  const { post, get } = anAccount();
  await post("/sites/1/pospaymenttypes.json", { paymentmethodid: 200, name: "Card", sortorder: 2 });
  await post("/sites/1/pospaymenttypes.json", { paymentmethodid: 100, name: "Cash", sortorder: 1 });
  expect(await get("/sites/1/pospaymenttypes.json?fields=name")).toEqual([
    { name: "Cash" },
    { name: "Card" },
  ]);
});

it("deletes a category with everything below it, and has none below itself", async () => {
  const { post, delete: remove, get, call } = anAccount();
  for (const [title, categoryparentid] of [
    ["Tea", null],
    ["Green", 1],
    ["Sencha", 2],
    ["Pots", null],
  ]) {
    await post("/sites/1/categories.json", { title, categoryparentid });
  }
  expect((await call("PUT", "/sites/1/categories/1.json", { categoryparentid: 3 })).status).toBe(400);
  await remove("/sites/1/categories/1.json");
  expect(await get("/sites/1/categories.json?fields=title")).toEqual({
    totalcount: 1,
    items: [{ title: "Pots" }],
  });
});

it("names an e-mail address and a PIN once, and never shows a PIN", async () => {
  const { post, get, items } = anAccount();
  const [first] = (await post("/sites/1/users.json", [{ email: "alva@example.com", pin: "1234" }])) as {
    return: string;
  }[];

  expect(
    await post("/sites/1/users.json", [
      { email: "alva@example.com" },
      { email: "bo@example.com", pin: "1234" },
      { email: "bo@example.com", pin: "12" },
    ]),
  ).toMatchObject([{ statuscode: 409 }, { statuscode: 409 }, { statuscode: 400 }]);
  const user = await get(`/sites/1/users/${encodeURIComponent(first?.return ?? "")}.json`);
  expect(user).toMatchObject({ email: "alva@example.com", role: null, warehouses: [] });
  expect(user).not.toHaveProperty("pin");
  expect(Object.keys((await items("/sites/1/users.json"))[0] ?? {}).toSorted()).toEqual([
    "company",
    "datecreated",
    "datemodified",
    "email",
    "namefirst",
    "namelast",
    "userid",
  ]);
});

it("finds users by customer number, personal number and mobile", async () => {
  const { post, items } = anAccount();
  await post("/sites/1/users.json", [
    { email: "a@example.com", customernumber: "C1" },
    { email: "b@example.com", personalid: "19000101-0000" },
    { email: "c@example.com", mobile: "+46700000000" },
  ]);
  const found = async (query: string) =>
    (await items(`/sites/1/users.json?${query}`)).map(({ email }) => email);
  expect(await found("customernumber=C1")).toEqual(["a@example.com"]);
  expect(await found("personalid=19000101-0000")).toEqual(["b@example.com"]);
  expect(await found("mobile=%2B46700000000")).toEqual(["c@example.com"]);
});

it("says 409 to a custom attribute that is there, and changes neither its id nor its type", async () => {
  const { call } = anAccount();
  const sent = { id: "harvest", title: "Harvest", type: "string" };
  expect(await call("POST", "/sites/1/customattributes.json", sent)).toMatchObject({
    status: 200,
    body: { enums: null },
  });
  expect((await call("POST", "/sites/1/customattributes.json", sent)).status).toBe(409);
  expect((await call("PUT", "/sites/1/customattributes/harvest.json", { type: "x" })).status).toBe(400);
});

it("says 412 to a service order that is not changed at its last revision", async () => {
  const { call } = anAccount();
  const sent = { store: { id: "S1" }, owner: {}, customer: {}, currency: "SEK", product: [], author: {} };
  expect(await call("POST", "/serviceorders.json", sent)).toMatchObject({
    status: 201,
    body: { id: "SO-1", revision: 1, state: "new" },
  });
  expect(await call("PUT", "/serviceorders/SO-1.json", { revision: 1, state: "in_progress" })).toMatchObject({
    body: { revision: 2 },
  });
  expect((await call("PUT", "/serviceorders/SO-1.json", { revision: 1, state: "new" })).status).toBe(412);
  expect((await call("PUT", "/serviceorders/SO-1.json", { state: "new" })).status).toBe(400);
});

it("pages through service orders by the id after which to go on, newest first", async () => {
  const { post, get } = anAccount();
  for (const id of ["S1", "S1", "S2", "S1"]) {
    await post("/serviceorders.json", {
      store: { id },
      owner: {},
      customer: {},
      currency: "SEK",
      product: [],
      author: {},
    });
  }
  const ids = async (query: string) =>
    ((await get(`/serviceorders.json?${query}`)) as { id: string }[]).map(({ id }) => id);
  expect(await ids("store=S1&num=2")).toEqual(["SO-4", "SO-2"]);
  expect(await ids("store=S1&num=2&start_after_id=SO-2")).toEqual(["SO-1"]);
  expect(await ids("sort=created&state=new,done&num=1")).toEqual(["SO-1"]);
});

it("counts the uses of an influencer's code, and refuses one too many", async () => {
  const { post, call, get, delete: remove } = anAccount();
  await post("/sites/1/influencercodes.json", [{ code: "TEATIME", name: "Alva", maxuses: 1 }]);
  const uses = "/sites/1/influencervouchers/TEATIME/transactions";
  const sale = {
    moneyordertotal: "100.00",
    moneyinfluencertotal: "80.00",
    moneyinfluencerdiscount: "20.00",
    currencycode: "SEK",
  };

  expect(await post(`${uses}.json`, sale)).toEqual({ transactionid: "1" });
  expect(await get("/sites/1/influencercodes/TEATIME.json")).toMatchObject({
    numused: 1,
    moneyordertotal: "100.00",
  });
  expect(await get("/sites/1/influencervouchers/TEATIME.json")).toMatchObject({ redeemable: false });
  expect((await call("POST", `${uses}.json`, sale)).status).toBe(400);
  await remove(`${uses}/1.json`);
  expect(await get("/sites/1/influencercodes/TEATIME.json")).toMatchObject({
    numused: 0,
    moneyordertotal: "0.00",
  });
});

it("keeps values of metrics by day and store", async () => {
  const { post, put, get } = anAccount();
  await post("/custom_metrics.json", { key: "cm_guests" });
  const values = ["2026-11-19", "2026-11-20", "2026-11-21"].map((date) => ({
    key: "cm_guests",
    date,
    store_id: "S1",
    value_scalar: 5,
  }));
  expect(await put("/custom_metric_values.json", values)).toEqual(values);
  await put("/custom_metric_values.json", [{ ...values[1], value_scalar: 6 }]);

  expect(await get("/custom_metric_values.json?keys=cm_guests&date=2026-11-20&num_days=2")).toMatchObject([
    { value_scalar: 6 },
    { value_scalar: 5 },
  ]);
  expect(await get("/custom_metric_values.json?keys=cm_guests&store_id=S2")).toEqual([]);
  expect(await put("/custom_metric_values.json", [{ key: "none", date: "2026-11-20" }])).toMatchObject({
    statuscode: 400,
  });
});

it("keeps of a picture its kind and size, and not its bytes", async () => {
  const { post, get } = anAccount();
  const gif = `GIF89a${String.fromCharCode(31, 0, 9, 0, 0, 0)}`;
  await post("/sites/1/products/1/images.json", { resourceid: "tea.gif", filedata: btoa(gif) });
  expect(await get("/sites/1/products/1/images/tea.gif.json")).toMatchObject({
    resourceid: "tea.gif",
    mimetype: "image/gif",
    width: 31,
    height: 9,
    filesize: 12,
  });
  expect(await post("/sites/1/products/1/images.json", { resourceid: "x", filedata: "%%" })).toMatchObject({
    statuscode: 400,
  });
});

it("says when a shipment reached each state, and does not guess numbers of the filter archived", async () => {
  const { post, put, get, call, clock } = anAccount();
  await post("/shipments.json", {
    shipmentstate: 10,
    barcode: "B1",
    shipmentitems: [{ sku: "TEA-1", quantity: 2 }],
  });
  const sent = Math.floor(clock.now() / 1000);
  await clock.advance(60_000);
  await put("/shipments/1.json", { shipmentstate: 20 });

  expect(await get("/shipments/1.json")).toMatchObject({
    ...{ datenew: sent, dateintransit: sent, datereceived: sent + 60, datecancelled: null },
    shipmentitems: [{ sku: "TEA-1", quantityreceived: 0, moneypricein: null, decimalunitquantity: null }],
  });
  expect((await call("POST", "/shipments.json", { barcode: "B1" })).status).toBe(409);
  await put("/shipments/1.json", { archived: true });
  expect(await get("/shipments.json")).toEqual({ totalcount: 0, items: [] });
  expect((await call("GET", "/shipments.json?archived=10")).status).toBe(501);
});

it("gives a campaign in a list by five fields", async () => {
  const { post, items, get } = anAccount();
  await post("/sites/1/vouchers.json", { vouchertype: 200, vouchername: "Ten off", value_x: 10 });
  expect(Object.keys((await items("/sites/1/vouchers.json"))[0] ?? {})).toHaveLength(5);
  expect(await get("/sites/1/vouchers/1.json")).toMatchObject({
    value_x: 10,
    value_y: null,
    priority: 3,
    tags: [],
  });
});

it("shows the taxes of a group whole, and refuses one that is not there", async () => {
  const { post, get, call } = anAccount();
  await post("/sites/1/salestaxes.json", { name: "State", decimalvaluedefault: "6" });
  await post("/sites/1/salestaxgroups.json", { name: "Town", salestaxes: [{ salestaxid: 1 }] });
  expect(await get("/sites/1/salestaxgroups/1.json")).toMatchObject({
    salestaxes: [{ salestaxid: 1, decimalvaluedefault: "6.000", code: null }],
  });
  expect(
    (await call("PUT", "/sites/1/salestaxgroups/1.json", { salestaxes: [{ salestaxid: 9 }] })).status,
  ).toBe(400);
});

it("keeps a warehouse that still holds goods", async () => {
  const { put, call } = anAccount();
  await put("/sites/1/warehouses/2/warehouseitems.json", [{ sku: "TEA-1", decimaltotal: "1" }]);
  expect((await call("DELETE", "/sites/1/warehouses/2.json")).status).toBe(400);
  expect((await call("DELETE", "/sites/1/warehouses/1.json")).body).toBe(true);
  expect((await call("PUT", "/sites/1/warehouses/2.json", { warehousetype: 10 })).status).toBe(400);
});
