import { compareStock, decimal, receiptGaps } from "@instep/mapping-core";

/** Where the two systems disagree, and why most likely: the program of docs/flows/comparisons.md. */

const sap = [
  { sku: "CAP", available: decimal("4"), pending: decimal("1") },
  { sku: "MUG", available: decimal("9"), sent: decimal("9") },
  { sku: "PEN", available: decimal("12") },
];
const sitoo = [
  { sku: "CAP", total: decimal("5") },
  { sku: "MUG", total: decimal("9") },
  { sku: "TIE", total: decimal("2") },
];
const stock = compareStock(sap, sitoo);
for await (const { code, sku, sap: inSap = "-", sitoo: inSitoo = "-", likelyCause } of stock)
  console.log(`${sku}: ${code}, SAP ${inSap}, Sitoo ${inSitoo}, ${likelyCause}`);
console.log(stock.counts());

const receipt = (number: number) => ({
  registerkey: "INS0000001500001",
  receiptid: `INS0000001500001${number}`,
});
const { missing } = await receiptGaps([receipt(101), receipt(102), receipt(105)]);
for (const { registerkey, from, to } of missing)
  console.log(`not delivered by ${registerkey}: ${from} to ${to}`);
