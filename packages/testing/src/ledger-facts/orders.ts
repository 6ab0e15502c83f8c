import type { Plan } from "@instep/mapping-core";
import type {
  Claim,
  ClaimRequest,
  ExceptionRecord,
  Finding,
  Ledger,
  OrderEntry,
  StepRecord,
} from "@instep/sync-engine";
import { birth } from "./fact.ts";

/** The moment at which the facts begin. */
export const noon = birth.now + 3_600_000;
export const minute = 60_000;

export const invoiceKey = (orderid: number): string => `S/${orderid}/invoice`;
export const paymentKey = (orderid: number): string => `S/${orderid}/payment-1`;

/** The plan of a sale of one article paid by card: an invoice and its payment. */
export function aPlan(orderid: number, partner = "GUEST-01"): Plan {
  const dates = { DocDate: "2026-03-31", TaxDate: "2026-03-31", VatDate: "2026-03-31" };
  const common = { partner, userFields: {} };
  return {
    orderid,
    reference: `S-${orderid}`,
    businessDate: "2026-03-31",
    storeid: 1,
    currency: "SEK",
    total: "124.90",
    steps: [
      {
        ...common,
        kind: "invoice",
        key: invoiceKey(orderid),
        body: {
          ...dates,
          CardCode: partner,
          DocDueDate: "2026-03-31",
          DocCurrency: "SEK",
          NumAtCard: `S-${orderid}`,
          Comments: "Åhléns, 'City'",
          JournalMemo: "Till sale",
          DocumentLines: [
            { ItemCode: "A1", Quantity: 0.355, PriceAfterVAT: 351.83, VatGroup: "S25", WarehouseCode: "01" },
          ],
        },
        orderitemids: [0],
        predicted: { docTotal: "124.90", vatSum: "24.98" },
      },
      {
        ...common,
        kind: "payment",
        key: paymentKey(orderid),
        body: {
          ...dates,
          DocType: "rCustomer",
          CardCode: partner,
          DocCurrency: "SEK",
          Remarks: paymentKey(orderid),
          JournalRemarks: "Till sale",
          TransferAccount: "1580",
          TransferSum: 124.9,
        },
        pays: invoiceKey(orderid),
        predicted: { means: "124.90", applied: "124.90" },
      },
    ],
    breaks: [],
  };
}

/** An order that was read, planned and is due. */
export const due = (orderid: number, changes: Partial<OrderEntry> = {}): OrderEntry => ({
  orderid,
  status: "due",
  reason: "planned",
  fingerprint: `fingerprint of ${orderid}`,
  plan: aPlan(orderid),
  findings: [],
  ...changes,
});

/** An order that was read and has no plan. */
export const planless = (
  orderid: number,
  status: OrderEntry["status"],
  findings: readonly Finding[] = [],
): OrderEntry => ({ ...due(orderid), status, plan: undefined, findings });

/** An order that was read and cannot be planned. */
export const inException = (orderid: number, finding: Finding = noLines): OrderEntry =>
  planless(orderid, "exception", [finding]);

export const noLines = { code: "no-lines" } as const satisfies Finding;

/** Reads due orders with these ids at noon. */
export const read = (ledger: Ledger, ...orderids: readonly number[]): Promise<void> =>
  ledger.recordIntake({ entries: orderids.map((orderid) => due(orderid)), now: noon });

/** Claims what is due, at noon and for a minute unless told otherwise. */
export function claim(
  ledger: Ledger,
  holder: string,
  { now = noon, until = now + minute, limit = 100, ...request }: Partial<ClaimRequest> = {},
): Promise<readonly Claim[]> {
  return ledger.claimDue({ holder, now, until, limit, ...request });
}

export const orderidsOf = (each: readonly { readonly orderid: number }[]): readonly number[] =>
  each.map(({ orderid }) => orderid);

/** A step of an order in some state. */
export const aStep = (key: string, changes: Partial<StepRecord> = {}): StepRecord => ({
  key,
  state: "intended",
  leftAt: undefined,
  rounds: 0,
  DocEntry: undefined,
  DocNum: undefined,
  ...changes,
});

/** An exception that inException() opened at noon. */
export const anException = (changes: Partial<ExceptionRecord> = {}): ExceptionRecord => ({
  trace: "order/1",
  orderid: 1,
  finding: noLines,
  openedAt: noon,
  resolvedAt: undefined,
  closedBecause: undefined,
  ...changes,
});

/** Takes an order that is due and ends it with an exception. */
export async function refuse(ledger: Ledger, orderid: number, now: number): Promise<void> {
  await claim(ledger, "a", { orderid, now });
  const ends = { status: "exception", reason: "refused by SAP", attempts: 3, finding: noLines } as const;
  const steps = [aStep(invoiceKey(orderid), { state: "in-doubt", leftAt: now, rounds: 3 })];
  await ledger.record(orderid, { holder: "a", now, steps, ends });
}
