import { decimal } from "../decimals.ts";
import type { MovedItem, Movement } from "../books/stock.ts";
import type { Stored } from "../books/records.ts";
import { SitooRefusal } from "../refusal.ts";
import { batch } from "../wire/batch.ts";
import { type Call, notKnown, partOf, type Route } from "../wire/call.ts";
import { list } from "../wire/collection.ts";
import { checkRequired, fields, isObject, listIn, readFields, textIn } from "../wire/fields.ts";
import { before, from, oneOfNumbers } from "../wire/filters.ts";
import { type Noun, shownOf } from "../wire/noun.ts";
import { pick } from "../wire/query.ts";
import { knownSku, warehouseIn } from "./warehouse-items.ts";
import { isVirtual } from "./warehouses.ts";

/** What one request may hold. */
const most = 1000;

const written = fields({
  whole: "warehouseid transactiontype shipmentid?",
  text: "description externalid? reasoncode?",
  objects: "items",
});
const itemFields = fields({ text: "sku", decimal: "decimalquantity", money: "moneypricein" });
const itemShown = ["decimalquantity", "decimaltotal", "moneypricein", "moneytotal", "moneyvalue", "sku"];

/** A movement of stock. */
const transaction: Noun = {
  name: "Warehouse transaction",
  table: ({ warehousetransactions }) => warehousetransactions,
  key: "warehousetransactionid",
  fields: written,
  required: ["warehouseid", "transactiontype", "items"],
  readOnly: ["datecreated", "orderdeliveryid"],
  computed: {
    items: ({ items }) => (items as readonly Stored[]).map((item) => pick(item, itemShown)), // kept as such
  },
};

const filters = {
  warehousetransactionid: oneOfNumbers("warehousetransactionid"),
  warehousetransactionidfrom: from("warehousetransactionid"),
  warehousetransactionidto: before("warehousetransactionid"),
  datecreatedfrom: from("datecreated"),
  datecreatedto: before("datecreated"),
  transactiontype: oneOfNumbers("transactiontype"),
};

const below = "/sites/{siteid}/warehouses/{warehouseid}/warehousetransactions";

export const warehouseTransactions: readonly Route[] = [
  list(`${below}.json`, transaction, {
    filters,
    isSorted: true,
    among: (call) =>
      call.books.tables.warehousetransactions.where("warehouseid", warehouseIn(call).warehouseid),
  }),
  {
    method: "GET",
    path: `${below}/{warehousetransactionid}.json`,
    answer: (call) => {
      const { warehouseid } = warehouseIn(call);
      const id = Number(partOf(call, "warehousetransactionid"));
      const found = call.books.tables.warehousetransactions.get(id);
      if (found?.warehouseid !== warehouseid) throw new SitooRefusal(404, "Warehouse transaction not found");
      return shownOf(transaction, call)(found);
    },
  },
  list("/sites/{siteid}/warehousetransactions.json", transaction, {
    filters: { ...filters, warehouseid: oneOfNumbers("warehouseid") },
    isSorted: true,
  }),
  { method: "POST", path: "/sites/{siteid}/warehousetransactions.json", answer: addAll },
];

function addAll(call: Call): unknown {
  const sent: readonly unknown[] = Array.isArray(call.body) ? call.body : [call.body];
  const sizes = sent.map((each) => (isObject(each) && Array.isArray(each.items) ? each.items.length : 0));
  const counted = call.options.transactionLimit === "lines" ? sizes.reduce((a, b) => a + b, 0) : sent.length;
  if (counted > most) throw new SitooRefusal(400, `No more than ${most} items per request`);
  return batch(call, (each) => addOne(call, each));
}

function addOne(call: Call, sent: unknown): number {
  const { books, options } = call;
  const read = readFields(written, sent, options);
  checkRequired(read, transaction.required);
  const [warehouseid, transactiontype] = [Number(read.warehouseid), Number(read.transactiontype)];
  const warehouse = books.tables.warehouses.get(warehouseid);
  if (!warehouse) throw new SitooRefusal(400, `Invalid value warehouseid (${warehouseid})`);
  if (isVirtual(warehouse)) throw new SitooRefusal(400, "Transactions cannot be added to virtual warehouses");
  checkType(transactiontype);
  checkExternalId(call, textIn(read, "externalid"), "warehousetransactions");
  const made = books.addTransaction({
    ...{ warehouseid, transactiontype, ...copiedFrom(read) },
    description: textIn(read, "description") ?? "",
    items: listIn(read, "items").map((item) => readItem(call, item, transactiontype)),
  });
  return made.warehousetransactionid;
}

/** What a transaction takes over as it was sent. */
export const copiedFrom = (read: Stored): Pick<Movement, "shipmentid" | "externalid" | "reasoncode"> => ({
  shipmentid: typeof read.shipmentid === "number" ? read.shipmentid : null,
  externalid: textIn(read, "externalid") ?? null,
  reasoncode: textIn(read, "reasoncode") ?? null,
});

/** 10 in and 20 out can be added; sales, refunds and stock-takings are made by what causes them. */
function checkType(type: number): void {
  if ([30, 40, 50].includes(type)) throw new SitooRefusal(400, `Transaction type ${type} is read only`);
  if (type !== 10 && type !== 20) throw notKnown(`what the transaction type ${type} is`);
}

/** Goods come in with a positive quantity, and go out with a negative one. */
function readItem(call: Call, sent: unknown, type: number): MovedItem {
  const read = readFields(itemFields, sent, call.options);
  checkRequired(read, ["sku", "decimalquantity"]);
  const decimalquantity = textIn(read, "decimalquantity") ?? "0.000";
  const moneypricein = textIn(read, "moneypricein");
  const change = decimal(decimalquantity);
  if (type === 10 ? change.lt(0) : change.gt(0)) throw new SitooRefusal(400, "Invalid value decimalquantity");
  return {
    sku: knownSku(call, String(read.sku)),
    decimalquantity,
    ...(moneypricein !== undefined && { moneypricein }),
  };
}

/** Nothing says that external ids are unique beyond orders. */
export function checkExternalId(
  { books, options }: Call,
  externalid: string | undefined,
  table: "warehousetransactions" | "warehousebatches",
): void {
  if (externalid === undefined || options.uniqueExternalIds === "orders") return;
  const twins: readonly Stored[] = books.tables[table].where("externalid", externalid);
  if (twins.length > 0) throw new SitooRefusal(options.duplicateStatus, "External id already exists");
}
