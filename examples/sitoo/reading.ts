import { anOrder } from "@instep/testing";
import { startAccount } from "./account.ts";

/** Lists, watermarks and unreadable records: the program of docs/sitoo/reading.md, run against the emulated Sitoo on a port. */

const { sitoo, connect, close } = await startAccount();
const client = connect({ pageSize: 10 });

let watermark = 0;
const readOn = async (): Promise<number> => {
  let read = 0;
  for await (const order of client.orders.each({
    orderidfrom: watermark + 1,
    fields: ["orderdate", "payments"],
  })) {
    const id = order.ok ? order.value.orderid : Number(order.id);
    if (!order.ok) console.log("unreadable:", id, order.faults.join("; "));
    watermark = Math.max(watermark, id);
    read += 1;
  }
  return read;
};
console.log("first run:", await readOn());
console.log("second run:", await readOn());

sitoo.deliver({ ...anOrder({ orderid: 10_026 }), payments: [{ name: "Card", moneyamount: 125.5 }] });
sitoo.deliver(anOrder({ orderid: 10_027 }));
console.log("third run:", await readOn());

console.log(
  "one order:",
  (await client.orders.find(10_027))?.moneytotal_gross_all,
  await client.orders.find(1),
);
for await (const cap of client.products.each({ sku: ["CAP"], fields: ["title"] }))
  if (cap.ok) console.log("fields by name:", JSON.stringify(cap.value));

await close();
