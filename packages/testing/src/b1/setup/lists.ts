import type { Changes } from "../changes.ts";
import type { Company } from "../company.ts";
import type { Key, Row } from "../json.ts";
import { referenceMissing } from "../refusal.ts";
import { createTable, type Table } from "../table.ts";

/** Lists that partners and documents name entries of. Somebody who sets a company up adds to them while it runs. */
export type ListName =
  "BusinessPartnerGroups" | "PaymentTermsTypes" | "ProfitCenters" | "Projects" | "SalesPersons";

export interface Lists {
  table(name: ListName): Table;
  /** Refuses what is not in the list; `field` is where it was named. */
  check(name: ListName, key: Key, field: string): void;
}

/** The property that names an entry, by list. */
export const listKeys: Readonly<Record<ListName, string>> = {
  BusinessPartnerGroups: "Code",
  PaymentTermsTypes: "GroupNumber",
  ProfitCenters: "CenterCode",
  Projects: "Code",
  SalesPersons: "SalesEmployeeCode",
};

export function createLists(company: Company, changes: Changes): Lists {
  const open = (name: ListName, seeds: readonly Row[]): Table => {
    const table = createTable({ keyOf: (row) => row[listKeys[name]] as Key, changes }); // each entry has its key
    for (const seed of seeds) table.put(seed);
    return table;
  };
  const tables: Readonly<Record<ListName, Table>> = {
    BusinessPartnerGroups: open("BusinessPartnerGroups", [...ownGroups, ...(company.partnerGroups ?? [])]),
    PaymentTermsTypes: open("PaymentTermsTypes", [...ownTerms, ...(company.paymentTerms ?? [])]),
    ProfitCenters: open("ProfitCenters", company.profitCenters ?? []),
    Projects: open("Projects", company.projects ?? []),
    SalesPersons: open("SalesPersons", [...ownSellers, ...(company.salesPersons ?? []).map(toSeller)]),
  };
  return {
    table: (name) => tables[name],
    check: (name, key, field) => {
      if (!tables[name].get(key)) throw referenceMissing(field);
    },
  };
}

// What every company has from the beginning. The names are those of SAP's client; they mean nothing to the books.
const ownGroups = [
  { Code: 100, Name: "Customers", Type: "bbpgt_CustomerGroup" },
  { Code: 101, Name: "Vendors", Type: "bbpgt_VendorGroup" },
];
const ownTerms = [{ GroupNumber: -1, PaymentTermsGroupName: "- Cash Basic -" }];
const ownSellers = [{ SalesEmployeeCode: -1, SalesEmployeeName: "-No Sales Employee-", Active: "tYES" }];

function toSeller({ Active = true, ...seller }: NonNullable<Company["salesPersons"]>[number]): Row {
  return { ...seller, Active: Active ? "tYES" : "tNO", Locked: "tNO" };
}
