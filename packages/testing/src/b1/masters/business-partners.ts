import type { Changes } from "../changes.ts";
import type { Company, CompanyPartner } from "../company.ts";
import { dayAt, timeAt, wireDate } from "../dates.ts";
import { wire, zero } from "../decimals.ts";
import type { Created, EntitySet } from "../entity-set.ts";
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
import { changed } from "./items.ts";
import type { JournalEntries } from "../ledger/journal-entries.ts";
import { asText, type Row, rowsOf, textOf } from "../json.ts";
import { businessRule, referenceMissing, refused } from "../refusal.ts";
import type { Shapes } from "../metadata/shapes.ts";
import { createTable } from "../table.ts";

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

const type: EntityType = {
  name: "BusinessPartner",
  table: "OCRD",
  fields: {
    CardCode: text(15),
    CardName: text(100, "change"),
    CardType: choice({ cCustomer: "C", cSupplier: "S", cLid: "L" }),
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
    PayTermsGrpCode: integer("change"),
    VatGroup: text(8, "change"),
    Valid: yesNo("change"),
    Frozen: yesNo("change"),
    Series: integer("unmodelled"),
    DebitorAccount: text(15, "output"),
    CurrentAccountBalance: number("output"),
    BPAddresses: rows(addressType, "change"),
    CreateDate: date("output"),
    CreateTime: time(),
    UpdateDate: date("output"),
    UpdateTime: time(),
    DataVersion: integer("output"),
  },
};

export type Partner = Row & {
  readonly CardCode: string;
  readonly CardName: string | null;
  readonly Currency: string;
  readonly Frozen: string;
  readonly Valid: string;
  readonly DataVersion: number;
};

/** Customers. */
export interface BusinessPartners {
  readonly set: EntitySet;
  /** The customer of a new document. Refuses one that is missing or inactive; `field` names where it was sent. */
  getActive(cardCode: string | undefined, field: string): Partner;
  /** A document was posted for the partner: its version rises. */
  touch(cardCode: string): void;
}

interface Parts {
  readonly shapes: Shapes;
  readonly journalEntries: JournalEntries;
  readonly changes: Changes;
}

export function createBusinessPartners(
  company: Company,
  { shapes, journalEntries, changes }: Parts,
): BusinessPartners {
  const table = createTable<Partner>({
    keyOf: ({ CardCode }) => CardCode,
    indexed: ["EmailAddress", "CardName", "Phone1", "Cellular"],
    changes,
  });
  const add = (body: Row & { readonly CardCode: string }, at: number): Partner => {
    const partner = { ...shapes.blank(type), ...defaults(company, at), ...withAddresses(body) };
    table.put(partner);
    return partner;
  };
  for (const seed of company.businessPartners) add(toBody(seed), openingMoment(company));

  const set: EntitySet = {
    name: "BusinessPartners",
    type,
    keys: ["CardCode"],
    table,
    versioned: true,
    present: (row) => ({
      ...row,
      CurrentAccountBalance: wire(journalEntries.partnerBalances().get(asText(row.CardCode)) ?? zero),
    }),
    post: (body, { at }): Created => {
      const CardCode = textOf(body, "CardCode");
      if (!CardCode) throw refused("Code undefined [OCRD.CardCode]");
      if (table.get(CardCode)) throw alreadyAssigned(CardCode);
      return { set, row: add({ ...body, CardCode }, at) };
    },
    patch: (key, body, { at }) => {
      const partner = table.get(key);
      if (partner) table.put(changed(partner, withAddresses({ ...body, CardCode: partner.CardCode }), at));
    },
  };
  return {
    set,
    getActive: (cardCode, field) => {
      const partner = cardCode === undefined ? undefined : table.get(cardCode);
      if (!partner) throw referenceMissing(field);
      if (partner.Valid !== "tYES" || partner.Frozen === "tYES") {
        throw businessRule(`10001071 - Customer ${partner.CardCode} is inactive`);
      }
      return partner;
    },
    touch: (cardCode) => {
      const partner = table.get(cardCode);
      if (partner) table.put({ ...partner, DataVersion: partner.DataVersion + 1 });
    },
  };
}

/** Every address knows its partner, and its number. */
function withAddresses<T extends Row & { readonly CardCode: string }>(body: T): T {
  if (!("BPAddresses" in body)) return body;
  const BPAddresses = rowsOf(body, "BPAddresses").map((row, index) => ({
    RowNum: index,
    ...row,
    BPCode: body.CardCode,
  }));
  return { ...body, BPAddresses };
}

function alreadyAssigned(cardCode: string): Error {
  return businessRule(
    `1320000140 - Business partner code '${cardCode}' already assigned to a business partner; enter a unique business partner code`,
  );
}

function defaults({ LocalCurrency, determination }: Company, at: number) {
  const day = wireDate(dayAt(at));
  return {
    CardName: null,
    CardType: "cCustomer",
    Currency: LocalCurrency,
    Valid: "tYES",
    Frozen: "tNO",
    DebitorAccount: determination.receivables,
    CreateDate: day,
    CreateTime: timeAt(at),
    UpdateDate: day,
    UpdateTime: timeAt(at),
    DataVersion: 1,
  };
}

function toBody({ CardCode, CardName, EmailAddress, Currency, Valid }: CompanyPartner) {
  return {
    CardCode,
    CardName,
    EmailAddress: EmailAddress ?? null,
    Currency: Currency ?? "##",
    Valid: Valid === false ? "tNO" : "tYES",
    Frozen: Valid === false ? "tYES" : "tNO",
  };
}

function openingMoment(company: Company): number {
  return Date.parse(wireDate(company.periods[0]?.from ?? "2000-01-01"));
}
