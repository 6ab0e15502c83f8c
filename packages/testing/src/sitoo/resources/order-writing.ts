import type { OrderRecord, Stored } from "../books/records.ts";
import { SitooRefusal } from "../refusal.ts";
import { currencyOf } from "../shop.ts";
import type { Call } from "../wire/call.ts";
import { blankOf, checkRequired, fields, isObject, listIn, readFields, textIn } from "../wire/fields.ts";
import { readLines, totalsOf } from "./order-lines.ts";

const address = (role: string): string =>
  ["address", "address2", "zip", "city", "state", "countryid"].map((name) => `${role}_${name}`).join(" ");

const orderFields = fields({
  text: `externalid? email namefirst namelast personalid company phone comment commentinternal customerref checkoutref currencycode ${address("invoice")} ${address("delivery")}`,
  whole: "creditorderid? orderdate orderstateid paymentstateid ordertypeid warehouseid? datereserved?",
  map: "additionaldata",
  objects: "orderitems payments reservedpayments",
});

const reference = "externalid reftype refid cardissuer";
const paymentFields = fields({
  text: `name reservedpaymentid ${reference}`,
  money: "moneyamount",
  map: "additionaldata",
});
const reservedFields = fields({
  text: `id name ${reference}`,
  money: "moneyreserved",
  map: "additionaldata",
});

/** What an order has that nobody can write through the API. */
const unwritten = {
  ...{ checkouttypeid: 0, deliverytypeid: 0, checkoutmethodid: 0, checkoutmethodsubid: 0 },
  ...{ checkouttypename: "", deliverytypename: "", userid_staff: null, registerid: null },
  orderlogitems: [],
};

/** `POST` of an order: answers its bare id. */
export function addOrder(call: Call): number {
  const { books, shop, body, options } = call;
  const read = readFields(orderFields, body, options);
  checkRequired(read, ["ordertypeid"]);
  const orderid = books.orders.nextId();
  const head = {
    ...blankOf(orderFields),
    ...{ currencycode: currencyOf(shop), orderdate: books.now() },
    ...unwritten,
  };
  books.orders.put(
    written(call, { before: { ...head, orderid, eshopid: shop.eshopid }, read: { orderitems: [], ...read } }),
  );
  books.addLogItem({ orderid, orderlogtypeid: 0 });
  return orderid;
}

/** `PUT` of an order: changes what was sent. Lists are replaced as a whole. */
export function updateOrder(call: Call, before: OrderRecord): true {
  call.books.orders.put(written(call, { before, read: readFields(orderFields, call.body, call.options) }));
  return true;
}

function written(
  call: Call,
  { before, read }: { readonly before: OrderRecord; readonly read: Stored },
): OrderRecord {
  checkExternalId(call, before.orderid, read);
  const { warehouseid } = read;
  if (typeof warehouseid === "number" && !call.books.tables.warehouses.get(warehouseid)) {
    throw new SitooRefusal(400, `Invalid value warehouseid (${warehouseid})`);
  }
  const orderitems = read.orderitems === undefined ? undefined : readLines(call, listIn(read, "orderitems"));
  const roundoff = textIn(before, "moneytotal_gross_roundoff") ?? "0.00";
  return {
    ...before,
    ...read,
    ...(orderitems && { orderitems, ...totalsOf(orderitems, roundoff) }),
    ...(read.payments !== undefined && {
      payments: paymentsIn(call, listIn(read, "payments"), paymentFields),
    }),
    ...(read.reservedpayments !== undefined && {
      reservedpayments: paymentsIn(call, listIn(read, "reservedpayments"), reservedFields),
    }),
    ...(isObject(read.additionaldata) && { additionaldata: mapAfter(call, before, read.additionaldata) }),
    orderid: before.orderid,
  };
}

function paymentsIn(call: Call, sent: readonly unknown[], known: typeof paymentFields): readonly Stored[] {
  const required = known === paymentFields ? ["name", "moneyamount"] : ["id", "name", "moneyreserved"];
  return sent.map((payment) => {
    const read = readFields(known, payment, call.options);
    checkRequired(read, required);
    const { reservedpaymentid, ...rest } = { ...blankOf(known), ...read } as Stored;
    return reservedpaymentid === undefined || reservedpaymentid === ""
      ? rest
      : { ...rest, reservedpaymentid };
  });
}

/** Nobody knows whether a map that is sent replaces the one that was, or is added to it. */
const mapAfter = ({ options }: Call, before: Stored, sent: Stored): Stored =>
  options.additionalDataOnPut === "merge" && isObject(before.additionaldata)
    ? { ...before.additionaldata, ...sent }
    : sent;

/** Unique in the account; one to forty letters, digits, "_" and "-". */
function checkExternalId({ books, options }: Call, orderid: number, read: Stored): void {
  const externalid = textIn(read, "externalid");
  if (externalid === undefined) return;
  if (!/^[A-Za-z0-9_-]{1,40}$/.test(externalid)) throw new SitooRefusal(400, "Invalid value externalid");
  if (books.orders.where("externalid", externalid).some((order) => order.orderid !== orderid)) {
    throw new SitooRefusal(options.duplicateStatus, "An order with this externalid already exists");
  }
}
