import { SitooError } from "@instep/sitoo-client";
import { startAccount } from "./account.ts";

/** Writes whose answer is lost: the program of docs/sitoo/lost-answers.md, run against the emulated Sitoo on a port. */

const { sitoo, connect, close } = await startAccount();
const client = connect();
const order = (externalid?: string) => ({
  ordertypeid: 10 as const,
  externalid,
  orderitems: [{ productname: "Cap", sku: "CAP", quantity: 1, moneyrowprice: "125.00" as const }],
});

sitoo.faults.inject("lose-answer", { method: "POST", path: "" });
console.log("named, answer lost:", await client.orders.add(order("WEB-1")));

for (const [name, externalid] of [
  ["named, never arrived", "WEB-2"],
  ["nameless", undefined],
] as const) {
  sitoo.faults.inject("lose-request", { method: "POST", path: "" });
  try {
    await client.orders.add(order(externalid));
  } catch (error) {
    if (error instanceof SitooError) console.log(`${name}:`, error.outcome, error.code);
  }
}

const items = [{ sku: "CAP", decimalquantity: "5.000", moneypricein: "60.00" }] as const;
sitoo.faults.inject("lose-answer", { method: "POST", path: "" });
const [moved] = await client.warehouseTransactions.batchAdd([
  { warehouseid: 2, transactiontype: 10, externalid: "GR-1", items },
]);
console.log("goods receipt, answer lost:", moved?.outcome);

console.log("orders in Sitoo:", sitoo.orders().length);
await close();
