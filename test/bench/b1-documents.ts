import { aCompany, anItem, createB1Emulator, inProcessFetch, virtualClock } from "@instep/testing";
import type { Report } from "./report.ts";
import { type Contender, medianOf, type Result, rounded, timingsOf } from "./rounds.ts";

/**
 * Documents per second that the emulated SAP takes in this process, one after the other, each answer read to its end. The
 * floor is the same fetch to a system that has nothing to do: it reads what was posted and answers a text of the same
 * size. What it costs is the web's own Request and Response.
 */

export async function measureDocuments(): Promise<Report> {
  const headers = { "Content-Type": "application/json" };
  const [rounds, count] = [7, 1_000];
  const company = aCompany({ items: [anItem({ stock: { MALMO: "1000000" } })] });
  const b1 = createB1Emulator({ company, clock: virtualClock(Date.parse("2026-07-14T10:00:00Z")) });

  const post = async (path: string, body: object, more: object = {}): Promise<Response> => {
    const answer = await b1.fetch(`${b1.baseUrl}/${path}`, {
      method: "POST",
      headers: { ...headers, ...more },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path} was refused: ${await answer.text()}`);
    return answer;
  };

  const login = await post("Login", { CompanyDB: "DEMO_SE", UserName: "INSTEP", Password: "sap-demo" });
  const Cookie = login.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");

  const dated = { CardCode: "POS-MALMO", DocDate: "2026-07-14", NumAtCard: "1500-1" };
  const line = { ItemCode: "SKU-1", Quantity: 1, PriceAfterVAT: 125 };
  const invoice = { ...dated, DocumentLines: [line] };
  const answerSize = (await (await post("Invoices", invoice, { Cookie })).text()).length;
  let invoices = 1;

  const invoicesOf = (lines: number, more: object = {}): Contender["round"] => {
    const body = { ...dated, DocumentLines: Array.from({ length: lines }, () => line) };
    return async (wanted) => {
      for (let made = 0; made < wanted; made += 1) {
        await (await post("Invoices", body, { Cookie, ...more })).text();
        invoices += 1;
      }
    };
  };

  /** A sale is two documents: an A/R invoice and the incoming payment that settles it. */
  const sales: Contender["round"] = async (wanted) => {
    for (let made = 0; made < wanted; made += 2) {
      await invoicesOf(1)(1);
      const PaymentInvoices = [{ DocEntry: invoices, InvoiceType: "it_Invoice", SumApplied: 125 }];
      const paid = { CardCode: "POS-MALMO", DocDate: "2026-07-14", CashAccount: "1910", CashSum: 125 };
      await (await post("IncomingPayments", { ...paid, PaymentInvoices }, { Cookie })).text();
    }
  };

  const constant = "x".repeat(answerSize);
  const idle = inProcessFetch({
    name: "nothing to do",
    baseUrl: b1.baseUrl,
    handle: async (request) => {
      await request.text();
      return new Response(constant, { headers });
    },
  });
  const floor: Contender["round"] = async (wanted) => {
    const body = JSON.stringify(invoice);
    for (let made = 0; made < wanted; made += 1) {
      await (await idle(`${b1.baseUrl}/Invoices`, { method: "POST", headers, body })).text();
    }
  };

  const work: readonly (Contender & { readonly documents?: number })[] = [
    { name: "A/R invoice of one line", round: invoicesOf(1) },
    { name: "the same, return-no-content", round: invoicesOf(1, { Prefer: "return-no-content" }) },
    { name: "A/R invoice of five lines", round: invoicesOf(5) },
    { name: "document of a paid sale", round: sales },
  ];
  const timings = await timingsOf([{ name: "floor", round: floor }, ...work], { rounds, count });
  const floorTime = medianOf(timings, "floor");
  const results = work.map(({ name }): Result => {
    const time = medianOf(timings, name);
    return {
      name,
      value: Math.round(1_000_000 / time),
      unit: "a second",
      peer: {},
      floor: Math.round(1_000_000 / floorTime),
      ratio: rounded(time / floorTime),
      goal: null,
      met: null,
    };
  });
  return {
    title: "Documents that the emulated SAP takes",
    about: `One after the other in one process, each answer of ${String(answerSize)} characters read to its end. The floor is the same fetch to a system that has nothing to do but answer a text of that size.`,
    versions: {},
    results,
  };
}
