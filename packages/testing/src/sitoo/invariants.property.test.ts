import fc from "fast-check";
import { expect, it } from "vitest";
import { memoryJournal } from "../journal.ts";
import type { Stored } from "./books/records.ts";
import { decimal, money, quantity, sum } from "./decimals.ts";
import { anAccount, type TestAccount } from "./test-account.ts";

/** One call, whether it is right or not. */
interface Step {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

const sku = fc.constantFrom("TEA-1", "TEA-2", "NONE");
const small = fc.integer({ min: 1, max: 4 });
const amount = fc.integer({ min: -900, max: 900 }).map((value) => (value / 100).toFixed(2));
const pieces = fc.integer({ min: -5000, max: 5000 }).map((value) => (value / 1000).toFixed(3));
const warehouse = fc.constantFrom(1, 2, 9);

const step = (method: string, path: fc.Arbitrary<string>, body: fc.Arbitrary<unknown>): fc.Arbitrary<Step> =>
  fc.record({ method: fc.constant(method), path, body });
const at = (path: string): fc.Arbitrary<string> => fc.constant(path);
const one = (path: (id: number) => string): fc.Arbitrary<string> => small.map(path);

const line = fc.record({
  productname: fc.constant("Tea"),
  sku,
  quantity: fc.constantFrom(-2, 1, 3, 0),
  moneyrowprice: amount,
  vatvalue: fc.constantFrom(25, 12, 6, 0),
});

const steps: readonly fc.Arbitrary<Step>[] = [
  step(
    "POST",
    at("/sites/1/products.json"),
    fc.array(fc.record({ sku: fc.constantFrom("A", "B", "C", "") }), { maxLength: 3 }),
  ),
  step(
    "DELETE",
    at("/sites/1/products.json"),
    fc.array(fc.record({ productid: fc.integer({ min: 3, max: 9 }) }), { maxLength: 2 }),
  ),
  step(
    "POST",
    at("/sites/1/orders.json"),
    fc.record({
      ordertypeid: fc.constant(10),
      warehouseid: warehouse,
      externalid: fc.constantFrom("A", "B", "C", null),
      orderitems: fc.array(line, { maxLength: 3 }),
    }),
  ),
  step(
    "PUT",
    one((id) => `/sites/1/orders/${id}.json`),
    fc.record({ orderitems: fc.array(line, { maxLength: 3 }) }),
  ),
  step(
    "POST",
    one((id) => `/sites/1/orders/${id}/orderdeliveries.json`),
    fc.record({
      warehouseid: warehouse,
      orderdeliveryitems: fc.array(fc.record({ orderitemid: fc.nat(2), quantity: small }), { maxLength: 2 }),
    }),
  ),
  step(
    "POST",
    at("/sites/1/warehousetransactions.json"),
    fc.array(
      fc.record({
        warehouseid: warehouse,
        transactiontype: fc.constantFrom(10, 20, 50),
        items: fc.array(
          fc.record({ sku, decimalquantity: pieces, moneypricein: fc.constantFrom("1.10", "2.35") }),
          { maxLength: 3 },
        ),
      }),
      { maxLength: 2 },
    ),
  ),
  step(
    "POST",
    at("/sites/1/warehouses/1/warehousebatches.json"),
    fc.record({ transactiontype: fc.constantFrom(10, 20, 50) }),
  ),
  step(
    "PUT",
    one((id) => `/sites/1/warehouses/1/warehousebatches/${id}/warehousebatchitems.json`),
    fc.array(fc.record({ sku, decimalquantity: pieces, moneypricein: fc.constant("3.00") }), {
      maxLength: 2,
    }),
  ),
  step(
    "PUT",
    one((id) => `/sites/1/warehouses/1/warehousebatches/${id}.json`),
    fc.constant({ warehousebatchstate: 20 }),
  ),
  step(
    "POST",
    at("/sites/1/giftcards.json"),
    fc.record({
      type: fc.constant("giftcard"),
      currencycode: fc.constant("SEK"),
      cardnumber: small.map((id) => `950${id}`),
      transactions: fc.array(fc.record({ moneyamount: amount }), { maxLength: 2 }),
    }),
  ),
  step(
    "POST",
    one((id) => `/sites/1/giftcards/950${id}/transactions.json`),
    fc.record({ moneyamount: amount }),
  ),
  step(
    "PUT",
    at("/sites/1/warehouses/2/warehouseitems.json"),
    fc.array(fc.record({ sku, decimaltotal: pieces }), { maxLength: 2 }),
  ),
];

const life = fc.array(fc.oneof(...steps), { minLength: 5, maxLength: 40 });

/** What everybody can read of an account. */
const lists = [
  "/orders.json?num=99&fields=orderid,externalid,moneytotal_net,moneytotal_gross_all,orderitems",
  "/sites/1/products.json?num=99&includeinactive=true",
  "/sites/1/warehousetransactions.json?num=99",
  "/sites/1/warehouses/1/warehouseitems.json?num=99&fields=sku,decimaltotal,moneytotal,decimalavailable",
  "/sites/1/warehouses/2/warehouseitems.json?num=99",
  "/sites/1/warehouses/1/warehousebatches.json?warehousebatchstate=10,20&num=99",
  "/sites/1/giftcards/9501.json",
];

const readAll = async ({ get }: TestAccount): Promise<readonly unknown[]> => {
  const read: unknown[] = [];
  for (const path of lists) read.push(await get(path));
  return read;
};

function checkStock({ sitoo }: TestAccount): void {
  const { warehouseitems, warehousetransactions } = sitoo.books.tables;
  for (const item of warehouseitems.where("warehouseid", 1)) {
    const moves = warehousetransactions
      .all()
      .flatMap(({ items }) => items.filter((each) => each.warehouseitemid === item.warehouseitemid));
    expect(item.decimaltotal).toBe(quantity(sum(moves.map((move) => decimal(move.decimalquantity)))));
    expect(item.moneytotal).toBe(money(sum(moves.map((move) => decimal(move.moneyvalue)))));
  }
}

function checkOrders({ sitoo }: TestAccount): void {
  for (const order of sitoo.orders()) {
    const lines = order.orderitems as readonly Stored[];
    const of = (name: string) => sum(lines.map((each) => decimal(each[name])));
    expect(order.moneytotal_net).toBe(money(of("moneyitemtotal_net")));
    expect(order.moneytotal_gross_all).toBe(money(of("moneyitemtotal_net").plus(of("moneyitemtotal_vat"))));
  }
}

function checkCards({ sitoo }: TestAccount): void {
  const { giftcards, giftcardtransactions } = sitoo.books.tables;
  for (const { cardnumber } of giftcards.all()) {
    const moves = giftcardtransactions.where("cardnumber", cardnumber);
    expect(sum(moves.map(({ moneyamount }) => decimal(moneyamount))).gte(0)).toBe(true);
  }
}

/** The keys under which records were made, table by table, in the order of their making. */
function listenForKeys({ sitoo }: TestAccount): () => readonly string[] {
  const keys = sitoo.books.tables.products.all().map(({ productid }) => `products ${productid}`);
  sitoo.books.onChange(({ table, kind, key }) => {
    if (kind === "created") keys.push(`${table} ${key}`);
  });
  return () => keys;
}

it("keeps its books right whatever is called, uses no key twice, and has the same in them when its journal is replayed", async () => {
  await fc.assert(
    fc.asyncProperty(life, async (calls) => {
      const journal = memoryJournal();
      const account = anAccount({ journal });
      const keys = listenForKeys(account);
      for (const { method, path, body } of calls) {
        const before = account.sitoo.books.tables.warehousetransactions.size();
        const { status } = await account.call(method, path, body);
        expect(status).toBeLessThan(500);
        if (status !== 200) expect(account.sitoo.books.tables.warehousetransactions.size()).toBe(before);
      }
      const numbered = keys().filter(
        (key) => !key.startsWith("pricelistitems") && !key.startsWith("giftcards"),
      );
      expect(new Set(numbered).size).toBe(numbered.length);
      for (const check of [checkStock, checkOrders, checkCards]) check(account);
      expect(await readAll(anAccount({ journal }))).toEqual(await readAll(account));
    }),
    { numRuns: 150 },
  );
});
