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
import { stockLineFields } from "../stock/line-fields.ts";

const status = { bost_Open: "O", bost_Close: "C" };

const lineType: EntityType = {
  name: "DocumentLine",
  table: "INV1",
  fields: {
    LineNum: integer("output"),
    ItemCode: text(50),
    ItemDescription: text(200),
    Quantity: number(),
    UnitPrice: number(),
    DiscountPercent: number(),
    PriceAfterVAT: number(),
    Price: number("unmodelled"),
    GrossPrice: number("unmodelled"),
    LineTotal: number("unmodelled"),
    GrossTotal: number("unmodelled"),
    TaxTotal: number("output"),
    NetTaxAmount: number("output"),
    TaxPercentagePerRow: number("output"),
    VatGroup: text(8),
    TaxCode: text(8, "unmodelled"),
    Currency: text(3, "output"),
    WarehouseCode: text(8),
    AccountCode: text(15),
    CostingCode: text(8),
    CostingCode2: text(8),
    CostingCode3: text(8),
    CostingCode4: text(8),
    CostingCode5: text(8),
    ProjectCode: text(20),
    SalesPersonCode: integer(),
    FreeText: text(100),
    BarCode: text(254),
    BaseType: integer("unmodelled"),
    BaseEntry: integer("unmodelled"),
    BaseLine: integer("unmodelled"),
    LineStatus: choice(status, "output"),
    RemainingOpenQuantity: number("output"),
    StockPrice: number("output"),
    DocEntry: integer("output"),
    ...stockLineFields,
  },
};

/** Marketing documents: invoices and their drafts. */
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
    CardCode: text(15),
    CardName: text(100),
    Address: text(254),
    Address2: text(254),
    NumAtCard: text(100),
    DocTotal: number("unmodelled"),
    VatSum: number("output"),
    PaidToDate: number("output"),
    DocCurrency: text(3),
    DocRate: number("output"),
    Reference1: text(11),
    Reference2: text(11),
    Comments: text(254, "change"),
    JournalMemo: text(254),
    PaymentGroupCode: integer(),
    PaymentMethod: text(15),
    SalesPersonCode: integer(),
    Project: text(20),
    Series: integer("unmodelled"),
    BPL_IDAssignedToInvoice: integer(),
    DiscountPercent: number("unmodelled"),
    TotalDiscount: number("output"),
    Rounding: yesNo("unmodelled"),
    RoundingDiffAmount: number("unmodelled"),
    ReserveInvoice: yesNo("unmodelled"),
    ControlAccount: text(15, "output"),
    PriceMode: choice({ pmdNet: "N", pmdGross: "G", pmdNetAndGross: "B" }, "output"),
    DocObjectCode: choice({ oInvoices: "13" }),
    DocumentStatus: choice(status, "output"),
    Cancelled: yesNo("output"),
    CancelStatus: choice({ csYes: "Y", csNo: "N", csCancellation: "C" }, "output"),
    AuthorizationStatus: choice({ dasWithout: "W", dasPending: "P", dasGenerated: "G" }, "output"),
    InvoicePayment: yesNo("output"),
    TransNum: integer("output"),
    UserSign: integer("output"),
    DocTime: time(),
    CreationDate: date("output"),
    UpdateDate: date("output"),
    UpdateTime: time(),
    DataVersion: integer("output"),
    DocumentLines: rows(lineType),
  },
};

/** The line type, for what has to make an empty one. */
export const documentLineType = lineType;

export type DocumentLine = Row & {
  readonly LineNum: number;
  readonly ItemCode: string;
  readonly Quantity: number;
  readonly PriceAfterVAT: number;
  readonly UnitPrice: number;
  readonly VatGroup: string;
  readonly WarehouseCode: string;
  readonly LineTotal: number;
  readonly GrossTotal: number;
  readonly TaxTotal: number;
  readonly StockPrice: number;
};

/** A document as the books keep it. */
export type Document = Row & {
  readonly DocEntry: number;
  readonly DocNum: number;
  readonly DocDate: string;
  readonly TaxDate: string;
  readonly CardCode: string;
  readonly NumAtCard: string | null;
  readonly Comments: string | null;
  readonly DocCurrency: string;
  readonly DocTotal: number;
  readonly VatSum: number;
  readonly PaidToDate: number;
  readonly PriceMode: string;
  readonly DocumentStatus: string;
  readonly Cancelled: string;
  readonly CancelStatus: string;
  readonly TransNum: number;
  readonly UserSign: number;
  readonly DataVersion: number;
  readonly DocumentLines: readonly DocumentLine[];
};
