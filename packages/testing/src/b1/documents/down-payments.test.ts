import { expect, it } from "vitest";
import type { Row } from "../json.ts";
import { aCaller, aCopy, anInvoice, aPayment, aSalesOrder, testCompany } from "../test-company.ts";

/** A company with an account for what is paid before. */
const advanced = () => {
  const company = testCompany();
  return { ...company, determination: { ...company.determination, downPayments: "2420" } };
};

/** A company in which a down payment of 125.00 was paid. */
async function paid(DownPaymentType: string) {
  const caller = await aCaller({ company: advanced() });
  await caller.send("POST DownPayments", anInvoice({ DownPaymentType }));
  const PaymentInvoices = [{ DocEntry: 1, InvoiceType: "it_DownPayment", SumApplied: 125 }];
  const payment = await caller.send("POST IncomingPayments", aPayment({ PaymentInvoices }));
  if (payment.status !== 201) throw new Error(payment.text);
  return caller;
}

const drawing = (draw: Row = {}): Row => aSalesOrder({ DownPaymentsToDraw: [{ DocEntry: 1, ...draw }] });

it("declares the tax of an invoiced down payment, and moves no goods", async () => {
  const { b1, send } = await aCaller({ company: advanced() });
  await send("POST Orders", aSalesOrder());
  const { body } = await send("POST DownPayments", { ...aCopy(17, 1, { Quantity: 1 }) });
  expect(body).toMatchObject({
    DocTotal: 125,
    VatSum: 25,
    DownPaymentType: "dptInvoice",
    DownPaymentStatus: "so_Open",
  });
  expect(b1.books.journal().at(-1)?.lines).toEqual([
    { account: "1510", cardCode: "POS-MALMO", debit: "125.00", credit: "0.00" },
    { account: "2420", debit: "0.00", credit: "100.00" },
    { account: "2611", debit: "0.00", credit: "25.00" },
  ]);
  expect(b1.books.stock()[0]?.InStock).toBe("1000");
  expect((await send("POST DeliveryNotes", aCopy(17, 1))).body).toMatchObject({ DocTotal: 250 });
});

it("posts nothing for a request", async () => {
  const { b1, send } = await aCaller();
  const before = b1.books.journal();
  const { body } = await send("POST DownPayments", anInvoice({ DownPaymentType: "dptRequest" }));
  expect(body).toMatchObject({ DocTotal: 125, TransNum: null });
  expect(b1.books.journal()).toEqual(before);
});

it("takes what was paid before off the final invoice, and counts its tax once", async () => {
  const { b1, send, get } = await paid("dptInvoice");
  const { body } = await send("POST Invoices", drawing());
  expect(body).toMatchObject({
    DocTotal: 125,
    VatSum: 25,
    DownPaymentsToDraw: [{ DocEntry: 1, GrossAmountToDraw: 125, AmountToDraw: 100, Tax: 25 }],
  });
  expect(b1.books.trialBalance()).toMatchObject({ "2420": "0.00", "2611": "-50.00", "3010": "-200.00" });
  expect(b1.books.vat()).toEqual([{ VatGroup: "S25", net: "200.00", vat: "50.00" }]);
  expect((await get("DownPayments(1)")).body.DownPaymentStatus).toBe("so_Closed");
  const inState = (state: string) => get(`DownPayments/$count?$filter=DownPaymentStatus eq '${state}'`);
  expect([(await inState("so_Closed")).text, (await inState("so_Open")).text]).toEqual(["1", "0"]);
});

it("draws a down payment in parts that add up to all of it", async () => {
  const { b1, send } = await paid("dptInvoice");
  await send("POST Invoices", drawing({ GrossAmountToDraw: 33.33 }));
  await send("POST Invoices", drawing({ AmountToDraw: 20.01 }));
  const { body } = await send("POST Invoices", drawing());
  expect(body.DownPaymentsToDraw).toMatchObject([{ GrossAmountToDraw: 66.66 }]);
  expect(b1.books.trialBalance()["2420"]).toBe("0.00");
  expect((await send("POST Invoices", drawing())).status).toBe(400);
});

it("counts the payment of a request as a payment of the invoice that draws it", async () => {
  const { send } = await paid("dptRequest");
  expect((await send("POST Invoices", drawing())).body).toMatchObject({
    DocTotal: 250,
    VatSum: 50,
    PaidToDate: 125,
    DocumentStatus: "bost_Open",
  });
});

it.each<[string, Row]>([
  ["more than was paid", drawing({ GrossAmountToDraw: 125.01 })],
  ["for another customer", { ...drawing(), CardCode: "C1" }],
  ["one that is not there", drawing({ DocEntry: 9 })],
])("refuses to draw %s", async (_, body) => {
  const { send } = await paid("dptInvoice");
  expect((await send("POST Invoices", body)).status).toBe(400);
});

it("draws nothing that is not paid", async () => {
  const { send } = await aCaller();
  await send("POST DownPayments", anInvoice());
  expect((await send("POST Invoices", drawing())).status).toBe(400);
});

it("gives back what a cancelled invoice had drawn", async () => {
  const { send, get } = await paid("dptInvoice");
  await send("POST Invoices", drawing());
  expect((await send("POST Invoices(1)/Cancel")).status).toBe(204);
  expect((await get("DownPayments(1)")).body.DownPaymentStatus).toBe("so_Open");
  expect((await send("POST Invoices", drawing())).status).toBe(201);
});
