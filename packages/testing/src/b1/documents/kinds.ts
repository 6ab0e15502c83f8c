/** Documents whose customer references SAP compares with each other (note 1354920); the others are never compared. */
type ReferenceGroup = "invoices" | "credit memos" | "down payments";

/** A kind of marketing document, as data: what the one flow of all of them asks. */
export interface DocumentKind {
  /** The entity set: "Invoices". */
  readonly set: string;
  /** The object's code as text, as in BaseType: "13". */
  readonly objectCode: string;
  /** The same in BoObjectTypes. */
  readonly objectName: string;
  /** The tables that messages point at. */
  readonly header: string;
  readonly lines: string;
  /** How its journal memo begins. */
  readonly title: string;
  /** What a line does to the stock, unless its base has done so already. */
  readonly goods: "leave" | "return" | "are promised" | "stay";
  /** What it means to the general ledger. */
  readonly ledger: "sale" | "credit" | "goods only" | "advance" | "nothing";
  /** Where its journal entries come from (TransTypesEnum). */
  readonly origin?: "ttARInvoice" | "ttARCredItnote" | "ttDelivery" | "ttReturn" | "ttDownPayment";
  /** 1: the customer owes it. -1: it is owed to the customer. Absent: nobody pays it. */
  readonly sign?: 1 | -1;
  /** Object codes of the documents that it can be copied from. */
  readonly bases: readonly string[];
  /** A copy uses the base up; a down payment leaves its order as it was. */
  readonly usesUpBases: boolean;
  readonly references?: ReferenceGroup;
  /** By a document that takes it back, by a mark on itself, or not at all. */
  readonly cancels: "by document" | "by mark" | "never";
}

const quotations: DocumentKind = {
  set: "Quotations",
  objectCode: "23",
  objectName: "oQuotations",
  header: "OQUT",
  lines: "QUT1",
  title: "Sales Quotations",
  goods: "stay",
  ledger: "nothing",
  bases: [],
  usesUpBases: true,
  cancels: "by mark",
};

const orders: DocumentKind = {
  set: "Orders",
  objectCode: "17",
  objectName: "oOrders",
  header: "ORDR",
  lines: "RDR1",
  title: "Sales Orders",
  goods: "are promised",
  ledger: "nothing",
  bases: ["23"],
  usesUpBases: true,
  cancels: "by mark",
};

/** Deliveries are copied from reserve invoices too: the goods of these leave later. */
const deliveryNotes: DocumentKind = {
  set: "DeliveryNotes",
  objectCode: "15",
  objectName: "oDeliveryNotes",
  header: "ODLN",
  lines: "DLN1",
  title: "Deliveries",
  goods: "leave",
  ledger: "goods only",
  origin: "ttDelivery",
  bases: ["23", "17", "13"],
  usesUpBases: true,
  cancels: "by document",
};

const returns: DocumentKind = {
  set: "Returns",
  objectCode: "16",
  objectName: "oReturns",
  header: "ORDN",
  lines: "RDN1",
  title: "Returns",
  goods: "return",
  ledger: "goods only",
  origin: "ttReturn",
  bases: ["15"],
  usesUpBases: true,
  cancels: "by document",
};

export const invoices: DocumentKind = {
  set: "Invoices",
  objectCode: "13",
  objectName: "oInvoices",
  header: "OINV",
  lines: "INV1",
  title: "A/R Invoices",
  goods: "leave",
  ledger: "sale",
  origin: "ttARInvoice",
  sign: 1,
  bases: ["23", "17", "15"],
  usesUpBases: true,
  references: "invoices",
  cancels: "by document",
};

const creditNotes: DocumentKind = {
  set: "CreditNotes",
  objectCode: "14",
  objectName: "oCreditNotes",
  header: "ORIN",
  lines: "RIN1",
  title: "A/R Credit Memos",
  goods: "return",
  ledger: "credit",
  origin: "ttARCredItnote",
  sign: -1,
  bases: ["13", "16"],
  usesUpBases: true,
  references: "credit memos",
  cancels: "by document",
};

/** Requests and invoices (DownPaymentType): a request posts nothing. */
const downPayments: DocumentKind = {
  set: "DownPayments",
  objectCode: "203",
  objectName: "oDownPayments",
  header: "ODPI",
  lines: "DPI1",
  title: "A/R Down Payments",
  goods: "stay",
  ledger: "advance",
  origin: "ttDownPayment",
  sign: 1,
  bases: ["23", "17"],
  usesUpBases: false,
  references: "down payments",
  cancels: "never",
};

export const kinds = [
  quotations,
  orders,
  deliveryNotes,
  returns,
  invoices,
  creditNotes,
  downPayments,
] as const satisfies readonly DocumentKind[];
