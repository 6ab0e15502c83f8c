import {
  aCompany,
  anItem,
  type B1Emulator,
  type B1EmulatorOptions,
  createB1Emulator,
  virtualClock,
} from "@instep/testing";
import { type B1Client, type B1Settings, createB1Client, type StandardSchema } from "../src/index.ts";

/** A company to test against, and a client of it. */
export interface TestCompany {
  readonly sap: B1Emulator;
  readonly clock: ReturnType<typeof virtualClock>;
  readonly b1: B1Client;
  /** A further client of the same company. */
  readonly another: (settings?: Partial<B1Settings>) => B1Client;
}

/** What a test states of its company; everything else is the smallest there is. */
export interface TestCompanyOptions extends Partial<B1EmulatorOptions> {
  readonly version?: "v1" | "v2";
  readonly client?: Partial<B1Settings>;
}

/** 14 July 2026, ten o'clock. */
const morning = Date.parse("2026-07-14T10:00:00Z");

/** The emulated company with `items` items in stock, spoken to in one of the two versions. */
export function testCompany({ version = "v2", client, ...given }: TestCompanyOptions = {}): TestCompany {
  const clock = virtualClock(morning);
  const company = aCompany({ items: [anItem({ stock: { MALMO: "1000000" } })] });
  const sap = createB1Emulator({ company, clock, ...given });
  const another = (settings: Partial<B1Settings> = {}): B1Client =>
    createB1Client({
      baseUrl: sap.baseUrl.replace(/v2$/, version),
      companyDb: "DEMO_SE",
      userName: "INSTEP",
      password: "sap-demo",
      fetch: sap.fetch,
      clock,
      random: () => 0,
      ...client,
      ...settings,
    });
  return { sap, clock, another, b1: another() };
}

/** What is to be posted in a test: an A/R invoice of `lines` lines at 125.00. */
export const invoiceOf = (lines: number, NumAtCard = "1500-1") => ({
  CardCode: "POS-MALMO",
  DocDate: "2026-07-14",
  NumAtCard,
  DocumentLines: Array.from({ length: lines }, () => ({
    ItemCode: "SKU-1",
    Quantity: 1,
    PriceAfterVAT: 125,
  })),
});

/** A schema that takes every row as it is. */
export const anyRow: StandardSchema<Readonly<Record<string, unknown>>> = {
  "~standard": {
    version: 1,
    vendor: "test",
    validate: (value) =>
      typeof value === "object" ? { value: { ...value } } : { issues: [{ message: "no row" }] },
  },
};
