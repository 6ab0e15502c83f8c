import { createSyncEngine, memoryLedger } from "@instep/sync-engine";
import { anOrder, anItem, aCompany } from "@instep/testing";
import { describe, expect, it } from "vitest";
import { aScene, halfPastTen, liveInvoices, livePayments, minutes, storeRules } from "../a-shop.ts";

/** An order that reaches Sitoo after the engine has started. */
const lateSale = (overrides: Parameters<typeof anOrder>[0] = {}) =>
  anOrder({ orderid: 20_001, ...overrides });

describe("a final sale", () => {
  it("is one A/R invoice and one incoming payment in SAP, to the cent, and stays so", async () => {
    const scene = aScene({ orders: [anOrder({ orderid: 11_513, lines: [{ gross: "15.00", vat: 6 }] })] });
    const { engine } = await scene.startEngine();
    await engine.runOnce();
    const status = await engine.runOnce();

    expect(status).toMatchObject({ orders: 1, posted: 1, waiting: 0, inException: 0 });
    expect(liveInvoices(scene)).toMatchObject([
      {
        NumAtCard: "SITOO-1500-11513",
        Comments: "SITOO-1500-11513/invoice",
        DocTotal: "15.00",
        VatSum: "0.85",
        PaidToDate: "15.00",
      },
    ]);
    expect(livePayments(scene)).toMatchObject([
      { Remarks: "SITOO-1500-11513/payment", PaymentCreditCards: [{ CreditSum: "15.00" }] },
    ]);
  });

  it("leaves SAP's journal in balance and the tender on its account", async () => {
    const orders = [
      anOrder({ lines: [{ gross: "99.60" }], payments: [{ name: "Cash", moneyamount: "100.00" }] }),
    ];
    const scene = aScene({ orders });
    await (await scene.startEngine()).engine.runOnce();
    const balance = scene.b1.books.trialBalance();
    expect(balance).toMatchObject({ "1910": "100.00", "1510": "0.00", "3740": "-0.40" });
    expect(scene.b1.books.partnerBalances()["POS-MALMO"]).toBe("0.00");
  });

  it("is not posted while it is open, and is posted once when it closes", async () => {
    const open = anOrder({ orderstateid: 0, paymentstateid: 0 });
    const scene = aScene({ orders: [open] });
    const { engine } = await scene.startEngine();
    expect(await engine.runOnce()).toMatchObject({ open: 1, posted: 0 });
    scene.sitoo.deliver(anOrder());
    expect(await engine.runOnce()).toMatchObject({ open: 0, posted: 1 });
    expect(liveInvoices(scene)).toHaveLength(1);
  });

  it("of a web order handed over for pick-up is never invoiced, and is counted (H5)", async () => {
    const scene = aScene({
      orders: [
        anOrder({ registerid: null, externalid: "WEB-1", payments: [] }),
        anOrder({ orderid: 2, registerid: null }),
      ],
    });
    const { engine } = await scene.startEngine();
    expect(await engine.runOnce()).toMatchObject({ outOfScope: 2, posted: 0 });
    expect(scene.b1.books.invoices()).toEqual([]);
  });

  it("of before the go-live is not even read (H24)", async () => {
    const scene = aScene({ orders: [anOrder({ orderid: 499 }), anOrder({ orderid: 500 })] });
    const { engine } = await scene.startEngine({ rules: { ...storeRules, cutover: { orderid: 500 } } });
    expect(await engine.runOnce()).toMatchObject({ orders: 1, posted: 1 });
  });

  it("that is written down is posted even while Sitoo cannot be reached", async () => {
    const scene = aScene();
    const { engine } = await scene.startEngine();
    await engine.runOnce();
    scene.sitoo.deliver(anOrder());
    scene.b1.faults.inject("lock-record", { method: "POST", path: "Invoices" });
    await engine.runOnce();
    await scene.clock.advance(minutes(2));
    for (let call = 0; call < 6; call += 1)
      scene.sitoo.faults.inject("refuse-connection", { method: "GET", path: "orders" });
    await expect(engine.runOnce()).rejects.toMatchObject({ code: "sitoo-unreachable" });
    expect(liveInvoices(scene)).toHaveLength(1);
  });

  it("after midnight is posted on the business day it belongs to (H6)", async () => {
    const scene = aScene({ orders: [anOrder({ orderdate: Date.parse("2026-11-20T23:20:00Z") / 1000 })] });
    await (await scene.startEngine()).engine.runOnce();
    expect(liveInvoices(scene)).toMatchObject([
      { DocDate: "2026-11-20", TaxDate: "2026-11-20", VatDate: "2026-11-20" },
    ]);
  });

  it("that an offline till delivers late is posted on the day it was made", async () => {
    const scene = aScene({ orders: [anOrder({ orderid: 10_001 })] });
    const { engine } = await scene.startEngine();
    await engine.runOnce();
    scene.sitoo.deliver(lateSale({ orderdate: Date.parse("2026-11-18T15:00:00Z") / 1000 }));
    await engine.runOnce();
    expect(liveInvoices(scene).map(({ DocDate }) => DocDate)).toEqual(["2026-11-20", "2026-11-18"]);
  });

  it("of a customer whom SAP knows is booked on that customer, and anybody else's on the guest partner", async () => {
    const businessPartners = [
      { CardCode: "POS-MALMO", CardName: "Guest" },
      { CardCode: "C1", CardName: "Alva", EmailAddress: "alva@example.com" },
    ];
    const orders = [
      anOrder({ orderid: 1, email: "Alva@example.com" }),
      anOrder({ orderid: 2, email: "stranger@example.com" }),
    ];
    const scene = aScene({ orders, company: { businessPartners } });
    await (await scene.startEngine()).engine.runOnce();
    expect(
      Object.fromEntries(liveInvoices(scene).map(({ NumAtCard, CardCode }) => [NumAtCard, CardCode])),
    ).toEqual({
      "SITOO-1500-1": "C1",
      "SITOO-1500-2": "POS-MALMO",
    });
  });
});

describe("a customer of a sale", () => {
  it("is found by phone or organisation number, however SAP spells it, before the guest partner", async () => {
    const businessPartners = [
      { CardCode: "POS-MALMO", CardName: "Guest" },
      { CardCode: "C1", CardName: "Alva", Cellular: "0701234567" },
      { CardCode: "C2", CardName: "Exempel AB", FederalTaxID: "556677-8899" },
    ];
    const orders = [
      anOrder({ orderid: 1, phone: "070-123 45 67" }),
      anOrder({ orderid: 2, company: "Exempel AB", personalid: "5566778899" }),
      anOrder({ orderid: 3, phone: "070-765 43 21" }),
    ];
    const scene = aScene({ orders, company: { businessPartners } });
    const customers = { match: ["phone" as const, "organisation-number" as const], country: "SE" };
    await (await scene.startEngine({ rules: { ...storeRules, customers } })).engine.runOnce();
    expect(liveInvoices(scene).map(({ CardCode }) => CardCode)).toEqual(["C1", "C2", "POS-MALMO"]);
  });
});

describe("what stands in the way of a sale", () => {
  it("is told in plain words with an owner, and nothing of it is posted", async () => {
    const scene = aScene({ orders: [anOrder({ payments: [{ moneyamount: "95.00" }] })] });
    const { engine } = await scene.startEngine();
    expect(await engine.runOnce()).toMatchObject({ posted: 0, inException: 1 });
    expect(await engine.exceptions.list()).toMatchObject([
      {
        orderid: 10_001,
        code: "payments-do-not-add-up",
        owner: "finance",
        retriesByItself: false,
        what: expect.stringMatching(/95\.00.*100\.00/) as string,
      },
    ]);
    expect(scene.b1.books.invoices()).toEqual([]);
  });

  it("goes away when the rule is mended and the order is tried again", async () => {
    const scene = aScene({ orders: [anOrder({ payments: [{ name: "Klarna", moneyamount: "100.00" }] })] });
    const before = await scene.startEngine();
    await before.engine.runOnce();
    expect(await before.openExceptions()).toEqual(["unmapped-tender"]);

    const tenders = { ...storeRules.tenders, Klarna: { kind: "transfer", account: "1935" } } as const;
    const after = await scene.startEngine({ rules: { ...storeRules, tenders } });
    expect(await after.engine.exceptions.retry("all")).toBe(1);
    expect(await after.engine.runOnce()).toMatchObject({ posted: 1, inException: 0 });
    expect(await after.engine.exceptions.list({ resolved: true })).toMatchObject([
      { resolvedAt: halfPastTen },
    ]);
  });

  it("which SAP refused is planned anew when the rule is mended", async () => {
    const scene = aScene({ orders: [anOrder()] });
    const before = await scene.startEngine({ rules: { ...storeRules, vat: { "25": "NOPE" } } });
    await before.engine.runOnce();
    expect(await before.openExceptions()).toEqual(["vat-group-invalid"]);

    const after = await scene.startEngine();
    await after.engine.exceptions.retry("all");
    expect(await after.engine.runOnce()).toMatchObject({ posted: 1, inException: 0 });
  });

  it("whose payment SAP refused keeps its invoice, and its payment is planned anew (H7)", async () => {
    const scene = aScene({ orders: [anOrder({ payments: [{ name: "Swish", moneyamount: "100.00" }] })] });
    const tenders = { ...storeRules.tenders, Swish: { kind: "transfer", account: "9999" } } as const;
    const before = await scene.startEngine({ rules: { ...storeRules, tenders } });
    await before.engine.runOnce();
    expect(await before.openExceptions()).toEqual(["account-invalid"]);

    const after = await scene.startEngine();
    await after.engine.exceptions.retry([10_001]);
    expect(await after.engine.runOnce()).toMatchObject({ posted: 1, inException: 0 });
    expect(liveInvoices(scene)).toHaveLength(1);
    expect(livePayments(scene)).toMatchObject([{ TransferAccount: "1935", TransferSum: "100.00" }]);
  });

  it("whose invoice is in SAP is not planned anew once it reads differently: that is told (H7, H32)", async () => {
    const swish = { payments: [{ name: "Swish", moneyamount: "100.00" }] };
    const scene = aScene({ orders: [anOrder(swish)] });
    const tenders = { ...storeRules.tenders, Swish: { kind: "transfer", account: "9999" } } as const;
    await (await scene.startEngine({ rules: { ...storeRules, tenders } })).engine.runOnce();

    scene.sitoo.deliver(anOrder({ ...swish, lines: [{ sku: "SKU-2", quantity: 2, gross: "100.00" }] }));
    const after = await scene.startEngine();
    await after.engine.exceptions.retry("all");
    expect(await after.engine.runOnce()).toMatchObject({ posted: 0, inException: 1 });
    expect(await after.openExceptions()).toEqual(["changed-after-posting"]);
    expect(livePayments(scene)).toEqual([]);
  });

  it("whose invoice is in SAP stays with its partner when a customer is found by then (H7)", async () => {
    const businessPartners = [
      { CardCode: "POS-MALMO", CardName: "Guest" },
      { CardCode: "C1", CardName: "Alva", EmailAddress: "alva@example.com" },
    ];
    const sale = anOrder({ email: "alva@example.com", payments: [{ name: "Swish", moneyamount: "100.00" }] });
    const scene = aScene({ orders: [sale], company: { businessPartners } });
    const tenders = { ...storeRules.tenders, Swish: { kind: "transfer", account: "9999" } } as const;
    const guests = { ...storeRules, tenders, customers: { match: [] } };
    await (await scene.startEngine({ rules: guests })).engine.runOnce();

    const after = await scene.startEngine();
    await after.engine.exceptions.retry("all");
    await after.engine.runOnce();
    expect(liveInvoices(scene).map(({ CardCode }) => CardCode)).toEqual(["POS-MALMO"]);
    expect(await after.openExceptions()).toEqual(["account-invalid"]);
  });

  it("that was cancelled in Sitoo while only its invoice is in SAP stays an exception (H32)", async () => {
    const scene = aScene({ orders: [anOrder({ payments: [{ name: "Swish", moneyamount: "100.00" }] })] });
    const tenders = { ...storeRules.tenders, Swish: { kind: "transfer", account: "9999" } } as const;
    const { engine, openExceptions } = await scene.startEngine({ rules: { ...storeRules, tenders } });
    await engine.runOnce();
    scene.sitoo.deliver(anOrder({ orderstateid: 20 }));
    await engine.exceptions.retry("all");
    expect(await engine.runOnce()).toMatchObject({ inException: 1, void: 0 });
    expect(await openExceptions()).toEqual(["changed-after-posting"]);
  });

  it("waits by itself for the fact it waits for, and resolves by itself (H25)", async () => {
    const items = [anItem({ Valid: false }), ...aCompany().items.slice(1)];
    const scene = aScene({ orders: [anOrder()], company: { items } });
    const { engine, runFor, openExceptions } = await scene.startEngine();
    await engine.runOnce();
    expect(await engine.exceptions.list()).toMatchObject([
      { code: "item-inactive", owner: "merchandising", retriesByItself: true },
    ]);

    await scene.b1Client.request({
      method: "PATCH",
      path: "Items('SKU-1')",
      body: { Valid: "tYES", Frozen: "tNO" },
    });
    await runFor(minutes(35));
    expect(await openExceptions()).toEqual([]);
    expect(liveInvoices(scene)).toHaveLength(1);
  });

  it("stops no other order: an unreadable one is an exception by its id (H31)", async () => {
    const bad = { ...anOrder({ orderid: 2 }), moneytotal_gross_all: "abc" };
    const scene = aScene({ orders: [anOrder({ orderid: 1 }), bad, anOrder({ orderid: 3 })] });
    const { engine } = await scene.startEngine();
    expect(await engine.runOnce()).toMatchObject({ posted: 2, inException: 1 });
    expect(await engine.exceptions.list()).toMatchObject([{ orderid: 2, code: "unreadable-order" }]);
    scene.sitoo.deliver(anOrder({ orderid: 4 }));
    expect(await engine.runOnce()).toMatchObject({ posted: 3 });
  });

  it("is a wrong password, and then the whole engine stops at the first try", async () => {
    const scene = aScene({ orders: [anOrder()], b1Password: "wrong" });
    const { engine } = await scene.startEngine();
    await expect(engine.runOnce()).rejects.toMatchObject({ code: "wrong-credentials" });
    await expect(engine.run()).rejects.toMatchObject({ code: "wrong-credentials" });
  });

  it("is a closed order that nobody paid, but only after some hours (H30)", async () => {
    const scene = aScene({ orders: [anOrder({ paymentstateid: 10, payments: [] })] });
    const { engine, runFor, openExceptions } = await scene.startEngine();
    await engine.runOnce();
    expect(await openExceptions()).toEqual([]);
    await runFor(minutes(60 * 24));
    expect(await openExceptions()).toEqual(["closed-not-paid"]);
  });

  it("is a posting that differs from its prediction: nothing more of the sale is posted (H13, H19)", async () => {
    const vatGroups = aCompany().vatGroups.map((group) =>
      group.Code === "S25"
        ? { ...group, VatGroups_Lines: [{ Effectivefrom: "2000-01-01", Rate: "12" }] }
        : group,
    );
    const scene = aScene({ orders: [anOrder()], company: { vatGroups } });
    const { engine } = await scene.startEngine();
    await engine.runOnce();
    expect(await engine.exceptions.list()).toMatchObject([
      {
        code: "posted-differs",
        severity: "critical",
        what: expect.stringMatching(/VAT is 10\.71 and not 20\.00/) as string,
      },
    ]);
    expect(livePayments(scene)).toEqual([]);
    await engine.exceptions.retry("all");
    await engine.runOnce();
    expect(livePayments(scene)).toEqual([]);
    expect(liveInvoices(scene)).toHaveLength(1);
  });

  it("is a change in Sitoo after it was posted, which is told and not posted again (H32)", async () => {
    const scene = aScene({ orders: [anOrder()] });
    const { engine, runFor } = await scene.startEngine();
    await engine.runOnce();
    scene.sitoo.deliver(anOrder({ orderstateid: 20 }));
    await runFor(minutes(65));
    expect(await engine.exceptions.list()).toMatchObject([
      { code: "changed-after-posting", what: expect.stringMatching(/state was 10 and is 20/) as string },
    ]);
    expect(liveInvoices(scene)).toHaveLength(1);
  });
});

describe("what was missed", () => {
  it("because a lower order id became visible after a higher one is read again by the next process", async () => {
    const scene = aScene({ orders: [anOrder({ orderid: 10 })] });
    const ledger = memoryLedger();
    await (await scene.startEngine({ ledger })).engine.runOnce();
    scene.sitoo.deliver(anOrder({ orderid: 5 }));
    expect(await (await scene.startEngine({ ledger })).engine.runOnce()).toMatchObject({ posted: 2 });
    expect(liveInvoices(scene)).toHaveLength(2);
  });
});

describe("a host", () => {
  it("whose onEvent throws loses no outcome", async () => {
    const scene = aScene({ orders: [anOrder()] });
    const parts = {
      b1: scene.b1Client,
      sitoo: scene.sitooClient,
      rules: storeRules,
      ledger: memoryLedger(),
      clock: scene.clock,
    };
    const engine = await createSyncEngine({
      ...parts,
      onEvent: () => {
        throw new Error("the host's own mistake");
      },
    });
    expect(await engine.runOnce()).toMatchObject({ posted: 1 });
  });

  it("is told of a pace that cannot work", async () => {
    await expect(aScene().startEngine({ pace: { lease: minutes(1), interval: 0 } })).rejects.toThrow(
      /pace\.interval.*pace\.lease/,
    );
  });
});

describe("a dry run", () => {
  it("shows every document that would be posted, and writes nothing anywhere", async () => {
    const scene = aScene({
      orders: [
        anOrder({ orderid: 1 }),
        anOrder({ orderid: 2, payments: [{ name: "Crypto", moneyamount: "100.00" }] }),
      ],
    });
    const { engine } = await scene.startEngine();
    const plans = await Array.fromAsync(engine.plan("sales"));
    expect(
      plans.map(({ plan }) =>
        plan?.ok ? plan.value.steps.map(({ key }) => key) : plan?.problems.map(({ code }) => code),
      ),
    ).toEqual([["SITOO-1500-1/invoice", "SITOO-1500-1/payment"], ["unmapped-tender"]]);
    expect(scene.b1.books.invoices()).toEqual([]);
    expect(await engine.status()).toMatchObject({ orders: 0 });
  });
});

describe("posting one order at hand", () => {
  it("says how the order stands afterwards, and a second call posts nothing", async () => {
    const scene = aScene({ orders: [anOrder()] });
    const { engine } = await scene.startEngine();
    const [read] = await Array.fromAsync(scene.sitooClient.orders.each());
    if (!read?.ok) throw new Error("The order could not be read");
    const first = await engine.post(read.value);
    const second = await engine.post(read.value);
    expect([first.status, second.status]).toEqual(["posted", "posted"]);
    expect(first.steps.map(({ state, DocEntry }) => [state, DocEntry])).toEqual([
      ["confirmed", 1],
      ["confirmed", 1],
    ]);
    expect(liveInvoices(scene)).toHaveLength(1);
  });
});
