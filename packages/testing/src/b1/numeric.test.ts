import { describe, expect, it } from "vitest";
import type { Json, Row } from "./json.ts";
import { aCaller, aSalesOrder, errorOf, testCompany } from "./test-company.ts";

const orderOf = (line: Row): Row => aSalesOrder({ DocumentLines: [{ ItemCode: "FEE", ...line }] });

async function order(line: Row) {
  const caller = await aCaller();
  return await caller.send("POST Orders", orderOf(line));
}

const bySize: Record<string, Json> = { "13 digits before the point": 1e13, "a price of astronomers": 1e308 };

it.each(Object.entries(bySize))(
  "takes no number that its column has no room for: %s",
  async (_, UnitPrice) => {
    expect(errorOf(await order({ Quantity: 1, UnitPrice }))).toMatchObject({ code: "-1004" });
    expect(errorOf(await order({ Quantity: UnitPrice, UnitPrice: 1 }))).toMatchObject({ code: "-1004" });
  },
);

it("takes no document whose amounts its columns have no room for", async () => {
  expect(errorOf(await order({ Quantity: 9e6, UnitPrice: 9e6 }))).toMatchObject({ code: "-1004" });
  expect((await order({ Quantity: 9e5, UnitPrice: 9e5 })).body.DocTotal).toBe(1_012_500_000_000);
});

it("takes no entry whose foreign amount is too large in local currency", async () => {
  const company = testCompany({
    currencies: [
      { Code: "SEK", Name: "Krona" },
      { Code: "EUR", Name: "Euro" },
    ],
    rates: [{ Currency: "EUR", RateDate: "2026-07-14", Rate: "11" }],
  });
  const { send } = await aCaller({ company });
  const entry = (amount: number): Row => ({
    ReferenceDate: "2026-07-14",
    JournalEntryLines: [
      { AccountCode: "1910", FCCurrency: "EUR", FCDebit: amount },
      { AccountCode: "1935", FCCurrency: "EUR", FCCredit: amount },
    ],
  });
  expect(errorOf(await send("POST JournalEntries", entry(1e12)))).toMatchObject({ code: "-1004" });
  expect((await send("POST JournalEntries", entry(1e11))).status).toBe(201);
});

it("keeps six decimals of a number, rounded half up by its text", async () => {
  const { body } = await order({ Quantity: 1.234_567_5, UnitPrice: 1 });
  expect(body.DocumentLines).toMatchObject([{ Quantity: 1.234_568, RemainingOpenQuantity: 1.234_568 }]);
});

it.each([1e-300, 1e-7])("sells nothing of a quantity that rounds to zero: %f", async (Quantity) => {
  expect(errorOf(await order({ Quantity, UnitPrice: 1 })).message).toMatch(/different from zero/);
});

it.each(["0x10", "0b11", "0o17", " 5 ", "", "5e0", "+5", "Infinity", "1_0", "5,0"])(
  "takes only plain decimals for numbers as text, not '%s'",
  async (Quantity) => {
    expect(errorOf(await order({ Quantity, UnitPrice: 1 }))).toMatchObject({ code: "-1004" });
  },
);

it("takes plain decimals as text, as SAP's own samples have them", async () => {
  const { body } = await order({ Quantity: "2", UnitPrice: "10.50" });
  expect(body.DocumentLines).toMatchObject([{ Quantity: 2, UnitPrice: 10.5 }]);
});

describe("a whole number", () => {
  it("has 32 bits", async () => {
    const answer = await order({ Quantity: 1, UnitPrice: 1, BaseEntry: 2 ** 31, BaseType: 23, BaseLine: 0 });
    expect(errorOf(answer)).toMatchObject({ code: "-1004" });
  });

  it("has as many digits as its user field", async () => {
    const caller = await aCaller();
    const field = { Name: "Till", TableName: "OINV", Type: "db_Numeric", Size: 5, Description: "Till" };
    expect((await caller.send("POST UserFieldsMD", field)).status).toBe(201);
    const sent = async (U_Till: Json) =>
      await caller.send("POST Orders", { ...orderOf({ Quantity: 1, UnitPrice: 1 }), U_Till });
    expect((await sent(-99_999)).body).toMatchObject({ U_Till: -99_999 });
    expect(errorOf(await sent(100_000))).toMatchObject({ code: "-1004" });
    expect(errorOf(await sent("99999999999"))).toMatchObject({ code: "-1004" });
  });
});

it.each(["2026-11-25T25:00:00Z", "2026-11-25T10:60", "2026-11-25T", "2026-11-25T::"])(
  "takes no day with a time that no clock shows: %s",
  async (DocDueDate) => {
    const caller = await aCaller();
    const answer = await caller.send("POST Orders", aSalesOrder({ DocDueDate }));
    expect(errorOf(answer)).toMatchObject({ code: "-1004" });
  },
);
