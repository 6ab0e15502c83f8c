import {
  choice,
  date,
  type EntityType,
  integer,
  number,
  rows,
  text,
  time,
  yesNo,
} from "../metadata/entity-type.ts";

const addressType: EntityType = {
  name: "BPAddress",
  table: "CRD1",
  fields: {
    AddressName: text(50),
    AddressType: choice({ bo_BillTo: "B", bo_ShipTo: "S" }),
    Street: text(100, "change"),
    StreetNo: text(100, "change"),
    ZipCode: text(20, "change"),
    City: text(100, "change"),
    County: text(100, "change"),
    State: text(3, "change"),
    Country: text(3, "change"),
    BPCode: text(15, "output"),
    RowNum: integer("output"),
  },
  line: {
    keys: ["BPCode", "AddressName", "AddressType", "RowNum"],
    number: "RowNum",
    unique: ["AddressName", "AddressType"],
    renumbered: true,
  },
};

const contactType: EntityType = {
  name: "ContactEmployee",
  table: "OCPR",
  fields: { CardCode: text(15, "output"), InternalCode: integer("output") },
  line: { keys: ["InternalCode"], number: "InternalCode", unique: ["Name"] },
};

const branchType: EntityType = {
  name: "BPBranchAssignmentItem",
  table: "CRD8",
  fields: { BPCode: text(15, "output"), BPLID: integer("change"), DisabledForBP: yesNo("change") },
};

const currencyType: EntityType = {
  name: "BPCurrencies",
  table: "CRD10",
  fields: { CurrencyCode: text(3, "change"), Include: yesNo("change") },
};

export const partnerType: EntityType = {
  name: "BusinessPartner",
  table: "OCRD",
  fields: {
    CardCode: text(15),
    CardName: text(100, "change"),
    CardType: choice({ cCustomer: "C", cSupplier: "S", cLid: "L" }, "change"),
    GroupCode: integer("change"),
    Currency: text(3, "change"),
    EmailAddress: text(100, "change"),
    Phone1: text(50, "change"),
    Phone2: text(50, "change"),
    Cellular: text(50, "change"),
    FederalTaxID: text(32, "change"),
    FreeText: text(undefined, "change"),
    Notes: text(100, "change"),
    AliasName: text(254, "change"),
    CompanyPrivate: choice({ cCompany: "C", cPrivate: "I", cGovernment: "G", cEmployee: "E" }, "change"),
    PriceListNum: integer("change"),
    PriceMode: choice({ pmNet: "N", pmGross: "G" }, "change"),
    TaxRoundingRule: choice(
      { trr_RoundDown: "D", trr_RoundUp: "U", trr_RoundOff: "O", trr_CompanyDefault: "C" },
      "change",
    ),
    PayTermsGrpCode: integer("change"),
    SalesPersonCode: integer("change"),
    VatGroup: text(8, "change"),
    CreditLimit: number("change"),
    MaxCommitment: number("change"),
    Valid: yesNo("change"),
    ValidFrom: date("change"),
    ValidTo: date("change"),
    Frozen: yesNo("change"),
    FrozenFrom: date("change"),
    FrozenTo: date("change"),
    Series: integer(),
    DebitorAccount: text(15, "change"),
    CurrentAccountBalance: number("output"),
    BPAddresses: rows(addressType, "change"),
    ContactEmployees: rows(contactType, "change"),
    BPBranchAssignment: rows(branchType, "change"),
    BPCurrenciesCollection: rows(currencyType, "change"),
    CreateDate: date("output"),
    CreateTime: time(),
    UpdateDate: date("output"),
    UpdateTime: time(),
    DataVersion: integer("output"),
  },
};
