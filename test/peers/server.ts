import { aCompany, anItem, type B1Emulator, type B1EmulatorOptions, createB1Emulator } from "@instep/testing";
import { listen, type Listening, machineClock, selfSigned } from "@instep/testing/node";
import type { Server } from "./clients.ts";

const year = new Date(machineClock.now()).getUTCFullYear();
const today = new Date(machineClock.now()).toISOString().slice(0, 10);

/** A company with 45 items in periods that are open today. */
const company = aCompany({
  items: Array.from({ length: 45 }, (_, index) => anItem({ ItemCode: `SKU-${index + 1}` })),
  periods: Array.from({ length: 12 }, (_, month) => ({
    from: new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10),
    to: new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10),
    PeriodStatus: "ltUnlocked" as const,
  })),
});

export const anInvoice = (overrides: object = {}) => ({
  CardCode: "POS-MALMO",
  DocDate: today,
  NumAtCard: "1500-1",
  DocumentLines: [{ ItemCode: "SKU-1", Quantity: 1, PriceAfterVAT: 125 }],
  ...overrides,
});

export interface Place {
  readonly scheme: "http" | "https";
  readonly version: Server["version"];
}

/** A Service Layer on a port of this machine, and how to reach it. */
export interface Running {
  readonly b1: B1Emulator;
  readonly server: Server;
  readonly listening: Listening;
  /** Every request that reached it: "POST Invoices". */
  readonly heard: readonly string[];
}

export async function startServer(
  { scheme, version }: Place,
  options: NonNullable<B1EmulatorOptions["options"]> = {},
): Promise<Running> {
  const b1 = createB1Emulator({ company, clock: machineClock, options });
  const heard: string[] = [];
  const hearing = {
    ...b1,
    handle: (request: Request): Promise<Response> => {
      heard.push(`${request.method} ${new URL(request.url).pathname.replace(/^.*\/b1s\/v\d\//, "")}`);
      return b1.handle(request);
    },
  };
  const tls = scheme === "https" ? selfSigned(machineClock.now()) : undefined;
  const listening = await listen(hearing, { faults: b1.faults, ...(tls && { tls }) });
  const server: Server = {
    host: `${scheme}://127.0.0.1`,
    port: Number(new URL(listening.url).port),
    version,
    company: company.CompanyDB,
    username: "INSTEP",
    password: "sap-demo",
    ca: tls?.cert,
  };
  return { b1, server, listening, heard };
}
