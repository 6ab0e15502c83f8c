import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { B1Client } from "@instep/sap-b1-client";
import { LedgerNotRegistered, type LedgerStore, memoryLedger } from "@instep/sync-engine";
import { sqliteLedger } from "@instep/sync-engine/sqlite";
import { anOrder } from "@instep/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  aScene,
  commitInvoiceOf,
  counts,
  halfPastTen,
  liveInvoices,
  livePayments,
  minutes,
  type Scene,
  storeRules,
} from "../a-shop.ts";

const invoice = { method: "POST", path: "Invoices" };
const payment = { method: "POST", path: "IncomingPayments" };

/** Starts the engine before the sale is made, so that the sale is fresh: nobody looks before it is posted. */
async function aFreshSale(overrides: Parameters<typeof anOrder>[0] = {}) {
  const scene = aScene();
  const running = await scene.startEngine();
  await running.engine.runOnce();
  scene.sitoo.deliver(anOrder(overrides));
  return { scene, ...running };
}

describe("a lost answer", () => {
  it.each([
    ["the connection drops after SAP has committed the invoice", "lose-answer", invoice],
    ["a 502 page comes instead of the invoice's answer", "bad-gateway", invoice],
    ["the connection drops after SAP has committed the payment", "lose-answer", payment],
    ["a 502 page comes instead of the payment's answer", "bad-gateway", payment],
  ] as const)("leaves one invoice and one payment when %s", async (_, kind, target) => {
    const { scene, engine, events } = await aFreshSale();
    scene.b1.faults.inject(kind, target);
    expect(await engine.runOnce()).toMatchObject({ posted: 1, waiting: 0 });
    await engine.runOnce();
    expect(counts(scene)).toEqual([1, 1]);
    expect(events.filter((event) => event.type === "document-posted" && event.found)).toHaveLength(1);
  });

  it("of a request that never arrived is waited out for the quiet period, then the document is sent again (H1)", async () => {
    const { scene, engine, runFor } = await aFreshSale();
    scene.b1.faults.inject("lose-request", invoice);
    expect(await engine.runOnce()).toMatchObject({ posted: 0, waiting: 1 });
    await runFor(minutes(10));
    expect(counts(scene)).toEqual([0, 0]);
    await runFor(minutes(10));
    expect(counts(scene)).toEqual([1, 1]);
  });

  it("whose document SAP commits only later is found then, and not sent again (H1)", async () => {
    const { scene, engine, runFor } = await aFreshSale();
    scene.b1.faults.inject("lose-request", invoice);
    await engine.runOnce();
    // What was lost on the way was only slow: it is committed ten minutes later.
    await runFor(minutes(10));
    await commitInvoiceOf(scene, 10_001);
    await runFor(minutes(10));
    expect(counts(scene)).toEqual([1, 1]);
  });

  it("three times over, with nothing ever found, is an exception and is sent no more (H31)", async () => {
    const { scene, engine, runFor, openExceptions } = await aFreshSale();
    for (let round = 0; round < 3; round += 1) scene.b1.faults.inject("lose-request", invoice);
    await engine.runOnce();
    await runFor(minutes(120));
    expect(await openExceptions()).toEqual(["in-doubt-too-often"]);
    expect(counts(scene)).toEqual([0, 0]);
    await engine.exceptions.retry([10_001]);
    await runFor(minutes(40));
    expect(counts(scene)).toEqual([1, 1]);
    expect(await openExceptions()).toEqual([]);
  });
});

describe("a process that dies", () => {
  it("with an order in hand leaves it in doubt until its lease and the quiet period are over (H1)", async () => {
    const ledger = memoryLedger();
    const { scene, engine } = await planWithoutPosting(ledger);
    const pair = await ledger.open("sitoo-1500-1/DEMO_SE", { id: "unused", now: 0 });
    // Another process takes the order for ten minutes, sends its invoice at the last moment, and is never heard of again.
    await pair.claimDue({
      holder: "dead",
      now: scene.clock.now(),
      until: scene.clock.now() + minutes(10),
      limit: 1,
    });
    await scene.clock.advance(minutes(11));
    expect(await engine.runOnce()).toMatchObject({ posted: 0, waiting: 1 });

    await scene.clock.advance(minutes(8));
    await commitInvoiceOf(scene, 10_001);
    await scene.clock.advance(minutes(8));
    expect(await engine.runOnce()).toMatchObject({ posted: 1 });
    expect(counts(scene)).toEqual([1, 1]);
  });

  it("leaves orders that the next one posts, once each, after looking in SAP", async () => {
    const scene = aScene({ orders: [anOrder({ orderid: 1 }), anOrder({ orderid: 2 })] });
    const ledger = memoryLedger();
    await (await scene.startEngine({ ledger })).engine.runOnce();
    scene.sitoo.deliver(anOrder({ orderid: 3 }));
    await (await scene.startEngine({ ledger })).engine.runOnce();
    expect(counts(scene)).toEqual([3, 3]);
  });

  it("while it slept sends nothing once its lease is over (H16)", async () => {
    const { scene, running } = await aSleeper();
    await running.engine.runOnce();
    expect(counts(scene)).toEqual([0, 0]);
    await running.runFor(minutes(40));
    expect(counts(scene)).toEqual([1, 1]);
  });
});

describe("the ledger (H2)", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "instep-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("that is lost posts nothing until another one is adopted, and then finds what was posted", async () => {
    const scene = aScene({ orders: [anOrder({ orderid: 1 }), anOrder({ orderid: 2 })] });
    await (await scene.startEngine()).engine.runOnce();

    const { engine } = await scene.startEngine({ ledger: memoryLedger() });
    await expect(engine.runOnce()).rejects.toThrow(LedgerNotRegistered);
    expect(counts(scene)).toEqual([2, 2]);

    await engine.adopt();
    expect(await engine.runOnce()).toMatchObject({ posted: 2 });
    expect(counts(scene)).toEqual([2, 2]);
  });

  it("that was restored from a backup finds what it has forgotten, and posts nothing twice", async () => {
    const scene = aScene({ orders: [anOrder({ orderid: 1 })] });
    const [live, backup] = [join(folder, "live"), join(folder, "backup")];
    mkdirSync(live);
    const first = sqliteLedger(join(live, "ledger.db"));
    const { engine } = await scene.startEngine({ ledger: first });
    await engine.runOnce();
    cpSync(live, backup, { recursive: true });
    scene.sitoo.deliver(anOrder({ orderid: 2 }));
    await engine.runOnce();
    await first.close();

    const restored = sqliteLedger(join(backup, "ledger.db"));
    expect(await (await scene.startEngine({ ledger: restored })).engine.runOnce()).toMatchObject({
      posted: 2,
    });
    expect(counts(scene)).toEqual([2, 2]);
    await restored.close();
  });

  it("that has posted stops when SAP knows of no ledger any more: another company, or a restored one", async () => {
    const ledger = memoryLedger();
    const scene = aScene({ orders: [anOrder()] });
    await (await scene.startEngine({ ledger })).engine.runOnce();
    await scene.b1Client.businessPartners.update("POS-MALMO", { FreeText: "" });
    const { engine } = await scene.startEngine({ ledger });
    await expect(engine.runOnce()).rejects.toThrow(/right company/);
  });

  it("alive beside another one is refused: of two that start together one registers", async () => {
    const scene = aScene({ orders: [anOrder()] });
    const engines = await Promise.all([1, 2].map(() => scene.startEngine({ ledger: memoryLedger() })));
    const runs = await Promise.allSettled(engines.map(({ engine }) => engine.runOnce()));
    expect(runs.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(counts(scene)).toEqual([1, 1]);
  });

  it("is registered in the user table where that is installed, else in the guest partner's remarks", async () => {
    const withTable = aScene({ company: { userTables: ["INSTEP_LEDGER"] } });
    await (await withTable.startEngine()).engine.runOnce();
    expect(withTable.b1.books.userTable("INSTEP_LEDGER")).toMatchObject([{ Code: "1500-1" }]);

    const without = aScene();
    await without.b1Client.businessPartners.update("POS-MALMO", { FreeText: "Call before noon" });
    await (await without.startEngine()).engine.runOnce();
    const partner = await without.b1Client.businessPartners.find("POS-MALMO");
    expect(partner?.FreeText).toMatch(/^Call before noon\nInstep ledger of Sitoo 1500-1: \S+$/);
  });
});

describe("a plan of which a step may have left (H7)", () => {
  it("stays as it is when the customer rule changes meanwhile: one invoice, on the partner it was sent to", async () => {
    const businessPartners = [
      { CardCode: "POS-MALMO", CardName: "Guest" },
      { CardCode: "C1007", CardName: "Alva", EmailAddress: "alva@example.com" },
    ];
    const scene = aScene({ company: { businessPartners } });
    const ledger = memoryLedger();
    const before = await scene.startEngine({
      ledger,
      rules: { ...storeRules, customers: { match: [] } },
    });
    await before.engine.runOnce();
    scene.sitoo.deliver(anOrder({ email: "alva@example.com" }));
    scene.b1.faults.inject("lose-answer", invoice);
    scene.b1.faults.inject("lose-request", { method: "GET", path: "Invoices" });
    await before.engine.runOnce();

    const after = await scene.startEngine({ ledger });
    await after.runFor(minutes(40));
    expect(liveInvoices(scene).map(({ CardCode }) => CardCode)).toEqual(["POS-MALMO"]);
    expect(livePayments(scene).map(({ CardCode }) => CardCode)).toEqual(["POS-MALMO"]);
  });
});

describe("an order of which a step may have left (H7)", () => {
  it("is finished as it was planned, though it reads differently by then", async () => {
    const ledger = memoryLedger();
    const scene = aScene();
    const before = await scene.startEngine({ ledger });
    await before.engine.runOnce();
    scene.sitoo.deliver(anOrder());
    scene.b1.faults.inject("lose-answer", invoice);
    for (let look = 0; look < 4; look += 1) {
      scene.b1.faults.inject("lose-request", { method: "GET", path: "Invoices" });
    }
    await before.engine.runOnce();
    scene.sitoo.deliver(anOrder({ lines: [{ gross: "250.00" }] }));

    const after = await scene.startEngine({ ledger });
    await after.runFor(minutes(40));
    expect(liveInvoices(scene).map(({ DocTotal, PaidToDate }) => [DocTotal, PaidToDate])).toEqual([
      ["100.00", "100.00"],
    ]);
  });
});

describe("an order that the ledger has given to somebody else (H16)", () => {
  it("is not sent, whatever this process believes of its lease", async () => {
    const store = memoryLedger();
    const ledger: LedgerStore = {
      ...store,
      open: async (pair, birth) => ({
        ...(await store.open(pair, birth)),
        holds: () => Promise.resolve(false),
      }),
    };
    const scene = aScene({ orders: [anOrder()] });
    await (await scene.startEngine({ ledger })).engine.runOnce();
    expect(counts(scene)).toEqual([0, 0]);
  });
});

describe("people at work in SAP", () => {
  it("who pay the invoice by hand are not taken for us, and not paid over again (H8)", async () => {
    const { scene, engine, runFor, openExceptions } = await aFreshSale();
    scene.b1.faults.inject("lose-request", payment);
    await engine.runOnce();
    scene.b1.clerk.payInvoice(1, { account: "1935" });
    await runFor(minutes(40));
    expect(await openExceptions()).toEqual(["paid-by-hand"]);
    expect(counts(scene)).toEqual([1, 1]);
  });

  it("who cancel what we posted have the last word: it is not posted again (H19)", async () => {
    const { scene, engine, runFor, openExceptions } = await aFreshSale();
    scene.b1.faults.inject("lose-answer", invoice);
    scene.b1.faults.inject("lose-request", { method: "GET", path: "Invoices" });
    scene.b1.faults.inject("lose-request", { method: "GET", path: "Invoices" });
    scene.b1.faults.inject("lose-request", { method: "GET", path: "Invoices" });
    scene.b1.faults.inject("lose-request", { method: "GET", path: "Invoices" });
    await engine.runOnce();
    scene.b1.clerk.cancelInvoice(1);
    await runFor(minutes(40));
    expect(await openExceptions()).toEqual(["cancelled-by-hand"]);
    expect(counts(scene)).toEqual([0, 0]);
  });

  it("may close an exception with a reason: nothing more is posted for that sale (H19)", async () => {
    const { scene, engine, runFor, openExceptions } = await aFreshSale();
    scene.b1.faults.inject("lose-request", payment);
    await engine.runOnce();
    scene.b1.clerk.payInvoice(1, { account: "1935" });
    await runFor(minutes(40));
    await expect(engine.exceptions.close(10_001, " ")).rejects.toThrow(TypeError);
    expect(await engine.exceptions.close(10_001, "paid in cash, booked by Karin")).toBe(true);

    await runFor(minutes(120));
    expect(await openExceptions()).toEqual([]);
    expect(await engine.status()).toMatchObject({ closed: 1, posted: 0, inException: 0, waiting: 0 });
    expect(await engine.exceptions.list({ resolved: true })).toMatchObject([
      { closedBecause: "paid in cash, booked by Karin" },
    ]);
    expect(counts(scene)).toEqual([1, 1]);
  });

  it("who duplicate our invoice are noticed when it is looked for: a critical exception (H16)", async () => {
    const { scene, engine, runFor } = await aFreshSale();
    scene.b1.faults.inject("lose-request", payment);
    await engine.runOnce();
    scene.b1.clerk.copyInvoice(1);
    await runFor(minutes(40));
    expect(await engine.exceptions.list()).toMatchObject([{ code: "posted-twice", severity: "critical" }]);
  });

  it("who remove our key from the remarks leave a document that is ours no more than anybody's (H8)", async () => {
    const { scene, engine, runFor, openExceptions } = await aFreshSale();
    scene.b1.faults.inject("lose-request", payment);
    await engine.runOnce();
    scene.b1.clerk.editComments(1, "looked at by Karin");
    await runFor(minutes(40));
    expect(await openExceptions()).toEqual(["unrecognised-document"]);
    expect(counts(scene)).toEqual([1, 0]);
  });

  it("who approve a parked draft make it the document it was meant to be (H9)", async () => {
    const { scene, engine, runFor, openExceptions } = await aFreshSale();
    scene.b1.options.approvals = "invoices";
    await engine.runOnce();
    expect(await openExceptions()).toEqual(["parked-for-approval"]);
    await runFor(minutes(65));
    expect([scene.b1.books.drafts().length, ...counts(scene)]).toEqual([1, 0, 0]);

    scene.b1.clerk.approveDraft(1);
    await runFor(minutes(65));
    expect(await openExceptions()).toEqual([]);
    expect(counts(scene)).toEqual([1, 1]);
  });
});

describe("the user field for the key", () => {
  it("is written and found by where it is installed, even when the remarks were overwritten (H8)", async () => {
    const userFields = ["OINV", "ORCT"].map((TableName) => ({ TableName, Name: "InstepKey", Size: 100 }));
    const scene = aScene({ company: { userFields } });
    const running = await scene.startEngine({ rules: { ...storeRules, keyField: "U_InstepKey" } });
    await running.engine.runOnce();
    scene.sitoo.deliver(anOrder());
    scene.b1.faults.inject("lose-request", payment);
    await running.engine.runOnce();
    scene.b1.clerk.editComments(1, "looked at by Karin");
    await running.runFor(minutes(40));
    expect(await running.openExceptions()).toEqual([]);
    expect(counts(scene)).toEqual([1, 1]);
    expect(liveInvoices(scene)[0]?.userFields).toEqual({ U_InstepKey: "SITOO-1500-10001/invoice" });
  });
});

describe("SAP under load", () => {
  it("never has two writes of one business partner in flight (H33)", async () => {
    const orders = Array.from({ length: 30 }, (_, index) => anOrder({ orderid: index + 1 }));
    const scene = aScene({ orders });
    const { client, most } = countingWrites(scene.b1Client);
    await (await scene.startEngine({ b1: client })).engine.runOnce();
    expect(counts(scene)).toEqual([30, 30]);
    expect(most()).toBe(1);
  });

  it("that locks a record is tried again later, without an exception", async () => {
    const { scene, engine, runFor, events } = await aFreshSale();
    scene.b1.faults.inject("lock-record", invoice);
    await engine.runOnce();
    expect(counts(scene)).toEqual([0, 0]);
    await runFor(minutes(5));
    expect(counts(scene)).toEqual([1, 1]);
    expect(events.some(({ type }) => type === "exception-opened")).toBe(false);
  });

  it("that cannot be reached keeps the sales waiting until it can", async () => {
    const { scene, engine, runFor } = await aFreshSale();
    for (let attempt = 0; attempt < 20; attempt += 1) scene.b1.faults.inject("refuse-connection", invoice);
    await engine.runOnce();
    expect(await engine.status()).toMatchObject({ waiting: 1, inException: 0 });
    await runFor(minutes(60));
    expect(counts(scene)).toEqual([1, 1]);
  });
});

/** Reads and plans one sale, and is kept from posting it: SAP refuses the connection for as long as the client tries. */
async function planWithoutPosting(ledger: ReturnType<typeof memoryLedger>) {
  const scene = aScene();
  const { engine } = await scene.startEngine({ ledger });
  await engine.runOnce();
  scene.sitoo.deliver(anOrder());
  for (let attempt = 0; attempt < 4; attempt += 1) scene.b1.faults.inject("refuse-connection", invoice);
  await engine.runOnce();
  await scene.clock.advance(minutes(1));
  return { scene, engine };
}

/** A process whose machine sleeps for an hour between taking an order in hand and sending its invoice. */
async function aSleeper() {
  const scene = aScene();
  const b1: B1Client = {
    ...scene.b1Client,
    invoices: {
      ...scene.b1Client.invoices,
      post: async (draft, options) => {
        if (scene.clock.now() < halfPastTen + minutes(30)) await sleepAnHour(scene);
        return scene.b1Client.invoices.post(draft, options);
      },
    },
  };
  const running = await scene.startEngine({ b1 });
  await running.engine.runOnce();
  scene.sitoo.deliver(anOrder());
  return { scene, running };
}

/** Every timer that ran out meanwhile goes off before the program goes on where it was. */
async function sleepAnHour({ clock }: Scene): Promise<void> {
  clock.suspend(minutes(60));
  await clock.advance(0);
}

/** A client that counts how many of its writes are in flight at the same time. */
function countingWrites(b1: B1Client) {
  let inFlight = 0;
  let most = 0;
  const counted = async <T>(work: () => Promise<T>): Promise<T> => {
    inFlight += 1;
    most = Math.max(most, inFlight);
    try {
      return await work();
    } finally {
      inFlight -= 1;
    }
  };
  const client: B1Client = {
    ...b1,
    invoices: {
      ...b1.invoices,
      post: (draft, options) => counted(() => b1.invoices.post(draft, options)),
    },
    incomingPayments: {
      ...b1.incomingPayments,
      post: (draft, options) => counted(() => b1.incomingPayments.post(draft, options)),
    },
  };
  return { client, most: () => most };
}
