import fc from "fast-check";
import { expect, it } from "vitest";
import { anItem } from "../../builders.ts";
import { vatGroup } from "../../builders/company.ts";
import { decimal, sum } from "../decimals.ts";
import { decimalOf, type Row, rowsOf } from "../json.ts";
import { aCaller, anInvoice, type Caller, testCompany } from "../test-company.ts";

const cents = (max: number) => fc.integer({ min: 0, max: max * 100 }).map((value) => value / 100);

const line = fc.record({
  ItemCode: fc.constantFrom("SKU-1", "SKU-2", "FOOD"),
  Quantity: fc.integer({ min: 1, max: 5 }),
  price: fc.oneof(
    fc.record({ PriceAfterVAT: cents(500) }),
    fc.record({ UnitPrice: cents(500), DiscountPercent: fc.integer({ min: 0, max: 100 }) }),
    fc.record({ GrossPrice: cents(500), DiscountPercent: fc.integer({ min: 0, max: 100 }) }),
    fc.record({ LineTotal: cents(500) }),
  ),
});

const sale = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 5 }),
  DiscountPercent: fc.constantFrom(0, 0, 5, 12.5, 33),
  freight: fc.option(cents(100), { nil: undefined }),
  DocCurrency: fc.constantFrom("SEK", "SEK", "EUR"),
  GroupLinesInVATCalculation: fc.boolean(),
  PriceAccuracy: fc.constantFrom(2, 4, 6),
  isRounded: fc.boolean(),
});

type Sale = typeof sale extends fc.Arbitrary<infer T> ? T : never;

function opened({ GroupLinesInVATCalculation, PriceAccuracy, isRounded }: Sale): Promise<Caller> {
  const base = testCompany();
  return aCaller({
    company: testCompany({
      settings: { ...base.settings, GroupLinesInVATCalculation, PriceAccuracy },
      vatGroups: [vatGroup("S25", "25", "2611"), vatGroup("S06", "6", "2631")],
      items: [...base.items, anItem({ ItemCode: "FOOD", SalesVATGroup: "S06", cost: "3.33" })],
      freight: [{ ExpensCode: 1, Name: "Freight", RevenuesAccount: "3740", OutputVATGroup: "S25" }],
      rates: [{ Currency: "EUR", RateDate: "2026-07-14", Rate: "11.2345" }],
      currencies: [
        { Code: "SEK", Name: "Krona", ...(isRounded && { Rounding: "rsRoundToOne" }) },
        { Code: "EUR", Name: "Euro" },
      ],
    }),
  });
}

const toBody = ({ lines, DiscountPercent, freight, DocCurrency }: Sale): Row =>
  anInvoice({
    DiscountPercent,
    DocCurrency,
    DocumentLines: lines.map(({ price, ...each }) => ({ ...each, ...price })),
    DocumentAdditionalExpenses: freight === undefined ? [] : [{ ExpenseCode: 1, LineTotal: freight }],
  });

const total = (rows: readonly Row[], property: string) =>
  sum(rows.map((row) => decimalOf(row, property) ?? decimal(0)));

it("adds up whatever is sold, in both currencies, and the journal says the same", async () => {
  await fc.assert(
    fc.asyncProperty(sale, async (given) => {
      const { b1, send } = await opened(given);
      const { status, body } = await send("POST Invoices", toBody(given));
      expect(status).toBe(201);
      const [lines, freight] = [rowsOf(body, "DocumentLines"), rowsOf(body, "DocumentAdditionalExpenses")];
      const added = (suffix: "" | "FC") =>
        total(lines, suffix === "" ? "LineTotal" : "RowTotalFC")
          .minus(decimalOf(body, `TotalDiscount${suffix}`) ?? 0)
          .plus(total(lines, suffix === "" ? "TaxTotal" : "NetTaxAmountFC"))
          .plus(total(freight, `LineTotal${suffix}`))
          .plus(total(freight, `TaxSum${suffix}`))
          .plus(decimalOf(body, `RoundingDiffAmount${suffix}`) ?? 0);
      const net = total(lines, given.DocCurrency === "SEK" ? "LineTotal" : "RowTotalFC");
      const off = decimal(Number(given.DocCurrency === "SEK" ? body.TotalDiscount : body.TotalDiscountFC));
      expect(off.toFixed(2)).toBe(net.times(given.DiscountPercent).div(100).toFixed(2));
      expect(added("").toFixed(2)).toBe(decimal(Number(body.DocTotal)).toFixed(2));
      expect(added("FC").toFixed(2)).toBe(decimal(Number(body.DocTotalFc)).toFixed(2));
      expect(b1.books.partnerBalances()["POS-MALMO"] ?? "0.00").toBe(
        decimal(Number(body.DocTotal)).toFixed(2),
      );
      expect(total(lines, "TaxTotal").plus(total(freight, "TaxSum")).toFixed(2)).toBe(
        decimal(Number(body.VatSum)).toFixed(2),
      );
    }),
    { numRuns: 60 },
  );
});

it("gives gross prices their total back to the cent, grouped or not", async () => {
  const gross = fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 9 }), price: cents(300) }), {
    minLength: 1,
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(gross, fc.boolean(), async (rows, GroupLinesInVATCalculation) => {
      const base = testCompany();
      const settings = { ...base.settings, GroupLinesInVATCalculation };
      const { send } = await aCaller({ company: testCompany({ settings }) });
      const DocumentLines = rows.map(({ quantity: Quantity, price: PriceAfterVAT }) => ({
        ItemCode: "SKU-1",
        Quantity,
        PriceAfterVAT,
      }));
      const { body } = await send("POST Invoices", anInvoice({ DocumentLines }));
      const paid = sum(rows.map(({ quantity, price }) => decimal(price).times(quantity)));
      expect(body.DocTotal).toBe(Number(paid.toFixed(2)));
    }),
    { numRuns: 40 },
  );
});

it("never credits more than was sold, and a sale that is credited in parts leaves no goods and no debt behind", async () => {
  const parts = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 10 }), parts, async (sold, wanted) => {
      const { b1, send } = await aCaller();
      const before = b1.books.stock();
      await send(
        "POST Invoices",
        anInvoice({ DocumentLines: [{ ItemCode: "SKU-2", Quantity: sold, UnitPrice: 9.99 }] }),
      );
      let left = sold;
      for (const Quantity of [...wanted, ...Array.from({ length: sold }, () => 1)]) {
        const copied = { BaseType: 13, BaseEntry: 1, BaseLine: 0, Quantity };
        const answer = await send("POST CreditNotes", {
          CardCode: "POS-MALMO",
          DocDate: "2026-07-14",
          DocumentLines: [copied],
        });
        expect(answer.status).toBe(Quantity <= left ? 201 : 400);
        if (answer.status === 201) left -= Quantity;
      }
      expect(left).toBe(0);
      expect(b1.books.stock()).toEqual(before);
      expect(b1.books.trialBalance()["3010"]).toBe("0.00");
    }),
    { numRuns: 25 },
  );
});

it("is as before when a document of any kind was taken back", async () => {
  await fc.assert(
    fc.asyncProperty(
      sale,
      fc.constantFrom("Invoices", "CreditNotes", "DeliveryNotes", "Returns"),
      async (given, set) => {
        const { b1, send } = await opened(given);
        const before = [b1.books.stock(), b1.books.vat()];
        await send(`POST ${set}`, toBody(given));
        expect((await send(`POST ${set}(1)/Cancel`)).status).toBe(204);
        expect(b1.books.stock()).toEqual(before[0]);
        expect(b1.books.vat().every(({ net, vat }) => net === "0.00" && vat === "0.00")).toBe(true);
        expect(Object.values(b1.books.partnerBalances()).every((balance) => balance === "0.00")).toBe(true);
      },
    ),
    { numRuns: 25 },
  );
});
