import { describe, expect, it } from "vitest";
import { memoryJournal } from "../../journal.ts";
import type { Row } from "../json.ts";
import { rowsOf } from "../json.ts";
import { aCaller, anInvoice, type Caller, errorOf, testCompany } from "../test-company.ts";

const field = (overrides: Row = {}): Row => ({
  TableName: "OINV",
  Name: "Key",
  Type: "db_Alpha",
  Size: 10,
  Description: "Key",
  ...overrides,
});

async function withField(overrides: Row): Promise<Caller> {
  const caller = await aCaller();
  expect(await caller.send("POST UserFieldsMD", field(overrides))).toMatchObject({ status: 201 });
  return caller;
}

describe("a user field", () => {
  it.each([
    [{ Type: "db_Alpha" }, "text", "text"],
    [{ Type: "db_Memo", Size: null }, "x".repeat(3000), "x".repeat(3000)],
    [{ Type: "db_Numeric" }, "12", 12],
    [{ Type: "db_Float", SubType: "st_Sum" }, 1.25, 1.25],
    [{ Type: "db_Date" }, "2026-07-14", "2026-07-14T00:00:00Z"],
    [{ Type: "db_Date", SubType: "st_Time" }, "10:00:00", "10:00:00"],
  ] as const)("of %j holds %j", async (overrides, given, kept) => {
    const { send } = await withField(overrides);
    expect((await send("POST Invoices", anInvoice({ U_Key: given }))).body.U_Key).toBe(kept);
  });

  it.each([
    [{ Type: "db_Numeric" }, "x", "-1004"],
    [{ Type: "db_Date" }, "soon", "-1004"],
    [{ Type: "db_Alpha", Size: 3 }, "1234", "-1000"],
  ] as const)("of %j refuses %j", async (overrides, given, code) => {
    const { send } = await withField(overrides);
    expect(errorOf(await send("POST Invoices", anInvoice({ U_Key: given }))).code).toBe(code);
  });

  it("with a list takes its values only, and names them", async () => {
    const values = [
      { Value: "A", Description: "Alpha" },
      { Value: "B", Description: "Beta" },
    ];
    const { send, get } = await withField({ ValidValuesMD: values });
    expect(rowsOf((await get("UserFieldsMD(TableName='OINV',FieldID=0)")).body, "ValidValuesMD")).toEqual(
      values,
    );
    expect(errorOf(await send("POST Invoices", anInvoice({ U_Key: "Z" })))).toEqual({
      code: "-1004",
      message:
        "'Z' is not a valid value for property 'U_Key'. The valid values are: 'A' - 'Alpha', 'B' - 'Beta'",
    });
    await send("PATCH UserFieldsMD(TableName='OINV',FieldID=0)", {
      ValidValuesMD: [{ Value: "Z", Description: "Z" }],
    });
    expect((await send("POST Invoices", anInvoice({ U_Key: "Z" }))).status).toBe(201);
  });

  it("gives new entities its default, also when it is mandatory on a table of SAP", async () => {
    const { send } = await withField({ Mandatory: "tYES", DefaultValue: "none" });
    expect((await send("POST Invoices", anInvoice())).body.U_Key).toBe("none");
    expect((await send("POST Invoices", anInvoice({ U_Key: null }))).body.U_Key).toBe("none");
    expect((await send("POST Invoices", anInvoice({ U_Key: "own" }))).body.U_Key).toBe("own");
  });

  it.each([
    [{ Mandatory: "tYES" }, "-5002", "A default value must be defined for a mandatory field"],
    [{ Type: "db_Numeric", Size: 12 }, "-5002", "Field size deviates from legal range [1..11]"],
    [{ Size: 255 }, "-5002", "Field size deviates from legal range [1..254]"],
    [{ Name: "x".repeat(51) }, "-1000", "Value too long in property 'Name' of 'UserFieldMD'"],
    [{ TableName: "@NONE" }, "-2028", "No matching records found (ODBC -2028) [CUFD.TableID]"],
  ])("as %j is refused", async (overrides, code, message) => {
    const { send } = await aCaller();
    expect(errorOf(await send("POST UserFieldsMD", field(overrides)))).toEqual({ code, message });
  });

  it("grows and never shrinks, keeps its type, and takes its values with it when it is deleted", async () => {
    const { send, get } = await withField({});
    const path = "UserFieldsMD(TableName='OINV',FieldID=0)";
    expect((await send(`PATCH ${path}`, { Size: 5 })).status).toBe(400);
    expect((await send(`PATCH ${path}`, { Size: 20, Type: "db_Date", Description: "Longer" })).status).toBe(
      204,
    );
    expect((await get(path)).body).toMatchObject({ Size: 20, Type: "db_Alpha", Description: "Longer" });
    await send("POST Invoices", anInvoice({ U_Key: "x".repeat(20) }));
    expect((await send(`DELETE ${path}`)).status).toBe(204);
    expect((await get("Invoices(1)")).body).not.toHaveProperty("U_Key");
    expect((await get("Invoices?$filter=U_Key eq 'x'")).status).toBe(400);
    expect((await send("POST UserFieldsMD", field())).status).toBe(501);
  });

  it.each([
    [false, 201],
    [true, 400],
  ])(
    "of incoming payments is one of outgoing payments where they share fields: %s",
    async (SharedPaymentFields, status) => {
      const settings = { ...testCompany().settings, SharedPaymentFields };
      const { send } = await aCaller({ company: testCompany({ settings }) });
      await send("POST UserFieldsMD", field({ TableName: "ORCT" }));
      expect((await send("POST UserFieldsMD", field({ TableName: "OVPM" }))).status).toBe(status);
    },
  );

  it("is there again after a replay", async () => {
    const journal = memoryJournal();
    const { send } = await aCaller({ journal });
    await send("POST UserFieldsMD", field({ DefaultValue: "d" }));
    await send("POST Invoices", anInvoice());
    const again = await aCaller({ journal });
    expect((await again.get("Invoices(1)")).body.U_Key).toBe("d");
  });
});

describe("a user table", () => {
  const make = async (TableType: string, fields: readonly Row[] = []): Promise<Caller> => {
    const caller = await aCaller();
    const table = { TableName: "T", TableDescription: "T", TableType };
    expect((await caller.send("POST UserTablesMD", table)).status).toBe(201);
    for (const each of fields) {
      expect((await caller.send("POST UserFieldsMD", field({ TableName: "@T", ...each }))).status).toBe(201);
    }
    return caller;
  };

  it("with automatic codes counts its rows itself", async () => {
    const { send, get } = await make("bott_NoObjectAutoIncrement");
    expect((await send("POST U_T", { Name: "one" })).body).toMatchObject({ Code: 1, Name: "one" });
    expect((await send("POST U_T", {})).body.Code).toBe(2);
    await send("DELETE U_T(2)");
    expect((await send("POST U_T", {})).body.Code).toBe(3);
    expect((await get("U_T(1)")).body.Name).toBe("one");
  });

  it("leaves a missing mandatory field to the database, whose words come through", async () => {
    const { send } = await make("bott_NoObject", [{ Mandatory: "tYES", DefaultValue: "d" }]);
    const answer = await send("POST U_T", { Code: "1" });
    expect(answer.status).toBe(400);
    expect(errorOf(answer).message).toContain("Cannot insert the value NULL");
    expect((await send("POST U_T", { Code: "1", U_Key: "k" })).status).toBe(201);
  });

  it("refuses a row that repeats a unique key, on POST and on PATCH", async () => {
    const { send } = await make("bott_NoObject", [{ Name: "Pair" }, { Name: "Order", Type: "db_Numeric" }]);
    const key = {
      TableName: "@T",
      KeyName: "ONE",
      Unique: "tYES",
      UserKeysMD_Elements: [{ ColumnAlias: "Pair" }, { ColumnAlias: "Order" }],
    };
    expect((await send("POST UserKeysMD", key)).body).toMatchObject({ KeyIndex: 0, Unique: "tYES" });
    const row = (Code: string, U_Pair: string, U_Order: number | null): Row => ({ Code, U_Pair, U_Order });
    expect((await send("POST U_T", row("1", "a", 1))).status).toBe(201);
    expect((await send("POST U_T", row("2", "a", 2))).status).toBe(201);
    expect((await send("POST U_T", row("3", "b", 1))).status).toBe(201);
    expect(errorOf(await send("POST U_T", row("4", "a", 1))).code).toBe("-2035");
    expect(errorOf(await send("PATCH U_T('2')", { U_Order: 1 })).code).toBe("-2035");
    expect((await send("PATCH U_T('1')", { U_Order: 1, Name: "same" })).status).toBe(204);
    expect((await send("POST U_T", row("5", "a", null))).status).toBe(201);
    expect((await send("POST U_T", row("6", "a", null))).status).toBe(201);
  });

  it("is the only kind of table with unique keys", async () => {
    const { send } = await aCaller();
    const key = { TableName: "OINV", Unique: "tYES", UserKeysMD_Elements: [{ ColumnAlias: "NumAtCard" }] };
    expect((await send("POST UserKeysMD", key)).status).toBe(501);
  });

  it.each([
    ["x".repeat(21), "-1000"],
    ["a b", "-5002"],
  ])("is not called %j", async (TableName, code) => {
    const { send } = await aCaller();
    expect(errorOf(await send("POST UserTablesMD", { TableName, TableType: "bott_NoObject" })).code).toBe(
      code,
    );
  });

  it("of master data has no set before an object is registered on it", async () => {
    const { get } = await make("bott_MasterData");
    expect((await get("U_T")).status).toBe(400);
  });

  it("cannot be given an object here, and says so", async () => {
    const { send } = await make("bott_MasterData");
    const object = { Code: "T", Name: "T", TableName: "T", ObjectType: "boud_MasterData" };
    expect((await send("POST UserObjectsMD", object)).status).toBe(501);
  });
});

it.each(["__proto__", "constructor", "toString"])(
  "says loudly that it does not model a user field named like a part of JavaScript: %s",
  async (Name) => {
    const { send } = await aCaller();
    const field = { Name, TableName: "OINV", Type: "db_Alpha", Size: 10, Description: Name };
    expect((await send("POST UserFieldsMD", field)).status).toBe(501);
  },
);
