import type { KeptMap } from "../changes.ts";
import type { BookedEntry, BookedInvoice, BookedLine, BookedPayment, BookedRange, Books } from "./booked.ts";
import { dayOf } from "../dates.ts";
import { amountText, decimal, type Decimal, zero } from "../decimals.ts";
import type { Document } from "../documents/document-type.ts";
import type { DocumentLine } from "../documents/line-type.ts";
import { asText, type Row, rowsOf, textOf } from "../json.ts";
import type { JournalEntries } from "../ledger/journal-entries.ts";
import { netOf } from "../ledger/posting.ts";
import type { Payment } from "../payments/payment-type.ts";
import type { World } from "../world.ts";
import { vatOf } from "./vat.ts";
import { createStockBooks } from "./stock-books.ts";

/** `open` gives the company, or throws when its books can no longer be trusted. */
export function createBooks(open: () => World): Books {
  const of = (objectCode: string): readonly BookedInvoice[] =>
    [...open().documents.of(objectCode).all()].map(toInvoice);
  return {
    invoices: () => of("13"),
    creditNotes: () => of("14"),
    quotations: () => of("23"),
    orders: () => of("17"),
    deliveries: () => of("15"),
    returns: () => of("16"),
    downPayments: () => of("203"),
    incomingPayments: () => [...open().incomingPayments.all()].map(toPayment),
    vendorPayments: () => [...open().vendorPayments.all()].map(toPayment),
    drafts: () => [...open().drafts.all()].map(toInvoice),
    paymentDrafts: () => [...open().paymentDrafts.all()].map(toPayment),
    journal: () => [...open().journalEntries.table.inKeyOrder()].map(toEntry),
    trialBalance: (range) => {
      const { journalEntries } = open();
      return texts(range ? balancesIn(journalEntries, range) : journalEntries.balances());
    },
    partnerBalances: () => texts(open().journalEntries.partnerBalances()),
    ...createStockBooks(open),
    vat: () => vatOf(open().documents),
    count: (set) => open().findSet(set)?.table.size() ?? 0,
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
    CardCode: CardCode ?? "",
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

/** The accounts of some days or of a branch: summed up when somebody asks. */
function balancesIn(
  journalEntries: JournalEntries,
  { from = "", to = "9999-12-31", branch }: BookedRange,
): Pick<KeptMap<string, Decimal>, "entries"> {
  const balances = new Map<string, Decimal>();
  for (const { JdtNum, ReferenceDate } of journalEntries.table.inKeyOrder()) {
    const day = dayOf(asText(ReferenceDate));
    if (day < from || day > to) continue;
    for (const line of journalEntries.linesOf(Number(JdtNum))) {
      if (branch !== undefined && line.branch !== branch) continue;
      balances.set(line.account, (balances.get(line.account) ?? zero).plus(netOf(line)));
    }
  }
  return balances;
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
