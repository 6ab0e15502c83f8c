import { expect, it } from "vitest";
import { anOrder } from "./builders.ts";
import { shopOf } from "./shop-of.ts";

const tillA = "{0A000000-0000-4000-8000-00000000000A}";
const tillB = "{0A000000-0000-4000-8000-00000000000B}";
const tillC = "{0A000000-0000-4000-8000-00000000000C}";

it("puts tills that sell from one warehouse into one store", () => {
  const { shop } = shopOf([
    anOrder({ orderid: 1, registerid: tillA, warehouseid: 4 }),
    anOrder({ orderid: 2, registerid: tillB, warehouseid: 4 }),
    anOrder({ orderid: 3, registerid: tillC, warehouseid: null }),
  ]);

  expect(shop.stores).toHaveLength(2);
  expect(shop.registers.map(({ registerid, warehouseid }) => [registerid, warehouseid])).toEqual([
    [tillA, 4],
    [tillB, 4],
    [tillC, 6],
  ]);
});

it("lets every order be there an hour after the newest sale, untouched", () => {
  const orders = [anOrder({ orderid: 1, orderdate: 1000 }), anOrder({ orderid: 2, orderdate: 5000 })];
  const { shop, opensAt, closesAt } = shopOf(orders);

  expect(opensAt).toBe(5_000_000 + 3_600_000);
  expect(closesAt).toBeGreaterThan(opensAt);
  expect(shop.arrivals).toEqual(orders.map((order) => ({ at: opensAt, order })));
});

it("sets SAP up for the currency, items, rates and tenders of the orders", () => {
  const { company, rules, planted } = shopOf([
    anOrder({
      currencycode: "EUR",
      lines: [
        { sku: "A", vat: 25.5, gross: "10.00" },
        { sku: "B", vat: 0, gross: "5.00" },
      ],
      payments: [
        { name: "Kontant", moneyamount: "5.00" },
        { name: "Visa", moneyamount: "10.00" },
      ],
    }),
  ]);

  expect(company.LocalCurrency).toBe("EUR");
  expect(company.items.map(({ ItemCode }) => ItemCode)).toEqual(["A", "B", "ROUNDING"]);
  expect(company.vatGroups.map(({ Code }) => Code)).toEqual(["S0", "S25.5"]);
  expect(company.creditCards).toEqual([{ CreditCardCode: 2, CreditCardName: "Visa", GLAccount: "1580-2" }]);
  expect(rules).not.toHaveProperty(["vat", "0"]);
  expect(rules).toMatchObject({
    vat: { "25.5": "S25.5" },
    tenders: { Kontant: { kind: "cash", account: "1910" }, Visa: { kind: "card", creditCard: 2 } },
  });
  expect(planted).toEqual([]);
});

it("has open periods for every year of the orders", () => {
  const { company } = shopOf([anOrder({ orderid: 1, orderdate: 1_463_041_119 }), anOrder({ orderid: 2 })]);

  expect(new Set(company.periods.map(({ from }) => from.slice(0, 4)))).toEqual(new Set(["2016", "2026"]));
});

it("takes the time zone from the tills, and Stockholm where they do not say", () => {
  const zoneOf = (name: string) =>
    shopOf([anOrder({ additionaldata: { "pos-timezone": name } })]).rules as {
      stores: Record<string, unknown>;
    };

  expect(zoneOf("Europe/Helsinki").stores["1"]).toMatchObject({ timeZone: "Europe/Helsinki" });
  expect(zoneOf("Mars/Olympus").stores["1"]).toMatchObject({ timeZone: "Europe/Stockholm" });
});

it("passes over what it cannot understand", () => {
  const odd = [
    { orderid: 1 },
    {
      orderid: 2,
      orderdate: "yesterday",
      registerid: 7,
      warehouseid: {},
      currencycode: null,
      additionaldata: [],
    },
    { orderid: 3, orderitems: "none", payments: [null, 4, { name: "" }], orderdate: 1e30 },
    { orderid: 4, registerid: tillA, orderitems: [{ sku: null }, { sku: "A", vatvalue: "a lot" }, []] },
  ];
  const { shop, company } = shopOf(odd);

  expect(shop.arrivals).toHaveLength(4);
  expect(shop.stores).toHaveLength(1);
  expect(company.items.map(({ ItemCode }) => ItemCode)).toEqual(["A", "ROUNDING"]);
  expect(shopOf([]).shop.arrivals).toEqual([]);
});
