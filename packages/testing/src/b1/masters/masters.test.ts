import { expect, it } from "vitest";
import { rowsOf } from "../json.ts";
import { aCaller, anInvoice, errorOf } from "../test-company.ts";

it("makes a user table that refuses a second row with the same Code", async () => {
  const { b1, send, get } = await aCaller();
  const table = { TableName: "INSTEP", TableDescription: "Instep", TableType: "bott_NoObject" };
  expect((await send("POST UserTablesMD", table)).status).toBe(201);
  expect(errorOf(await send("POST UserTablesMD", table)).code).toBe("-2035");
  expect((await send("POST U_INSTEP", { Code: "k/1", Name: "one" })).status).toBe(201);
  expect(errorOf(await send("POST U_INSTEP", { Code: "k/1" }))).toEqual({
    code: "-2035",
    message: "This entry already exists in the following tables (ODBC -2035)",
  });
  expect((await send("PATCH U_INSTEP('k/1')", { Name: "uno" })).status).toBe(204);
  expect((await get("U_INSTEP('k/1')")).body).toMatchObject({ Code: "k/1", Name: "uno" });
  expect((await send("DELETE U_INSTEP('k/1')")).status).toBe(204);
  expect(b1.books.userTable("INSTEP")).toEqual([]);
});

it("shows a user field of one document table on all of them, checked for its length", async () => {
  const { b1, send, get } = await aCaller();
  const field = { TableName: "OINV", Name: "InstepKey", Type: "db_Alpha", Size: 10, Description: "Key" };
  expect((await send("POST UserFieldsMD", field)).body).toMatchObject({ FieldID: 0 });
  expect(errorOf(await send("POST UserFieldsMD", { ...field, TableName: "ORDR" })).code).toBe("-2035");
  expect(rowsOf((await get("UserFieldsMD?$filter=TableName eq 'OINV'")).body, "value")).toHaveLength(1);
  expect((await get("UserFieldsMD(TableName='OINV',FieldID=0)")).body.Name).toBe("InstepKey");
  expect(errorOf(await send("POST Invoices", anInvoice({ U_InstepKey: "x".repeat(11) }))).message).toBe(
    "Value too long in property 'U_InstepKey' of 'Document'",
  );
  expect((await send("POST Invoices", anInvoice({ U_InstepKey: "k" }))).body.U_InstepKey).toBe("k");
  expect(b1.books.invoices()[0]?.userFields).toEqual({ U_InstepKey: "k" });
  expect(rowsOf((await get("Invoices?$filter=U_InstepKey eq 'k'")).body, "value")).toHaveLength(1);
  expect(rowsOf((await get("Drafts?$filter=U_InstepKey eq 'k'")).body, "value")).toEqual([]);
});

it("makes a customer once, and keeps free text on him", async () => {
  const { send, get } = await aCaller();
  expect(errorOf(await send("POST BusinessPartners", { CardName: "New" })).message).toBe(
    "Code undefined [OCRD.CardCode]",
  );
  expect((await send("POST BusinessPartners", { CardCode: "C9", CardType: "C" })).body.CardType).toBe(
    "cCustomer",
  );
  expect(errorOf(await send("POST BusinessPartners", { CardCode: "C9" })).message).toContain("1320000140");
  await send("PATCH BusinessPartners('C9')", { FreeText: "ledger 7" });
  expect((await get("BusinessPartners('C9')")).body.FreeText).toBe("ledger 7");
});

it("shows the stock of an item per warehouse", async () => {
  const { send, get } = await aCaller();
  await send("POST Invoices", anInvoice());
  const { body } = await get("Items('SKU-1')");
  expect(body.QuantityOnStock).toBe(999);
  expect(rowsOf(body, "ItemWarehouseInfoCollection")[0]).toMatchObject({
    WarehouseCode: "MALMO",
    InStock: 999,
  });
});
