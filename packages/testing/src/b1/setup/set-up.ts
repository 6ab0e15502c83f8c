import type { Changes } from "../changes.ts";
import type { Company } from "../company.ts";
import type { Moment } from "../moment.ts";
import { type Accounts, createAccounts } from "./accounts.ts";
import { type Admin, createAdmin } from "./admin.ts";
import { type Branches, createBranches } from "./branches.ts";
import { createLists, type Lists } from "./lists.ts";
import { createNumbering, type Numbering } from "./numbering.ts";
import { createPeriods, type Periods } from "./periods.ts";
import { createRates, type Rates } from "./rates.ts";
import { createVat, type Vat } from "./vat.ts";
import { createWarehouses, type Warehouses } from "./warehouses.ts";

/** The set-up that every posting asks. */
export interface SetUp {
  readonly company: Company;
  readonly accounts: Accounts;
  readonly admin: Admin;
  readonly branches: Branches;
  readonly lists: Lists;
  readonly numbering: Numbering;
  readonly periods: Periods;
  readonly rates: Rates;
  readonly vat: Vat;
  readonly warehouses: Warehouses;
}

interface SetUpParts {
  readonly changes: Changes;
  readonly moment: Moment;
}

export function createSetUp(company: Company, parts: SetUpParts): SetUp {
  return {
    company,
    accounts: createAccounts(company),
    admin: createAdmin(company, parts.changes),
    branches: createBranches(company, parts),
    lists: createLists(company, parts.changes),
    numbering: createNumbering(company, parts.changes),
    periods: createPeriods(company, parts),
    rates: createRates(company, parts),
    vat: createVat(company),
    warehouses: createWarehouses(company),
  };
}
