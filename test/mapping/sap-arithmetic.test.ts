import { decimal, predictTotals, toText } from "@instep/mapping-core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chainCompany, openBooks } from "./chain.ts";

/** VAT groups of the chain's company, by their rate in percent. */
const groups = { "25": "S25", "12": "S12", "6": "S06" } as const;
type Rate = keyof typeof groups;

const rates = fc.constantFrom<Rate>("25", "12", "6");
const anyLine = fc.record({
  quantity: fc.integer({ min: 1, max: 12 }),
  cents: fc.integer({ min: 1, max: 250_000 }),
  rate: rates,
});
const anyDocument = fc.record({
  lines: fc.array(anyLine, { minLength: 1, maxLength: 6 }),
  freightCents: fc.option(fc.integer({ min: 1, max: 20_000 }), { nil: undefined }),
  percent: fc.option(fc.constantFrom(5, 10, 12.5, 33), { nil: undefined }),
});
type AnyDocument = typeof anyDocument extends fc.Arbitrary<infer T> ? T : never;

const money = (cents: number): string => `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;

function predicted({ lines, freightCents, percent }: AnyDocument, settings: Settings) {
  const stated = lines.map(({ quantity, cents, rate }) => ({
    quantity: decimal(String(quantity)),
    priceAfterVat: decimal(money(cents)),
    vatRate: decimal(rate),
  }));
  const freight =
    freightCents === undefined ? [] : [{ gross: decimal(money(freightCents)), vatRate: decimal("25") }];
  const { docTotal, vatSum } = predictTotals(stated, settings, {
    freight,
    ...(percent !== undefined && { discountPercent: decimal(String(percent)) }),
  });
  return [toText(docTotal), toText(vatSum)];
}

interface Settings {
  readonly priceAccuracy: number;
  readonly groupLinesInVat: boolean;
}

function booksOf({ priceAccuracy, groupLinesInVat }: Settings) {
  const company = chainCompany({ PriceAccuracy: priceAccuracy, GroupLinesInVATCalculation: groupLinesInVat });
  const freight = [{ ExpensCode: 1, Name: "Frakt", RevenuesAccount: "3520", OutputVATGroup: "S25" }];
  return openBooks({ ...company, freight });
}

/** What SAP has of a document: it shares no code with the model. */
async function booked(
  { client }: ReturnType<typeof booksOf>,
  { lines, freightCents, percent }: AnyDocument,
): Promise<readonly string[]> {
  const [first] = chainCompany().businessPartners;
  const answer = await client.invoices.post({
    CardCode: first?.CardCode ?? "",
    DocDate: "2026-07-14",
    DocDueDate: "2026-07-14",
    ...(percent !== undefined && { DiscountPercent: percent }),
    ...(freightCents !== undefined && {
      DocumentAdditionalExpenses: [
        { ExpenseCode: 1, LineGross: Number(money(freightCents)), VatGroup: "S25" },
      ],
    }),
    DocumentLines: lines.map(({ quantity, cents, rate }) => ({
      ItemCode: "FREIGHT", // not held in stock: only the amounts matter here
      Quantity: quantity,
      PriceAfterVAT: Number(money(cents)),
      VatGroup: groups[rate],
    })),
  });
  if (answer.kind !== "created") throw new Error("SAP has parked it");
  const { DocTotal, VatSum } = answer.entity;
  return [Number(DocTotal).toFixed(2), Number(VatSum).toFixed(2)];
}

describe.each(
  [2, 4, 6].flatMap((priceAccuracy) =>
    [false, true].map((groupLinesInVat) => ({ priceAccuracy, groupLinesInVat })),
  ),
)("SAP with $priceAccuracy decimals of a price, VAT in groups: $groupLinesInVat", (settings) => {
  it("has the totals that the model predicted, with freight and a discount on the document (H13)", async () => {
    const books = booksOf(settings);
    await fc.assert(
      fc.asyncProperty(anyDocument, async (document) => {
        expect(await booked(books, document)).toEqual(predicted(document, settings));
      }),
      { numRuns: 100 },
    );
  });
});
