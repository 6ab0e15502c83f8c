import type { KeptMap } from "../changes.ts";
import type { BookedEntry, BookedInvoice, BookedLine, BookedPayment, Books } from "./booked.ts";
import { dayOf } from "../dates.ts";
import { amountText, decimal, type Decimal, zero } from "../decimals.ts";
import type { Document, DocumentLine } from "../documents/document-type.ts";
import { asText, type Row, rowsOf, textOf } from "../json.ts";
import type { Payment } from "../payments/payment-type.ts";
import type { World } from "../world.ts";
import { createStockBooks } from "./stock-books.ts";

/** `open` gives the company, or throws when its books can no longer be trusted. */
export function createBooks(open: () => World): Books {
  return {
    invoices: () => [...open().invoices.all()].map(toInvoice),
    incomingPayments: () => [...open().incomingPayments.all()].map(toPayment),
    drafts: () => [...open().drafts.all()].map(toInvoice),
    paymentDrafts: () => [...open().paymentDrafts.all()].map(toPayment),
    journal: () => [...open().journalEntries.set.table.inKeyOrder()].map(toEntry),
    trialBalance: () => texts(open().journalEntries.balances()),
    partnerBalances: () => texts(open().journalEntries.partnerBalances()),
    ...createStockBooks(open),
    vat: () => vatOf([...open().invoices.all()]),
    userTable: (name) =>
      [...(open().findSet(`U_${name}`)?.table.inKeyOrder() ?? [])].map((row) => ({ ...row })),
  };
}

function toInvoice(invoice: Document): BookedInvoice {
  const { DocEntry, DocNum, CardCode, NumAtCard, Comments, DocCurrency, UserSign } = invoice;
  const { DocumentStatus, CancelStatus } = invoice;
  return {
    DocEntry,
    DocNum,
    CardCode,
    NumAtCard,
    Comments,
    DocDate: dayOf(invoice.DocDate),
    TaxDate: dayOf(invoice.TaxDate),
    VatDate: dayOf(textOf(invoice, "VatDate") ?? ""),
    DocCurrency,
    DocTotal: amountText(invoice.DocTotal),
    VatSum: amountText(invoice.VatSum),
    PaidToDate: amountText(invoice.PaidToDate),
    DocumentStatus,
    CancelStatus,
    UserSign,
    userFields: userFieldsOf(invoice),
    DocumentLines: invoice.DocumentLines.map(toLine),
  };
}

function toLine(line: DocumentLine): BookedLine {
  const { LineNum, ItemCode, WarehouseCode, VatGroup } = line;
  return {
    LineNum,
    ItemCode,
    WarehouseCode,
    VatGroup,
    Quantity: decimal(line.Quantity).toString(),
    LineTotal: amountText(line.LineTotal),
    TaxTotal: amountText(line.TaxTotal),
    GrossTotal: amountText(line.GrossTotal),
  };
}

function toPayment(payment: Payment): BookedPayment {
  const { DocEntry, DocNum, CardCode, Cancelled } = payment;
  return {
    DocEntry,
    DocNum,
    CardCode,
    Cancelled,
    DocDate: dayOf(payment.DocDate),
    Remarks: textOf(payment, "Remarks") ?? null,
    CashAccount: textOf(payment, "CashAccount") ?? null,
    CashSum: amountText(Number(payment.CashSum)),
    TransferAccount: textOf(payment, "TransferAccount") ?? null,
    TransferSum: amountText(Number(payment.TransferSum)),
    TransferReference: textOf(payment, "TransferReference") ?? null,
    userFields: userFieldsOf(payment),
    PaymentCreditCards: rowsOf(payment, "PaymentCreditCards").map((row) => ({
      CreditCard: Number(row.CreditCard),
      CreditAcct: asText(row.CreditAcct),
      CreditSum: amountText(Number(row.CreditSum)),
      VoucherNum: textOf(row, "VoucherNum") ?? null,
    })),
    PaymentInvoices: payment.PaymentInvoices.map((row) => ({
      DocEntry: row.DocEntry,
      SumApplied: amountText(row.SumApplied),
    })),
  };
}

function toEntry(row: Row): BookedEntry {
  return {
    JdtNum: Number(row.JdtNum),
    ReferenceDate: dayOf(asText(row.ReferenceDate)),
    Memo: asText(row.Memo),
    lines: rowsOf(row, "JournalEntryLines").map(({ AccountCode, ShortName, Debit, Credit }) => ({
      account: asText(AccountCode),
      ...(ShortName !== AccountCode && { cardCode: asText(ShortName) }),
      debit: amountText(Number(Debit)),
      credit: amountText(Number(Credit)),
    })),
  };
}

function vatOf(invoices: readonly Document[]): ReturnType<Books["vat"]> {
  const groups = new Map<string, { net: Decimal; vat: Decimal }>();
  for (const { CancelStatus, DocumentLines } of invoices) {
    const sign = CancelStatus === "csCancellation" ? -1 : 1;
    for (const { VatGroup, LineTotal, TaxTotal } of DocumentLines) {
      const known = groups.get(VatGroup) ?? { net: zero, vat: zero };
      groups.set(VatGroup, {
        net: known.net.plus(decimal(LineTotal).times(sign)),
        vat: known.vat.plus(decimal(TaxTotal).times(sign)),
      });
    }
  }
  return [...groups].map(([VatGroup, { net, vat }]) => ({
    VatGroup,
    net: amountText(net),
    vat: amountText(vat),
  }));
}

function texts(balances: Pick<KeptMap<string, Decimal>, "entries">): Readonly<Record<string, string>> {
  return Object.fromEntries([...balances.entries()].map(([name, balance]) => [name, amountText(balance)]));
}

function userFieldsOf(row: Row): Readonly<Record<string, string | number>> {
  const held = Object.entries(row).filter(([property]) => property.startsWith("U_"));
  return Object.fromEntries(
    held.flatMap(([property, value]) =>
      typeof value === "string" || typeof value === "number" ? [[property, value]] : [],
    ),
  );
}
