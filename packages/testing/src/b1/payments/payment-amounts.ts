import { wire, zero } from "../decimals.ts";
import type { Json, Row } from "../json.ts";
import { integerOf, isRow, rowsOf, textOf } from "../json.ts";
import { choice, date, type EntityType, integer, rows, text } from "../metadata/entity-type.ts";
import type { Shapes } from "../metadata/shapes.ts";
import { atLine, businessRule, notModelled, referenceMissing } from "../refusal.ts";
import type { Service } from "../services/services.ts";
import type { PayablesByObject } from "./payable.ts";

const partnerType: EntityType = {
  name: "PaymentBPCode",
  table: "OCRD",
  fields: { BPCode: text(15), Date: date() },
};

const entryType: EntityType = {
  name: "PaymentInvoiceEntry",
  table: "OINV",
  fields: {
    DocType: choice({ itARInvoice: "0", itARDownPaymentInvoice: "1" }),
    DocEntry: integer(),
    InstallmentId: integer(),
  },
};

const parametersType: EntityType = {
  name: "PaymentCalculationService_GetPaymentAmount",
  table: "",
  fields: { PaymentBPCode: rows(partnerType), PaymentInvoiceEntries: rows(entryType) },
};

const objectCodes: Readonly<Record<string, string>> = { itARInvoice: "13", itARDownPaymentInvoice: "203" };

/** What is due on invoices and down payments. The emulator knows no cash discounts, so none is taken off. */
export function paymentAmountService({
  shapes,
  payables,
}: {
  readonly shapes: Shapes;
  readonly payables: PayablesByObject;
}): Service {
  const amountOf = (row: Row, index: number, cardCode: string): Row => {
    const type = textOf(row, "DocType") ?? "itARInvoice";
    const code = objectCodes[type] ?? "";
    const ofKind = payables[code];
    if (!ofKind) throw notModelled(`payments of ${type}`);
    const payable = ofKind.find(integerOf(row, "DocEntry") ?? 0);
    if (!payable) throw referenceMissing(atLine("PaymentInvoiceEntries.DocEntry", index));
    if (payable.cardCode !== cardCode) {
      throw businessRule(
        `Invoice belongs to another business partner [DocEntry][line: ${String(index + 1)}]`,
      ); // text: ours
    }
    const { isOpen, open, openForeign } = payable;
    return {
      DocType: type,
      DocEntry: payable.docEntry,
      InstallmentId: integerOf(row, "InstallmentId") ?? 1,
      CashDiscountPercentage: 0,
      CashDiscountAmount: 0,
      CashDiscountAmountFC: 0,
      CashDiscountAmountSC: 0,
      TotalPaymentAmount: wire(isOpen ? open : zero),
      TotalPaymentAmountFC: wire(isOpen && !openForeign.eq(open) ? openForeign : zero),
      TotalPaymentAmountSC: wire(isOpen ? open : zero),
    };
  };
  return {
    name: "PaymentCalculationService_GetPaymentAmount",
    reads: true,
    run: (body): Json => {
      const { PaymentBPCode: partner = {}, PaymentInvoiceEntries = [] } = body;
      const sent = shapes.read(parametersType, { PaymentBPCode: [partner], PaymentInvoiceEntries }, "create");
      const [bp = {}] = rowsOf(sent, "PaymentBPCode").filter(isRow);
      const cardCode = textOf(bp, "BPCode");
      if (cardCode === undefined) throw referenceMissing("PaymentBPCode.BPCode");
      return rowsOf(sent, "PaymentInvoiceEntries").map((row, index) => amountOf(row, index, cardCode));
    },
  };
}
