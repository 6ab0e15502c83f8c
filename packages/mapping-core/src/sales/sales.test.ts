import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { facts, order, rules } from "../../test/orders.ts";
import { decimal, toText } from "../money/decimal.ts";
import { planOrder } from "../plan-order.ts";
import { Plan } from "../plan.ts";
import type { InvoiceStep, PaymentStep } from "../plan/steps.ts";
import type { ProblemCode } from "../problems.ts";
import type { OrderOverrides } from "@instep/testing";

function planOf(overrides: OrderOverrides = {}, world = facts(), ruling = rules()): Plan {
  const result = planOrder(order(overrides), ruling, world);
  if (!result.ok) throw new Error(`Not planned: ${JSON.stringify(result.problems)}`);
  return result.value;
}

function problemsOf(overrides: OrderOverrides, world = facts(), ruling = rules()): ProblemCode[] {
  const result = planOrder(order(overrides), ruling, world);
  return result.ok ? [] : result.problems.map(({ code }) => code);
}

const invoiceOf = ({ steps }: Plan): InvoiceStep => steps.find((step) => step.kind === "invoice")!;
const paymentsOf = ({ steps }: Plan): PaymentStep[] => steps.filter((step) => step.kind === "payment");
const cash = (moneyamount: string) => ({ name: "Cash", moneyamount });

describe("a final till sale", () => {
  it("becomes an A/R invoice and an incoming payment on the guest partner of its store", () => {
    const plan = planOf({ orderid: 11_513, additionaldata: { "pos-receiptid": "INS000000150000110009" } });
    expect(plan.steps.map(({ key, partner }) => [key, partner])).toEqual([
      ["SITOO-1500-11513/invoice", "POS-MALMO"],
      ["SITOO-1500-11513/payment", "POS-MALMO"],
    ]);
    expect(invoiceOf(plan).body).toMatchObject({
      CardCode: "POS-MALMO",
      NumAtCard: "SITOO-1500-11513",
      Comments: "SITOO-1500-11513/invoice",
      JournalMemo: "Malmö INS000000150000110009",
      DocCurrency: "SEK",
      DocumentLines: [
        { ItemCode: "SKU-1", Quantity: 1, PriceAfterVAT: 100, VatGroup: "S25", WarehouseCode: "MALMO" },
      ],
    });
    expect(paymentsOf(plan)[0]?.body).toMatchObject({
      Remarks: "SITOO-1500-11513/payment",
      PaymentCreditCards: [{ CreditCard: 1, CreditSum: 100, VoucherNum: "11513" }],
    });
  });

  it("carries its business date as posting, document and VAT date on every document (H6)", () => {
    const late = { orderdate: Date.parse("2026-11-20T23:20:00Z") / 1000 };
    const { steps } = planOf(late, facts(), rules({ businessDayStartsAt: "04:00" }));
    for (const step of steps) {
      expect("body" in step && step.body).toMatchObject({
        DocDate: "2026-11-20",
        TaxDate: "2026-11-20",
        VatDate: "2026-11-20",
      });
    }
  });

  it("is booked on the customer whom SAP knows, and names nobody else", () => {
    const plan = planOf({ email: "alva@example.com", namefirst: "Alva" }, facts({ partners: ["C20001"] }));
    expect(plan.steps.map(({ partner }) => partner)).toEqual(["C20001", "C20001"]);
    expect(JSON.stringify(plan)).not.toMatch(/alva/i);
  });

  it("carries its key in the user field where that is installed (H8)", () => {
    const plan = planOf({ orderid: 5 }, facts(), rules({ keyField: "U_InstepKey" }));
    expect(plan.steps.map(({ userFields }) => userFields)).toEqual([
      { U_InstepKey: "SITOO-1500-5/invoice" },
      { U_InstepKey: "SITOO-1500-5/payment" },
    ]);
  });

  it("reads back from its JSON exactly as it was", () => {
    const plan = planOf({
      lines: [
        { gross: "100.00", quantity: 3, vat: 12 },
        { sku: "SKU-2", gross: "0.45", vat: 6 },
      ],
    });
    expect(Plan.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
  });
});

describe("amounts", () => {
  it("state a price that does not divide as two lines, so that the total is the receipt's (H13)", () => {
    const { body, predicted } = invoiceOf(planOf({ lines: [{ quantity: 3, gross: "100.00" }] }));
    expect(body.DocumentLines.map(({ Quantity, PriceAfterVAT }) => [Quantity, PriceAfterVAT])).toEqual([
      [2, 33.33],
      [1, 33.34],
    ]);
    expect(predicted).toEqual({ docTotal: "100.00", vatSum: "20.00" });
  });

  it("name the VAT by which SAP's rounding differs from Sitoo's (H13)", () => {
    const lines = [{ gross: "9.99" }, { gross: "9.99" }, { gross: "9.99" }];
    const grouped = facts({ company: { localCurrency: "SEK", priceAccuracy: 2, groupLinesInVat: true } });
    expect(planOf({ lines }).breaks).toEqual([]);
    expect(planOf({ lines }, grouped).breaks).toEqual([
      { name: "vat-rounding", vatRate: "25", amount: "-0.01" },
    ]);
  });

  it("are a problem where the VAT is not that of its rate: no rounding explains it (H13)", () => {
    const untaxed = { moneyitemtotal_net: "100.00", moneyitemtotal_vat: "0.00" };
    const orderitems = [{ ...order().orderitems[0]!, ...untaxed }] as never;
    const overrides = { orderitems, moneyfinal_net: "100.00", moneyfinal_vat: "0.00" };
    expect(problemsOf(overrides)).toEqual(["vat-does-not-fit-its-rate"]);
  });

  it("post weighed goods by their weight", () => {
    const plan = planOf({ lines: [{ unitQuantity: "0.450", gross: "22.37", vat: 12 }] });
    expect(invoiceOf(plan).body.DocumentLines).toMatchObject([{ Quantity: 0.45, PriceAfterVAT: 49.71 }]);
  });

  it("show cash rounding as a line of its own, up and down (H27)", () => {
    const up = invoiceOf(planOf({ lines: [{ gross: "99.60" }], payments: [cash("100.00")] }));
    const down = invoiceOf(planOf({ lines: [{ gross: "99.40" }], payments: [cash("99.00")] }));
    expect(up.body.DocumentLines.at(-1)).toMatchObject({
      ItemCode: "ROUNDING",
      Quantity: 1,
      PriceAfterVAT: 0.4,
      VatGroup: "S00",
    });
    expect(down.body.DocumentLines.at(-1)).toMatchObject({
      ItemCode: "ROUNDING",
      Quantity: -1,
      PriceAfterVAT: 0.4,
    });
    expect([up.predicted.docTotal, down.predicted.docTotal]).toEqual(["100.00", "99.00"]);
  });

  it("predict for every sale exactly what its receipt says", () => {
    const line = fc.record({
      quantity: fc.integer({ min: 1, max: 12 }),
      gross: fc.nat(300_000).map((value) => (value / 100).toFixed(2)),
      vat: fc.constantFrom(25, 12, 6),
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), fc.boolean(), (lines, groupLinesInVat) => {
        const world = facts({ company: { localCurrency: "SEK", priceAccuracy: 2, groupLinesInVat } });
        const plan = planOf({ lines }, world);
        expect(invoiceOf(plan).predicted.docTotal).toBe(plan.total);
        const bound = 0.005 * (invoiceOf(plan).body.DocumentLines.length + lines.length) + 1e-9;
        for (const { amount } of plan.breaks) expect(Math.abs(Number(amount))).toBeLessThanOrEqual(bound);
        const paid = paymentsOf(plan).map(({ predicted }) => decimal(predicted.applied));
        expect(paid.length === 0 || toText(paid[0]!) === plan.total).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe("tenders", () => {
  it("share one payment: one cash account, one transfer account, a row for each card", () => {
    const payments = [
      cash("50.00"),
      { name: "Swish", moneyamount: "30.00" },
      { name: "Gift card", moneyamount: "20.00" },
    ];
    const [payment, ...more] = paymentsOf(planOf({ payments }));
    expect(more).toEqual([]);
    expect(payment?.body).toMatchObject({
      CashAccount: "1910",
      CashSum: 50,
      TransferAccount: "1935",
      TransferSum: 30,
      PaymentCreditCards: [{ CreditCard: 3, CreditSum: 20 }],
    });
    expect(payment?.predicted.applied).toBe("100.00");
  });

  it("need a payment of their own for each further transfer account, each with its own key (H8)", () => {
    const tenders = {
      Swish: { kind: "transfer", account: "1935" },
      Klarna: { kind: "transfer", account: "1936" },
    } as const;
    const payments = [
      { name: "Swish", moneyamount: "60.00" },
      { name: "Klarna", moneyamount: "40.00" },
    ];
    const plan = planOf({ orderid: 7, payments }, facts(), rules({ tenders }));
    expect(
      paymentsOf(plan).map(({ key, body, predicted }) => [key, body.TransferAccount, predicted.applied]),
    ).toEqual([
      ["SITOO-1500-7/payment", "1935", "60.00"],
      ["SITOO-1500-7/payment-2", "1936", "40.00"],
    ]);
  });

  it("net change given back against the same tender", () => {
    const [payment] = paymentsOf(planOf({ payments: [cash("200.00"), cash("-100.00")] }));
    expect(payment?.body.CashSum).toBe(100);
  });

  it("are not needed for a total of zero (H30)", () => {
    const plan = planOf({ lines: [{ gross: "0.00" }], payments: [] });
    expect(plan.steps.map(({ kind }) => kind)).toEqual(["invoice"]);
  });
});

describe("problems", () => {
  it("are reported all at once", () => {
    const overrides = {
      lines: [{ vat: 13 }, { sku: "" }],
      payments: [{ name: "Crypto", moneyamount: "150.00" }],
    };
    expect(problemsOf(overrides, facts({ register: { storeid: 9 } }))).toEqual([
      "payments-do-not-add-up",
      "unmapped-store",
      "unknown-vat-rate",
      "no-sku",
      "unmapped-tender",
    ]);
  });

  it("state both figures where two disagree", () => {
    const result = planOrder(order({ payments: [{ moneyamount: "95.00" }] }), rules(), facts());
    expect(result).toMatchObject({
      ok: false,
      problems: [{ code: "payments-do-not-add-up", paid: "95.00", total: "100.00" }],
    });
  });

  it("never map 0 % by its percentage alone (H13)", () => {
    expect(problemsOf({ lines: [{ vat: 0 }] })).toEqual(["zero-vat-rate"]);
    expect(() => rules({ vat: { "0": "S00" } })).toThrow(/vat\.0/);
  });

  it.each<[ProblemCode, OrderOverrides, Partial<ReturnType<typeof facts>>?]>([
    ["no-lines", { lines: [] }],
    ["unknown-line-type", { orderitems: [{ ...order().orderitems[0]!, orderitemtype: 20 }] as never }],
    ["lines-do-not-add-up", { moneyfinal_net: "81.00", moneyfinal_vat: "20.00" }],
    ["total-does-not-add-up", { moneytotal_gross_all: "101.00", payments: [{ moneyamount: "101.00" }] }],
    [
      "virtual-payment",
      { payments: [{ moneyamount: "100.00", additionaldata: { "virtual-payment": "true" } }] },
    ],
    ["unmapped-fee", { moneydelivery_net: "8.00", moneydelivery_vat: "2.00" }],
    ["us-sales-tax", { moneyfinal_salestax: "7.00" }],
    ["gift-cards-without-rule", { lines: [{ vat: 0, additionaldata: { "giftcard-cardnumber": "1" } }] }],
    ["ignores-stock", { additionaldata: { "delivery-ignore-stock": "true" } }],
    ["mixed-order-without-clearing", { lines: [{}, { quantity: -1, gross: "-40.00" }] }],
    ["negative-total", { lines: [{}, { gross: "-140.00" }] }],
    ["unknown-register", {}, { register: undefined }],
    ["no-time-zone", { additionaldata: { "pos-timezone": "Nowhere/Land" } }],
    ["ambiguous-partner", {}, { partners: ["C1", "C2"] }],
  ])("include %s", (code, overrides, world = {}) => {
    expect(problemsOf(overrides, facts(world))).toContain(code);
  });

  it("include cash rounding that no rule names an item for", () => {
    const overrides = { lines: [{ gross: "99.60" }], payments: [cash("100.00")] };
    expect(problemsOf(overrides, facts(), rules({ cashRounding: undefined }))).toEqual([
      "unmapped-cash-rounding",
    ]);
  });
});

describe("rules", () => {
  it("list every fault with its path", () => {
    const bad = {
      stores: { malmo: {} },
      vat: { "25": "" },
      tenders: { Cash: { kind: "gold" } },
      businessDayStartsAt: "4",
    };
    expect(() => rules(bad as never)).toThrow(/stores\.malmo[^]*vat\.25[^]*tenders\.Cash/);
    expect(() => rules({ stores: {} })).toThrow(/stores: at least one store/);
  });
});
