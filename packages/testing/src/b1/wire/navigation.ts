import type { EntitySet } from "../entity-set.ts";
import { asText, type Key, type Row } from "../json.ts";
import { navigationNames } from "./navigation-names.ts";
import { invalidQuery, notModelled } from "../refusal.ts";

/** Where a navigation property leads: to the entity whose key stands in `from`, or to all whose `by` is our key. */
type Navigation =
  { readonly set: string; readonly from: string } | { readonly set: string; readonly by: string };

/** The rows behind a navigation, in a set of this company. */
export interface Leading {
  readonly name: string;
  readonly set: EntitySet;
  readonly many: boolean;
  readonly rowsOf: (row: Row) => readonly Row[];
}

/** Follows a navigation property of a set. Collections of lines are none: they are always inline. */
export function navigate(
  set: EntitySet,
  name: string,
  findSet: (name: string) => EntitySet | undefined,
): Leading {
  const navigation = Object.hasOwn(navigations, set.type.name)
    ? navigations[set.type.name]?.[name]
    : undefined;
  if (!navigation && (!navigationNames.has(name) || name in set.type.fields)) throw notNavigable(name, set);
  const target = navigation && findSet(navigation.set);
  if (!target) throw notModelled(`the navigation '${name}' of '${set.type.name}'`);
  const rowsOf = (row: Row): readonly Row[] =>
    "from" in navigation
      ? present([target.table.get(keyIn(row, navigation.from))])
      : leadingBack(target, navigation.by, keyIn(row, set.keys[0] ?? ""));
  return { name, set: target, many: "by" in navigation, rowsOf };
}

function notNavigable(name: string, { type }: EntitySet): Error {
  return invalidQuery(`Cannot expand invalid navigation property '${name}' for entity type '${type.name}'`);
}

function keyIn(row: Row, property: string): Key {
  const value = row[property];
  return typeof value === "number" ? value : asText(value);
}

function leadingBack({ table }: EntitySet, by: string, key: Key): readonly Row[] {
  const keys = table.keysHaving(by, key);
  return keys
    ? present([...keys].map((each) => table.get(each)))
    : [...table.inKeyOrder()].filter((row) => row[by] === key);
}

function present(rows: readonly (Row | undefined)[]): readonly Row[] {
  return rows.filter((row) => row !== undefined);
}

function ofPartner(...sets: readonly string[]): Readonly<Record<string, Navigation>> {
  return Object.fromEntries(sets.map((set) => [set, { set, by: "CardCode" }]));
}

/** The navigations of SAP's metadata that are modelled. Which property each one follows is inferred from its name. */
const navigations: Readonly<Record<string, Readonly<Record<string, Navigation>>>> = {
  Document: {
    BusinessPartner: { set: "BusinessPartners", from: "CardCode" },
    Currency: { set: "Currencies", from: "DocCurrency" },
    PaymentTermsType: { set: "PaymentTermsTypes", from: "PaymentGroupCode" },
    SalesPerson: { set: "SalesPersons", from: "SalesPersonCode" },
    JournalEntry: { set: "JournalEntries", from: "TransNum" },
    Project2: { set: "Projects", from: "Project" },
    EmployeeInfo: { set: "EmployeesInfo", from: "DocumentsOwner" },
    BusinessPlace: { set: "BusinessPlaces", from: "BPL_IDAssignedToInvoice" },
    ChartOfAccount: { set: "ChartOfAccounts", from: "ControlAccount" },
  },
  Item: {
    ItemGroups: { set: "ItemGroups", from: "ItemsGroupCode" },
    VatGroup: { set: "VatGroups", from: "SalesVATGroup" },
    SalesTaxCode: { set: "SalesTaxCodes", from: "ArTaxCode" },
    UnitOfMeasurementGroup: { set: "UnitOfMeasurementGroups", from: "UoMGroupEntry" },
    BarCodes: { set: "BarCodes", by: "ItemNo" },
    SpecialPrices: { set: "SpecialPrices", by: "ItemCode" },
  },
  BusinessPartner: {
    BusinessPartnerGroup: { set: "BusinessPartnerGroups", from: "GroupCode" },
    PriceList: { set: "PriceLists", from: "PriceListNum" },
    PaymentTermsType: { set: "PaymentTermsTypes", from: "PayTermsGrpCode" },
    SalesPerson: { set: "SalesPersons", from: "SalesPersonCode" },
    Currency2: { set: "Currencies", from: "Currency" },
    ChartOfAccount: { set: "ChartOfAccounts", from: "DebitorAccount" },
    VatGroup2: { set: "VatGroups", from: "VatGroup" },
    ...ofPartner("Orders", "DeliveryNotes", "Returns", "Invoices", "CreditNotes", "DownPayments", "Drafts"),
    ...ofPartner("StockTransfers", "SpecialPrices"),
  },
  Payment: {
    Currency: { set: "Currencies", from: "DocCurrency" },
    BusinessPlace: { set: "BusinessPlaces", from: "BPLID" },
    Project: { set: "Projects", from: "ProjectCode" },
  },
  StockTransfer: {
    BusinessPartner: { set: "BusinessPartners", from: "CardCode" },
    SalesPerson: { set: "SalesPersons", from: "SalesPersonCode" },
    Warehouse: { set: "Warehouses", from: "FromWarehouse" },
    PriceList2: { set: "PriceLists", from: "PriceList" },
  },
  BarCode: {
    Item: { set: "Items", from: "ItemNo" },
    UnitOfMeasurement: { set: "UnitOfMeasurements", from: "UoMEntry" },
  },
  SpecialPrice: {
    Item: { set: "Items", from: "ItemCode" },
    BusinessPartner: { set: "BusinessPartners", from: "CardCode" },
    PriceList: { set: "PriceLists", from: "PriceListNum" },
  },
  AdditionalExpense: { VatGroup: { set: "VatGroups", from: "OutputVATGroup" } },
  BinLocation: { Warehouse2: { set: "Warehouses", from: "Warehouse" } },
  BusinessPartnerGroup: { BusinessPartners: { set: "BusinessPartners", by: "GroupCode" } },
  CreditCard: { ChartOfAccount: { set: "ChartOfAccounts", from: "GLAccount" } },
  CreditPaymentMethod: { CreditCard: { set: "CreditCards", from: "AssignedtoCreditCard" } },
  ItemGroups: { Items: { set: "Items", by: "ItemsGroupCode" } },
  PriceList: { BusinessPartners: { set: "BusinessPartners", by: "PriceListNum" } },
  VatGroup: { ChartOfAccount: { set: "ChartOfAccounts", from: "TaxAccount" } },
  Warehouse: { BinLocations: { set: "BinLocations", by: "Warehouse" } },
};
