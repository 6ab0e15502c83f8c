import { type BatchResult, changeSet, createB1Client } from "@instep/sap-b1-client";
import { aCompany, createB1Emulator } from "@instep/testing";
import { systemClock } from "@instep/http";
import { listen } from "@instep/testing/node";

/** One request, all or nothing: the program of docs/concepts/batches.md, run against the emulated SAP on a port. */

const company = aCompany({
  periods: [{ from: "2020-01-01", to: "2099-12-31", PeriodStatus: "ltUnlocked" }],
});
const sap = await listen(createB1Emulator({ company, clock: systemClock }));
const b1 = createB1Client({
  baseUrl: sap.url,
  companyDb: company.CompanyDB,
  userName: "INSTEP",
  password: "sap-demo",
});

const table = { TableName: "SALES", TableDescription: "Sales in the books", TableType: "bott_NoObject" };
await b1.request({ method: "POST", path: "UserTablesMD", body: table });
const sales = b1.userTable("SALES");

/** Books a sale, unless its number is in the books already: the code of a row is there once only. */
const book = (number: string) =>
  changeSet(
    sales.operations.create({ Code: number, Name: number }),
    b1.invoices.operations.post({
      CardCode: "POS-MALMO",
      NumAtCard: number,
      DocumentLines: [
        { ItemCode: "SKU-1", Quantity: 1, PriceAfterVAT: 125, VatGroup: "S25", WarehouseCode: "MALMO" },
      ],
    }),
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
await sap.close();
