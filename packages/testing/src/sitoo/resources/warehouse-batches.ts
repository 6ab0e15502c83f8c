import { decimal, quantity } from "../decimals.ts";
import type { Stored, WarehouseBatch, WarehouseBatchItem } from "../books/records.ts";
import { SitooRefusal } from "../refusal.ts";
import { batch } from "../wire/batch.ts";
import { type Call, notKnown, partOf, type Route } from "../wire/call.ts";
import { add, list } from "../wire/collection.ts";
import { blankOf, checkRequired, fields, isObject, readFields, textIn } from "../wire/fields.ts";
import { oneOfNumbers } from "../wire/filters.ts";
import { type Noun, shownOf, updateRecord } from "../wire/noun.ts";
import { knownSku, warehouseIn } from "./warehouse-items.ts";
import { checkExternalId, copiedFrom } from "./warehouse-transactions.ts";
import { isVirtual } from "./warehouses.ts";

const [open, closed] = [10, 20];
const [moveIn, moveOut, stockTaking] = [10, 20, 50];

/** Stock movements that are collected, and made when the batch is closed. */
const warehouseBatch: Noun = {
  name: "Warehouse batch",
  table: ({ warehousebatches }) => warehousebatches,
  key: "warehousebatchid",
  fields: fields({
    whole: "transactiontype warehousebatchstate shipmentid?",
    text: "emailowner comment externalid? reasoncode?",
  }),
  required: ["transactiontype"],
  readOnly: ["warehouseid", "warehousetransactionid", "datecreated"],
  blank: { warehousebatchstate: open, warehousetransactionid: null },
  check: (draft, call, before) => (before ? draft : opened(draft, call)),
};

function opened(draft: Stored, call: Call): Stored {
  const { books, options } = call;
  const warehouse = warehouseIn(call);
  const type = Number(draft.transactiontype);
  if (isVirtual(warehouse)) throw new SitooRefusal(400, "Batches cannot be added to virtual warehouses");
  if (type === 30 || type === 40) throw new SitooRefusal(400, `Transaction type ${type} is read only`);
  if (![moveIn, moveOut, stockTaking].includes(type)) throw notKnown(`what the transaction type ${type} is`);
  const others = books.tables.warehousebatches
    .where("warehouseid", warehouse.warehouseid)
    .filter((each) => each.warehousebatchstate === open && each.transactiontype === type);
  if (options.openBatches === "one" && others.length > 0) {
    throw new SitooRefusal(options.duplicateStatus, "There is an open batch of this type already");
  }
  checkExternalId(call, textIn(draft, "externalid"), "warehousebatches");
  return {
    ...draft,
    ...{ warehousebatchstate: open, warehouseid: warehouse.warehouseid, datecreated: books.now() },
  };
}

const itemFields = fields({
  text: "sku emailowner comment?",
  decimal: "decimalquantity",
  money: "moneypricein",
});

const batchItem: Noun = {
  name: "Warehouse batch item",
  table: ({ warehousebatchitems }) => warehousebatchitems,
  key: "warehousebatchitemid",
  fields: itemFields,
  required: ["sku"],
  readOnly: ["warehousebatchid", "warehouseitemid", "datemodified"],
};

const path = "/sites/{siteid}/warehouses/{warehouseid}/warehousebatches";
const one = `${path}/{warehousebatchid}.json`;
const items = `${path}/{warehousebatchid}/warehousebatchitems.json`;

export const warehouseBatches: readonly Route[] = [
  list(`${path}.json`, warehouseBatch, {
    filters: {
      transactiontype: oneOfNumbers("transactiontype"),
      warehousebatchstate: oneOfNumbers("warehousebatchstate"),
    },
    among: (call) => call.books.tables.warehousebatches.where("warehouseid", warehouseIn(call).warehouseid),
    visible: (each, { query }) => query.has("warehousebatchstate") || each.warehousebatchstate === open,
  }),
  add(`${path}.json`, warehouseBatch),
  { method: "GET", path: one, answer: (call) => shownOf(warehouseBatch, call)(batchIn(call)) },
  { method: "PUT", path: one, answer: change },
  list(items, batchItem, {
    among: (call) => itemsOf(batchIn(call), call),
  }),
  { method: "PUT", path: items, answer: (call) => batch(call, (sent) => setItem(call, sent)) },
  { method: "DELETE", path: items, answer: (call) => batch(call, (sent) => removeItem(call, sent)) },
];

/** The batch of the path. */
function batchIn(call: Call): WarehouseBatch {
  const { warehouseid } = warehouseIn(call);
  const found = call.books.tables.warehousebatches.get(Number(partOf(call, "warehousebatchid")));
  if (found?.warehouseid !== warehouseid) throw new SitooRefusal(404, "Warehouse batch not found");
  return found;
}

function openBatchIn(call: Call): WarehouseBatch {
  const found = batchIn(call);
  if (found.warehousebatchstate !== open) throw new SitooRefusal(400, "Warehouse batch is closed");
  return found;
}

const itemsOf = ({ warehousebatchid }: WarehouseBatch, { books }: Call): readonly WarehouseBatchItem[] =>
  books.tables.warehousebatchitems.where("warehousebatchid", warehousebatchid);

function setItem(call: Call, sent: unknown): true {
  const { books, options } = call;
  const { warehousebatchid, warehouseid } = openBatchIn(call);
  const read = readFields(itemFields, sent, options);
  checkRequired(read, ["sku"]);
  const sku = knownSku(call, String(read.sku));
  const { warehousebatchitems: table } = books.tables;
  const known = itemsOf(batchIn(call), call).find((item) => item.sku === sku);
  const { warehouseitemid } = books.stock.get(warehouseid, sku);
  const warehousebatchitemid = known?.warehousebatchitemid ?? table.nextId();
  const before = known ?? { ...blankOf(itemFields), decimalquantity: "0.000", moneypricein: "0.00" };
  const names = { warehousebatchitemid, warehousebatchid, warehouseitemid, sku };
  table.put({ ...before, ...read, ...names, datemodified: books.now() });
  return true;
}

function removeItem(call: Call, sent: unknown): true {
  const sku = isObject(sent) ? sent.sku : undefined;
  const known = itemsOf(openBatchIn(call), call).find((item) => item.sku === sku);
  if (!known) throw new SitooRefusal(404, "Warehouse batch item not found");
  call.books.tables.warehousebatchitems.remove(known.warehousebatchitemid);
  return true;
}

/** Changes an open batch. Closing it makes the transaction, for good. */
function change(call: Call): true {
  const { books } = call;
  const before = openBatchIn(call);
  updateRecord(warehouseBatch, call, { before, sent: call.body });
  const after = batchIn(call);
  if (after.transactiontype !== before.transactiontype)
    throw new SitooRefusal(400, "Invalid value transactiontype");
  if (after.warehousebatchstate === open) return true;
  if (after.warehousebatchstate !== closed) throw new SitooRefusal(400, "Invalid value warehousebatchstate");
  const { warehouseid, transactiontype } = after;
  const { warehousetransactionid } = books.addTransaction({
    ...{ warehouseid, transactiontype, ...copiedFrom(after) },
    description: textIn(after, "comment") ?? "",
    items: itemsOf(after, call).map((item) => ({
      sku: item.sku,
      decimalquantity: movedBy(item, after, call),
      ...(transactiontype === moveIn && { moneypricein: item.moneypricein }),
    })),
  });
  books.tables.warehousebatches.put({ ...after, warehousetransactionid });
  return true;
}

/** What was counted is compared with what is there when the batch is closed, not when it was counted. */
function movedBy(
  item: WarehouseBatchItem,
  { warehouseid, transactiontype }: WarehouseBatch,
  { books }: Call,
): string {
  const amount = decimal(item.decimalquantity);
  if (transactiontype === stockTaking) {
    return quantity(amount.minus(books.stock.get(warehouseid, item.sku).decimaltotal));
  }
  return quantity(transactiontype === moveOut ? amount.abs().times(-1) : amount.abs());
}
