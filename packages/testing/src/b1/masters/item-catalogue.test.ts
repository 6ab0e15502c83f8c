import { expect, it } from "vitest";
import { aCompany, anItem, numberedCatalogue } from "../../builders.ts";
import { memoryJournal } from "../../journal.ts";
import { virtualClock } from "../../virtual-clock.ts";
import { createB1Emulator } from "../emulator.ts";
import { rowsOf } from "../json.ts";
import { aCaller, anInvoice } from "../test-company.ts";

const codeOf = (n: number) => `N${String(n).padStart(4, "0")}`;
const catalogue = numberedCatalogue({
  count: 100,
  item: (n) => anItem({ ItemCode: codeOf(n), cost: "4", BarCode: `73${String(n)}` }),
  findByBarCode: (code) => (code.startsWith("73") ? codeOf(Number(code.slice(2))) : undefined),
});
const company = aCompany({
  catalogue,
  items: [anItem({ ItemCode: "A" }), anItem({ ItemCode: codeOf(50), ItemName: "Listed" })],
});

const codes = async (
  get: (path: string) => Promise<{ readonly body: Parameters<typeof rowsOf>[0] }>,
  query: string,
) => rowsOf((await get(`Items?$select=ItemCode&${query}`)).body, "value").map(({ ItemCode }) => ItemCode);

it("reads items of a catalogue among the listed ones, each once and in order", async () => {
  const { get, send } = await aCaller({ company });
  await send("POST Items", { ItemCode: "N0002B" });
  await send("PATCH Items('N0001')", { ItemName: "Changed" });
  expect(await codes(get, "$top=5")).toEqual(["A", "N0000", "N0001", "N0002", "N0002B"]);
  expect(await codes(get, "$filter=ItemCode gt 'N0048' and ItemCode le 'N0051'")).toEqual([
    "N0049",
    "N0050",
    "N0051",
  ]);
  expect(await codes(get, "$filter=ItemCode ge 'N0098'&$orderby=ItemCode")).toEqual(["N0098", "N0099"]);
  expect(await codes(get, "$filter=ItemCode gt 'N0002' and ItemCode ge 'N0001'&$top=1")).toEqual(["N0002B"]);
  expect(await codes(get, "$filter=ItemCode eq 'N0007' or ItemCode eq 'ZZZ'")).toEqual(["N0007"]);
  expect(await codes(get, "$filter=BarCode eq '7312'")).toEqual(["N0012"]);
  expect((await get("Items/$count")).text).toBe("102");
  expect((await get("Items?$count=true&$top=1")).body["@odata.count"]).toBe(102);
  expect((await get("Items/$count?$filter=ItemCode ge 'N0090'")).text).toBe("10");
  expect((await get("Items('N0050')")).body.ItemName).toBe("Listed");
  expect((await get("Items('N0001')")).body).toMatchObject({
    ItemName: "Changed",
    DataVersion: 2,
    QuantityOnStock: 1000,
  });
  expect((await get("Items('N0100')")).status).toBe(404);
});

it("finds an item of a catalogue no longer by a bar code that was changed", async () => {
  const { get, send } = await aCaller({ company });
  await send("PATCH Items('N0012')", { BarCode: "NEW" });
  expect(await codes(get, "$filter=BarCode eq 'NEW'")).toEqual(["N0012"]);
  expect(await codes(get, "$filter=BarCode eq '7312'")).toEqual([]);
  expect(rowsOf((await get("Items('N0012')")).body, "ItemBarCodeCollection")).toHaveLength(2);
  expect((await get("BarCodes")).status).toBe(501);
});

it("sells an item of a catalogue, and has it again after a replay", async () => {
  const journal = memoryJournal();
  const { b1, get, send } = await aCaller({ company, journal });
  const line = { ItemCode: "N0033", Quantity: 2, PriceAfterVAT: 10 };
  expect((await send("POST Invoices", anInvoice({ DocumentLines: [line] }))).status).toBe(201);
  expect((await get("Items('N0033')")).body.QuantityOnStock).toBe(998);
  expect(b1.books.stock()).toHaveLength(3);
  expect(b1.books.trialBalance()["1460"]).toBe(((100 - 1) * 4000 + 40_000 * 2 - 8).toFixed(2));
  const again = createB1Emulator({ company, clock: virtualClock(0), journal });
  expect(again.books.stockAudit()).toEqual(b1.books.stockAudit());
});

it("takes the value of a catalogue's stock from whoever knows it, and else adds it up", async () => {
  const { b1 } = await aCaller({ company });
  const known = await aCaller({ company: { ...company, catalogue: { ...catalogue, stockValue: "400000" } } });
  expect(known.b1.books.trialBalance()).toEqual(b1.books.trialBalance());
});

it("refuses a catalogue whose codes do not rise with the number", () => {
  expect(() => numberedCatalogue({ count: 11, item: (n) => anItem({ ItemCode: `N${String(n)}` }) })).toThrow(
    "Item 10 of the catalogue is out of order.",
  );
});
