import { odata, sqlDay } from "@instep/sap-b1-client";
import * as z from "zod";
import { invoiceOf, startCompany } from "./company.ts";

/** Four ways to read: the program of docs/concepts/reading.md, run against the emulated SAP on a port. */

const { connect, close } = await startCompany();
await using b1 = connect({ pageSize: 20 });
await b1.invoices.post(invoiceOf("S-1"));

const box = await b1.items.find("BOX-10", { select: ["ItemName"] });
console.log("one:", box?.ItemCode, await b1.items.find("NO-SUCH-ITEM"));

const boxes = odata`startswith(ItemCode, ${"BOX-"})`;
console.log("how many:", await b1.items.count({ filter: boxes }));

let read = 0;
for await (const { ItemCode } of b1.items.eachByKey({ filter: boxes, select: ["ItemName"] })) {
  if (ItemCode > "") read += 1;
}
console.log("a whole set, in pages of 20:", read);

const sold = b1.sqlQuery(
  {
    name: "SoldSince",
    text: `select T0.DocDate, T1.ItemCode, sum(T1.Quantity) as Sold
           from OINV T0 inner join INV1 T1 on T0.DocEntry = T1.DocEntry
           where T0.DocDate >= :since group by T0.DocDate, T1.ItemCode`,
  },
  z.object({ DocDate: sqlDay, ItemCode: z.string(), Sold: z.number() }),
);
for await (const { ItemCode, Sold } of sold.each({ since: "2020-01-01" })) {
  console.log("by a saved query:", ItemCode, Sold);
}

await close();
