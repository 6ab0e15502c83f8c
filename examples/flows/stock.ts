import { decimal, explainAvailability, StockPool } from "@instep/mapping-core";

/** What a till may sell, and why it is that figure: the program of docs/flows/stock.md. */

const pool = StockPool.parse({
  warehouses: [{ warehouse: "MALMO" }, { warehouse: "CENTRAL", share: "50" }],
  buffer: { units: "1" },
});

const { available, terms } = explainAvailability(
  {
    itemCode: "SE-100",
    warehouses: [
      { warehouse: "MALMO", inStock: decimal("7"), committed: decimal("2"), pending: decimal("1") },
      { warehouse: "CENTRAL", inStock: decimal("31"), committed: decimal("10") },
    ],
  },
  pool,
);
for (const { term, warehouse = "", quantity } of terms)
  console.log(`${quantity.toFixed().padStart(6)}  ${term} ${warehouse}`.trimEnd());
console.log(`${available.toFixed().padStart(6)}  may be sold`);
