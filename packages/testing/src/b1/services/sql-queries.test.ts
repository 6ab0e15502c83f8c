import { expect, it } from "vitest";
import type { Company } from "../company.ts";
import { anItem } from "../../builders.ts";
import { memoryJournal } from "../../journal.ts";
import { aCaller, anInvoice, aPayment, type Caller, errorOf, testCompany } from "../test-company.ts";
import type { Row } from "../json.ts";

const save = ({ send }: Caller, SqlText: string, SqlCode = "q") =>
  send("POST SQLQueries", { SqlCode, SqlName: "A query", SqlText });

/** Saves a query and gives its rows. */
async function rowsOf(caller: Caller, sql: string, search = ""): Promise<readonly Row[]> {
  await caller.send("DELETE SQLQueries('q')");
  const saved = await save(caller, sql);
  expect([saved.status, saved.body.error]).toEqual([201, undefined]);
  const answer = await caller.get(`SQLQueries('q')/List${search}`);
  expect(answer.body.error).toBeUndefined();
  return answer.body.value as readonly Row[];
}

it("keeps a query with its names in SAP's own case, and with its parameters", async () => {
  const caller = await aCaller();
  const saved = await save(
    caller,
    "select t1.itemcode as Code, onhand from oitm t1 where t1.[ItemCode] > :from",
  );
  expect(saved.body).toMatchObject({
    SqlText: `select t1."ItemCode" as "Code", "OnHand" from "OITM" t1 where t1."ItemCode" > :from`,
    ParamList: "from",
    CreateDate: "2026-07-14T00:00:00Z",
  });
  expect(errorOf(await save(caller, "select ItemCode from OITM"))).toMatchObject({ code: "-2035" });
  expect((await caller.send("PATCH SQLQueries('q')", { SqlText: "select ItemName from OITM" })).status).toBe(
    204,
  );
  expect((await caller.get("SQLQueries('q')")).body).toMatchObject({
    SqlText: 'select "ItemName" from "OITM"',
    ParamList: null,
  });
  expect((await caller.send("DELETE SQLQueries('q')")).status).toBe(204);
});

it("reads documents, payments, stock and the ledger by the names of the database", async () => {
  const caller = await aCaller();
  await caller.send("POST Invoices", anInvoice());
  await caller.send("POST IncomingPayments", aPayment());
  await caller.send("POST Invoices", anInvoice({ NumAtCard: "2" }));
  const rows = (sql: string): Promise<readonly Row[]> => rowsOf(caller, sql);
  expect(await rows("select DocEntry, DocDate, NumAtCard, DocStatus, CANCELED, DocTotal from oinv")).toEqual([
    { DocEntry: 1, DocDate: "20260714", NumAtCard: "1500-1", DocStatus: "C", CANCELED: "N", DocTotal: 125 },
    { DocEntry: 2, DocDate: "20260714", NumAtCard: "2", DocStatus: "O", CANCELED: "N", DocTotal: 125 },
  ]);
  expect(
    await rows(
      "select t1.DocEntry, t2.WhsCode, t3.SumApplied from OINV t1 inner join INV1 t2 on t1.DocEntry = t2.DocEntry left join RCT2 t3 on t3.DocEntry = t1.DocEntry and t3.InvType = '13' order by t1.DocEntry desc",
    ),
  ).toEqual([
    { DocEntry: 2, WhsCode: "MALMO", SumApplied: null },
    { DocEntry: 1, WhsCode: "MALMO", SumApplied: 125 },
  ]);
  expect(await rows("select ItemCode, WhsCode, OnHand from OITW where ItemCode = 'SKU-1'")).toEqual([
    { ItemCode: "SKU-1", WhsCode: "MALMO", OnHand: 998 },
  ]);
  const [{ Debit, Credit } = {}] = await rows("select sum(Debit) as Debit, sum(Credit) as Credit from JDT1");
  expect([typeof Debit, Debit]).toEqual(["number", Credit]);
  expect(await rows("select upper(CardName) as Name from OCRD where CardCode = 'C1'")).toEqual([
    { Name: "ÅSA O'NEILL" },
  ]);
  expect(
    await rows(
      "select left(CardCode, 3) as L, right(CardCode, 2) as R, isnull(Phone1, 'none') as P from OCRD where CardCode like 'POS%'",
    ),
  ).toEqual([{ L: "POS", R: "MO", P: "none" }]);
  expect(await rows("select ItemCode from OITM where ItemCode like 'sku%'")).toEqual([]);
  expect(await rows("select top 1 DocEntry from OINV order by DocEntry desc")).toEqual([{ DocEntry: 2 }]);
});

it.each([
  ["DocDate = '2026-07-14'", 1],
  ["DocDate between '20260701' and '2026-07-31'", 1],
  ["'2026-07-15' > t1.DocDate and NumAtCard <> '2026-07-14'", 1],
  ["DocDate in ('2026-07-13')", 0],
  ["NumAtCard = '2026-07-14'", 0],
])("compares days in any spelling with a date, and with nothing else: %s", async (condition, found) => {
  const caller = await aCaller();
  await caller.send("POST Invoices", anInvoice());
  expect(await rowsOf(caller, `select DocEntry from OINV t1 where ${condition}`)).toHaveLength(found);
});

it("follows the books: what was read stays right after the next write", async () => {
  const caller = await aCaller();
  const sql = "select count(*) as N from OINV";
  expect(await rowsOf(caller, sql)).toEqual([{ N: 0 }]);
  await caller.send("POST Invoices", anInvoice());
  expect((await caller.get("SQLQueries('q')/List")).body.value).toEqual([{ N: 1 }]);
});

it("takes parameters from the query of a GET and from the body of a POST", async () => {
  const caller = await aCaller();
  await caller.send("POST Invoices", anInvoice());
  await save(caller, "select DocEntry from OINV where DocTotal > :total and DocDate >= :day");
  const found = [{ DocEntry: 1 }];
  expect((await caller.get("SQLQueries('q')/List?total=10.5&day='2026-07-14'")).body.value).toEqual(found);
  const posted = await caller.send("POST SQLQueries('q')/List", { ParamList: "total=124&day='20260714'" });
  expect(posted.body.value).toEqual(found);
  expect((await caller.get("SQLQueries('q')/List?total=125&day='2026-07-14'")).body.value).toEqual([]);
});

it.each([
  "",
  "?total=1",
  "?total=1&day='x'&more=1",
  "?total='1';truncate table OITM&day='x'",
  "?total=abc&day='x'",
])("refuses parameters that are missing, too many, or no values: %s", async (search) => {
  const caller = await aCaller();
  await save(caller, "select DocEntry from OINV where DocTotal > :total and DocDate >= :day");
  expect(errorOf(await caller.get(`SQLQueries('q')/List${search}`))).toEqual({
    code: "704",
    message: "Parameter error.",
  });
});

it("pages always, with the odd link that SAP makes", async () => {
  const caller = await aCaller();
  await save(caller, "select ItemCode from OITM where ItemCode <> :not order by ItemCode");
  const size = { Prefer: "odata.maxpagesize=2" };
  const first = await caller.get("SQLQueries('q')/List?not='OLD'", size);
  expect(first.body.value).toEqual([{ ItemCode: "FEE" }, { ItemCode: "SKU-1" }]);
  expect(first.body["@odata.nextLink"]).toBe("SQLQueries('q')/List?not='OLD'&$skip=2");
  expect(first.headers.get("Preference-Applied")).toBe("odata.maxpagesize=2");
  const second = await caller.get("SQLQueries('q')/List?not='OLD'&$skip=2", size);
  expect([second.body.value, second.body["@odata.nextLink"]]).toEqual([[{ ItemCode: "SKU-2" }], undefined]);
  await save(caller, "select ItemCode from OITM", "all");
  expect((await caller.get("SQLQueries('all')/List", size)).body["@odata.nextLink"]).toBe(
    "SQLQueries('all')/List?&$skip=2",
  );
});

it.each([
  ["701", "select * from ORDR", "position 7, Cannot support asterisk(*) in select list."],
  ["701", "select t1.* from OINV t1", "Cannot support asterisk(*) in select list."],
  [
    "701",
    "select DocEntry from oinv t1 order by DocEntry dsc",
    "character position 47, Incorrect syntax near 'dsc'.",
  ],
  [
    "701",
    'select "ItemCode", length("ItemCode")as n from oitm',
    "position 19, Cannot support this function or expression: 'length'",
  ],
  [
    "701",
    "select max(itemCode) as min_itemCode, min(itemCode) as min_itemCode from OITM",
    "position 55, Multiple name for column or column alias 'min_itemCode', please specify it with a different alias.",
  ],
  ["701", "select max(ItemCode) from OITM", "alias"],
  ["701", "select CardCode, sum(DocTotal) as s from OINV", "GROUP BY"],
  ["701", "delete from OITM", "Incorrect syntax near 'delete'."],
  ["701", "select ItemCode from OITM; drop table OITM", "Incorrect syntax near ';'."],
  [
    "702",
    "select CardCode from OCRD t1 where exists(select 1 from CRD2 t2 where t1.CardCode = t2.CardCode)",
    "Table 'CRD2' not accessible",
  ],
  ["702", "select WhsCode from OWHS", "Table 'OWHS' not accessible"],
  ["703", "select ItemCode, Secret from OITM", "Column 'Secret' from table 'OITM' not accessible"],
  ["emulator", "select DocEntry from OIBQ", "does not model the table OIBQ"],
])("answers %s to %s", async (code, sql, text) => {
  const caller = await aCaller();
  const refusal = errorOf(await save(caller, sql));
  expect(refusal.code).toBe(code);
  expect(refusal.message).toContain(text);
  expect((await caller.get("SQLQueries('q')")).status).toBe(404);
});

const withClerks = (): Company => {
  const company = testCompany();
  return { ...company, users: company.users.map((user) => ({ ...user, Superuser: false })) };
};

it("lets others than superusers look at queries, and run them once that was granted", async () => {
  const journal = memoryJournal();
  await save(await aCaller({ journal }), "select ItemCode from OITM");
  const caller = await aCaller({ journal, company: withClerks() });
  expect((await caller.get("SQLQueries('q')")).status).toBe(200);
  const refused = await caller.get("SQLQueries('q')/List");
  expect([refused.status, errorOf(refused)]).toEqual([
    403,
    { code: "-6006", message: "You are not permitted to perform this action" },
  ]);
  expect((await save(caller, "select ItemName from OITM", "r")).status).toBe(403);
  caller.b1.options.sqlQueryUsers = ["INSTEP"];
  expect((await caller.get("SQLQueries('q')/List")).status).toBe(200);
  expect((await caller.send("DELETE SQLQueries('q')")).status).toBe(403);
});

it("reads the company's own tables and fields", async () => {
  const caller = await aCaller({ company: testCompany({ userTables: ["INSTEP_LEDGER"] }) });
  await caller.send("POST U_INSTEP_LEDGER", { Code: "1500-1", Name: "A sale" });
  expect(await rowsOf(caller, "select Code, Name from [@INSTEP_LEDGER]")).toEqual([
    { Code: "1500-1", Name: "A sale" },
  ]);
});

it("refuses a query that would keep everybody waiting, and answers the next one", async () => {
  const items = Array.from({ length: 250 }, (_, index) => anItem({ ItemCode: `I-${String(index)}` }));
  const caller = await aCaller({ company: testCompany({ items }) });
  const run = async (sql: string) => {
    await caller.send("DELETE SQLQueries('q')");
    expect((await save(caller, sql)).body.error).toBeUndefined();
    return await caller.get("SQLQueries('q')/List");
  };
  const endless = [
    "select count(*) as n from OITM a, OITM b, OITM c, OITM",
    "select count(*) as n from OITM a left join OITM b on a.ItemCode <> b.ItemCode left join OITM c on b.ItemCode <> c.ItemCode",
    "select count(*) as n from (select distinct ItemName as A, ItemCode as B from OITM) a, (select distinct ItemCode from OITM) b, (select distinct ItemCode from OITM) c, (select distinct ItemCode from OITM) d",
  ];
  for (const sql of endless) expect([sql, errorOf(await run(sql)).code]).toEqual([sql, "emulator"]);
  const joined = "select count(*) as n from OITM a inner join OITM b on a.ItemCode = b.ItemCode, OITM c";
  expect((await run(joined)).body.value).toEqual([{ n: 62_500 }]);
});
