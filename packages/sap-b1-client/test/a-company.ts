import { type B1Client, createB1Client } from "@instep/sap-b1-client";
import {
  aCompany,
  anItem,
  type B1Emulator,
  type Company,
  createB1Emulator,
  virtualClock,
} from "@instep/testing";

/** 23 November 2026, a quarter past one. */
const now = Date.parse("2026-11-23T13:14:45Z");
export const today = "2026-11-23";

/** Both versions of the Service Layer, which one emulator speaks side by side. */
export const versions = ["v1", "v2"] as const;
export type Version = (typeof versions)[number];

/** A company with something in each list of its set-up. */
const company = (overrides: Partial<Company>): Company =>
  aCompany({
    warehouses: [
      { WarehouseCode: "MALMO", WarehouseName: "Malmö" },
      { WarehouseCode: "LUND", WarehouseName: "Lund", EnableBinLocations: true, DefaultBin: 1 },
    ],
    bins: [{ AbsEntry: 1, Warehouse: "LUND", BinCode: "LUND-1" }],
    items: [anItem({ BarCode: "7350012345678", prices: { 1: "125.00" } })],
    businessPartners: [
      { CardCode: "POS-MALMO", CardName: "Kassakunder Malmö" },
      { CardCode: "V1", CardName: "A vendor", CardType: "cSupplier" },
    ],
    priceLists: [{ PriceListNo: 1, PriceListName: "Shop", IsGrossPrice: true }],
    specialPrices: [{ CardCode: "*1", ItemCode: "SKU-1", Price: "99.00", ValidFrom: today }],
    creditPaymentMethods: [{ PaymentMethodCode: 1, Name: "At once", AssignedtoCreditCard: 1 }],
    currencies: [
      { Code: "SEK", Name: "Krona" },
      { Code: "EUR", Name: "Euro" },
    ],
    rates: [{ Currency: "EUR", RateDate: today, Rate: "11.25" }],
    salesPersons: [{ SalesEmployeeCode: 5, SalesEmployeeName: "Kim" }],
    projects: [{ Code: "P1", Name: "Opening" }],
    profitCenters: [{ CenterCode: "MALMO", CenterName: "Malmö", InWhichDimension: 1 }],
    freight: [{ ExpensCode: 1, Name: "Parcel", RevenuesAccount: "3010", OutputVATGroup: "S25" }],
    userFields: [{ TableName: "OINV", Name: "Till", Size: 20 }],
    userTables: ["LEDGER"],
    ...overrides,
  });

/** The company, and a client of one version. */
export interface Scene {
  readonly b1: B1Client;
  readonly sap: B1Emulator;
}

export function aScene(version: Version, overrides: Partial<Company> = {}): Scene {
  const clock = virtualClock(now);
  const deliver = () => Promise.resolve(Response.json({}));
  const sap = createB1Emulator({ company: company(overrides), clock, deliver });
  const b1 = createB1Client({
    baseUrl: sap.baseUrl.replace("/v2", `/${version}`),
    companyDb: "DEMO_SE",
    userName: "INSTEP",
    password: "sap-demo",
    fetch: sap.fetch,
    clock,
  });
  return { b1, sap };
}
