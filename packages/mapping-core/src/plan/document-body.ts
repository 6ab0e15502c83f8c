import * as z from "zod";
import { date, yes } from "./values.ts";

const NumberedGoods = z.strictObject({ InternalSerialNumber: z.string(), Quantity: z.literal(1) });

/** One line of an invoice, a credit memo or a down payment: its price is PriceAfterVAT and nothing else. */
export const DocumentLine = z.strictObject({
  ItemCode: z.string(),
  Quantity: z.number(),
  /** Gross, per unit, after every discount, in the document's currency. */
  PriceAfterVAT: z.number(),
  VatGroup: z.string(),
  WarehouseCode: z.string().optional(),
  CostingCode: z.string().optional(),
  CostingCode2: z.string().optional(),
  CostingCode3: z.string().optional(),
  CostingCode4: z.string().optional(),
  CostingCode5: z.string().optional(),
  SalesPersonCode: z.int().optional(),
  FreeText: z.string().max(100).optional(),
  SerialNumbers: z.array(NumberedGoods).optional(),
  /** Credits the customer and moves no goods: their cost stays in the cost of goods sold. */
  WithoutInventoryMovement: yes.optional(),
  /** Returned goods come back at `ReturnCost`, per unit and in local currency, not at today's cost. */
  EnableReturnCost: yes.optional(),
  ReturnCost: z.number().optional(),
  ReturnReason: z.int().optional(),
  /** The line of the invoice that a credit memo is copied from. */
  BaseType: z.literal(13).optional(),
  BaseEntry: z.int().optional(),
  BaseLine: z.int().optional(),
});
export type DocumentLine = z.infer<typeof DocumentLine>;

/** A fee that is freight in SAP: its tax is rounded apart. */
const AdditionalExpense = z.strictObject({
  ExpenseCode: z.int(),
  /** Gross, in the document's currency. */
  LineGross: z.number(),
  VatGroup: z.string(),
});
export type AdditionalExpense = z.infer<typeof AdditionalExpense>;

/** The document that this one refers to, without being copied from it. */
const DocumentReference = z.strictObject({
  RefDocEntr: z.int(),
  RefObjType: z.literal("rot_SalesInvoice"),
});

/** The body of an A/R invoice, credit memo or down payment exactly as it will be posted, user fields apart. */
export const DocumentBody = z.strictObject({
  CardCode: z.string().max(15),
  DocDate: date,
  DocDueDate: date,
  TaxDate: date,
  VatDate: date,
  DocCurrency: z.string(),
  NumAtCard: z.string().max(100),
  Comments: z.string().max(254),
  JournalMemo: z.string().max(50),
  BPL_IDAssignedToInvoice: z.int().optional(),
  Series: z.int().optional(),
  SalesPersonCode: z.int().optional(),
  DownPaymentType: z.literal("dptInvoice").optional(),
  DocumentReferences: z.array(DocumentReference).optional(),
  DocumentAdditionalExpenses: z.array(AdditionalExpense).optional(),
  DocumentLines: z.array(DocumentLine).min(1),
});
export type DocumentBody = z.infer<typeof DocumentBody>;

const GoodsLine = z.strictObject({
  ItemCode: z.string(),
  Quantity: z.number().positive(),
  WarehouseCode: z.string(),
  /** The account that bears the loss. */
  AccountCode: z.string(),
  CostingCode: z.string().optional(),
});

/** The body of a goods receipt or a goods issue exactly as it will be posted. */
export const GoodsBody = z.strictObject({
  DocDate: date,
  TaxDate: date,
  Comments: z.string().max(254),
  JournalMemo: z.string().max(50),
  BPL_IDAssignedToInvoice: z.int().optional(),
  Series: z.int().optional(),
  DocumentLines: z.array(GoodsLine).min(1),
});
export type GoodsBody = z.infer<typeof GoodsBody>;

const TransferLine = z.strictObject({
  ItemCode: z.string(),
  Quantity: z.number().positive(),
  FromWarehouseCode: z.string(),
  WarehouseCode: z.string(),
});

/** The body of a stock transfer exactly as it will be posted. */
export const TransferBody = z.strictObject({
  DocDate: date,
  TaxDate: date,
  FromWarehouse: z.string(),
  ToWarehouse: z.string(),
  Comments: z.string().max(254),
  JournalMemo: z.string().max(50),
  StockTransferLines: z.array(TransferLine).min(1),
});
export type TransferBody = z.infer<typeof TransferBody>;
