import { createB1Client } from "@instep/sap-b1-client";
import { aCompany, createB1Emulator, virtualClock } from "@instep/testing";

/** The text of an A/R invoice of three lines with every property, as the emulated SAP answers it. */
export async function fullInvoice(): Promise<string> {
  const clock = virtualClock(Date.parse("2026-07-14T10:00:00Z"));
  const company = aCompany();
  const { baseUrl, fetch } = createB1Emulator({ company, clock });
  const companyDb = company.CompanyDB;
  const b1 = createB1Client({ baseUrl, companyDb, userName: "INSTEP", password: "sap-demo", fetch, clock });
  const line = { ItemCode: "SKU-1", Quantity: 1, PriceAfterVAT: 125 };
  await b1.invoices.post({ CardCode: "POS-MALMO", DocDate: "2026-07-14", DocumentLines: [line, line, line] });
  const { body } = await b1.request({ method: "GET", path: "Invoices(1)", raw: true });
  return String(body);
}
