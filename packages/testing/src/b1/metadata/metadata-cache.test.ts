import { expect, it } from "vitest";
import { aCaller, anInvoice, type Caller, errorOf } from "../test-company.ts";

const field = { TableName: "OINV", Name: "Key", Type: "db_Alpha", Size: 10, Description: "Key" };
const table = { TableName: "LEDGER", TableDescription: "Ledger", TableType: "bott_NoObject" };

async function onOtherNode({ b1 }: Caller): Promise<{ readonly Cookie: string }> {
  const login = await b1.fetch(`${b1.baseUrl}/Login`, {
    method: "POST",
    body: JSON.stringify({ CompanyDB: "DEMO_SE", UserName: "INSTEP", Password: "sap-demo" }),
  });
  return { Cookie: `${login.headers.getSetCookie()[0]?.split(";")[0] ?? ""}; ROUTEID=.node2` };
}

it("knows a new field at once on the node that made it, on the others half an hour later", async () => {
  const caller = await aCaller({ options: { nodes: 2 } });
  const { send, get, clock } = caller;
  const other = await onOtherNode(caller);
  await send("POST UserFieldsMD", field);
  expect((await send("POST Invoices", anInvoice({ U_Key: "k" }))).body.U_Key).toBe("k");
  expect(errorOf(await send("POST Invoices", anInvoice({ U_Key: "k" }), other))).toEqual({
    code: "-1000",
    message: "Property 'U_Key' of 'Document' is invalid",
  });
  expect((await get("Invoices(1)", other)).body).not.toHaveProperty("U_Key");
  expect((await get("Invoices?$filter=U_Key eq 'k'", other)).status).toBe(400);
  expect((await get("$metadata", other)).text).not.toContain("U_Key");
  expect((await get("UserFieldsMD(TableName='OINV',FieldID=0)", other)).body.Name).toBe("Key");
  for (let minute = 0; minute < 30; minute += 10) {
    await clock.advance(10 * 60_000);
    await get("Warehouses", other);
  }
  expect((await get("Invoices(1)", other)).body.U_Key).toBe("k");
});

it("answers 407 on a node that does not know a new table", async () => {
  const caller = await aCaller({ options: { nodes: 2 } });
  const other = await onOtherNode(caller);
  await caller.send("POST UserTablesMD", table);
  expect((await caller.get("U_LEDGER")).status).toBe(200);
  const answer = await caller.get("U_LEDGER", other);
  expect(answer.status).toBe(500);
  expect(errorOf(answer)).toEqual({ code: "407", message: "Table definition not found for '@LEDGER'." });
});

it("knows nothing new anywhere before its restart, when the manual is right", async () => {
  const { b1, send, login } = await aCaller({ options: { metadataCache: "until-restart" } });
  await send("POST UserFieldsMD", field);
  expect(errorOf(await send("POST Invoices", anInvoice({ U_Key: "k" }))).code).toBe("-1000");
  b1.restartServiceLayer();
  expect(errorOf(await send("POST Invoices", anInvoice({ U_Key: "k" }))).code).toBe("301");
  await login();
  expect((await send("POST Invoices", anInvoice({ U_Key: "k" }))).body.U_Key).toBe("k");
});

it("forgets a definition that was refused", async () => {
  const { send } = await aCaller({ options: { metadataCache: "until-restart" } });
  expect((await send("POST UserFieldsMD", { ...field, Mandatory: "tYES" })).status).toBe(400);
  expect((await send("POST UserFieldsMD", field)).status).toBe(201);
});
