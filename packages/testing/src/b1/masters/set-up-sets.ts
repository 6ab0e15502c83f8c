import type { Company } from "../company.ts";
import { wireDate } from "../dates.ts";
import { wire, zero } from "../decimals.ts";
import type { EntitySet } from "../entity-set.ts";
import { asText, type Key, type Row } from "../json.ts";
import type { JournalEntries } from "../ledger/journal-entries.ts";
import { date, type EntityType, integer, number, rows, text } from "../metadata/entity-type.ts";
import { duplicate, notModelled, refused } from "../refusal.ts";
import { currenciesOf } from "../setup/currencies.ts";
import { type ListName, listKeys } from "../setup/lists.ts";
import type { SetUp } from "../setup/set-up.ts";
import { createTable, type Table } from "../table.ts";

/** The company's set-up as sets: what rules the books is read only, the lists beside it can be added to. */
export function createSetUpSets(setUp: SetUp, journalEntries: JournalEntries): readonly EntitySet[] {
  const { company } = setUp;
  return [
    readOnly("Warehouses", warehouseType, company.warehouses.map(toWarehouse)),
    readOnly(
      "VatGroups",
      vatGroupType,
      company.vatGroups.map((group) => toVatGroup(group, setUp)),
    ),
    withBalances(readOnly("ChartOfAccounts", accountType, company.accounts.map(toAccount)), journalEntries),
    readOnly("CreditCards", creditCardType, company.creditCards.map(plain)),
    readOnly("CreditPaymentMethods", paymentMethodType, (company.creditPaymentMethods ?? []).map(plain)),
    readOnly("Currencies", currencyType, currenciesOf(company).map(toCurrency)),
    readOnly("BusinessPlaces", branchType, (company.businessPlaces ?? []).map(toBranch)),
    {
      ...readOnly("AdditionalExpenses", freightType, (company.freight ?? []).map(firstVersion)),
      versioned: true,
    },
    list("SalesPersons", keyed("SalesPerson", "OSLP", { SalesEmployeeCode: integer() }), setUp),
    list("PaymentTermsTypes", keyed("PaymentTermsType", "OCTG", { GroupNumber: integer() }), setUp),
    list("BusinessPartnerGroups", keyed("BusinessPartnerGroup", "OCRG", { Code: integer() }), setUp),
    list("ProfitCenters", keyed("ProfitCenter", "OPRC", { CenterCode: text(8) }), setUp),
    list("Projects", keyed("Project", "OPRJ", { Code: text(20) }), setUp),
  ];
}

const vatLineType = keyed("VatGroups_Line", "VTG1", {
  Effectivefrom: date("output"),
  Rate: number("output"),
});
const warehouseType = keyed("Warehouse", "OWHS", { WarehouseCode: text(8) });
const vatGroupType = keyed("VatGroup", "OVTG", {
  Code: text(8),
  VatGroups_Lines: rows(vatLineType, "output"),
});
const accountType = keyed("ChartOfAccount", "OACT", { Code: text(15) });
const creditCardType = keyed("CreditCard", "OCRC", { CreditCardCode: integer() });
const paymentMethodType = keyed("CreditPaymentMethod", "OCRP", { PaymentMethodCode: integer() });
const currencyType = keyed("Currency", "OCRN", { Code: text(3) });
const branchType = keyed("BusinessPlace", "OBPL", { BPLID: integer() });
const freightType = keyed("AdditionalExpense", "OEXD", { ExpensCode: integer() });

/** Debits less credits in local currency, as the journal has them at this moment. */
function withBalances(accounts: EntitySet, journalEntries: JournalEntries): EntitySet {
  const balanceOf = (code: string): number => wire(journalEntries.balances().get(code) ?? zero);
  return {
    ...accounts,
    presented: ["Balance"],
    present: (row) => ({ ...row, Balance: balanceOf(asText(row.Code)) }),
  };
}

/** The first property is the key; the others come with the facts of the type. */
function keyed(name: string, table: string, fields: EntityType["fields"]): EntityType {
  return { name, table, fields };
}

function readOnly(name: string, type: EntityType, seeds: readonly Row[]): EntitySet {
  const [key = ""] = Object.keys(type.fields);
  const table = createTable({ keyOf: (row) => keyIn(row, key) ?? "" });
  for (const seed of seeds) table.put(seed);
  const refuse = (): never => {
    throw notModelled(`a change of ${name} while the company runs`);
  };
  return { name, type, keys: [key], table, post: refuse, patch: refuse, remove: refuse };
}

function list(name: ListName, type: EntityType, { lists }: SetUp): EntitySet {
  const [key, table] = [listKeys[name], lists.table(name)];
  const set: EntitySet = {
    name,
    type,
    keys: [key],
    table,
    post: (body) => {
      const code = keyIn(body, key) ?? nextKey(type, key, table);
      if (table.get(code)) throw duplicate();
      const row = { ...body, [key]: code };
      table.put(row);
      return { set, row };
    },
    patch: (code, body) => {
      table.put({ ...table.get(code), ...body, [key]: code });
    },
  };
  return set;
}

function keyIn(row: Row, key: string): Key | undefined {
  const value = row[key];
  return typeof value === "number" || typeof value === "string" ? value : undefined;
}

/** SAP counts what has a number for its key; a code has to be given. */
function nextKey(type: EntityType, key: string, table: Table): Key {
  if (type.fields[key]?.kind !== "integer") throw refused(`Code undefined [${type.table}.${key}]`);
  return Math.max(0, ...[...table.inKeyOrder()].map((row) => Number(row[key]))) + 1;
}

function plain<T extends object>(seed: T): Row {
  return Object.fromEntries(Object.entries(seed));
}

/** The only set-up that carries a version, and nobody changes it here. */
function firstVersion<T extends object>(seed: T): Row {
  return { ...plain(seed), DataVersion: 1 };
}

function toWarehouse(warehouse: Company["warehouses"][number]): Row {
  const { WarehouseCode, WarehouseName, BusinessPlaceID = null, DefaultBin = null } = warehouse;
  return {
    WarehouseCode,
    WarehouseName,
    Inactive: yesNo(warehouse.Inactive),
    DropShip: yesNo(warehouse.DropShip),
    Nettable: yesNo(warehouse.Nettable ?? true),
    BusinessPlaceID,
    EnableBinLocations: yesNo(warehouse.EnableBinLocations),
    DefaultBin,
    AutoAllocOnIssue: warehouse.AutoAllocOnIssue ? "whsBinBinCodeOrder" : null,
  };
}

function toVatGroup(
  { Code, Name, VatGroups_Lines, ...group }: Company["vatGroups"][number],
  { vat }: SetUp,
): Row {
  return {
    Code,
    Name,
    Category: group.Category ?? "bovcOutputTax",
    TaxAccount: vat.account(Code),
    Inactive: yesNo(group.Inactive),
    VatGroups_Lines: VatGroups_Lines.map(({ Effectivefrom, Rate }) => ({
      Effectivefrom: wireDate(Effectivefrom),
      Rate: Number(Rate),
    })),
  };
}

function toAccount({ Code, Name, ...account }: Company["accounts"][number]): Row {
  return {
    Code,
    Name,
    FormatCode: Code,
    CashAccount: yesNo(account.CashAccount),
    ActiveAccount: yesNo(account.ActiveAccount ?? true),
    FrozenFor: yesNo(account.Frozen),
    ValidFor: yesNo(!account.Frozen),
    LockManualTransaction: yesNo(account.LockManualTransaction),
    AcctCurrency: account.AcctCurrency ?? "##",
  };
}

function toCurrency({ Code, Name, ...currency }: NonNullable<Company["currencies"]>[number]): Row {
  return {
    Code,
    Name,
    DocumentsCode: Code,
    InternationalDescription: Name,
    Decimals: "cdDefault",
    Rounding: currency.Rounding ?? "rsNoRounding",
    RoundingInPayment: yesNo(currency.RoundingInPayment),
    MaxIncomingAmtDiff: Number(currency.MaxIncomingAmtDiff ?? "0"),
    MaxOutgoingAmtDiff: Number(currency.MaxOutgoingAmtDiff ?? "0"),
  };
}

function toBranch({ BPLID, BPLName, ...branch }: NonNullable<Company["businessPlaces"]>[number]): Row {
  return {
    BPLID,
    BPLName,
    Disabled: yesNo(branch.Disabled),
    MainBPL: yesNo(branch.MainBPL),
    DefaultWarehouseID: branch.DefaultWarehouseID ?? null,
    DefaultCustomerID: branch.DefaultCustomerID ?? null,
  };
}

function yesNo(value = false): string {
  return value ? "tYES" : "tNO";
}
