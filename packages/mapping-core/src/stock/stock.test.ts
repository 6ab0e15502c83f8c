import type { WarehouseTransaction } from "@instep/sitoo-client";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { order, rules } from "../../test/orders.ts";
import {
  type Decimal,
  decimal,
  equals,
  isLess,
  isNegative,
  plus,
  sum,
  toText,
  zero,
} from "../money/decimal.ts";
import {
  availableToSell,
  explainAvailability,
  type ItemStock,
  type WarehouseStock,
} from "./available-to-sell.ts";
import { movedMeanwhile, pendingMovements } from "./pending-movements.ts";
import { stockDifferences } from "./stock-differences.ts";
import { StockPool } from "./stock-rules.ts";
import { isStoreMovement, toStockDocuments } from "./to-stock-documents.ts";

const stock = (inStock: string, more: Partial<Record<keyof WarehouseStock, unknown>> = {}): WarehouseStock =>
  ({ warehouse: "MALMO", inStock: decimal(inStock), committed: zero, ...more }) as WarehouseStock;
const item = (...warehouses: WarehouseStock[]): ItemStock => ({
  itemCode: "SKU-1",
  itemGroup: 7,
  warehouses,
});
const pool = (overrides: object = {}): StockPool =>
  StockPool.parse({ warehouses: [{ warehouse: "MALMO" }], ...overrides });
const sellable = (what: ItemStock, from = pool()): string =>
  toText(availableToSell(what, from), from.decimals);

describe("what a till may sell", () => {
  it("is what is in stock less what is promised, over every warehouse of the pool", () => {
    const two = pool({ warehouses: [{ warehouse: "MALMO" }, { warehouse: "CENTRAL" }] });
    const held = item(
      stock("5", { committed: decimal("2") }),
      stock("10", { warehouse: "CENTRAL" }),
      stock("99", { warehouse: "LUND" }),
    );
    expect(sellable(held, two)).toBe("13");
  });

  it("is less by what tills sold that SAP does not have yet, and more by what came back (H20)", () => {
    expect(sellable(item(stock("5", { pending: decimal("2") })))).toBe("3");
    expect(sellable(item(stock("5", { pending: decimal("-1") })))).toBe("6");
  });

  it("is never below zero, and whole units unless the pool sells by weight", () => {
    expect(sellable(item(stock("1", { committed: decimal("4") })))).toBe("0");
    expect(sellable(item(stock("2.75")))).toBe("2");
    expect(sellable(item(stock("2.7549")), pool({ decimals: 3 }))).toBe("2.754");
  });

  it("keeps back units and percent, by the item before its group before the pool", () => {
    const buffered = pool({ buffer: { units: "1" }, groupBuffers: { "7": { percent: "10" } } });
    expect(sellable(item(stock("20")), buffered)).toBe("18");
    expect(
      sellable(item(stock("20")), { ...buffered, itemBuffers: { "SKU-1": { units: "5", percent: "0" } } }),
    ).toBe("15");
    expect(sellable({ ...item(stock("20")), itemGroup: 8 }, buffered)).toBe("19");
  });

  it("counts what is ordered only by rule, and no bin that is not for sale", () => {
    const held = item(stock("5", { ordered: decimal("10"), bins: { QUARANTINE: decimal("2") } }));
    expect(sellable(held)).toBe("5");
    expect(sellable(held, pool({ countOrdered: "50", excludedBins: ["QUARANTINE"] }))).toBe("8");
  });

  it("is shared where a warehouse feeds several pools, and rules that share more than all are refused (H20)", () => {
    const share = (percent: string) => pool({ warehouses: [{ warehouse: "CENTRAL", share: percent }] });
    const held = item(stock("10", { warehouse: "CENTRAL" }));
    expect([sellable(held, share("60")), sellable(held, share("40"))]).toEqual(["6", "4"]);
    const pools = {
      "1": { warehouses: [{ warehouse: "C", share: "60" }] },
      "2": { warehouses: [{ warehouse: "C", share: "41" }] },
    };
    expect(() => rules({ stock: { pools } })).toThrow(
      /stock\.pools\.2\.warehouses\.0\.share: the shares of C/,
    );
  });
});

const quantity = fc
  .integer({ min: -2000, max: 20_000 })
  .map((thousandths) => decimal((thousandths / 1000).toFixed(3)));
const positive = quantity.map((value): Decimal => (isNegative(value) ? zero : value));
const anyStock = fc.record({ inStock: quantity, committed: positive, pending: quantity, ordered: positive });
const percents = fc.integer({ min: 0, max: 100 }).map(String);

describe("for any stock and any pool", () => {
  it("the terms add up to the figure, which is never negative and never more than there is", () => {
    fc.assert(
      fc.property(fc.array(anyStock, { maxLength: 3 }), percents, fc.nat(3), (held, percent, decimals) => {
        const warehouses = held.map((each, index) => ({ ...each, warehouse: `W${index}` }));
        const from = pool({
          warehouses: [{ warehouse: "NONE" }, ...warehouses.map(({ warehouse }) => ({ warehouse }))],
          buffer: { percent },
          decimals,
        });
        const { available, terms } = explainAvailability(item(...warehouses), from);
        expect(equals(sum(terms.map((term) => term.quantity)), available)).toBe(true);
        expect(isNegative(available)).toBe(false);
        const back = warehouses.map(({ pending }) => (isNegative(pending) ? pending.neg() : zero) as Decimal);
        const most = plus(
          sum(warehouses.map(({ inStock }) => (isNegative(inStock) ? zero : inStock))),
          sum(back),
        );
        expect(isLess(most, available)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it("pools that share a warehouse never offer more than it has (H20)", () => {
    fc.assert(
      fc.property(anyStock, percents, (held, percent) => {
        const one = item({ ...held, warehouse: "C" });
        const share = (part: string) => pool({ warehouses: [{ warehouse: "C", share: part }], decimals: 3 });
        const all = availableToSell(one, share("100"));
        const parts = [percent, String(100 - Number(percent))].map((part) =>
          availableToSell(one, share(part)),
        );
        expect(isLess(all, sum(parts))).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

describe("movements that SAP does not have yet", () => {
  const naming = rules({ warehouses: { "44": "CENTRAL" }, itemCodes: { "SKU-2": "B1-2" } });
  const moved = (...orders: Parameters<typeof order>[0][]) =>
    pendingMovements(
      orders.map((each) => ({ order: order(each), storeWarehouse: "MALMO" })),
      naming,
    );
  const text = (movements: ReturnType<typeof moved>) =>
    [...movements].flatMap(([code, places]) =>
      [...places].map(([place, value]) => `${code} ${place} ${value.toFixed()}`),
    );

  it("are what was sold less what came back, by item and the warehouse it left", () => {
    expect(
      text(
        moved(
          { lines: [{ quantity: 3 }, { sku: "SKU-2", unitQuantity: "0.450", quantity: 2 }] },
          { lines: [{ quantity: -1, gross: "-100.00" }] },
          { lines: [{ quantity: -1, gross: "-100.00", additionaldata: { "return-warehouseid": "44" } }] },
        ),
      ),
    ).toEqual(["SKU-1 MALMO 2", "SKU-1 CENTRAL -1", "B1-2 MALMO 0.9"]);
  });

  it("go by the delivery where goods left elsewhere (H26), and count nothing where stock is not to move", () => {
    const deliveries = [
      { orderdeliveryid: 1, warehouseid: 44, orderdeliveryitems: [{ orderitemid: 0, quantity: 1 }] },
    ];
    const sent = { order: order({ lines: [{ quantity: 3 }] }), storeWarehouse: "MALMO", deliveries };
    expect(text(pendingMovements([sent], naming))).toEqual(["SKU-1 CENTRAL 1", "SKU-1 MALMO 2"]);
    expect(text(moved({ additionaldata: { "delivery-ignore-stock": "true" } }))).toEqual([]);
  });

  it("between the reading and the push name the items to push again (H20)", () => {
    const before = moved({}, { lines: [{ sku: "SKU-3" }] });
    const after = moved({}, { lines: [{ sku: "SKU-3" }] }, { lines: [{ sku: "SKU-3" }, { sku: "SKU-4" }] });
    expect([...movedMeanwhile(before, after)].toSorted()).toEqual(["SKU-3", "SKU-4"]);
  });
});

describe("a push of stock", () => {
  const figure = (sku: string, available: string, inSitoo?: string) => ({
    sku,
    available: decimal(available),
    inSitoo: inSitoo === undefined ? undefined : decimal(inSitoo),
  });

  it("writes what differs, and nothing else", () => {
    const { push, same } = stockDifferences(
      [figure("A", "5", "5.000"), figure("B", "4", "5.000"), figure("C", "1")],
      pool(),
    );
    expect(push).toEqual([
      { sku: "B", decimaltotal: "4.000" },
      { sku: "C", decimaltotal: "1.000" },
    ]);
    expect(same).toBe(1);
  });

  it("leaves alone what a store has counted until somebody has answered it (H21)", () => {
    const { push, held } = stockDifferences([figure("A", "5", "3.000")], pool(), { held: new Set(["A"]) });
    expect(push).toEqual([]);
    expect(held).toEqual([{ sku: "A", because: "store-movement", available: "5.000", inSitoo: "3.000" }]);
  });

  it("leaves small changes for later, but never that something is sold out", () => {
    const figures = [figure("A", "50", "51.000"), figure("B", "0", "1.000"), figure("C", "1", "0.000")];
    const { push, held } = stockDifferences(figures, pool({ leastChange: "1" }));
    expect(push.map(({ sku }) => sku)).toEqual(["B", "C"]);
    expect(held).toMatchObject([{ sku: "A", because: "small-change" }]);
  });
});

describe("what staff do with goods in Sitoo (H21)", () => {
  const transaction = (overrides: Partial<WarehouseTransaction> = {}): WarehouseTransaction => ({
    warehousetransactionid: 88,
    warehouseid: 1,
    transactiontype: 50,
    items: [
      { sku: "SKU-1", decimalquantity: "-2.000" },
      { sku: "SKU-2", decimalquantity: "1.000" },
    ],
    ...overrides,
  });
  const world = { account: "1500", date: "2026-11-20" };
  const ruling = (movements: object[]) =>
    rules({ warehouses: { "1": "MALMO" }, stock: { movements: movements as never } });

  it("is read when it is neither a sale, nor a refund, nor our own", () => {
    const ours = (externalid: string) => externalid.startsWith("INSTEP");
    expect(
      [10, 20, 30, 40, 50].filter((transactiontype) =>
        isStoreMovement(transaction({ transactiontype }), ours),
      ),
    ).toEqual([10, 20, 50]);
    expect(isStoreMovement(transaction({ externalid: "INSTEP-1" }), ours)).toBe(false);
  });

  it("becomes a goods issue and a goods receipt for a count, each under a key of its own", () => {
    const adjust = ruling([{ transactiontype: 50, becomes: { kind: "adjustment", account: "4990" } }]);
    const documents = toStockDocuments(transaction(), adjust, world);
    expect(documents).toMatchObject({
      ok: true,
      value: [
        {
          kind: "goods-issue",
          key: "SITOO-1500-T-88/goods-issue",
          body: {
            DocumentLines: [{ ItemCode: "SKU-1", Quantity: 2, WarehouseCode: "MALMO", AccountCode: "4990" }],
          },
        },
        {
          kind: "goods-receipt",
          key: "SITOO-1500-T-88/goods-receipt",
          body: { DocumentLines: [{ ItemCode: "SKU-2", Quantity: 1 }] },
        },
      ],
    });
  });

  it("becomes a stock transfer by its reason, or nothing where SAP has it already", () => {
    const out = transaction({
      transactiontype: 20,
      reasoncode: "MOVE",
      items: [{ sku: "SKU-1", decimalquantity: "-4.000" }],
    });
    const move = ruling([{ reasoncode: "MOVE", becomes: { kind: "transfer", warehouse: "CENTRAL" } }]);
    expect(toStockDocuments(out, move, world)).toMatchObject({
      ok: true,
      value: [
        {
          kind: "stock-transfer",
          body: {
            FromWarehouse: "MALMO",
            ToWarehouse: "CENTRAL",
            StockTransferLines: [{ ItemCode: "SKU-1", Quantity: 4 }],
          },
        },
      ],
    });
    expect(toStockDocuments(out, ruling([{ becomes: { kind: "ignore" } }]), world)).toMatchObject({
      ok: true,
      value: [],
    });
  });

  it("is a problem for retail operations where no rule fits", () => {
    expect(toStockDocuments(transaction(), ruling([]), world)).toEqual({
      ok: false,
      problems: [
        { code: "store-movement", warehousetransactionid: 88, transactiontype: 50, rule: "stock.movements" },
      ],
    });
  });
});
