import { startAccount } from "./account.ts";

/** Many items in one call, and what became of each: the program of docs/sitoo/batches.md, run against the emulated Sitoo. */

const { connect, close } = await startAccount();
const client = connect();

const levels = [
  { sku: "CAP", decimaltotal: "12.000" },
  { sku: "NO-SUCH-SKU", decimaltotal: "1.000" },
  { sku: "MUG", decimaltotal: "7.000" },
] as const;
const results = await client.itemsOf(1).batchSet(levels, {
  onProgress: (settled, of) => console.log(`settled: ${settled} of ${of}`),
});
for (const result of results) {
  const why = result.outcome === "confirmed" ? "" : ` (${result.error.code})`;
  console.log(`${result.key}: ${result.outcome}${why}`);
}

const stockRoom = client.batchesOf(2);
const counted = await stockRoom.add({ transactiontype: 50, comment: "Year end" });
await stockRoom.itemsOf(counted).batchSet([{ sku: "CAP", decimalquantity: "9.000" }]);
await stockRoom.update(counted, { warehousebatchstate: 20 });
for await (const item of client.itemsOf(2).each())
  if (item.ok) console.log("in the stock room:", item.value.sku, item.value.decimaltotal);

await close();
