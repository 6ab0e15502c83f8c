import { createB1Client, isB1Error } from "@instep/sap-b1-client";

// One sale, by nothing but what every runtime has: an A/R invoice, and the incoming payment that settles it.

export interface Sale {
  readonly runtime: string;
  readonly invoice: number;
  readonly payment: number;
  /** What a refusal is told as. */
  readonly refused: string;
}

/** Sells one thing in the company behind `baseUrl`, on the day `today`. */
export async function sell(baseUrl: string, today: string): Promise<Omit<Sale, "runtime">> {
  await using b1 = createB1Client({
    baseUrl,
    companyDb: "DEMO_SE",
    userName: "INSTEP",
    password: "sap-demo",
  });
  const dated = { CardCode: "POS-MALMO", DocDate: today };
  const DocumentLines = [{ ItemCode: "SKU-1", Quantity: 1, PriceAfterVAT: 125 }];
  const invoice = await b1.invoices.post({ ...dated, NumAtCard: "1500-1", DocumentLines });
  if (invoice.kind !== "created") throw new Error("The invoice waits for approval");
  const { DocEntry } = invoice.entity;
  const PaymentInvoices = [{ DocEntry, InvoiceType: "it_Invoice", SumApplied: 125 }];
  const paid = { ...dated, CashAccount: "1910", CashSum: 125, PaymentInvoices };
  const payment = await b1.incomingPayments.post(paid);
  if (payment.kind !== "created") throw new Error("The payment waits for approval");
  const refused = await b1.invoices.post({ ...dated, CardCode: "NOBODY", DocumentLines }).then(
    () => "nothing was refused",
    (error: unknown) => (isB1Error(error) ? `${error.outcome}, ${error.code}` : "no error of the client"),
  );
  return { invoice: DocEntry, payment: payment.entity.DocEntry, refused };
}
