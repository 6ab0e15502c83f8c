import { parseRules, type Rules, type RulesInput } from "@instep/mapping-core";
import { type B1Client, createB1Client } from "@instep/sap-b1-client";
import { type B1Emulator, type Company, createB1Emulator, tradingDay, virtualClock } from "@instep/testing";

const chain = tradingDay({ seed: 1, size: 40 });

/** The chain's rules with everything that an order of its tills may need. */
export const chainRules = (overrides: Partial<RulesInput> = {}): Rules =>
  parseRules({
    ...(chain.rules as RulesInput),
    exchangeAccount: "1690",
    fees: { delivery: { itemCode: "FREIGHT" }, checkout: { itemCode: "FREIGHT" } },
    giftCards: { kind: "multi", itemCode: "GIFT", vatGroup: "S00" },
    warehouses: { "99": "DAMAGED" },
    ...overrides,
  });

const damaged = { WarehouseCode: "DAMAGED", WarehouseName: "Skadat" };
const service = { InventoryItem: false, cost: "0", stock: {} };

/** The chain's SAP company, with items for gift cards and freight, and accounts for what the rules name. */
export function chainCompany(settings: Partial<Company["settings"]> = {}): Company {
  const { company } = chain;
  return {
    ...company,
    settings: { ...company.settings, ...settings },
    accounts: [
      ...company.accounts,
      { Code: "1690", Name: "Byten" },
      { Code: "2425", Name: "Förskott" },
      { Code: "6991", Name: "Svinn" },
      { Code: "3520", Name: "Frakter" },
    ],
    warehouses: [...company.warehouses, damaged],
    items: [
      ...company.items,
      { ItemCode: "GIFT", ItemName: "Presentkort", SalesVATGroup: "S00", IncomeAccount: "2420", ...service },
      { ItemCode: "FREIGHT", ItemName: "Frakt", SalesVATGroup: "S25", IncomeAccount: "3520", ...service },
    ],
  };
}

/** A SAP company and a client of it: what plans are posted to. */
export interface SapBooks {
  readonly b1: B1Emulator;
  readonly client: B1Client;
  /** Debit less credit, by account. */
  readonly balances: () => Readonly<Record<string, string>>;
}

export function openBooks(company: Company = chainCompany()): SapBooks {
  const clock = virtualClock(Date.parse("2026-12-31T12:00:00Z"));
  const b1 = createB1Emulator({ company, clock });
  const client = createB1Client({
    baseUrl: b1.baseUrl,
    companyDb: company.CompanyDB,
    userName: "INSTEP",
    password: "sap-demo",
    fetch: b1.fetch,
    clock,
  });
  return { b1, client, balances: () => b1.books.trialBalance() };
}

/** What the planner knows of the chain. */
export function chainWorld(rules: Rules, settings: Partial<Company["settings"]> = {}) {
  const { PriceAccuracy = 2, GroupLinesInVATCalculation = false } = settings;
  const stores = new Map(
    chain.shop.registers.map(({ registerid, warehouseid }) => {
      const warehouse = chain.shop.warehouses.find((each) => each.warehouseid === warehouseid);
      return [registerid, warehouse?.storeid ?? 0];
    }),
  );
  const { items } = chainCompany();
  const costs = new Map(
    (items as readonly { ItemCode: string; cost?: string }[]).map(({ ItemCode, cost }) => [ItemCode, cost]),
  );
  return {
    rules,
    company: {
      localCurrency: "SEK",
      priceAccuracy: PriceAccuracy,
      groupLinesInVat: GroupLinesInVATCalculation,
    },
    storeOf: (registerid: string) => stores.get(registerid) ?? 0,
    costOf: (ItemCode: string) => costs.get(ItemCode) ?? "0",
  };
}
