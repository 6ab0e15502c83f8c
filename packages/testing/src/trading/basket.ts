import type { Random } from "@instep/http";
import Big from "big.js";
import { money } from "../builders/amounts.ts";
import type { OrderLine } from "../builders/order-line.ts";
import { article, pieces, weighed, type Article } from "./catalogue.ts";
import { between, pick, weighted } from "./random.ts";

/** What a customer puts on the counter: mostly one to three rows, no article twice. */
export function basket(random: Random): readonly OrderLine[] {
  const rows = weighted(random, [
    [46, 1],
    [26, 2],
    [15, 3],
    [8, 4],
    [5, 6],
  ] as const);
  const lines = Array.from({ length: rows }, () => someLine(random));
  return lines.filter(({ sku }, index) => lines.findIndex((line) => line.sku === sku) === index);
}

function someLine(random: Random): OrderLine {
  const kind = weighted(random, [
    [80, fullPrice],
    [7, byWeight],
    [7, reduced],
    [6, threeForTwo],
  ] as const);
  return kind(random);
}

/** Full price, now and then several pieces. */
function fullPrice(random: Random): OrderLine {
  return lineOf(
    pick(random, pieces),
    weighted(random, [
      [75, 1],
      [15, 2],
      [7, 3],
      [3, 5],
    ] as const),
  );
}

/** A row of an article at full price. */
export function lineOf({ sku, name, price, vat }: Article, quantity = 1): OrderLine {
  return { sku, name, quantity, vat, gross: money(Big(price).times(quantity)) };
}

/** Weighed goods are one unit of so many kilograms; the price is per kilogram. */
export function byWeight(random: Random): OrderLine {
  const goods = pick(random, weighed);
  const kilograms = Big(between(random, 85, 980)).div(1000);
  return { ...lineOf(goods), unitQuantity: kilograms.toFixed(3), gross: money(kilograms.times(goods.price)) };
}

/** The cashier takes off some percent, which leaves öre. */
export function reduced(random: Random): OrderLine {
  const goods = pick(random, pieces);
  const quantity = pick(random, [1, 1, 2]);
  const full = Big(goods.price).times(quantity);
  const discount = money(full.times(pick(random, [5, 10, 15])).div(100));
  return { ...lineOf(goods, quantity), gross: money(full.minus(discount)), discount };
}

/** Three for two: 100.00 for three pieces of 50.00, so that no unit price is right to the öre. */
export function threeForTwo(random: Random): OrderLine {
  const goods = pick(random, [
    article("Apple must"),
    article("Match box"),
    article("Dish brush"),
    article("Seed packet"),
  ]);
  const campaign = { voucherid: 7, vouchername: "Three for two" };
  return {
    ...lineOf(goods, 3),
    gross: money(Big(goods.price).times(2)),
    discount: money(goods.price),
    campaign,
  };
}
