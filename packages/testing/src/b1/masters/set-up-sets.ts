import type { Company } from "../company.ts";
import { wireDate } from "../dates.ts";
import type { EntitySet } from "../entity-set.ts";
import {
  choice,
  date,
  type EntityType,
  integer,
  number,
  outputs,
  rows,
  text,
  yesNo,
} from "../metadata/entity-type.ts";
import { asText, type Key, type Row } from "../json.ts";
import { createTable } from "../table.ts";

/** What the integration only reads: warehouses, VAT groups, accounts, credit cards. */
export function createSetUpSets(company: Company): readonly EntitySet[] {
  return [
    readOnly("Warehouses", warehouseType, company.warehouses.map(toWarehouse)),
    readOnly("VatGroups", vatGroupType, company.vatGroups.map(toVatGroup)),
    readOnly("ChartOfAccounts", accountType, company.accounts.map(toAccount)),
    readOnly(
      "CreditCards",
      creditCardType,
      company.creditCards.map((card) => ({ ...card })),
    ),
  ];
}

const warehouseType = entityType("Warehouse", "OWHS", {
  WarehouseCode: text(),
  WarehouseName: text(),
  Inactive: yesNo(),
  DropShip: yesNo(),
  Nettable: yesNo(),
  BusinessPlaceID: integer(),
  EnableBinLocations: yesNo(),
});

const vatLineType = entityType("VatGroups_Line", "VTG1", { Effectivefrom: date(), Rate: number() });

const vatGroupType = entityType("VatGroup", "OVTG", {
  Code: text(),
  Name: text(),
  Category: choice({ bovcInputTax: "I", bovcOutputTax: "O" }),
  TaxAccount: text(),
  Inactive: yesNo(),
  VatGroups_Lines: rows(vatLineType),
});

const accountType = entityType("ChartOfAccount", "OACT", {
  Code: text(),
  Name: text(),
  CashAccount: yesNo(),
  ActiveAccount: yesNo(),
  FrozenFor: yesNo(),
  ValidFor: yesNo(),
  LockManualTransaction: yesNo(),
  FormatCode: text(),
  AcctCurrency: text(),
});

const creditCardType = entityType("CreditCard", "OCRC", {
  CreditCardCode: integer(),
  CreditCardName: text(),
  GLAccount: text(),
});

function entityType(name: string, table: string, fields: EntityType["fields"]): EntityType {
  return { name, table, fields: outputs(fields) };
}

/** The first property of the type is its key. */
function readOnly(name: string, type: EntityType, seeds: readonly Row[]): EntitySet {
  const [key = ""] = Object.keys(type.fields);
  const table = createTable({
    keyOf: (row): Key => (typeof row[key] === "number" ? row[key] : asText(row[key])),
  });
  for (const seed of seeds) table.put(seed);
  return { name, type, keys: [key], table };
}

function toWarehouse({ WarehouseCode, WarehouseName }: Company["warehouses"][number]): Row {
  return {
    WarehouseCode,
    WarehouseName,
    Inactive: "tNO",
    DropShip: "tNO",
    Nettable: "tYES",
    BusinessPlaceID: null,
    EnableBinLocations: "tNO",
  };
}

function toVatGroup({ Code, Name, TaxAccount, VatGroups_Lines }: Company["vatGroups"][number]): Row {
  return {
    Code,
    Name,
    Category: "bovcOutputTax",
    TaxAccount: TaxAccount ?? null,
    Inactive: "tNO",
    VatGroups_Lines: VatGroups_Lines.map(({ Effectivefrom, Rate }) => ({
      Effectivefrom: wireDate(Effectivefrom),
      Rate: Number(Rate),
    })),
  };
}

function toAccount({ Code, Name, CashAccount = false }: Company["accounts"][number]): Row {
  return {
    Code,
    Name,
    CashAccount: CashAccount ? "tYES" : "tNO",
    ActiveAccount: "tYES",
    FrozenFor: "tNO",
    ValidFor: "tNO",
    LockManualTransaction: "tNO",
    FormatCode: Code,
    AcctCurrency: "##",
  };
}
