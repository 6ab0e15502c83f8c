import { decimal, type Decimal, quantity } from "../decimals.ts";
import { SitooRefusal } from "../refusal.ts";
import type { OrderTable } from "./order-table.ts";
import type { OrderDelivery, OrderRecord, Stored } from "./records.ts";
import type { MovedItem, Stock } from "./stock.ts";
import type { Tables } from "./tables.ts";

/** Goods that leave for an order, or come back. */
export interface NewDelivery {
  readonly orderid: number;
  readonly warehouseid: number;
  readonly items: readonly { readonly orderitemid: number; readonly quantity: number }[];
  readonly orderdeliveryref?: string;
  /** No stock is moved. @default what the order's `delivery-ignore-stock` says */
  readonly ignoreStock?: boolean;
}

interface DeliveryParts {
  readonly tables: Tables;
  readonly orders: OrderTable;
  readonly stock: Stock;
  /** Unix seconds. */
  readonly now: () => number;
}

/** What transactions that follow from orders are called. */
const [sale, refund] = [30, 40];

/** Keeps the delivery, and moves the stock it says. Goods of a line that was returned come in. */
export function addDelivery(
  { tables, orders, stock, now }: DeliveryParts,
  { orderid, warehouseid, items, orderdeliveryref = "", ...asked }: NewDelivery,
): OrderDelivery {
  const order = orders.get(orderid);
  if (!order) throw new SitooRefusal(404, "Order not found");
  const orderdeliveryid = tables.orderdeliveries.nextId();
  const delivered = items.map((item) => ({ ...item, line: lineOf(order, item.orderitemid) }));
  const delivery = {
    ...{ orderdeliveryid, orderid, warehouseid, orderdeliveryref },
    ...{ datedelivery: now(), datecancelled: null, pluginname: "" },
    orderdeliveryitems: items.map((item, index) => ({
      orderdeliveryitemid: orderdeliveryid * 1000 + index,
      orderdeliveryid,
      ...item,
    })),
  };
  tables.orderdeliveries.put(delivery);
  if (asked.ignoreStock ?? additional(order, "delivery-ignore-stock") === "true") return delivery;
  const moved = delivered.flatMap((each) => movedBy(each, tables));
  for (const [transactiontype, part] of [
    [sale, moved.filter((item) => item.decimalquantity.startsWith("-"))],
    [refund, moved.filter((item) => !item.decimalquantity.startsWith("-"))],
  ] as const) {
    if (part.length > 0) stock.move({ warehouseid, transactiontype, orderdeliveryid, items: part });
  }
  return delivery;
}

/** What a delivered line moves: out for a sale, in for a return, in units of its goods. Unknown SKUs move as well. */
function movedBy(
  { line, quantity: units }: { readonly line: Stored; readonly quantity: number },
  { products }: Tables,
): readonly MovedItem[] {
  const sku = typeof line.sku === "string" ? line.sku : "";
  const [product] = products.where("sku", sku);
  if (sku === "" || product?.stockcountenable === false) return [];
  const size: Decimal = decimal(line.decimalunitquantity ?? 1);
  const sign = Number(line.quantity) < 0 ? 1 : -1;
  return [{ sku, decimalquantity: quantity(size.times(Math.abs(units)).times(sign)) }];
}

function lineOf(order: OrderRecord, orderitemid: number): Stored {
  const line = linesOf(order).find((each) => each.orderitemid === orderitemid);
  if (!line) throw new SitooRefusal(400, `Invalid value orderitemid (${orderitemid})`);
  return line;
}

/** The lines of an order. */
const linesOf = (order: OrderRecord): readonly Stored[] =>
  Array.isArray(order.orderitems) ? (order.orderitems as readonly Stored[]) : []; // records hold what was checked

/** One of the texts in an order's map. */
function additional(order: OrderRecord, name: string): unknown {
  return typeof order.additionaldata === "object" ? { ...order.additionaldata }[name as never] : undefined;
}

/** How much of a SKU open orders hold back in a warehouse, until their reservations end. */
export function reservedOf(
  { tables, orders, now }: DeliveryParts,
  { warehouseid, sku }: { readonly warehouseid: number; readonly sku: string },
): Decimal {
  return orders
    .open()
    .filter((order) => order.warehouseid === warehouseid && Number(order.datereserved ?? 0) > now())
    .flatMap((order) =>
      linesOf(order)
        .filter((line) => line.sku === sku)
        .map((line) => stillToDeliver(order, line, tables)),
    )
    .reduce((total, left) => total.plus(left), decimal(0));
}

function stillToDeliver(order: OrderRecord, line: Stored, { orderdeliveries }: Tables): Decimal {
  const delivered = orderdeliveries
    .where("orderid", order.orderid)
    .flatMap((delivery) => delivery.orderdeliveryitems as readonly Stored[]) // records hold what was checked
    .filter(({ orderitemid }) => orderitemid === line.orderitemid)
    .reduce((total, item) => total + Math.abs(Number(item.quantity)), 0);
  const left = Math.max(0, Number(line.quantity) - delivered);
  return decimal(line.decimalunitquantity ?? 1).times(left);
}
