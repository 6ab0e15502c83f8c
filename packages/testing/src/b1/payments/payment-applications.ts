import { amount, type Decimal, decimal, sum, wire, zero } from "../decimals.ts";
import { asText, decimalOf, integerOf, type Row, rowsOf } from "../json.ts";
import type { Payable, Payables } from "./payable.ts";
import { type PaymentInvoice, paymentInvoiceType } from "./payment-type.ts";
import { atLine, businessRule, notModelled, referenceMissing, refused } from "../refusal.ts";
import type { Shapes } from "../metadata/shapes.ts";

interface ApplicationParts {
  readonly payables: Payables;
  readonly shapes: Shapes;
}

/** Who paid, and how much in all. */
interface Received {
  readonly cardCode: string;
  readonly received: Decimal;
}

/** Checks which invoices a payment pays: open ones of the same customer, and no more than is open or came in. */
export function applicationsOf(
  body: Row,
  { payables, shapes }: ApplicationParts,
  { cardCode, received }: Received,
): readonly PaymentInvoice[] {
  const left = new Map<number, Decimal>();
  const rows = rowsOf(body, "PaymentInvoices").map((row, index) => {
    const invoice = openInvoice({ row, index }, payables, cardCode);
    const open = left.get(invoice.docEntry) ?? invoice.open;
    const applied = amount(decimalOf(row, "SumApplied") ?? open);
    if (!applied.gt(0) || applied.gt(open)) {
      throw refused(`Sum applied is greater than the balance due [${atLine("RCT2.SumApplied", index)}]`);
    }
    left.set(invoice.docEntry, open.minus(applied));
    return toRow({ row, index }, applied, { shapes, DocEntry: invoice.docEntry });
  });
  if (sum(rows.map(({ SumApplied }) => decimal(SumApplied))).gt(received)) {
    throw refused("Sum applied is greater than the payment amount [ORCT.DocTotal]");
  }
  return rows;
}

interface Place {
  readonly row: Row;
  readonly index: number;
}

function openInvoice({ row, index }: Place, payables: Payables, cardCode: string): Payable {
  if (row.InvoiceType !== undefined && row.InvoiceType !== null && row.InvoiceType !== "it_Invoice") {
    throw notModelled(`payments of the InvoiceType ${asText(row.InvoiceType)}`);
  }
  const invoice = payables.find(integerOf(row, "DocEntry") ?? 0);
  if (!invoice) throw referenceMissing(atLine("RCT2.DocEntry", index));
  if (invoice.cardCode !== cardCode) {
    throw businessRule(`Invoice belongs to another business partner [${atLine("RCT2.DocEntry", index)}]`);
  }
  if (!invoice.isOpen) {
    throw businessRule(`Invoice is already closed or blocked [${atLine("RCT2.DocNum", index)}]`);
  }
  return invoice;
}

function toRow(
  { row, index }: Place,
  applied: Decimal,
  { shapes, DocEntry }: { readonly shapes: Shapes; readonly DocEntry: number },
): PaymentInvoice {
  return {
    ...shapes.blank(paymentInvoiceType),
    InstallmentId: 1,
    DiscountPercent: wire(zero),
    DocLine: 0,
    ...row,
    LineNum: index,
    DocEntry,
    InvoiceType: "it_Invoice",
    SumApplied: wire(applied),
    PaidSum: 0,
  };
}
