import fc from "fast-check";
import { expect, it } from "vitest";
import { anItem } from "../../builders.ts";
import { type Decimal, decimal, sum, zero } from "../decimals.ts";
import { SapRefusal } from "../refusal.ts";
import { testCompany } from "../test-company.ts";
import { createWorld, type World } from "../world.ts";
import type { StockMove } from "./stock.ts";

const warehouses = ["MALMO", "LUND"].map((WarehouseCode) => ({
  WarehouseCode,
  WarehouseName: WarehouseCode,
}));

function aWorld(settings: { readonly blocked?: boolean; readonly perWarehouse?: boolean } = {}): World {
  return createWorld(
    testCompany({
      warehouses,
      settings: {
        PriceAccuracy: 2,
        GroupLinesInVATCalculation: true,
        BlockStockNegativeQuantity: settings.blocked ?? false,
        CostPerWarehouse: settings.perWarehouse ?? false,
      },
      items: [
        anItem({ cost: "3.333", stock: { MALMO: "7", LUND: "3" } }),
        anItem({ ItemCode: "SKU-2", cost: "10", stock: { MALMO: "5" } }),
      ],
    }),
  );
}

const goods = (docEntry: number) =>
  ({ objectCode: "60", docEntry, day: "2026-07-14", linesTable: "IGE1" }) as const;
const move = (quantity: string, more: Partial<StockMove> = {}): StockMove => ({
  itemCode: "SKU-2",
  warehouse: "MALMO",
  line: 0,
  ...more,
  quantity: decimal(quantity),
});
const texts = (values: readonly Decimal[]) => values.map((value) => value.toFixed(2));

it("averages the cost of goods that come in with that of goods on hand", () => {
  const { stock } = aWorld();
  expect(texts(stock.post(goods(1), [move("-5", { cost: decimal("20") })]))).toEqual(["-100.00"]);
  expect(stock.unitCost("SKU-2").toFixed(2)).toBe("15.00");
  expect(texts(stock.post(goods(2), [move("4")]))).toEqual(["60.00"]);
});

it("takes goods back at the current cost, or at the cost that the document states", () => {
  const { stock } = aWorld();
  expect(texts(stock.post(goods(1), [move("-1"), move("-1", { cost: decimal("4") })]))).toEqual([
    "-10.00",
    "-4.00",
  ]);
});

it("gives the last goods all the value that is left", () => {
  const { stock } = aWorld();
  const third = { itemCode: "SKU-1" };
  expect(stock.value("SKU-1").toFixed(2)).toBe("33.33");
  expect(texts(stock.post(goods(1), [move("7", third), move("3", { ...third, warehouse: "LUND" })]))).toEqual(
    ["23.33", "10.00"],
  );
  expect(stock.value("SKU-1").toFixed(2)).toBe("0.00");
});

it("lets a value that a reversal left behind go out with the last goods, even one below zero", () => {
  const { stock } = aWorld();
  stock.post(goods(1), [move("-5", { cost: decimal("100") })]);
  stock.post(goods(2), [move("4")]);
  stock.reverse(goods(3), goods(1));
  expect([stock.value("SKU-2").toNumber(), stock.unitCost("SKU-2").gte(0)]).toEqual([-170, true]);
  expect(texts(stock.post(goods(4), [move("1")]))).toEqual(["-170.00"]);
});

it("values goods below zero at the last cost, and what fills the hole at what was taken out of it", () => {
  const { stock } = aWorld();
  expect(texts(stock.post(goods(1), [move("8")]))).toEqual(["80.00"]);
  expect([stock.onHand("SKU-2", "MALMO").toNumber(), stock.value("SKU-2").toNumber()]).toEqual([-3, -30]);
  expect(texts(stock.post(goods(2), [move("-5", { cost: decimal("12") })]))).toEqual(["-54.00"]);
  expect(stock.unitCost("SKU-2").toFixed(2)).toBe("12.00");
});

it("refuses to fall below zero where the company blocks it, all lines of a document together", () => {
  const { stock } = aWorld({ blocked: true });
  expect(() => stock.post(goods(1), [move("3"), move("3", { line: 1 })])).toThrow(
    "Quantity falls into negative inventory [IGE1.ItemCode][line: 2]",
  );
});

it("keeps a cost for each warehouse where the company wants that", () => {
  const { stock } = aWorld({ perWarehouse: true });
  stock.post(goods(1), [move("-5", { warehouse: "LUND", cost: decimal("20") })]);
  expect([stock.unitCost("SKU-2", "MALMO"), stock.unitCost("SKU-2", "LUND")].map(String)).toEqual([
    "10",
    "20",
  ]);
  expect(stock.unitCost("SKU-2").toString()).toBe("15");
});

it("takes a document back to the cent, whatever the cost is by then", () => {
  const { stock } = aWorld();
  stock.post(goods(1), [move("2", { itemCode: "SKU-1" })]);
  stock.post(goods(2), [move("-9", { itemCode: "SKU-1", cost: decimal("7.77") })]);
  expect(texts(stock.reverse(goods(3), goods(1)))).toEqual(["-6.67"]);
  expect(stock.value("SKU-1").toFixed(2)).toBe("103.26");
});

it("commits what will leave, counts as ordered what will come in, and frees what is delivered", () => {
  const { stock } = aWorld();
  const order = { objectCode: "17", docEntry: 1 };
  const both = () => [stock.committed("SKU-2", "MALMO"), stock.ordered("SKU-2", "MALMO")].map(Number);
  stock.commit(order, [move("4"), move("-2", { line: 1 })]);
  expect(both()).toEqual([4, 2]);
  stock.uncommit(order, [move("3")]);
  expect(both()).toEqual([1, 2]);
  stock.uncommit(order, [move("9")]);
  expect(both()).toEqual([0, 2]);
  stock.uncommit(order);
  expect(both()).toEqual([0, 0]);
  expect(stock.onHand("SKU-2", "MALMO").toNumber()).toBe(5);
});

const someMove = fc.record({
  itemCode: fc.constantFrom("SKU-1", "SKU-2"),
  warehouse: fc.constantFrom("MALMO", "LUND"),
  quantity: fc.integer({ min: -900, max: 900 }).filter((each) => each !== 0),
  cost: fc.option(fc.integer({ min: 0, max: 99_999 })),
});
const someStep = fc.oneof(
  { weight: 4, arbitrary: fc.array(someMove, { minLength: 1, maxLength: 4 }) },
  fc.integer({ min: 1, max: 8 }),
);

/** Posts moves, or takes a document back. Gives the values; a refusal must leave no trace. */
function play(
  world: World,
  step: readonly (typeof someMove extends fc.Arbitrary<infer T> ? T : never)[] | number,
  docEntry: number,
) {
  const { stock, changes } = world;
  const before = pictureOf(world);
  try {
    return changes.atomically(() =>
      typeof step === "number"
        ? stock.reverse(goods(docEntry), goods(step))
        : stock.post(
            goods(docEntry),
            step.map(({ itemCode, warehouse, quantity, cost }, line) => ({
              itemCode,
              warehouse,
              line,
              quantity: decimal(quantity).div(100),
              ...(cost !== null && quantity < 0 && { cost: decimal(cost).div(1000) }),
            })),
          ),
    );
  } catch (error) {
    expect(error).toBeInstanceOf(SapRefusal);
    expect(pictureOf(world)).toEqual(before);
    return [];
  }
}

const items = ["SKU-1", "SKU-2"];
const pictureOf = ({ stock }: World) => ({
  onHand: items.map((item) =>
    stock.warehousesOf(item).map(([code, quantity]) => `${code} ${quantity.toString()}`),
  ),
  values: items.map((item) => stock.value(item).toString()),
  movements: [...stock.movements()].length,
});

it("is at any time the sum of its movements, in quantity and to the cent in value", () => {
  const settings = fc.record({ blocked: fc.boolean(), perWarehouse: fc.boolean() });
  fc.assert(
    fc.property(settings, fc.array(someStep, { maxLength: 25 }), (chosen, steps) => {
      const world = aWorld(chosen);
      const { stock } = world;
      let account = stock.openingValue();
      const opened = new Map(
        items.flatMap((item) =>
          warehouses.map(({ WarehouseCode: code }) => [`${item} ${code}`, stock.onHand(item, code)]),
        ),
      );
      steps.forEach((step, index) => {
        account = account.minus(sum([...play(world, step, index + 1)]));
        expect(sum(items.map((item) => stock.value(item))).toFixed(6)).toBe(account.toFixed(6));
        expect(account.toFixed(6)).toBe(`${account.toFixed(2)}0000`);
      });
      for (const [place, opening] of opened) {
        const [itemCode = "", warehouse = ""] = place.split(" ");
        const moved = [...stock.movements()]
          .filter(({ move: each }) => each.itemCode === itemCode && each.warehouse === warehouse)
          .map(({ move: each }) => each.quantity);
        expect(stock.onHand(itemCode, warehouse).toString()).toBe(opening.minus(sum(moved)).toString());
        if (chosen.blocked) expect(stock.onHand(itemCode, warehouse).gte(zero)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
