import * as z from "zod";

const amount = z.string().regex(/^-?\d+\.\d{2}$/, "an amount with two decimals");
const date = z.iso.date();
const userField = z.templateLiteral(["U_", z.string()]);

const InvoiceLine = z.strictObject({
  ItemCode: z.string(),
  Quantity: z.number(),
  PriceAfterVAT: z.number(),
  VatGroup: z.string(),
  WarehouseCode: z.string(),
  CostingCode: z.string().optional(),
  FreeText: z.string().max(100).optional(),
});
export type InvoiceLine = z.infer<typeof InvoiceLine>;

/** The body of an A/R invoice exactly as it will be posted, user fields apart. */
const InvoiceBody = z.strictObject({
  CardCode: z.string(),
  DocDate: date,
  DocDueDate: date,
  TaxDate: date,
  VatDate: date,
  DocCurrency: z.string(),
  NumAtCard: z.string().max(100),
  Comments: z.string().max(254),
  JournalMemo: z.string().max(50),
  BPL_IDAssignedToInvoice: z.int().optional(),
  DocumentLines: z.array(InvoiceLine).min(1),
});

const CardRow = z.strictObject({
  CreditCard: z.int(),
  CreditSum: z.number(),
  VoucherNum: z.string().max(20),
  PaymentMethodCode: z.int().optional(),
  NumOfPayments: z.int(),
  CreditType: z.literal("cr_Regular"),
});

/** The body of an incoming payment; the invoice it is applied to is named when that invoice has a DocEntry. */
const PaymentBody = z.strictObject({
  DocType: z.literal("rCustomer"),
  CardCode: z.string(),
  DocDate: date,
  TaxDate: date,
  VatDate: date,
  DocCurrency: z.string(),
  Remarks: z.string().max(254),
  JournalRemarks: z.string().max(50),
  BPLID: z.int().optional(),
  CashAccount: z.string().optional(),
  CashSum: z.number().optional(),
  TransferAccount: z.string().optional(),
  TransferSum: z.number().optional(),
  TransferDate: date.optional(),
  TransferReference: z.string().max(27).optional(),
  PaymentCreditCards: z.array(CardRow).optional(),
});

const common = {
  /** The step's identity, in SAP and in the ledger. */
  key: z.string(),
  /** CardCode it is booked on: a look-up asks with what was sent, never with what the rules say now (H7). */
  partner: z.string(),
  /** User fields posted with the body: the key, where its field is installed. */
  userFields: z.record(userField, z.string()),
};

/** One document of a plan. */
export const Step = z.discriminatedUnion("kind", [
  z.strictObject({
    ...common,
    kind: z.literal("invoice"),
    body: InvoiceBody,
    /** What SAP must answer, to the cent. */
    predicted: z.strictObject({ docTotal: amount, vatSum: amount }),
  }),
  z.strictObject({
    ...common,
    kind: z.literal("payment"),
    body: PaymentBody,
    /** Key of the invoice it pays. */
    pays: z.string(),
    predicted: z.strictObject({ applied: amount }),
  }),
]);
export type Step = z.infer<typeof Step>;
export type InvoiceStep = Extract<Step, { kind: "invoice" }>;
export type PaymentStep = Extract<Step, { kind: "payment" }>;

/** A difference that is explained: its name and its amount, SAP minus Sitoo, in the document's currency. */
const NamedBreak = z.strictObject({ name: z.literal("vat-rounding"), vatRate: z.string(), amount });
export type NamedBreak = z.infer<typeof NamedBreak>;

/** The ordered list of SAP documents that one order becomes. Pure data: it can be shown, stored and posted. */
export const Plan = z.strictObject({
  orderid: z.int(),
  /** NumAtCard of its documents. */
  reference: z.string(),
  /** "YYYY-MM-DD". */
  businessDate: date,
  storeid: z.int(),
  currency: z.string(),
  /** What the receipt says, gross. */
  total: amount,
  steps: z.array(Step),
  breaks: z.array(NamedBreak),
});
export type Plan = z.infer<typeof Plan>;
