import { expect, it } from "vitest";
import type { Row } from "./json.ts";
import { aCaller, anInvoice, aPayment, type Caller, testCompany } from "./test-company.ts";

const stamps = async ({ get }: Caller, path: string): Promise<Row> => {
  const { UpdateDate = null, UpdateTime = null, DataVersion = null } = (await get(path)).body;
  return { UpdateDate, UpdateTime, DataVersion };
};
const later = async ({ clock, login }: Caller, milliseconds: number): Promise<void> => {
  await clock.advance(milliseconds);
  await login();
};
const hour = 3_600_000;
const inZone = (timeZone: string) => testCompany({ settings: { ...testCompany().settings, timeZone } });

it("dates a change by the server's own clock, and writes a Z behind that which means nothing", async () => {
  const caller = await aCaller({ company: inZone("Europe/Stockholm") });
  await later(caller, 13 * hour + 5_000); // 23:00:05 UTC on 14 July
  await caller.send("POST Invoices", anInvoice({ DocDate: "2026-07-14" }));
  expect(await stamps(caller, "Invoices(1)")).toEqual({
    UpdateDate: "2026-07-15T00:00:00Z",
    UpdateTime: "01:00:05",
    DataVersion: 1,
  });
  const { headers } = await caller.get("Invoices(1)");
  expect(headers.get("Date")).toBe("Tue, 14 Jul 2026 23:00:05 GMT");
});

it("posts what has no date on the server's day", async () => {
  const { DocDate, ...undated } = anInvoice();
  expect(DocDate).toBeDefined();
  const caller = await aCaller({ company: inZone("America/New_York") });
  await later(caller, 17 * hour); // 03:00 UTC on 15 July
  expect((await caller.send("POST Invoices", undated)).body.DocDate).toBe("2026-07-14T00:00:00Z");
  await later(caller, hour);
  expect((await caller.send("POST Invoices", undated)).body.DocDate).toBe("2026-07-15T00:00:00Z");
});

it("lives through the end of summer time: an hour comes twice", async () => {
  const caller = await aCaller({ company: inZone("Europe/Stockholm") });
  const touch = async (at: string): Promise<unknown> => {
    await later(caller, Date.parse(at) - caller.clock.now());
    await caller.send("PATCH Items('SKU-1')", {});
    return (await stamps(caller, "Items('SKU-1')")).UpdateTime;
  };
  expect([await touch("2026-10-25T00:30:00Z"), await touch("2026-10-25T01:30:00Z")]).toEqual([
    "02:30:00",
    "02:30:00",
  ]);
});

it("counts every write of a document, also the payment that closes it", async () => {
  const caller = await aCaller();
  const versions: unknown[] = [];
  const then = async (request: string, body: Row = {}): Promise<void> => {
    expect((await caller.send(request, body)).status).toBeLessThan(300);
    versions.push((await stamps(caller, "Invoices(1)")).DataVersion);
  };
  await then("POST Invoices", anInvoice());
  await then("PATCH Invoices(1)", { Comments: "x" });
  await then("PATCH Invoices(1)", { Comments: "x" });
  await then("POST IncomingPayments", aPayment());
  expect(versions).toEqual([1, 2, 3, 4]);
});

it("counts a partner's documents and payments as changes of the partner, without a new date", async () => {
  const caller = await aCaller();
  const before = await stamps(caller, "BusinessPartners('POS-MALMO')");
  await caller.send("POST Invoices", anInvoice());
  await caller.send("POST IncomingPayments", aPayment());
  expect(await stamps(caller, "BusinessPartners('POS-MALMO')")).toEqual({ ...before, DataVersion: 3 });
});

it.each([
  ["no", 0],
  ["yes", 1],
] as const)("counts a stock movement as a change of the item: %s", async (stockMovesTouchItems, rise) => {
  const caller = await aCaller({ options: { stockMovesTouchItems } });
  await caller.clock.advance(60_000);
  const before = await stamps(caller, "Items('SKU-1')");
  await caller.send("POST Invoices", anInvoice());
  const after = await stamps(caller, "Items('SKU-1')");
  expect(Number(after.DataVersion) - Number(before.DataVersion)).toBe(rise);
  expect(after.UpdateTime).toBe(rise === 1 ? "10:01:00" : before.UpdateTime);
});

it("counts nothing that was refused", async () => {
  const caller = await aCaller({ options: { stockMovesTouchItems: "yes" } });
  const before = await stamps(caller, "Items('SKU-1')");
  const lines = [
    { ItemCode: "SKU-1", Quantity: 1 },
    { ItemCode: "SKU-1", Quantity: 5000 },
  ];
  expect((await caller.send("POST Invoices", anInvoice({ DocumentLines: lines }))).status).toBe(400);
  expect(await stamps(caller, "Items('SKU-1')")).toEqual(before);
});

it.each(["IncomingPayments(1)", "JournalEntries(1)", "ItemGroups(100)", "Warehouses('MALMO')"])(
  "says of %s neither when it was changed nor how often",
  async (path) => {
    const caller = await aCaller();
    await caller.send("POST Invoices", anInvoice());
    await caller.send("POST IncomingPayments", aPayment());
    const { status, body } = await caller.get(path);
    expect([
      status,
      Object.keys(body).filter((name) => /^Update(Date|Time)$|^DataVersion$/.test(name)),
    ]).toEqual([200, []]);
  },
);

it("leaves nothing of what is deleted: only a list of the keys tells", async () => {
  const { get, send } = await aCaller();
  await send("POST BusinessPartners", { CardCode: "A1" });
  await send("DELETE BusinessPartners('A1')");
  expect((await get("BusinessPartners('A1')")).status).toBe(404);
  expect((await get("BusinessPartners?$filter=UpdateDate ge '2026-07-14'")).body.value).toEqual([]);
});

it("says of a new item and a new partner when they were made", async () => {
  const { get, send } = await aCaller();
  await send("POST Items", { ItemCode: "NEW", ItemName: "New" });
  await send("POST BusinessPartners", { CardCode: "A1" });
  for (const path of ["Items('NEW')", "BusinessPartners('A1')"]) {
    expect((await get(path)).body).toMatchObject({
      CreateDate: "2026-07-14T00:00:00Z",
      CreateTime: "10:00:00",
    });
  }
});
