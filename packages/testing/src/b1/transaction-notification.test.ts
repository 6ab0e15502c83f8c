import { expect, it } from "vitest";
import { memoryJournal } from "../journal.ts";
import { aCaller, anInvoice, aPayment, errorOf } from "./test-company.ts";
import type { ObjectChange } from "./transaction-notification.ts";

const noComment = ({ objectType, action, row }: ObjectChange) =>
  objectType === "13" && action === "A" && row.Comments === null
    ? { code: 200039, text: "Select OK before you add an invoice" }
    : undefined;

it("refuses the commit with -1116 and the rule's own code and words, and leaves no trace", async () => {
  const journal = memoryJournal();
  const { b1, send } = await aCaller({ journal, transactionNotification: noComment });
  const answer = await send("POST Invoices", anInvoice());
  expect([answer.status, errorOf(answer)]).toEqual([
    400,
    { code: "-1116", message: "(200039) Select OK before you add an invoice" },
  ]);
  expect([b1.books.invoices().length, [...journal.read()].length]).toEqual([0, 0]);
  expect((await send("POST Invoices", anInvoice({ Comments: "OK" }))).status).toBe(201);
});

it.each([
  ["-1", "-1"],
  ["custom", "200039"],
] as const)("gives the code %s where the company's rule answers so", async (notificationCode, code) => {
  const { send } = await aCaller({ transactionNotification: noComment, options: { notificationCode } });
  expect(errorOf(await send("POST Invoices", anInvoice()))).toEqual({
    code,
    message: "Select OK before you add an invoice",
  });
});

it("tells the rule what happens to which object, as it will be after the commit", async () => {
  const heard: unknown[] = [];
  const { send } = await aCaller({
    transactionNotification: ({ objectType, action, set, row }) => {
      heard.push([objectType, action, set, row.DocEntry ?? row.CardCode ?? row.Code ?? null]);
      return undefined;
    },
  });
  await send("POST Invoices", anInvoice());
  await send("PATCH Invoices(1)", { Comments: "x" });
  await send("POST IncomingPayments", aPayment());
  await send("POST Invoices", anInvoice({ NumAtCard: "2" }));
  await send("POST Invoices(2)/Cancel");
  await send("POST Invoices", { CardCode: "NOBODY" });
  await send("PATCH BusinessPartners('C1')", { CardName: "Other" });
  expect(heard).toEqual([
    ["13", "A", "Invoices", 1],
    ["13", "U", "Invoices", 1],
    ["24", "A", "IncomingPayments", 1],
    ["13", "A", "Invoices", 2],
    ["13", "C", "Invoices", 2],
    ["2", "U", "BusinessPartners", "C1"],
  ]);
});

it("does not ask about what is replayed", async () => {
  const journal = memoryJournal();
  await (await aCaller({ journal })).send("POST Invoices", anInvoice());
  const { b1 } = await aCaller({ journal, transactionNotification: () => ({ code: 1, text: "never" }) });
  expect(b1.books.invoices()).toHaveLength(1);
});
