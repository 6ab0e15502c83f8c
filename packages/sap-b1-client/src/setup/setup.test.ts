import { describe, expect, it } from "vitest";
import {
  ensureUserFields,
  ensureUserTable,
  outcomeOf,
  type SetupProgress,
  type UserFieldMDDraft,
} from "../index.ts";
import { invoiceOf, testCompany } from "../../test/test-company.ts";

const key: UserFieldMDDraft = {
  TableName: "OINV",
  Name: "InstepKey",
  Description: "Instep key",
  Type: "db_Alpha",
  Size: 100,
};

describe("user fields", () => {
  it("are made once, and can be used at once where there is one node", async () => {
    const { b1, clock } = testCompany();
    const options = { clock };
    expect(await ensureUserFields(b1, [key], options)).toEqual({
      made: ["OINV.U_InstepKey"],
      found: [],
      differs: [],
      unknown: [],
      action: undefined,
    });
    expect(await b1.invoices.post({ ...invoiceOf(1), U_InstepKey: "S-1" })).toMatchObject({
      kind: "created",
    });
    expect(await ensureUserFields(b1, [key], options)).toMatchObject({
      made: [],
      found: ["OINV.U_InstepKey"],
    });
  });

  it("are waited for until every node knows them", async () => {
    const { b1, clock } = testCompany({ options: { nodes: 3 } });
    const told: SetupProgress[] = [];
    const before = clock.now();
    const result = await ensureUserFields(b1, [key], {
      clock,
      onProgress: (progress) => told.push(progress),
    });
    expect(result).toMatchObject({ made: ["OINV.U_InstepKey"], unknown: [], action: undefined });
    expect(clock.now() - before).toBe(30 * 60_000);
    expect(told[0]).toEqual({ kind: "made", name: "OINV.U_InstepKey" });
    expect(told[1]).toEqual({ kind: "waiting", names: ["OINV.U_InstepKey"], waited: 0 });
  });

  it("that no node learns by itself are a matter of a restart, and it says so", async () => {
    const { b1, sap, clock } = testCompany({ options: { metadataCache: "until-restart" } });
    const result = await ensureUserFields(b1, [key], { clock });
    expect(result.unknown).toEqual(["OINV.U_InstepKey"]);
    expect(result.action).toMatch(/^Restart the Service Layer/);
    sap.restartServiceLayer();
    expect(await ensureUserFields(b1, [key], { clock })).toMatchObject({ unknown: [], action: undefined });
  });

  it("that are there in another shape are left alone and told", async () => {
    const { b1, clock } = testCompany();
    await ensureUserFields(b1, [{ ...key, Size: 20 }], { clock });
    const result = await ensureUserFields(b1, [key], { clock });
    expect(result.differs).toEqual(["OINV.U_InstepKey: holds 20 characters, 100 are wanted"]);
    expect(result.action).toMatch(/SAP partner/);
  });

  it("made by two programs at once are there once, and neither fails", async () => {
    const { b1, another, clock } = testCompany();
    const results = await Promise.all(
      [b1, another()].map((each) => ensureUserFields(each, [key], { clock })),
    );
    expect(results.flatMap(({ made }) => made)).toEqual(["OINV.U_InstepKey"]);
    expect(results.flatMap(({ found }) => found)).toEqual(["OINV.U_InstepKey"]);
  });

  it("whose making nobody can tell are in doubt, and the next run finds them", async () => {
    const { b1, sap, clock } = testCompany();
    sap.faults.inject("lose-answer", { method: "POST", path: "UserFieldsMD" });
    const failed: unknown = await ensureUserFields(b1, [key], { clock }).catch((error: unknown) => error);
    expect(outcomeOf(failed)).toBe("in-doubt");
    expect(await ensureUserFields(b1, [key], { clock })).toMatchObject({
      made: [],
      found: ["OINV.U_InstepKey"],
    });
  });

  it("can be called off while they are waited for", async () => {
    const { b1, clock } = testCompany({ options: { metadataCache: "until-restart" } });
    const stop = new AbortController();
    const onProgress = ({ kind }: SetupProgress): void => {
      if (kind === "waiting") stop.abort(new Error("enough"));
    };
    const work = ensureUserFields(b1, [key], { clock, signal: stop.signal, onProgress });
    await expect(work).rejects.toThrow("enough");
  });
});

describe("a user table", () => {
  const table = {
    TableName: "INSTEP_LEDGER",
    TableDescription: "Instep ledger",
    fields: [{ Name: "Order", Description: "Order", Type: "db_Alpha", Size: 50 }],
  } as const;

  it("is made with its fields, and takes rows", async () => {
    const { b1, clock } = testCompany();
    expect(await ensureUserTable(b1, table, { clock })).toMatchObject({
      made: ["@INSTEP_LEDGER", "@INSTEP_LEDGER.U_Order"],
      unknown: [],
      action: undefined,
    });
    const rows = b1.userTable("INSTEP_LEDGER");
    await rows.create({ Code: "1", U_Order: "11513" });
    expect(await rows.find("1")).toMatchObject({ U_Order: "11513" });
    expect(await ensureUserTable(b1, table, { clock })).toMatchObject({
      made: [],
      found: ["@INSTEP_LEDGER", "@INSTEP_LEDGER.U_Order"],
    });
  });

  it("of another type is left alone and told", async () => {
    const { b1, clock } = testCompany();
    await ensureUserTable(b1, { ...table, TableType: "bott_NoObjectAutoIncrement" }, { clock });
    const result = await ensureUserTable(b1, table, { clock });
    expect(result.differs).toEqual([
      "@INSTEP_LEDGER: is bott_NoObjectAutoIncrement, bott_NoObject is wanted",
    ]);
  });
});
