import { aCompany, anItem } from "../builders.ts";
import { virtualClock } from "../virtual-clock.ts";
import type { Company } from "./company.ts";
import { type B1Emulator, type B1EmulatorOptions, createB1Emulator } from "./emulator.ts";
import { isRow, type Json, type Row } from "./json.ts";

/** What a test sees of an answer. */
export interface Heard {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON body, empty when there was none. */
  readonly body: Row;
  readonly text: string;
}

/** Somebody who is logged in and speaks plain HTTP. */
export interface Caller {
  readonly b1: B1Emulator;
  readonly clock: ReturnType<typeof virtualClock>;
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Heard>;
  /** `send("POST Invoices", body)`. A text is sent as it is. */
  readonly send: (request: string, body?: Json, headers?: Readonly<Record<string, string>>) => Promise<Heard>;
  readonly login: () => Promise<Heard>;
}

/** 14 July 2026, ten o'clock. */
export const morning = Date.parse("2026-07-14T10:00:00Z");

export const testCompany = (overrides: Partial<Company> = {}): Company =>
  aCompany({
    settings: { PriceAccuracy: 2, GroupLinesInVATCalculation: true, BlockStockNegativeQuantity: true },
    items: [anItem(), anItem({ ItemCode: "SKU-2", cost: "12.35" }), service, sleeping],
    profitCenters: [{ CenterCode: "MALMO", CenterName: "Malmö" }],
    businessPartners: [
      { CardCode: "POS-MALMO", CardName: "Kassakunder Malmö" },
      { CardCode: "C1", CardName: "Åsa O'Neill", EmailAddress: "asa@example.test" },
      { CardCode: "GONE", CardName: "Closed Ltd", Valid: false },
    ],
    ...overrides,
  });

const service = anItem({ ItemCode: "FEE", ItemName: "A fee", InventoryItem: false, stock: {}, cost: "0" });
const sleeping = anItem({ ItemCode: "OLD", ItemName: "No longer sold", Valid: false });

/** Opens a company and logs in. */
export async function aCaller(given: Partial<B1EmulatorOptions> = {}): Promise<Caller> {
  const clock = virtualClock(morning);
  const b1 = createB1Emulator({ company: testCompany(), clock, ...given });
  let cookie = "";
  const send: Caller["send"] = async (request, body, headers = {}) => {
    const [method = "GET", path = ""] = request.split(/ (.*)/s);
    const answer = await b1.fetch(`${b1.baseUrl}/${path}`, {
      method,
      headers: { Cookie: cookie, ...headers },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    return await heard(answer);
  };
  const login = async (): Promise<Heard> => {
    const answer = await send("POST Login", {
      CompanyDB: "DEMO_SE",
      UserName: "INSTEP",
      Password: "sap-demo",
    });
    cookie = answer.headers
      .getSetCookie()
      .map((each) => each.split(";")[0])
      .join("; ");
    return answer;
  };
  await login();
  return { b1, clock, send, login, get: (path, headers) => send(`GET ${path}`, undefined, headers) };
}

async function heard(answer: Response): Promise<Heard> {
  const text = await answer.text();
  const parsed: unknown = text.startsWith("{") ? JSON.parse(text) : {};
  return { status: answer.status, headers: answer.headers, text, body: isRow(parsed) ? parsed : {} };
}

/** An invoice over one unit of SKU-1 at 125.00, tax included. */
export const anInvoice = (overrides: Row = {}): Row => ({
  CardCode: "POS-MALMO",
  DocDate: "2026-07-14",
  NumAtCard: "1500-1",
  DocumentLines: [{ ItemCode: "SKU-1", Quantity: 1, PriceAfterVAT: 125 }],
  ...overrides,
});

/** An order of two units of SKU-1 at 125.00, tax included. */
export const aSalesOrder = (overrides: Row = {}): Row =>
  anInvoice({ DocumentLines: [{ ItemCode: "SKU-1", Quantity: 2, PriceAfterVAT: 125 }], ...overrides });

/** A document that copies line 0 of another one. */
export const aCopy = (BaseType: number, BaseEntry: number, line: Row = {}): Row => ({
  CardCode: "POS-MALMO",
  DocDate: "2026-07-14",
  DocumentLines: [{ BaseType, BaseEntry, BaseLine: 0, ...line }],
});

/** A cash payment of 125.00 on invoice 1. */
export const aPayment = (overrides: Row = {}): Row => ({
  CardCode: "POS-MALMO",
  DocDate: "2026-07-14",
  CashAccount: "1910",
  CashSum: 125,
  PaymentInvoices: [{ DocEntry: 1, InvoiceType: "it_Invoice", SumApplied: 125 }],
  ...overrides,
});

/** The code and text of an error answer. */
export function errorOf({ body }: Heard): {
  readonly code: Json | undefined;
  readonly message: Json | undefined;
} {
  const error = body.error;
  return isRow(error)
    ? { code: error.code, message: error.message }
    : { code: undefined, message: undefined };
}
