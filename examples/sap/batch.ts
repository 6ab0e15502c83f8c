import { type BatchResult, changeSet } from "@instep/sap-b1-client";
import { invoiceOf, startCompany } from "./company.ts";

/** One request, all or nothing: the program of docs/concepts/batches.md, run against the emulated SAP on a port. */

const { connect, close } = await startCompany();
const b1 = connect();

const table = { TableName: "SALES", TableDescription: "Sales in the books", TableType: "bott_NoObject" };
await b1.request({ method: "POST", path: "UserTablesMD", body: table });
const sales = b1.userTable("SALES");

/** Books a sale, unless its number is in the books already: the code of a row is there once only. */
const book = (number: string) =>
  changeSet(
    sales.operations.create({ Code: number, Name: number }),
    b1.invoices.operations.post(invoiceOf(number)),
  );

function fateOf(result: BatchResult<unknown>): string {
  switch (result.outcome) {
    case "confirmed":
      return "in the books";
    case "rejected":
    case "rolled-back":
      return `${result.outcome}, ${result.error.code}`;
    case "not-executed":
      return `not executed, because of ${result.because.code}`;
    case "not-sent":
    case "in-doubt":
      return `${result.outcome}: ${result.error.message}`;
  }
}

const [first, again, behind] = await b1.batch([book("S-1"), book("S-1"), book("S-2")]);
console.log("S-1:", fateOf(first[1]));
console.log("S-1 again:", fateOf(again[1]));
console.log("S-2:", fateOf(behind[1]));

await b1.logout();
await close();
