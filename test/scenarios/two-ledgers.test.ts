import { type B1Client, B1Rejected } from "@instep/sap-b1-client";
import { LedgerNotRegistered, memoryLedger } from "@instep/sync-engine";
import { anOrder } from "@instep/testing";
import { describe, expect, it } from "vitest";
import { aScene, commitInvoiceOf, counts, minutes, type Scene, storeRules } from "../a-shop.ts";

const orders = (count: number) =>
  Array.from({ length: count }, (_, index) => anOrder({ orderid: index + 1 }));

describe("a ledger in place of which another was adopted (H2)", () => {
  it("stops before its next batch, and every sale is posted once all the same", async () => {
    const scene = aScene({ orders: orders(45) });
    const heir = await scene.startEngine({ ledger: memoryLedger() });
    const b1 = onFirstInvoice(scene, () => heir.engine.adopt());
    const { engine } = await scene.startEngine({ b1, ledger: memoryLedger() });
    await expect(engine.runOnce()).rejects.toThrow(LedgerNotRegistered);
    expect(counts(scene)).toEqual([20, 20]);

    await heir.runFor(minutes(40));
    expect(await heir.engine.status()).toMatchObject({ posted: 45 });
    expect(counts(scene)).toEqual([45, 45]);
  });

  it("may just have sent what SAP commits only later: absent is not believed before the quiet period is over (H1)", async () => {
    const scene = aScene({ orders: orders(1) });
    const { engine, runFor } = await scene.startEngine({ ledger: memoryLedger() });
    await engine.adopt();
    expect(await engine.runOnce()).toMatchObject({ posted: 0, waiting: 1 });

    await scene.clock.advance(minutes(5));
    await commitInvoiceOf(scene, 1);
    await runFor(minutes(20));
    expect(counts(scene)).toEqual([1, 1]);
  });
});

describe("the registration (H2)", () => {
  it("is looked for in one place only: trouble with the user table is no reason to register elsewhere", async () => {
    const scene = aScene({ orders: orders(1), company: { userTables: ["INSTEP_LEDGER"] } });
    await (await scene.startEngine({ ledger: memoryLedger() })).engine.runOnce();

    const { engine } = await scene.startEngine({ ledger: memoryLedger(), b1: withSickNode(scene.b1Client) });
    await expect(engine.runOnce()).rejects.toMatchObject({ code: "node-trouble" });
    expect((await scene.b1Client.businessPartners.find("POS-MALMO"))?.FreeText ?? "").toBe("");
    await expect(engine.runOnce()).rejects.toThrow(LedgerNotRegistered);
    expect(counts(scene)).toEqual([1, 1]);
  });

  it("is found on any guest partner that the rules name", async () => {
    const businessPartners = ["POS-MALMO", "POS-LUND"].map((CardCode) => ({ CardCode, CardName: CardCode }));
    const scene = aScene({ orders: orders(1), company: { businessPartners } });
    await (await scene.startEngine({ ledger: memoryLedger() })).engine.runOnce();

    const stores = {
      "0": { name: "Lund", guestPartner: "POS-LUND", warehouse: "MALMO" },
      ...storeRules.stores,
    };
    const { engine } = await scene.startEngine({ ledger: memoryLedger(), rules: { ...storeRules, stores } });
    await expect(engine.runOnce()).rejects.toThrow(LedgerNotRegistered);
  });
});

/** A client that does something in the middle of its first invoice. */
function onFirstInvoice({ b1Client }: Scene, happens: () => Promise<void>): B1Client {
  let first = true;
  return {
    ...b1Client,
    invoices: {
      ...b1Client.invoices,
      post: async (draft, options) => {
        if (first) {
          first = false;
          await happens();
        }
        return b1Client.invoices.post(draft, options);
      },
    },
  };
}

/** A client whose first look at a user table meets a node that works with stale definitions. */
function withSickNode(b1: B1Client): B1Client {
  let sick = true;
  const refusal = {
    sapCode: "407",
    sapMessage: "Table definition not found",
    code: "node-trouble",
    refusalClass: "transient",
  } as const;
  return {
    ...b1,
    userTable: (name) => {
      const table = b1.userTable(name);
      return {
        ...table,
        find: (key, options) => {
          if (!sick) return table.find(key, options);
          sick = false;
          const call = { method: "GET", path: "U_INSTEP_LEDGER" };
          return Promise.reject(
            new B1Rejected({ ...call, what: "SAP refused", code: "node-trouble", refusal }),
          );
        },
      };
    },
  };
}
