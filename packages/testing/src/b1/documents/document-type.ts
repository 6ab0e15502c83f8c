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
import type { Row } from "../json.ts";
import { kinds } from "./kinds.ts";
import { type DocumentLine, lineType, statuses } from "./line-type.ts";

/** Freight: its net or gross amount, and the tax group it stands in. */
export const freightType: EntityType = {
  name: "DocumentAdditionalExpense",
  table: "INV3",
  fields: {
    LineNum: integer("output"),
    ExpenseCode: integer(),
    LineTotal: number(),
    LineTotalFC: number("output"),
    LineGross: number(),
    LineGrossFC: number("output"),
    VatGroup: text(8),
    TaxCode: text(8, "unmodelled"),
    TaxPercent: number("output"),
    TaxSum: number("output"),
    TaxSumFC: number("output"),
    Remarks: text(254),
    DistributionMethod: choice({ aedm_None: "N", aedm_RowTotal: "T" }),
    DistributionRule: text(8),
    Project: text(20),
  },
};

/** A down payment that an invoice draws. Without an amount, all that is left of it. */
export const drawType: EntityType = {
  name: "DownPaymentToDraw",
  table: "INV9",
  fields: {
    DocEntry: integer(),
    RowNum: integer("output"),
    DocNumber: integer("output"),
    DownPaymentType: choice({ dptRequest: "R", dptInvoice: "I" }, "output"),
    AmountToDraw: number(),
    GrossAmountToDraw: number(),
    Tax: number("output"),
  },
};

const referenceType: EntityType = {
  name: "DocumentReference",
  table: "INV21",
  fields: {
    LineNumber: integer("output"),
    RefDocEntr: integer(),
    RefDocNum: integer(),
    ExtDocNum: text(100),
    IssueDate: date(),
    Remark: text(254),
  },
};

/** Marketing documents of every kind, and their drafts. User fields of one table of heads are on all: OINV stands for all. */
export const documentType: EntityType = {
  name: "Document",
  table: "OINV",
  fields: {
    DocEntry: integer("output"),
    DocNum: integer("output"),
    DocType: choice({ dDocument_Items: "I", dDocument_Service: "S" }),
    DocDate: date(),
    DocDueDate: date(),
    TaxDate: date(),
    VatDate: date(),
    RequriedDate: date(),
    CardCode: text(15),
    CardName: text(100),
    Address: text(254),
    Address2: text(254),
    ShipToCode: text(50),
    PayToCode: text(50),
    FederalTaxID: text(32),
    ContactPersonCode: integer(),
    NumAtCard: text(100),
    DocTotal: number("unmodelled"),
    DocTotalFc: number("output"),
    VatSum: number("output"),
    VatSumFc: number("output"),
    PaidToDate: number("output"),
    PaidToDateFC: number("output"),
    DocCurrency: text(3),
    DocRate: number(),
    Reference1: text(11),
    Reference2: text(11),
    Comments: text(254, "change"),
    JournalMemo: text(254),
    PaymentGroupCode: integer(),
    PaymentMethod: text(15),
    SalesPersonCode: integer(),
    DocumentsOwner: integer("change"),
    Project: text(20),
    Indicator: text(2),
    Series: integer(),
    PeriodIndicator: text(10, "output"),
    BPL_IDAssignedToInvoice: integer(),
    DiscountPercent: number(),
    TotalDiscount: number(),
    TotalDiscountFC: number("output"),
    Rounding: yesNo(),
    RoundingDiffAmount: number(),
    RoundingDiffAmountFC: number("output"),
    ReserveInvoice: yesNo(),
    ControlAccount: text(15, "output"),
    PriceMode: choice({ pmdNet: "N", pmdGross: "G", pmdNetAndGross: "B" }, "output"),
    DocObjectCode: choice(Object.fromEntries(kinds.map((kind) => [kind.objectName, kind.objectCode]))),
    DocumentStatus: choice(statuses, "output"),
    Cancelled: yesNo("output"),
    CancelStatus: choice({ csYes: "Y", csNo: "N", csCancellation: "C" }, "output"),
    AuthorizationStatus: choice(
      { dasWithout: "W", dasPending: "P", dasApproved: "Y", dasRejected: "N", dasGenerated: "G" },
      "output",
    ),
    InvoicePayment: yesNo("output"),
    DownPaymentType: choice({ dptRequest: "R", dptInvoice: "I" }),
    DownPaymentPercentage: number(),
    DownPaymentAmount: number("unmodelled"),
    DownPaymentStatus: choice({ so_Open: "O", so_Closed: "C" }, "output"),
    TransNum: integer("output"),
    UserSign: integer("output"),
    DocTime: time(),
    CreationDate: date("output"),
    UpdateDate: date("output"),
    UpdateTime: time(),
    DataVersion: integer("output"),
    DocumentLines: rows(lineType),
    DocumentAdditionalExpenses: rows(freightType),
    DownPaymentsToDraw: rows(drawType),
    DocumentReferences: rows(referenceType),
  },
};

/** The type of a PATCH: one of lines must be heard, to be refused aloud. */
export const changeableType: EntityType = {
  ...documentType,
  fields: { ...documentType.fields, DocumentLines: rows(lineType, "change") },
};

/** A document as the books keep it. */
export type Document = Row & {
  readonly DocEntry: number;
  readonly DocNum: number;
  readonly DocDate: string;
  readonly DocDueDate: string;
  readonly TaxDate: string;
  readonly VatDate: string;
  readonly CardCode: string;
  readonly NumAtCard: string | null;
  readonly Comments: string | null;
  readonly JournalMemo: string;
  readonly DocObjectCode: string;
  readonly DocCurrency: string;
  readonly DocRate: number;
  readonly DocTotal: number;
  readonly DocTotalFc: number;
  readonly VatSum: number;
  readonly VatSumFc: number;
  readonly PaidToDate: number;
  readonly PaidToDateFC: number;
  readonly PriceMode: string;
  readonly ReserveInvoice: string;
  readonly DocumentStatus: string;
  readonly Cancelled: string;
  readonly CancelStatus: string;
  /** Null when there was nothing to post. */
  readonly TransNum: number | null;
  readonly UserSign: number;
  readonly DataVersion: number;
  readonly DocumentLines: readonly DocumentLine[];
};
