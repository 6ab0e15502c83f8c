import { expect, it } from "vitest";
import { anItem, numberedCatalogue } from "../../builders.ts";
import { asText, rowsOf } from "../json.ts";
import { aCaller, anInvoice, testCompany } from "../test-company.ts";

const count = 1_000_000;
const codeOf = (n: number) => `SKU-${String(n).padStart(7, "0")}`;
const catalogue = numberedCatalogue({
  count,
  item: (n) => anItem({ ItemCode: codeOf(n), ItemName: `Product ${String(n)}`, prices: { 1: "125.00" } }),
});

const heap = (): number => Math.round(process.memoryUsage().heapUsed / 1_000_000);

it("has a million items in bounded memory, and is quick with each of them", async () => {
  const figures: Record<string, number> = { "heap before, MB": heap() };
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await work();
    figures[`${name}, ms`] = Math.round(performance.now() - start);
    return result;
  };
  const company = testCompany({ catalogue });
  await timed("opening, stock added up", () => aCaller({ company }));
  const known = { ...catalogue, stockValue: String(count * 40_000) };
  const { b1, get, send } = await timed("opening", () =>
    aCaller({ company: { ...company, catalogue: known } }),
  );

  expect((await timed("$count", () => get("Items/$count"))).text).toBe(String(count + 4));
  const page = await timed("first page", () => get("Items?$select=ItemCode,ItemPrices&$count=true"));
  expect(rowsOf(page.body, "value")).toHaveLength(20);
  const ranges = await timed("100 pages by key range", async () => {
    let last = codeOf(500_000);
    for (let pages = 0; pages < 100; pages += 1) {
      const { body } = await get(`Items?$filter=ItemCode gt '${last}'&$orderby=ItemCode&$select=ItemCode`);
      last = asText(rowsOf(body, "value").at(-1)?.ItemCode);
    }
    return last;
  });
  expect(ranges).toBe(codeOf(502_000));
  await timed("1,000 items by key", async () => {
    for (let n = 0; n < 1000; n += 1) expect((await get(`Items('${codeOf(n * 997)}')`)).status).toBe(200);
  });
  await timed("1,000 invoices", async () => {
    for (let n = 0; n < 1000; n += 1) {
      const line = { ItemCode: codeOf(n * 991), Quantity: 1, PriceAfterVAT: 125 };
      expect((await send("POST Invoices", anInvoice({ DocumentLines: [line] }))).status).toBe(201);
    }
  });
  await timed("500 price changes", async () => {
    for (let n = 0; n < 500; n += 1) await send(`PATCH Items('${codeOf(n * 3)}')`, { ForeignName: "x" });
  });
  expect((await get(`Items('${codeOf(991)}')`)).body.QuantityOnStock).toBe(999);
  expect(b1.books.stock().length).toBeLessThan(1100);
  figures["heap after, MB"] = heap();
  process.stdout.write(`${JSON.stringify(figures, undefined, 2)}\n`);

  expect(figures["heap after, MB"]).toBeLessThan(500);
  expect(figures["opening, ms"]).toBeLessThan(2000);
  expect(figures["$count, ms"]).toBeLessThan(200);
  expect(figures["first page, ms"]).toBeLessThan(500);
  expect(figures["100 pages by key range, ms"]).toBeLessThan(5000);
  expect(figures["1,000 items by key, ms"]).toBeLessThan(10_000);
  expect(figures["1,000 invoices, ms"]).toBeLessThan(30_000);
});
