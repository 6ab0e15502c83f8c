import type { Company, CompanyItem } from "../b1/company.ts";
import { aCompany, monthsOf, roundingItem, swedishAccounts, vatGroup } from "../builders/company.ts";
import type { OrderRecord } from "../sitoo/shop.ts";
import { distinct, readList, readText } from "./read.ts";
import type { OwnStore } from "./tills.ts";

/** What the orders need SAP and the rules to know. */
export interface Needs {
  readonly currency: string;
  readonly years: readonly number[];
  readonly stores: readonly OwnStore[];
  /** Percent, as text. */
  readonly rates: readonly string[];
  readonly tenders: readonly {
    readonly name: string;
    readonly isCash: boolean;
    readonly creditCard: number;
  }[];
  readonly items: readonly { readonly sku: string; readonly name: string; readonly rate: string }[];
}

const noVat = "0";
const groupOf = (rate: string): string => `S${rate}`;
const cardAccount = (creditCard: number): string => `1580-${creditCard}`;

/** VAT rates, tenders and items in the orders. What cannot be understood is left out: SAP will not know it. */
export function needsIn(orders: readonly OrderRecord[]): Pick<Needs, "rates" | "tenders" | "items"> {
  const lines = orders.flatMap(({ orderitems }) => readList(orderitems));
  const names = distinct(
    orders.flatMap(({ payments }) => readList(payments).map(({ name }) => readText(name))),
  );
  const bySku = Map.groupBy(lines, ({ sku }) => readText(sku));
  return {
    rates: distinct([noVat, ...lines.map(({ vatvalue }) => readRate(vatvalue))]),
    tenders: names.map((name, index) => ({
      name,
      isCash: /cash|kontant/i.test(name),
      creditCard: index + 1,
    })),
    items: [...bySku].flatMap(([sku, [first]]) =>
      sku === undefined || sku === roundingItem.ItemCode
        ? []
        : [{ sku, name: readText(first?.productname) ?? sku, rate: readRate(first?.vatvalue) ?? noVat }],
    ),
  };
}

/** A SAP company that knows what the orders need. */
export function companyFor({ currency, years, stores, rates, tenders, items }: Needs): Company {
  const cards = tenders.filter(({ isCash }) => !isCash);
  const warehouses = stores.map(({ store, warehouseCode }) => ({
    WarehouseCode: warehouseCode,
    WarehouseName: store.name,
  }));
  const toItem = ({ sku, name, rate }: Needs["items"][number]): CompanyItem => ({
    ItemCode: sku,
    ItemName: name,
    InventoryItem: true,
    SalesVATGroup: groupOf(rate),
    cost: "1.00",
    stock: Object.fromEntries(warehouses.map(({ WarehouseCode }) => [WarehouseCode, "1000000"])),
  });
  return aCompany({
    CompanyName: "Demo company",
    LocalCurrency: currency,
    accounts: [
      ...swedishAccounts,
      ...cards.map(({ name, creditCard }) => ({ Code: cardAccount(creditCard), Name: name })),
    ],
    vatGroups: rates.map((rate) => vatGroup(groupOf(rate), rate, rate === noVat ? undefined : "2611")),
    warehouses,
    items: [...items.map(toItem), { ...roundingItem, SalesVATGroup: groupOf(noVat) }],
    businessPartners: stores.map(({ store, guestPartner }) => ({
      CardCode: guestPartner,
      CardName: `Guests ${store.name}`,
    })),
    creditCards: cards.map(({ name, creditCard }) => ({
      CreditCardCode: creditCard,
      CreditCardName: name,
      GLAccount: cardAccount(creditCard),
    })),
    periods: years.flatMap(monthsOf),
  });
}

/** Rules that map the orders to that company. */
export const rulesFor = ({ stores, rates, tenders }: Needs) => ({
  businessDayStartsAt: "00:00",
  scope: {},
  stores: Object.fromEntries(
    stores.map(({ store, guestPartner, warehouseCode, timeZone }) => [
      String(store.storeid),
      { name: store.name, guestPartner, warehouse: warehouseCode, timeZone },
    ]),
  ),
  // 0 % is a question to a person (export, exempt, voucher), so no rule maps it.
  vat: Object.fromEntries(rates.filter((rate) => rate !== noVat).map((rate) => [rate, groupOf(rate)])),
  tenders: Object.fromEntries(
    tenders.map(({ name, isCash, creditCard }) => [
      name,
      isCash ? { kind: "cash", account: "1910" } : { kind: "card", creditCard },
    ]),
  ),
  customers: { match: ["email"] },
  cashRounding: { itemCode: roundingItem.ItemCode, vatGroup: groupOf(noVat) },
});

/** A rate that SAP can hold: percent below a hundred with at most three decimals. */
function readRate(value: unknown): string | undefined {
  const rate = typeof value === "number" || readText(value) !== undefined ? String(Number(value)) : "";
  return /^\d{1,2}(\.\d{1,3})?$/.test(rate) ? rate : undefined;
}
