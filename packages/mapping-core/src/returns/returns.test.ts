import type { OrderOverrides } from "@instep/testing";
import { describe, expect, it } from "vitest";
import { facts, order, rules } from "../../test/orders.ts";
import type { Facts, OriginalFacts, OriginalLine } from "../facts.ts";
import { planOrder } from "../plan-order.ts";
import type { Plan } from "../plan.ts";
import type { CreditMemoStep } from "../plan/steps.ts";
import type { Problem } from "../problems.ts";

const soldLine = (line: Partial<OriginalLine> = {}): OriginalLine => ({
  orderitemid: 0,
  LineNum: 0,
  quantity: "3.000",
  gross: "300.00",
  credited: "0.000",
  unitCost: "40.00",
  ...line,
});

const original = (overrides: Partial<OriginalFacts> = {}, lines = [soldLine()]): OriginalFacts => ({
  orderid: 9000,
  settled: true,
  invoice: { DocEntry: 71, CardCode: "POS-MALMO", currency: "SEK", date: "2026-11-01", lines },
  ...overrides,
});

const back = (quantity = 1, gross = "-100.00", more: Readonly<Record<string, string>> = {}) => ({
  quantity: -quantity,
  gross,
  additionaldata: { "pos-originalsales-orderitemid": "0", ...more },
});

function planned(overrides: OrderOverrides, world: Partial<Facts>, ruling = rules()) {
  const refund = order({ orderid: 9100, creditorderid: 9000, lines: [back()], ...overrides });
  return planOrder(refund, ruling, facts(world));
}

function planOf(
  overrides: OrderOverrides = {},
  world: Partial<Facts> = { original: original() },
  ruling = rules(),
): Plan {
  const result = planned(overrides, world, ruling);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

function problemsOf(overrides: OrderOverrides, world: Partial<Facts>, ruling = rules()): readonly Problem[] {
  const result = planned(overrides, world, ruling);
  return result.ok ? [] : result.problems;
}

const memoOf = ({ steps }: Plan): CreditMemoStep => steps.find((step) => step.kind === "credit-memo")!;

describe("a return", () => {
  it("stands alone by default: the sale gives its cost and stands in the references, nothing is copied (H3)", () => {
    const { body } = memoOf(planOf());
    expect(body.DocumentReferences).toEqual([{ RefDocEntr: 71, RefObjType: "rot_SalesInvoice" }]);
    expect(body.DocumentLines).toMatchObject([
      { Quantity: 1, PriceAfterVAT: 100, EnableReturnCost: "tYES", ReturnCost: 40 },
    ]);
    expect(body.DocumentLines[0]).not.toHaveProperty("BaseEntry");
  });

  it("is copied by SAP's own line numbers where the rules say so, the invoice opened for that (H3, H22)", () => {
    const lines = [soldLine({ LineNum: 4 })];
    const ruling = rules({ returns: { mode: "reopen-and-copy" } });
    const plan = planOf({}, { original: original({}, lines) }, ruling);
    expect(plan.steps.map(({ kind }) => kind)).toEqual(["reopening", "credit-memo", "outgoing-payment"]);
    expect(memoOf(plan).body.DocumentLines).toMatchObject([{ BaseType: 13, BaseEntry: 71, BaseLine: 4 }]);
    expect(planOf({}, { original: original() }, rules({ returns: { mode: "copy" } })).steps[0]?.kind).toBe(
      "credit-memo",
    );
  });

  it("states what was given back, whatever the sale cost (H23)", () => {
    const plan = planOf({ lines: [back(1, "-80.00")], payments: [{ name: "Swish", moneyamount: "-80.00" }] });
    expect(memoOf(plan).predicted.docTotal).toBe("80.00");
    const result = planned(
      { lines: [back(1, "-80.00")], payments: [{ name: "Swish", moneyamount: "-80.00" }] },
      { original: original() },
    );
    expect(result.ok && result.notes).toEqual([
      { code: "refund-unlike-sale", sku: "SKU-1", sale: "100.00", refund: "80.00" },
    ]);
    expect(plan.steps.at(-1)).toMatchObject({
      kind: "outgoing-payment",
      body: { TransferAccount: "1935", TransferSum: 80 },
    });
  });

  it("of more than was sold is a problem, counting what anybody credited before (H22)", () => {
    const credited = original({}, [soldLine({ credited: "2.000" })]);
    expect(problemsOf({ lines: [back(2, "-200.00")] }, { original: credited })).toEqual([
      { code: "over-returned", sku: "SKU-1", sold: "3.000", credited: "2.000", returning: "2.000" },
    ]);
    expect(planOf({}, { original: credited }).steps).not.toEqual([]);
  });

  it("of a price that did not divide comes back on the lines it was sold on (H22)", () => {
    const lines = [
      soldLine({ LineNum: 0, quantity: "2.000", gross: "66.66", credited: "1.000" }),
      soldLine({ LineNum: 1, quantity: "1.000", gross: "33.34" }),
    ];
    const ruling = rules({ returns: { mode: "copy" } });
    const { body } = memoOf(
      planOf({ lines: [back(2, "-66.67")] }, { original: original({}, lines) }, ruling),
    );
    expect(body.DocumentLines).toMatchObject([
      { BaseLine: 0, Quantity: 1, PriceAfterVAT: 33.33 },
      { BaseLine: 1, Quantity: 1, PriceAfterVAT: 33.34 },
    ]);
  });

  it("waits for all of its sale, and says for which (H24)", () => {
    const waits = [{ code: "waits-for-sale", orderid: 9000 }];
    expect(problemsOf({}, {})).toEqual(waits);
    expect(problemsOf({}, { original: original({ settled: false }) })).toEqual(waits);
  });

  it("of a sale older than the go-live stands alone at once, at today's cost (H24)", () => {
    const plan = planOf({}, {}, rules({ cutover: { orderid: 9050 } }));
    expect(memoOf(plan).body).not.toHaveProperty("DocumentReferences");
    expect(memoOf(plan).body.DocumentLines[0]).not.toHaveProperty("ReturnCost");
    expect(plan.breaks).toEqual([{ name: "return-at-current-cost", ItemCode: "SKU-1" }]);
  });

  it("of a sale that stands in a document of a whole day stands alone, whatever the mode (H14)", () => {
    const consolidated = { orderid: 9000, settled: true };
    const plan = planOf({}, { original: consolidated }, rules({ returns: { mode: "copy" } }));
    expect(memoOf(plan).body.DocumentLines[0]).not.toHaveProperty("BaseEntry");
    expect(plan.breaks).toEqual([{ name: "return-at-current-cost", ItemCode: "SKU-1" }]);
  });

  it("without a receipt names no sale and waits for none (H22)", () => {
    const plan = planOf({ creditorderid: null, lines: [{ quantity: -1, gross: "-100.00" }] }, {});
    expect(plan.steps.map(({ kind }) => kind)).toEqual(["credit-memo", "outgoing-payment"]);
  });

  it("in another store, branch or currency stands alone in the refunding store (H15)", () => {
    const ruling = rules({ returns: { mode: "copy" } });
    const elsewhere = {
      CardCode: "POS-LUND",
      DocEntry: 71,
      currency: "SEK",
      date: "2026-11-01",
      lines: [soldLine()],
    };
    const { body } = memoOf(planOf({}, { original: original({ invoice: elsewhere }) }, ruling));
    expect(body).toMatchObject({ CardCode: "POS-MALMO", DocumentReferences: [{ RefDocEntr: 71 }] });
    expect(body.DocumentLines[0]).not.toHaveProperty("BaseEntry");
    expect(body.DocumentLines[0]).toMatchObject({ ReturnCost: 40, WarehouseCode: "MALMO" });
  });

  it("keeps the VAT group of the day of its sale (H28)", () => {
    const vatOverrides = [{ rate: "12", to: "2026-03-31", group: "S12OLD" }];
    const soldInMarch = { ...original().invoice!, date: "2026-03-31" };
    const line = { ...back(), vat: 12 };
    const groupOf = (world: OriginalFacts) =>
      memoOf(planOf({ lines: [line] }, { original: world }, rules({ vatOverrides }))).body.DocumentLines[0]
        ?.VatGroup;
    expect(groupOf(original({ invoice: soldInMarch }))).toBe("S12OLD");
    expect(groupOf(original())).toBe("S12");
  });
});

describe("goods that come back", () => {
  const faulty = { "reasoncode-return": "FAULTY" };
  const reasons = { FAULTY: "write-off" } as const;

  it("go to the warehouse the line names, else to the store's for returns (H26)", () => {
    const store = {
      name: "Malmö",
      guestPartner: "POS-MALMO",
      warehouse: "MALMO",
      returnWarehouse: "MALMO-R",
    };
    const ruling = rules({ stores: { "1": store }, warehouses: { "44": "CENTRAL" } });
    const warehouseOf = (more: Readonly<Record<string, string>>) =>
      memoOf(planOf({ lines: [back(1, "-100.00", more)] }, { original: original() }, ruling)).body
        .DocumentLines[0]?.WarehouseCode;
    expect(warehouseOf({})).toBe("MALMO-R");
    expect(warehouseOf({ "return-warehouseid": "44" })).toBe("CENTRAL");
    const unknown = { lines: [back(1, "-100.00", { "return-warehouseid": "45" })] };
    expect(problemsOf(unknown, { original: original() }, ruling)).toEqual([
      { code: "unmapped-warehouse", warehouseid: 45, rule: "warehouses.45" },
    ]);
  });

  it("are written off without movement by their reason, their cost named (H36)", () => {
    const plan = planOf(
      { lines: [back(2, "-200.00", faulty)] },
      { original: original() },
      rules({ returns: { reasons } }),
    );
    expect(memoOf(plan).body.DocumentLines[0]).toMatchObject({ WithoutInventoryMovement: "tYES" });
    expect(memoOf(plan).body.DocumentLines[0]).not.toHaveProperty("ReturnCost");
    expect(plan.breaks).toEqual([{ name: "shrinkage", ItemCode: "SKU-1", amount: "80.00" }]);
  });

  it("leave the warehouse for damaged goods by a goods issue to shrinkage (H36)", () => {
    const writeOff = { kind: "goods-issue", warehouse: "DAMAGED", account: "6991" } as const;
    const ruling = rules({ returns: { reasons, writeOff } });
    const plan = planOf({ lines: [back(1, "-100.00", faulty)] }, { original: original() }, ruling);
    expect(memoOf(plan).body.DocumentLines[0]?.WarehouseCode).toBe("DAMAGED");
    expect(plan.steps.at(-1)).toMatchObject({
      kind: "goods-issue",
      key: "SITOO-1500-9100/goods-issue",
      body: {
        Comments: "SITOO-1500-9100/goods-issue",
        DocumentLines: [{ ItemCode: "SKU-1", Quantity: 1, WarehouseCode: "DAMAGED", AccountCode: "6991" }],
      },
    });
  });

  it("take the reason of the order where the line has none, and its number in SAP", () => {
    const ruling = rules({ returns: { reasons, returnReasons: { FAULTY: 7 } } });
    const additionaldata = { "refundreasoncode-reasoncode": "FAULTY" };
    const { body } = memoOf(planOf({ additionaldata }, { original: original() }, ruling));
    expect(body.DocumentLines[0]).toMatchObject({ WithoutInventoryMovement: "tYES", ReturnReason: 7 });
  });
});
