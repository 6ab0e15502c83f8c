import { systemClock } from "@instep/http";
import { type B1Settings, createB1Client } from "@instep/sap-b1-client";
import { aCompany, anItem, type Company, createB1Emulator } from "@instep/testing";
import { listen } from "@instep/testing/node";

/** The emulated SAP on a port, with a company whose periods are open, for the programs of this folder. */
export async function startCompany(overrides: Partial<Company> = {}) {
  const company = aCompany({
    periods: [{ from: "2020-01-01", to: "2099-12-31", PeriodStatus: "ltUnlocked" }],
    items: [anItem(), ...Array.from({ length: 45 }, (_, at) => anItem({ ItemCode: `BOX-${at + 10}` }))],
    ...overrides,
  });
  const b1 = createB1Emulator({ company, clock: systemClock });
  const listening = await listen(b1, { faults: b1.faults });
  const connect = (settings: Partial<B1Settings> = {}) =>
    createB1Client({
      baseUrl: listening.url,
      companyDb: company.CompanyDB,
      userName: "INSTEP",
      password: "sap-demo",
      ...settings,
    });
  return { sap: b1, connect, close: () => listening.close() };
}

/** One A/R invoice over 125.00. */
export const invoiceOf = (NumAtCard: string, overrides: object = {}) => ({
  CardCode: "POS-MALMO",
  NumAtCard,
  DocumentLines: [{ ItemCode: "SKU-1", Quantity: 1, PriceAfterVAT: 125, VatGroup: "S25" }],
  ...overrides,
});
