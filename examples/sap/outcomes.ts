import { type B1Client, isB1Error, odata } from "@instep/sap-b1-client";
import { invoiceOf, startCompany } from "./company.ts";

/** Posting once by hand: the program of docs/concepts/outcomes.md, run against the emulated SAP on a port. */

const { sap, connect, close } = await startCompany();
await using b1 = connect();

/** Posts an invoice whose reference nobody else uses, and finds out what became of it. */
async function post(b1: B1Client, reference: string, overrides: object = {}): Promise<string> {
  try {
    const posted = await b1.invoices.post(invoiceOf(reference, overrides));
    return posted.kind === "created" ? `invoice ${posted.entity.DocEntry}` : `draft ${posted.DocEntry}`;
  } catch (error) {
    if (!isB1Error(error)) throw error;
    switch (error.outcome) {
      case "rejected":
        return `refused: ${error.code}`;
      case "not-sent":
        return "never left: it may be sent again";
      case "in-doubt":
        return (await find(b1, reference)) ?? "not there yet: look again later, and do not post before";
    }
  }
}

/** Looks for it by what was sent. */
async function find(b1: B1Client, reference: string): Promise<string | undefined> {
  const query = { filter: odata`NumAtCard eq ${reference}`, select: ["DocEntry"] } as const;
  for await (const { DocEntry } of b1.invoices.each(query)) return `found as invoice ${DocEntry}`;
  return undefined;
}

console.log("S-1:", await post(b1, "S-1"));
console.log("S-2:", await post(b1, "S-2", { CardCode: "NOBODY" }));
sap.faults.inject("lose-answer", { method: "POST", path: "Invoices" });
console.log("S-3:", await post(b1, "S-3"));
sap.faults.inject("lose-request", { method: "POST", path: "Invoices" });
console.log("S-4:", await post(b1, "S-4"));
console.log("in SAP:", sap.books.invoices().length);

await close();
