/** An article of the chain. Prices include VAT; of weighed goods they are per kilogram. */
export interface Article {
  readonly sku: string;
  readonly name: string;
  readonly price: string;
  readonly vat: 25 | 12 | 6;
  readonly weighed?: true;
}

type Row = readonly [name: string, price: string];

/** Swedish rates: 25 % in general, 12 % on what the café serves, 6 % on books and (since April 2026) groceries. */
const general: readonly Row[] = [
  ["Wool throw", "599.00"],
  ["Linen cushion", "299.00"],
  ["Stoneware mug", "149.00"],
  ["Enamel jug", "349.00"],
  ["Oak tray", "449.00"],
  ["Beeswax candle", "89.00"],
  ["Tea towel", "99.00"],
  ["Cast-iron pan", "899.00"],
  ["Bread knife", "379.00"],
  ["Picnic basket", "749.00"],
  ["Rain hat", "199.00"],
  ["Wool socks", "129.00"],
  ["Hand soap", "79.90"],
  ["Dish brush", "49.90"],
  ["Match box", "12.50"],
  ["Gift wrap", "39.90"],
  ["Ceramic bowl", "229.00"],
  ["Garden gloves", "159.00"],
  ["Seed packet", "34.90"],
  ["Notebook", "69.50"],
];

const served: readonly Row[] = [
  ["Filter coffee", "32.00"],
  ["Cardamom bun", "38.50"],
  ["Open sandwich", "89.00"],
  ["Soup of the day", "109.00"],
  ["Lemonade", "29.90"],
  ["Pot of tea", "35.00"],
];

const books: readonly Row[] = [
  ["Cookbook", "279.00"],
  ["Garden book", "249.00"],
  ["Crime novel", "79.00"],
  ["Picture book", "129.50"],
];

const groceries: readonly Row[] = [
  ["Crispbread", "42.90"],
  ["Rapeseed oil", "84.50"],
  ["Lingonberry jam", "54.90"],
  ["Sea salt", "46.00"],
  ["Apple must", "50.00"],
];

const perKilogram: readonly Row[] = [
  ["Coffee beans, loose", "249.00"],
  ["Mixed sweets", "99.50"],
  ["Hard cheese", "189.00"],
  ["Almonds, loose", "219.90"],
];

const rows = (prefix: string, vat: Article["vat"], list: readonly Row[]): readonly Article[] =>
  list.map(([name, price], index) => ({ sku: `${prefix}-${101 + index}`, name, price, vat }));

/** Goods sold by the piece. */
export const pieces: readonly Article[] = [
  ...rows("HOME", 25, general),
  ...rows("CAFE", 12, served),
  ...rows("BOOK", 6, books),
  ...rows("FOOD", 6, groceries),
];

/** Goods sold by weight. */
export const weighed: readonly Article[] = rows("BULK", 6, perKilogram).map((article) => ({
  ...article,
  weighed: true,
}));

/** In Sitoo, but switched off in SAP. */
export const discontinued: Article = { sku: "HOME-900", name: "Discontinued lamp", price: "395.00", vat: 25 };

/** In Sitoo, but never made in SAP. */
export const unknownToSap: Article = { sku: "LOCAL-001", name: "Local flowers", price: "120.00", vat: 25 };

/** An article by its name. Throws when there is none. */
export function article(name: string): Article {
  const found = [...pieces, ...weighed].find((each) => each.name === name);
  if (!found) throw new RangeError(`The catalogue has no article called ${name}.`);
  return found;
}
