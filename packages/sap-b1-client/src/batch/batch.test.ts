import {
  aCompany,
  type B1EmulatorOptions,
  createB1Emulator,
  seededRandom,
  virtualClock,
} from "@instep/testing";
import { listen } from "@instep/testing/node";
import { describe, expect, expectTypeOf, it, onTestFinished } from "vitest";
import {
  type BatchResult,
  changeSet,
  createB1Client,
  type Created,
  type Invoice,
  type InvoiceDraft,
  type Operation,
} from "../index.ts";

const halfPastTen = Date.parse("2026-11-20T09:30:00Z");

const anInvoice = (overrides: Partial<InvoiceDraft> = {}): InvoiceDraft => ({
  CardCode: "POS-MALMO",
  DocDate: "2026-11-20",
  DocDueDate: "2026-11-20",
  NumAtCard: "SITOO-1",
  DocumentLines: [
    { ItemCode: "SKU-1", Quantity: 1, PriceAfterVAT: 125, VatGroup: "S25", WarehouseCode: "MALMO" },
  ],
  ...overrides,
});

const aPayment = {
  CardCode: "POS-MALMO",
  DocDate: "2026-11-20",
  CashAccount: "1910",
  CashSum: 125,
};

type Way = "v1" | "v2" | "v2 over a port";

async function aShop(way: Way = "v2", given: Partial<B1EmulatorOptions> = {}) {
  const clock = virtualClock(halfPastTen);
  const sap = createB1Emulator({ company: aCompany(), clock, ...given });
  const port = way.endsWith("port") ? await listen(sap, { faults: sap.faults }) : undefined;
  if (port) onTestFinished(() => port.close());
  const b1 = createB1Client({
    baseUrl: port?.url ?? sap.baseUrl.replace("v2", way),
    companyDb: "DEMO_SE",
    userName: "INSTEP",
    password: "sap-demo",
    random: seededRandom(1),
    ...(port ? {} : { fetch: sap.fetch, clock }), // a socket takes the machine's own time
  });
  return { sap, b1 };
}

const { post, cancel } = createB1Client({
  baseUrl: "https://sap.test:50000/b1s/v2",
  companyDb: "-",
  userName: "-",
  password: "-",
}).invoices.operations;
const good = (NumAtCard = "SITOO-1") => post(anInvoice({ NumAtCard }));
const bad = post(anInvoice({ CardCode: "GONE" }));
const item: Operation<unknown> = { method: "GET", path: "Items('SKU-1')", read: ({ body }) => body };

const outcomesOf = (results: readonly (BatchResult<unknown> | readonly BatchResult<unknown>[])[]) =>
  results.map((result) =>
    "outcome" in result ? result.outcome : result.map(({ outcome }) => outcome).join(", "),
  );

const messageOf = (result: BatchResult<unknown>) => ("error" in result ? result.error.message : "");

const ways: readonly Way[] = ["v1", "v2", "v2 over a port"];

describe.each(ways)("a batch on %s", (way) => {
  it("confirms each operation with the value that its own verb would have given", async () => {
    const { b1 } = await aShop(way);
    const [read, single, [first, second]] = await b1.batch([
      item,
      good("Köp på 100 €: 🛒"),
      changeSet(good("SITOO-2"), b1.incomingPayments.operations.post(aPayment)),
    ]);
    expect(read).toMatchObject({ outcome: "confirmed", value: { ItemCode: "SKU-1" } });
    expect(single).toMatchObject({
      outcome: "confirmed",
      value: { kind: "created", entity: { DocEntry: 1, DocTotal: 125, NumAtCard: "Köp på 100 €: 🛒" } },
    });
    expect(first).toMatchObject({
      outcome: "confirmed",
      value: { kind: "created", entity: { DocEntry: 2, DocDate: "2026-11-20" } },
    });
    expect(second).toMatchObject({
      outcome: "confirmed",
      value: { kind: "created", entity: { CashSum: 125 } },
    });
  });

  it("says which part was refused, and that SAP did not come to those behind it", async () => {
    const { b1, sap } = await aShop(way);
    const results = await b1.batch([good(), bad, good(), changeSet(good(), good())]);
    expect(outcomesOf(results)).toEqual([
      "confirmed",
      "rejected",
      "not-executed",
      "not-executed, not-executed",
    ]);
    const [, refused, behind] = results;
    expect(messageOf(refused)).toMatch(/: POST Invoices$/);
    expect(behind.outcome === "not-executed" && behind.because).toBe(
      refused.outcome === "rejected" && refused.error,
    );
    expect(sap.books.invoices()).toHaveLength(1);
  });

  it("says what became of the parts behind a refusal when SAP goes on", async () => {
    const { b1, sap } = await aShop(way, { options: { batchAfterFailure: "continue" } });
    const results = await b1.batch([bad, good(), changeSet(bad, good()), item]);
    expect(outcomesOf(results)).toEqual(["rejected", "confirmed", "rolled-back, rolled-back", "confirmed"]);
    expect(sap.books.invoices()).toHaveLength(1);
  });

  it("takes a change set back as a whole, and names who was refused only when SAP does", async () => {
    const { b1, sap } = await aShop(way);
    const set = changeSet(good(), bad, good());
    const [silent, behind] = await b1.batch([set, good()]);
    expect(outcomesOf([silent, behind])).toEqual(["rolled-back, rolled-back, rolled-back", "not-executed"]);
    expect(messageOf(silent[0])).toMatch(/: POST \$batch$/);
    sap.options.culpritContentId = "yes";
    const [outspoken] = await b1.batch([set]);
    expect(outcomesOf([outspoken])).toEqual(["rolled-back, rejected, rolled-back"]);
    expect(messageOf(outspoken[0])).toMatch(/: POST Invoices$/);
    expect(sap.books.invoices()).toEqual([]);
  });

  it("knows who was refused in a change set of one", async () => {
    const { b1 } = await aShop(way);
    expect(outcomesOf(await b1.batch([changeSet(bad)]))).toEqual(["rejected"]);
  });

  it("lets a path begin with what an earlier operation of the change set has made", async () => {
    const { b1, sap } = await aShop(way);
    const patch = { ...b1.invoices.operations.update(1, { Comments: "of $2" }), path: "$2" };
    const results = await b1.batch([
      changeSet(good(), good("SITOO-2"), patch, { ...cancel(1), path: "$2/Cancel" }),
      changeSet(good("SITOO-3"), { ...cancel(1), path: "$5/Cancel" }),
    ]);
    expect(outcomesOf(results)).toEqual([
      "confirmed, confirmed, confirmed, confirmed",
      "confirmed, confirmed",
    ]);
    const [first, second, , third] = sap.books.invoices();
    expect(first).toMatchObject({ NumAtCard: "SITOO-1", CancelStatus: "csNo" });
    expect(second).toMatchObject({ NumAtCard: "SITOO-2", CancelStatus: "csYes", Comments: "of $2" });
    expect(third).toMatchObject({ NumAtCard: "SITOO-3", CancelStatus: "csYes" });
  });

  it("leaves all in doubt when the answer is lost or torn after SAP has done the work", async () => {
    for (const kind of ["lose-answer", "truncate-answer", "bad-gateway", "unavailable"] as const) {
      const { b1, sap } = await aShop(way);
      sap.faults.inject(kind, { method: "POST", path: "$batch" });
      const results = await b1.batch([good(), changeSet(good(), good())]);
      expect(outcomesOf(results)).toEqual(["in-doubt", "in-doubt, in-doubt"]);
      expect(sap.books.invoices()).toHaveLength(3);
    }
  });

  it("says of each part what SAP answered when the session dies in the middle", async () => {
    for (const [batchAfterFailure, last] of [
      ["stop", "not-executed"],
      ["continue", "rejected"],
    ] as const) {
      const { b1, sap } = await aShop(way, { options: { batchAfterFailure } });
      sap.faults.inject("expire-in-batch", { method: "POST", path: "$batch" });
      const results = await b1.batch([good(), good(), good()]);
      expect(outcomesOf(results)).toEqual(["confirmed", "rejected", last]);
      expect(results[1]).toMatchObject({ error: { code: "session-refused" } });
      expect(sap.books.invoices()).toHaveLength(1);
      expect(outcomesOf(await b1.batch([good()]))).toEqual(["confirmed"]);
    }
  });

  it("renews a session that SAP has forgotten, and sends the batch once more", async () => {
    const { b1, sap } = await aShop(way);
    await b1.login();
    sap.expireSessions();
    expect(outcomesOf(await b1.batch([good()]))).toEqual(["confirmed"]);
    expect(sap.books.invoices()).toHaveLength(1);
  });
});

describe.each(["v1", "v2"] as const)("a change set on %s", (way) => {
  const ledger = { method: "POST", path: "UserTablesMD" } as const;
  const body = { TableName: "LEDGER", TableDescription: "Sales", TableType: "bott_NoObject" };

  it("books two documents and the row that claims their sale, or nothing at all", async () => {
    const { b1, sap } = await aShop(way, { options: { metadataCache: "none" } });
    await b1.request({ ...ledger, body });
    const sales = b1.userTable("LEDGER");
    const sale = (Code: string) =>
      changeSet(
        sales.operations.create({ Code, Name: Code }),
        good(Code),
        b1.incomingPayments.operations.post(aPayment),
      );
    const [first] = await b1.batch([sale("SITOO-1")]);
    const [again] = await b1.batch([sale("SITOO-1")]);
    expect(outcomesOf([first, again])).toEqual([
      "confirmed, confirmed, confirmed",
      "rolled-back, rolled-back, rolled-back",
    ]);
    expect(again[0]).toMatchObject({ error: { code: "duplicate-entry" } });
    expect([sap.books.invoices().length, sap.books.incomingPayments().length]).toEqual([1, 1]);
    expect(await sales.count()).toBe(1);
  });

  it("tells a draft that waits for approval from a document", async () => {
    const { b1 } = await aShop(way, { options: { approvals: "invoices" } });
    const [alone, [inSet]] = await b1.batch([good(), changeSet(good())]);
    expect(alone).toMatchObject({ outcome: "confirmed", value: { kind: "draft", DocEntry: 1 } });
    expect(inSet).toMatchObject({ outcome: "confirmed", value: { kind: "draft", DocEntry: 2 } });
  });

  it.each([
    ["bad-gateway", "in-doubt, in-doubt"],
    ["answer", "rolled-back, rolled-back"],
  ] as const)("refused by the company's own rule is told as SAP tells it: %s", async (answer, outcomes) => {
    const { b1, sap } = await aShop(way, {
      transactionNotification: () => ({ code: 200039, text: "Enter a project" }),
      options: { notificationInChangeSet: answer },
    });
    expect(outcomesOf(await b1.batch([changeSet(good(), good())]))).toEqual([outcomes]);
    expect(sap.books.invoices()).toEqual([]);
  });
});

describe("a batch that SAP does not take apart", () => {
  it("is rejected when SAP refuses the request itself, in doubt where that may have come after its first parts", async () => {
    const { b1, sap } = await aShop();
    const refuse = (): void => sap.faults.inject("lock-record", { method: "POST", path: "$batch" });
    refuse();
    expect(outcomesOf(await b1.batch([changeSet(good(), good())]))).toEqual(["rejected, rejected"]);
    refuse();
    expect(outcomesOf(await b1.batch([item, item]))).toEqual(["rejected", "rejected"]);
    refuse();
    const several = await b1.batch([item, changeSet(good(), good())]);
    expect(outcomesOf(several)).toEqual(["in-doubt", "in-doubt, in-doubt"]);
    expect(sap.books.invoices()).toEqual([]);
  });

  it("was not sent when nobody listens, or it was called off before", async () => {
    const { b1, sap } = await aShop();
    const bringBack = sap.faults.add({ kind: "refuse-connection" });
    expect(outcomesOf(await b1.batch([item, changeSet(good(), good())]))).toEqual([
      "not-sent",
      "not-sent, not-sent",
    ]);
    bringBack();
    const signal = AbortSignal.abort();
    expect(outcomesOf(await b1.batch([good()], { signal }))).toEqual(["not-sent"]);
    expect(outcomesOf(await b1.batch([good()], { mayLeave: () => false }))).toEqual(["not-sent"]);
    expect(sap.books.invoices()).toEqual([]);
  });

  it("is sent again after a lost answer when it only reads", async () => {
    const { b1, sap } = await aShop();
    sap.faults.inject("lose-answer", { method: "POST", path: "$batch" });
    expect(outcomesOf(await b1.batch([item, item]))).toEqual(["confirmed", "confirmed"]);
    const service: Operation<unknown> = {
      ...{ method: "POST", path: "CompanyService_GetAdminInfo", reads: true },
      read: ({ body }) => body,
    };
    sap.faults.inject("lose-answer", { method: "POST", path: "$batch" });
    expect(outcomesOf(await b1.batch([item, service]))).toEqual(["confirmed", "confirmed"]);
  });

  it("is given up when its own time is over, which is longer than that of a write", async () => {
    const { b1, sap } = await aShop();
    sap.faults.inject("slow-answer", { method: "POST", path: "$batch" }, { delay: [200_000, 200_000] });
    expect(outcomesOf(await b1.batch([good()]))).toEqual(["confirmed"]);
    sap.faults.inject("swallow-answer", { method: "POST", path: "$batch" });
    expect(outcomesOf(await b1.batch([good()], { timeout: 1_000 }))).toEqual(["in-doubt"]);
  });
});

it("gives results in the shape of the parts, each with the type that its operation reads", async () => {
  const { b1 } = await aShop();
  const many = [good(), good()];
  const results = await b1.batch([good(), changeSet(cancel(1), good()), ...many]);
  type Posted = BatchResult<Created<Invoice>>;
  expectTypeOf(results).toEqualTypeOf<readonly [Posted, readonly [BatchResult<void>, Posted], ...Posted[]]>();
  expect(outcomesOf(results)).toEqual(["confirmed", "confirmed, confirmed", "confirmed", "confirmed"]);
});

describe("a part whose answer its operation cannot read", () => {
  it("is in doubt, whatever the operation throws, and takes nothing from the others", async () => {
    const { b1 } = await aShop();
    const cause = new Error("a fault of the host");
    const odd: Operation<string> = {
      ...good(),
      read: () => {
        throw cause;
      },
    };
    const results = await b1.batch([odd, good()]);
    expect(outcomesOf(results)).toEqual(["in-doubt", "confirmed"]);
    expect(results[0]).toMatchObject({ error: { code: "unreadable-answer", cause } });
  });
});
