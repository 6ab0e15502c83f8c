import type { Plan, Step } from "@instep/mapping-core";
import type { B1Client, MarketingDocument } from "@instep/sap-b1-client";
import { expect } from "vitest";

/** What SAP made of the steps of a plan: DocEntry by key. */
export type Posted = Map<string, number>;

/** Posts a plan as it stands, and holds SAP to every prediction of it, to the cent. */
export async function postPlan(client: B1Client, plan: Plan, posted: Posted = new Map()): Promise<Posted> {
  for (const step of plan.steps) await postStep(client, step, posted);
  return posted;
}

/** Posts one step, after those it refers to. */
export async function postStep(client: B1Client, step: Step, posted: Posted): Promise<void> {
  posted.set(step.key, await post(client, step, posted));
}

async function post(client: B1Client, step: Step, posted: Posted): Promise<number> {
  switch (step.kind) {
    case "invoice": {
      const DownPaymentsToDraw = step.draws?.map(({ downPayment, amount }) => ({
        DocEntry: posted.get(downPayment) ?? 0,
        GrossAmountToDraw: Number(amount),
      }));
      const body = { ...step.body, ...step.userFields, ...(DownPaymentsToDraw && { DownPaymentsToDraw }) };
      return held(step, created(await client.invoices.post(body)));
    }
    case "credit-memo":
      return held(step, created(await client.creditNotes.post({ ...step.body, ...step.userFields })));
    case "down-payment":
      return held(step, created(await client.downPayments.post({ ...step.body, ...step.userFields })));
    case "reopening":
      await client.invoices.reopen(step.DocEntry);
      return step.DocEntry;
    case "payment":
    case "outgoing-payment":
      return paid(client, step, posted);
    case "goods-issue":
      return created(await client.inventoryGenExits.post({ ...step.body, ...step.userFields })).DocEntry;
    case "goods-receipt":
      return created(await client.inventoryGenEntries.post({ ...step.body, ...step.userFields })).DocEntry;
    case "stock-transfer":
      return created(await client.stockTransfers.post({ ...step.body, ...step.userFields })).DocEntry;
    case "journal-entry":
      return (await client.journalEntries.create({ ...step.body, ...step.userFields })).JdtNum;
  }
}

type Answer<T> = { readonly kind: "created"; readonly entity: T } | { readonly kind: "draft" };

function created<T>(answer: Answer<T>): T {
  if (answer.kind === "draft") throw new Error("SAP has parked it");
  return answer.entity;
}

type DocumentStep = Extract<Step, { predicted: { docTotal: string } }>;

function held(step: DocumentStep, document: MarketingDocument): number {
  const { DocTotal, VatSum, DocTotalFc, VatSumFc } = document;
  const inSap = DocTotalFc ? [DocTotalFc, VatSumFc] : [DocTotal, VatSum];
  expect([step.key, ...inSap]).toEqual([
    step.key,
    Number(step.predicted.docTotal),
    Number(step.predicted.vatSum),
  ]);
  return document.DocEntry;
}

type PaymentStep = Extract<Step, { kind: "payment" | "outgoing-payment" }>;

const documentTypes = {
  invoice: "it_Invoice",
  "credit-memo": "it_CredItnote",
  "down-payment": "it_DownPayment",
} as const;

async function paid(client: B1Client, step: PaymentStep, posted: Posted): Promise<number> {
  const { pays, kind, body, userFields, predicted } = step;
  const type = /\/([a-z-]+?)(-\d+)?(~\d+)?$/.exec(pays ?? "")?.[1] as keyof typeof documentTypes | undefined;
  const PaymentInvoices = type
    ? [
        {
          DocEntry: posted.get(pays ?? "") ?? 0,
          InvoiceType: documentTypes[type],
          SumApplied: Number(predicted.applied),
        },
      ]
    : [];
  const set = kind === "payment" ? client.incomingPayments : client.vendorPayments;
  return created(await set.post({ ...body, ...userFields, ...(type && { PaymentInvoices }) })).DocEntry;
}
