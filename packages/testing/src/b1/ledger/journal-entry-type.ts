import {
  choice,
  date,
  type EntityType,
  type Field,
  integer,
  number,
  rows,
  text,
  yesNo,
} from "../metadata/entity-type.ts";

/** What posted an entry (TransTypesEnum), with the code of that object. */
export const origins = {
  ttARInvoice: "13",
  ttARCredItnote: "14",
  ttDelivery: "15",
  ttReturn: "16",
  ttAPInvoice: "18",
  ttAPCreditNote: "19",
  ttPurchaseDeliveryNote: "20",
  ttPurchaseReturn: "21",
  ttReceipt: "24",
  ttDeposit: "25",
  ttJournalEntry: "30",
  ttVendorPayment: "46",
  ttGeneralReceiptToStock: "59",
  ttGeneralReleaseFromStock: "60",
  ttTransferBetweenWarehouses: "67",
  ttInventoryValuation: "162",
  ttDownPayment: "203",
  ttPurchaseDownPayment: "204",
  ttOpeningBalance: "-2",
} as const;

export type Origin = keyof typeof origins;

const costingCodes: Readonly<Record<string, Field>> = Object.fromEntries(
  ["CostingCode", "CostingCode2", "CostingCode3", "CostingCode4", "CostingCode5"].map((name) => [
    name,
    text(8),
  ]),
);

export const journalEntryLineType: EntityType = {
  name: "JournalEntryLine",
  table: "JDT1",
  fields: {
    Line_ID: integer("output"),
    AccountCode: text(15),
    ShortName: text(15),
    ControlAccount: text(15, "output"),
    ContraAccount: text(15),
    Debit: number(),
    Credit: number(),
    FCCurrency: text(3),
    FCDebit: number(),
    FCCredit: number(),
    DebitSys: number("output"),
    CreditSys: number("output"),
    DueDate: date(),
    LineMemo: text(254),
    Reference1: text(100),
    Reference2: text(100),
    AdditionalReference: text(100),
    ProjectCode: text(20),
    ...costingCodes,
    BPLID: integer(),
    BPLName: text(100, "output"),
    TaxGroup: text(8, "unmodelled"),
    TaxCode: text(8, "unmodelled"),
    BaseSum: number("unmodelled"),
    VatAmount: number("unmodelled"),
  },
};

/** Journal entries, those of documents among them. There is no version and no date of change on them. */
export const journalEntryType: EntityType = {
  name: "JournalEntry",
  table: "OJDT",
  fields: {
    JdtNum: integer("output"),
    Number: integer("output"),
    Series: integer(),
    ReferenceDate: date(),
    DueDate: date(),
    TaxDate: date(),
    VatDate: date(),
    Memo: text(254, "change"),
    Reference: text(100, "change"),
    Reference2: text(100, "change"),
    Reference3: text(27, "change"),
    TransactionCode: text(4),
    ProjectCode: text(20),
    OriginalJournal: choice(origins, "output"),
    Original: integer("output"),
    BaseReference: text(11, "output"),
    AutoVAT: yesNo("unmodelled"),
    AutomaticWT: yesNo("unmodelled"),
    UseAutoStorno: yesNo("unmodelled"),
    StornoDate: date("unmodelled"),
    JournalEntryLines: rows(journalEntryLineType),
  },
};
