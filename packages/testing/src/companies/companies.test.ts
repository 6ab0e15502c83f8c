import Big from "big.js";
import { describe, expect, it } from "vitest";
import type { Company } from "../b1/company.ts";
import type { Row } from "../b1/json.ts";
import { aCaller, type Caller } from "../b1/test-company.ts";
import { danishShop } from "./danish-shop.ts";
import { swedishChain } from "./swedish-chain.ts";
import { ukShop } from "./uk-shop.ts";

const opened = (company: (overrides: Partial<Company>) => Company): Promise<Caller> =>
  aCaller({ company: company({ CompanyDB: "DEMO_SE" }) });

interface Sale {
  readonly store: string;
  readonly branch?: number;
  readonly day?: string;
  readonly lines: readonly Row[];
  readonly means: Row;
}

/** Posts an invoice and its payment, as a till's receipt becomes them. */
async function sell({ send }: Caller, { store, branch, day = "2026-07-14", lines, means }: Sale) {
  const head = { CardCode: `POS-${store}`, DocDate: day };
  const invoice = await send("POST Invoices", {
    ...head,
    ...(branch !== undefined && { BPL_IDAssignedToInvoice: branch }),
    DocumentLines: lines.map((line) => ({ Quantity: 1, WarehouseCode: store, ...line })),
  });
  expect(invoice.body).not.toHaveProperty("error");
  const { DocEntry = 0, DocTotal = 0 } = invoice.body;
  const payment = await send("POST IncomingPayments", {
    ...head,
    ...(branch !== undefined && { BPLID: branch }),
    ...means,
    PaymentInvoices: [{ DocEntry, InvoiceType: "it_Invoice", SumApplied: DocTotal }],
  });
  expect(payment.body).not.toHaveProperty("error");
  return { invoice: invoice.body, payment: payment.body };
}

/** The books balance, and the guest owes nothing. */
function expectSettled({ b1 }: Caller): void {
  const balances = Object.values(b1.books.trialBalance());
  expect(balances.reduce((sum, balance) => sum.plus(balance), new Big(0)).toString()).toBe("0");
  expect(Object.values(b1.books.partnerBalances())).toEqual(["0.00"]);
}

describe("the Swedish chain", () => {
  it("has twenty stores, each with a warehouse and a guest of its own branch", () => {
    const { businessPartners, businessPlaces = [], warehouses } = swedishChain();
    expect([warehouses.length, businessPlaces.length]).toEqual([20, 3]);
    for (const { WarehouseCode, BusinessPlaceID } of warehouses) {
      const guest = businessPartners.find(({ CardCode }) => CardCode === `POS-${WarehouseCode}`);
      expect(guest?.disabledBranches).toEqual([1, 2, 3].filter((branch) => branch !== BusinessPlaceID));
    }
  });

  it("sells for cash, rounded to whole kronor", async () => {
    const caller = await opened(swedishChain);
    const { invoice, payment } = await sell(caller, {
      store: "LUND",
      branch: 1,
      lines: [
        { ItemCode: "SE-100", PriceAfterVAT: 499 },
        { ItemCode: "SE-300", PriceAfterVAT: 42.4 },
        { ItemCode: "ROUNDING", Quantity: -1, PriceAfterVAT: 0.4 },
      ],
      means: { CashAccount: "1910", CashSum: 541 },
    });
    expect(invoice).toMatchObject({ DocTotal: 541, VatSum: 102.2, DocNum: 26_100_001 });
    expect(payment).toMatchObject({ DocNum: 26_100_001 });
    expectSettled(caller);
    expect(caller.b1.books.trialBalance()).toMatchObject({
      "1910": "541.00",
      "3740": "0.40",
      "2631": "-2.40",
    });
  });

  it("numbers what each store sells from its branch's series of the year", async () => {
    const caller = await opened(swedishChain);
    for (const { WarehouseCode: store, BusinessPlaceID: branch = 0 } of swedishChain().warehouses) {
      for (const year of [2026, 2027]) {
        const { invoice } = await sell(caller, {
          store,
          branch,
          day: `${String(year)}-01-01`,
          lines: [{ ItemCode: "SE-500", PriceAfterVAT: 36 }],
          means: {
            PaymentCreditCards: [{ CreditCard: 1, VoucherNum: "1", CreditSum: 36, PaymentMethodCode: 1 }],
          },
        });
        expect(Math.trunc(Number(invoice.DocNum) / 100_000)).toBe((year % 100) * 10 + branch);
        expect(invoice.PeriodIndicator).toBe(String(year));
      }
    }
  });

  it.each([
    ["2026-03-31", 4.54],
    ["2026-04-01", 2.4],
    ["2027-12-31", 2.4],
  ])("takes the VAT on food of the day: %s", async (day, vat) => {
    const lines = [{ ItemCode: "SE-300", PriceAfterVAT: 42.4 }];
    const means = { TransferAccount: "1935", TransferSum: 42.4 };
    const { invoice } = await sell(await opened(swedishChain), {
      store: "GAVLE",
      branch: 3,
      day,
      lines,
      means,
    });
    expect(invoice.VatSum).toBe(vat);
  });
});

it("sells at all British rates in the one store of the British shop", async () => {
  const caller = await opened(ukShop);
  const { invoice } = await sell(caller, {
    store: "LONDON",
    lines: [
      { ItemCode: "UK-100", PriceAfterVAT: 60 },
      { ItemCode: "UK-200", PriceAfterVAT: 84 },
      { ItemCode: "UK-300", PriceAfterVAT: 2.4 },
    ],
    means: { PaymentCreditCards: [{ CreditCard: 1, VoucherNum: "1", CreditSum: 146.4 }] },
  });
  expect(invoice).toMatchObject({ DocTotal: 146.4, VatSum: 14, DocNum: 26_000_001, DocCurrency: "GBP" });
  expectSettled(caller);
});

describe("the Danish shop", () => {
  it("sells for cash, rounded to half a krone by a line", async () => {
    const caller = await opened(danishShop);
    const { invoice } = await sell(caller, {
      store: "KBH",
      lines: [
        { ItemCode: "DK-200", PriceAfterVAT: 129.3 },
        { ItemCode: "ROUNDING", PriceAfterVAT: 0.2 },
      ],
      means: { CashAccount: "5810", CashSum: 129.5 },
    });
    expect(invoice).toMatchObject({ DocTotal: 129.5, VatSum: 25.86 });
    expectSettled(caller);
  });

  it("has a rate of the euro for every day of its years, near 7.46", async () => {
    const { send } = await opened(danishShop);
    for (const Date of ["20260101", "20270228", "20271231"]) {
      const rate = await send("POST SBOBobService_GetCurrencyRate", { Currency: "EUR", Date });
      expect(Number(rate.text)).toBeCloseTo(7.46, 2);
    }
    const days = (danishShop().rates ?? []).map(({ RateDate }) => RateDate);
    expect([days.length, new Set(days).size]).toEqual([730, 730]);
  });
});
