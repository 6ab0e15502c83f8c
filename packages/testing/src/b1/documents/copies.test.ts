import { expect, it } from "vitest";
import { type Row, rowsOf } from "../json.ts";
import {
  aCaller,
  aCopy,
  anInvoice,
  aPayment,
  aSalesOrder,
  errorOf,
  type Heard,
  testCompany,
} from "../test-company.ts";

const line = ({ body }: Heard, index = 0): Row => rowsOf(body, "DocumentLines")[index] ?? {};
const closed = "One of the base documents has already been closed  [RIN1.BaseEntry][line: 1]";

it("delivers an order in parts: what was promised leaves, and the order closes with its last part", async () => {
  const { send, get } = await aCaller();
  const committed = async () =>
    rowsOf((await get("Items('SKU-1')")).body, "ItemWarehouseInfoCollection").map(
      ({ InStock, Committed }) => [InStock, Committed],
    );
  await send("POST Orders", aSalesOrder());
  expect(await committed()).toEqual([[1000, 2]]);
  await send("POST DeliveryNotes", aCopy(17, 1, { Quantity: 1 }));
  expect(await committed()).toEqual([[999, 1]]);
  const order = await get("Orders(1)");
  expect([order.body.DocumentStatus, line(order).RemainingOpenQuantity]).toEqual(["bost_Open", 1]);
  await send("POST DeliveryNotes", aCopy(17, 1));
  expect(await committed()).toEqual([[998, 0]]);
  expect((await get("Orders(1)")).body.DocumentStatus).toBe("bost_Close");
});

it("copies price, tax group, warehouse and what is open of the quantity", async () => {
  const { send } = await aCaller();
  await send("POST Orders", aSalesOrder());
  const copied = await send("POST Invoices", aCopy(17, 1));
  expect(copied.body).toMatchObject({ DocTotal: 250, VatSum: 50 });
  expect(line(copied)).toMatchObject({
    ItemCode: "SKU-1",
    Quantity: 2,
    PriceAfterVAT: 125,
    VatGroup: "S25",
    WarehouseCode: "MALMO",
    BaseType: 17,
    BaseEntry: 1,
    BaseLine: 0,
  });
});

it("moves no goods again when a delivery is invoiced, and turns what was shipped into cost", async () => {
  const company = testCompany();
  const determination = { ...company.determination, shippedGoods: "2099" };
  const { b1, send } = await aCaller({ company: { ...company, determination } });
  await send("POST DeliveryNotes", aSalesOrder());
  expect(b1.books.journal().at(-1)?.lines).toEqual([
    { account: "2099", debit: "80.00", credit: "0.00" },
    { account: "1460", debit: "0.00", credit: "80.00" },
  ]);
  await send("POST Invoices", aCopy(15, 1));
  expect(b1.books.stock()[0]?.InStock).toBe("998");
  expect(b1.books.journal().at(-1)?.lines.slice(3)).toEqual([
    { account: "4010", debit: "80.00", credit: "0.00" },
    { account: "2099", debit: "0.00", credit: "80.00" },
  ]);
});

it("takes goods of a delivery back by a return, at the cost of that delivery", async () => {
  const { b1, send } = await aCaller();
  await send("POST DeliveryNotes", aSalesOrder());
  await send("POST Returns", aCopy(15, 1, { Quantity: 1 }));
  expect(b1.books.stock()[0]?.InStock).toBe("999");
  expect(b1.books.trialBalance()).toMatchObject({ "4010": "40.00", "1460": "92310.00" });
});

it("credits an unpaid invoice by copying, and both are settled", async () => {
  const { b1, send, get } = await aCaller();
  await send("POST Invoices", anInvoice());
  const credit = await send("POST CreditNotes", aCopy(13, 1));
  expect(credit.body).toMatchObject({ DocTotal: 125, PaidToDate: 125, DocumentStatus: "bost_Close" });
  expect((await get("Invoices(1)")).body).toMatchObject({ PaidToDate: 125, DocumentStatus: "bost_Close" });
  expect(b1.books.partnerBalances()).toEqual({ "POS-MALMO": "0.00" });
  expect(b1.books.stock()[0]?.InStock).toBe("1000");
});

it("reduces what is open on an invoice by what is credited of it", async () => {
  const { send, get } = await aCaller();
  await send("POST Invoices", aSalesOrder());
  await send("POST CreditNotes", aCopy(13, 1, { Quantity: 1 }));
  expect((await get("Invoices(1)")).body).toMatchObject({ PaidToDate: 125, DocumentStatus: "bost_Open" });
});

it("refuses to copy from a paid invoice until it is opened again (H3)", async () => {
  const { send, get } = await aCaller();
  await send("POST Invoices", anInvoice());
  await send("POST IncomingPayments", aPayment());
  expect((await get("Invoices(1)")).body.DocumentStatus).toBe("bost_Close");
  expect(line(await get("Invoices(1)")).RemainingOpenQuantity).toBe(1);
  expect(errorOf(await send("POST CreditNotes", aCopy(13, 1)))).toEqual({ code: "-5002", message: closed });
  expect((await send("POST Invoices(1)/Reopen")).status).toBe(204);
  const credit = await send("POST CreditNotes", aCopy(13, 1));
  expect(credit.body).toMatchObject({ DocTotal: 125, PaidToDate: 0, DocumentStatus: "bost_Open" });
  expect((await get("Invoices(1)")).body).toMatchObject({ PaidToDate: 125, DocumentStatus: "bost_Close" });
});

it("copies from a paid invoice where a company's release allows it", async () => {
  const { b1, send } = await aCaller({ options: { copyFromClosed: "allow" } });
  await send("POST Invoices", anInvoice());
  await send("POST IncomingPayments", aPayment());
  expect((await send("POST CreditNotes", aCopy(13, 1))).status).toBe(201);
  expect((await send("POST CreditNotes", aCopy(13, 1))).status).toBe(400);
  expect(b1.books.partnerBalances()).toEqual({ "POS-MALMO": "-125.00" });
});

it.each(["Cancel", "Close"])(
  "copies nothing from an invoice after its %s, whatever the release",
  async (action) => {
    const { send } = await aCaller({ options: { copyFromClosed: "allow" } });
    await send("POST Invoices", anInvoice());
    await send(`POST Invoices(1)/${action}`);
    expect(errorOf(await send("POST CreditNotes", aCopy(13, 1))).message).toBe(closed);
  },
);

it.each<[string, Row, [code: string, text: string]]>([
  ["more than is open", aCopy(13, 1, { Quantity: 3 }), ["-5002", "Quantity exceeds what is open"]],
  [
    "more than is open on two lines",
    {
      ...aCopy(13, 1),
      DocumentLines: [1, 2].map((Quantity) => ({ BaseType: 13, BaseEntry: 1, BaseLine: 0, Quantity })),
    },
    ["-5002", "[RIN1.Quantity][line: 2]"],
  ],
  ["for another customer", { ...aCopy(13, 1), CardCode: "C1" }, ["-5002", "Base document card and target"]],
  ["another item", aCopy(13, 1, { ItemCode: "SKU-2" }), ["-5002", "[RIN1.ItemCode][line: 1]"]],
  ["a document that is not there", aCopy(13, 9), ["-2028", "[RIN1.BaseEntry][line: 1]"]],
  ["a line that is not there", aCopy(13, 1, { BaseLine: 5 }), ["-2028", "[RIN1.BaseLine][line: 1]"]],
  ["a kind that SAP copies and we do not", aCopy(203, 1), ["emulator", "does not model"]],
  ["into another warehouse", aCopy(13, 1, { WarehouseCode: "LUND" }), ["-5002", "[RIN1.WhsCode][line: 1]"]],
  ["into another currency", { ...aCopy(13, 1), DocCurrency: "EUR" }, ["-5002", "another currency"]],
])("refuses to copy %s", async (_, body, [code, text]) => {
  const rates = [{ Currency: "EUR", RateDate: "2026-07-14", Rate: "11.5" }];
  const warehouses = ["MALMO", "LUND"].map((WarehouseCode) => ({
    WarehouseCode,
    WarehouseName: WarehouseCode,
  }));
  const { send } = await aCaller({ company: testCompany({ rates, warehouses }) });
  await send("POST Invoices", aSalesOrder());
  const answer = await send("POST CreditNotes", body);
  expect(errorOf(answer).code).toBe(code);
  expect(errorOf(answer).message).toContain(text);
});

it("brings copied goods into another warehouse where that is allowed", async () => {
  const warehouses = ["MALMO", "LUND"].map((WarehouseCode) => ({
    WarehouseCode,
    WarehouseName: WarehouseCode,
  }));
  const { b1, send } = await aCaller({
    company: testCompany({ warehouses }),
    options: { copiedWarehouse: "change" },
  });
  await send("POST Invoices", anInvoice());
  await send("POST CreditNotes", aCopy(13, 1, { WarehouseCode: "LUND" }));
  expect(b1.books.stock().find(({ WarehouseCode }) => WarehouseCode === "LUND")?.InStock).toBe("1");
});

it("keeps the rate of the sale on what is copied, and takes today's on what is not (Sweden, April 2026)", async () => {
  const food = {
    Code: "S25",
    Name: "Food",
    VatGroups_Lines: [
      { Effectivefrom: "2026-04-01", Rate: "6" },
      { Effectivefrom: "2000-01-01", Rate: "12" },
    ],
  };
  const { send } = await aCaller({ company: testCompany({ vatGroups: [food] }) });
  await send("POST Invoices", anInvoice({ DocDate: "2026-03-31" }));
  const copied = await send("POST CreditNotes", aCopy(13, 1));
  const standalone = await send("POST CreditNotes", anInvoice());
  expect([line(copied), line(standalone)].map(({ TaxPercentagePerRow }) => TaxPercentagePerRow)).toEqual([
    12, 6,
  ]);
});

it("sends the goods of a reserve invoice by a delivery later", async () => {
  const { b1, send, get } = await aCaller();
  await send("POST Invoices", aSalesOrder({ ReserveInvoice: "tYES" }));
  expect(b1.books.stock()[0]?.InStock).toBe("1000");
  expect(b1.books.journal().at(-1)?.lines).toHaveLength(3);
  await send("POST DeliveryNotes", aCopy(13, 1));
  expect(b1.books.stock()[0]?.InStock).toBe("998");
  expect(b1.books.trialBalance()["4010"]).toBe("80.00");
  expect((await get("Invoices(1)")).body.DocumentStatus).toBe("bost_Open");
  await send("POST CreditNotes", aCopy(13, 1));
  expect(b1.books.stock()[0]?.InStock).toBe("1000");
  expect(b1.books.trialBalance()["4010"]).toBe("0.00");
});

it("delivers nothing from an invoice whose goods have left", async () => {
  const { send } = await aCaller();
  await send("POST Invoices", anInvoice());
  expect((await send("POST DeliveryNotes", aCopy(13, 1))).status).toBe(400);
});

it("gives the discount of a document to a copy of it", async () => {
  const { send } = await aCaller();
  await send("POST Invoices", anInvoice({ DiscountPercent: 10 }));
  expect((await send("POST CreditNotes", aCopy(13, 1))).body).toMatchObject({
    DocTotal: 112.5,
    VatSum: 22.5,
  });
});
