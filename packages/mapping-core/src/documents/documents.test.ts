import type { OrderOverrides } from "@instep/testing";
import { describe, expect, it } from "vitest";
import { facts, order, rules } from "../../test/orders.ts";
import { createPlanner } from "../plan-order.ts";
import type { Facts } from "../facts.ts";
import { planOrder } from "../plan-order.ts";
import type { Plan } from "../plan.ts";
import type { InvoiceStep } from "../plan/steps.ts";
import type { Problem } from "../problems.ts";

const planned = (overrides: OrderOverrides, world: Partial<Facts> = {}, ruling = rules()) =>
  planOrder(order(overrides), ruling, facts(world));

function planOf(overrides: OrderOverrides, world: Partial<Facts> = {}, ruling = rules()): Plan {
  const result = planned(overrides, world, ruling);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

function problemsOf(
  overrides: OrderOverrides,
  world: Partial<Facts> = {},
  ruling = rules(),
): readonly Problem[] {
  const result = planned(overrides, world, ruling);
  return result.ok ? [] : result.problems;
}

const invoiceOf = ({ steps }: Plan): InvoiceStep => steps.find((step) => step.kind === "invoice")!;
const company = (more: Partial<Facts["company"]>): Pick<Facts, "company"> => ({
  company: { localCurrency: "SEK", priceAccuracy: 2, groupLinesInVat: false, ...more },
});

describe("the goods of a sale", () => {
  const delivered = (warehouseid: number, quantity: number) => ({
    orderdeliveryid: warehouseid,
    warehouseid,
    orderdeliveryitems: [{ orderitemid: 0, quantity }],
  });
  const register = { storeid: 1, warehouseid: 1 };

  it("leave the warehouse of their delivery, shared by quantity to the cent; the rest the store's (H26)", () => {
    const world = { register, deliveries: [delivered(44, 2), delivered(1, 1)] };
    const plan = planOf(
      { lines: [{ quantity: 3, gross: "100.00" }] },
      world,
      rules({ warehouses: { "44": "CENTRAL" } }),
    );
    expect(invoiceOf(plan).body.DocumentLines).toMatchObject([
      { Quantity: 1, PriceAfterVAT: 33.33, WarehouseCode: "CENTRAL" },
      { Quantity: 1, PriceAfterVAT: 33.34, WarehouseCode: "CENTRAL" },
      { Quantity: 1, PriceAfterVAT: 33.33, WarehouseCode: "MALMO" },
    ]);
    expect(invoiceOf(plan).predicted.docTotal).toBe("100.00");
  });

  it("that left a warehouse nobody has mapped are a problem (H26)", () => {
    expect(problemsOf({}, { register, deliveries: [delivered(45, 1)] })).toEqual([
      { code: "unmapped-warehouse", warehouseid: 45, rule: "warehouses.45" },
    ]);
  });

  it("that must not move stock go by the rule's item or warehouse, and never silently (H26)", () => {
    const ignoring = { additionaldata: { "delivery-ignore-stock": "true" } };
    expect(problemsOf(ignoring)).toEqual([{ code: "ignores-stock", rule: "ignoresStock" }]);
    const asItem = planOf(ignoring, {}, rules({ ignoresStock: { itemCode: "NOSTOCK" } }));
    expect(invoiceOf(asItem).body.DocumentLines[0]).toMatchObject({ ItemCode: "NOSTOCK" });
    const elsewhere = planOf(ignoring, {}, rules({ ignoresStock: { warehouse: "VIRTUAL" } }));
    expect(invoiceOf(elsewhere).body.DocumentLines[0]).toMatchObject({
      ItemCode: "SKU-1",
      WarehouseCode: "VIRTUAL",
    });
  });

  it("with numbers of their own carry them, or are a problem", () => {
    const items = { "SKU-1": { managedBy: "serial" } } as const;
    const problem = [{ code: "needs-numbers", sku: "SKU-1", managedBy: "serial", rule: "serialNumbers" }];
    expect(problemsOf({}, { items })).toEqual(problem);
    const numbered = { lines: [{ quantity: 2, additionaldata: { serial: "A1, A2" } }] };
    const { body } = invoiceOf(planOf(numbered, { items }, rules({ serialNumbers: "serial" })));
    expect(body.DocumentLines[0]?.SerialNumbers).toEqual([
      { InternalSerialNumber: "A1", Quantity: 1 },
      { InternalSerialNumber: "A2", Quantity: 1 },
    ]);
    const short = { lines: [{ quantity: 2, additionaldata: { serial: "A1" } }] };
    expect(problemsOf(short, { items }, rules({ serialNumbers: "serial" }))).toEqual(problem);
  });

  it("of a set that SAP takes apart are a problem (H22)", () => {
    expect(problemsOf({}, { items: { "SKU-1": { billOfMaterials: true } } })).toEqual([
      { code: "sales-bill-of-materials", sku: "SKU-1" },
    ]);
  });

  it("held in stock are never sold in a negative quantity: a coupon needs an item that is not (H27)", () => {
    const lines = [{}, { sku: "PANT", gross: "-20.00" }];
    expect(problemsOf({ lines }, { items: { PANT: { heldInStock: true } } })).toEqual([
      { code: "negative-line-of-goods", sku: "PANT", amount: "-20.00" },
    ]);
    const plan = planOf({ lines }, { items: { PANT: { heldInStock: false } } });
    expect(invoiceOf(plan).body.DocumentLines[1]).toMatchObject({ Quantity: -1, PriceAfterVAT: 20 });
  });

  it("take the discount line after them, where the rules know its type (H27)", () => {
    const [goods, discount] = order({ lines: [{}, { sku: "", gross: "-25.00" }] }).orderitems;
    const orderitems = [goods, { ...discount!, orderitemtype: 20 }] as never;
    expect(problemsOf({ orderitems })).toMatchObject([{ code: "unknown-line-type", orderitemtype: 20 }]);
    const { body } = invoiceOf(planOf({ orderitems }, {}, rules({ discountLineTypes: [20] })));
    expect(body.DocumentLines).toMatchObject([{ Quantity: 1, PriceAfterVAT: 75 }]);
  });
});

describe("VAT groups", () => {
  const food = { lines: [{ vat: 12, additionaldata: { "product-group-name": "Livsmedel" } }] };

  it("follow the product group and the time before the plain rate", () => {
    const vatOverrides = [{ rate: "12", productGroup: "Livsmedel", from: "2026-04-01", group: "S12F" }];
    const groupOf = (overrides: OrderOverrides) =>
      invoiceOf(planOf(overrides, {}, rules({ vatOverrides }))).body.DocumentLines[0]?.VatGroup;
    expect(groupOf(food)).toBe("S12F");
    expect(groupOf({ lines: [{ vat: 12 }] })).toBe("S12");
    expect(groupOf({ ...food, orderdate: Date.parse("2026-03-31T10:00:00Z") / 1000 })).toBe("S12");
  });

  it("at 0 % need a product group, and the rules refuse one without (H13)", () => {
    const export0 = { lines: [{ vat: 0, additionaldata: { "product-group-name": "Export" } }] };
    const ruling = rules({ vatOverrides: [{ rate: "0", productGroup: "Export", group: "S0EX" }] });
    expect(invoiceOf(planOf(export0, {}, ruling)).body.DocumentLines[0]?.VatGroup).toBe("S0EX");
    expect(() => rules({ vatOverrides: [{ rate: "0", group: "S00" }] })).toThrow(
      /vatOverrides\.0\.productGroup/,
    );
    expect(
      problemsOf({ lines: [{ vat: 0 }] }, {}, rules({ vatOverrides: [{ group: "S25" }] })),
    ).toMatchObject([{ code: "zero-vat-rate" }]);
  });

  it("that are worth another rate on the day are a problem, not another total (H28)", () => {
    const vatGroups = {
      S12: [
        { from: "2000-01-01", rate: "12" },
        { from: "2026-04-01", rate: "6" },
      ],
    };
    expect(problemsOf(food, company({ vatGroups }))).toEqual([
      {
        code: "vat-group-has-other-rate",
        vatGroup: "S12",
        date: "2026-11-20",
        rate: "12",
        inSap: "6",
        rule: "vatOverrides",
      },
    ]);
    const before = { ...food, orderdate: Date.parse("2026-03-31T10:00:00Z") / 1000 };
    expect(problemsOf(before, company({ vatGroups }))).toEqual([]);
  });
});

describe("fees", () => {
  const fee = {
    ...{ moneydelivery_net: "39.20", moneydelivery_vat: "9.80" },
    ...{ moneyfinal_net: "119.20", moneyfinal_vat: "29.80", moneytotal_gross_all: "149.00" },
    payments: [{ moneyamount: "149.00" }],
  };

  it("are a line of an item that is not held in stock, or freight, at the rate that their VAT is of", () => {
    const asLine = invoiceOf(planOf(fee, {}, rules({ fees: { delivery: { itemCode: "FREIGHT" } } })));
    expect(asLine.body.DocumentLines[1]).toMatchObject({
      ItemCode: "FREIGHT",
      PriceAfterVAT: 49,
      VatGroup: "S25",
    });
    const asFreight = invoiceOf(planOf(fee, {}, rules({ fees: { delivery: { expenseCode: 1 } } })));
    expect(asFreight.body.DocumentAdditionalExpenses).toEqual([
      { ExpenseCode: 1, LineGross: 49, VatGroup: "S25" },
    ]);
    expect(asFreight.predicted).toEqual({ docTotal: "149.00", vatSum: "29.80" });
  });

  it("whose VAT is that of no rate are a problem", () => {
    const odd = {
      ...fee,
      moneydelivery_net: "45.00",
      moneydelivery_vat: "4.00",
      moneyfinal_net: "125.00",
      moneyfinal_vat: "24.00",
    };
    expect(problemsOf(odd, {}, rules({ fees: { delivery: { itemCode: "FREIGHT" } } }))).toMatchObject([
      { code: "fee-without-rate", fee: "delivery", amount: "49.00", vat: "4.00" },
    ]);
  });
});

describe("gift cards (H18)", () => {
  const number = { "giftcard-cardnumber": "70000001" };
  const cardSold = { lines: [{ sku: "CARD", vat: 0, additionaldata: number }] };
  const byCard = { payments: [{ name: "Gift card", moneyamount: "100.00", additionaldata: number }] };
  const single = rules({ giftCards: { kind: "single", itemCode: "GIFT", vatRate: "25", vatGroup: "S25" } });

  it("need a rule that says whether they carry their VAT: there is no default", () => {
    const problem = { code: "gift-cards-without-rule", amount: "100.00", rule: "giftCards" };
    expect(problemsOf(cardSold)).toEqual([problem]);
    expect(problemsOf(byCard)).toEqual([problem]);
  });

  it("never put their numbers into SAP: they are as good as money (H39)", () => {
    const multi = rules({ giftCards: { kind: "multi", itemCode: "GIFT", vatGroup: "S00" } });
    expect(JSON.stringify([planOf(cardSold, {}, multi), planOf(byCard, {}, multi)])).not.toContain(
      "70000001",
    );
  });

  it("of one purpose pay by a line that takes their VAT off again, and no tender", () => {
    const plan = planOf(byCard, {}, single);
    expect(invoiceOf(plan).predicted).toEqual({ docTotal: "0.00", vatSum: "0.00" });
    expect(plan.steps).toHaveLength(1);
    expect(plan.breaks).toEqual([{ name: "single-purpose-voucher", amount: "-20.00" }]);
  });

  it("of one purpose pay for goods of no other rate", () => {
    expect(problemsOf({ ...byCard, lines: [{ vat: 12 }] }, {}, single)).toEqual([
      { code: "single-purpose-voucher", vatvalue: "12", rule: "giftCards.kind" },
    ]);
  });
});

describe("the head of a document", () => {
  it("has its series by name, of the year of the business date (H29)", () => {
    const ruling = rules({ series: { invoice: "POS{yy}" } });
    const series = [2026, 2027].map((year) => ({
      document: "invoice" as const,
      name: `POS${String(year).slice(2)}`,
      series: year,
    }));
    expect(invoiceOf(planOf({}, company({ series }), ruling)).body.Series).toBe(2026);
    const newYear = { orderdate: Date.parse("2026-12-31T23:30:00Z") / 1000 };
    expect(invoiceOf(planOf(newYear, company({ series }), ruling)).body.Series).toBe(2027);
    expect(problemsOf({}, company({ series: [] }), ruling)).toEqual([
      { code: "unknown-series", series: "POS26", document: "invoice", rule: "series.invoice" },
    ]);
  });

  it("names the store by the till, not by the partner, where the rules have a field for it (H15)", () => {
    const ruling = rules({ userFields: { U_Store: "store", U_Receipt: "receipt", U_Till: "register" } });
    const additionaldata = { "store-externalid": "S1", "pos-receiptid": "INS0000001500001-7" };
    const { userFields } = invoiceOf(planOf({ additionaldata }, { partners: ["C1"] }, ruling));
    expect(userFields).toEqual({
      U_Store: "S1",
      U_Receipt: "INS0000001500001-7",
      U_Till: "{0A000000-0000-4000-8000-000000000001}",
    });
  });

  it("holds nothing personal unless a rule names the field, and personalid never (H39)", () => {
    const guest = {
      email: "alva@example.com",
      phone: "+46700000000",
      namefirst: "Alva",
      personalid: "190001019999",
    };
    expect(JSON.stringify(planOf(guest))).not.toMatch(/alva|4670|19000101/i);
    const named = planOf(guest, {}, rules({ userFields: { U_Mail: "customer-email" } }));
    expect(invoiceOf(named).userFields).toEqual({ U_Mail: "alva@example.com" });
    expect(() => rules({ userFields: { U_Id: "personalid" } } as never)).toThrow(/userFields\.U_Id/);
  });

  it("gives the sale to its seller, before whoever stood at the till", () => {
    const ruling = rules({ salesPersons: { "7": 70, "8": 80 } });
    const sellerOf = (additionaldata: Readonly<Record<string, string>>) =>
      invoiceOf(planOf({ additionaldata }, {}, ruling)).body.SalesPersonCode;
    expect(sellerOf({ "pos-staff-externalid": "7" })).toBe(70);
    expect(sellerOf({ "pos-staff-externalid": "7", "pos-staffsales-externalid": "8" })).toBe(80);
    expect(sellerOf({ "pos-staff-externalid": "9" })).toBeUndefined();
  });

  it("keeps the receipt whole where a store's name is too long for the memo, and says what was cut of a line's text", () => {
    const stores = {
      "1": { name: "A very long name of a store in a very long street", guestPartner: "P", warehouse: "W" },
    };
    const receipt = { additionaldata: { "pos-receiptid": "INS000000150000110009" } };
    const memo = invoiceOf(planOf(receipt, {}, rules({ stores }))).body.JournalMemo;
    expect(memo.length).toBeLessThanOrEqual(50);
    expect(memo.endsWith("INS000000150000110009")).toBe(true);
    const campaign = { voucherid: 1, vouchername: "x".repeat(120) };
    const result = planned({ lines: [{ campaign, discount: "10.00" }] });
    expect(result).toMatchObject({
      ok: true,
      notes: [{ code: "text-shortened", field: "FreeText", length: 120, kept: 100 }],
    });
  });
});

describe("tenders", () => {
  it("on account need a customer whom SAP knows, and become no payment (H30)", () => {
    const ruling = rules({ tenders: { Invoice: { kind: "on-account" } } });
    const onAccount = { payments: [{ name: "Invoice", moneyamount: "100.00" }] };
    expect(problemsOf(onAccount, {}, ruling)).toEqual([
      { code: "on-account-without-customer", amount: "100.00" },
    ]);
    expect(planOf(onAccount, { partners: ["C1"] }, ruling).steps.map(({ kind }) => kind)).toEqual([
      "invoice",
    ]);
  });

  it("that give back what another paid become a payment out of the partner's account (H30)", () => {
    const payments = [
      { name: "Card", moneyamount: "120.00" },
      { name: "Cash", moneyamount: "-20.00" },
    ];
    expect(planOf({ payments }).steps.slice(1)).toMatchObject([
      {
        kind: "payment",
        pays: "SITOO-1500-10001/invoice",
        predicted: { means: "120.00", applied: "100.00" },
      },
      { kind: "outgoing-payment", predicted: { means: "20.00", applied: "0.00" }, body: { CashSum: 20 } },
    ]);
  });

  it("may have other accounts in one store than in the rest of the chain", () => {
    const store = { name: "Malmö", guestPartner: "POS-MALMO", warehouse: "MALMO" };
    const stores = { "1": { ...store, tenders: { Cash: { kind: "cash", account: "1911" } } } } as const;
    const plan = planOf({ payments: [{ name: "Cash", moneyamount: "100.00" }] }, {}, rules({ stores }));
    expect(plan.steps[1]).toMatchObject({ body: { CashAccount: "1911" } });
  });
});

describe("decisions that data cannot say", () => {
  it("are functions in the place of the rule's own, for each line", () => {
    const planner = createPlanner(rules(), {
      itemCode: ({ item }) => `X-${item.sku}`,
      lineText: () => "by hand",
    });
    const plan = planner.planOrder(order(), facts());
    expect(plan).toMatchObject({ ok: true });
    expect(invoiceOf((plan as { value: Plan }).value).body.DocumentLines[0]).toMatchObject({
      ItemCode: "X-SKU-1",
      FreeText: "by hand",
    });
  });
});
