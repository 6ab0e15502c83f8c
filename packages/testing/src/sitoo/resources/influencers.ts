import type { Stored } from "../books/records.ts";
import { decimal, money } from "../decimals.ts";
import { SitooRefusal } from "../refusal.ts";
import { batch } from "../wire/batch.ts";
import { type Call, partOf, type Route } from "../wire/call.ts";
import { list, removeMany, updateMany } from "../wire/collection.ts";
import { checkRequired, fields, readFields } from "../wire/fields.ts";
import { addRecord, findRecord, type Noun, shownOf } from "../wire/noun.ts";
import { fieldsAsked } from "../wire/query.ts";

const totals = ["moneyordertotal", "moneyinfluencertotal", "moneyinfluencerdiscount"] as const;

export const influencerCode: Noun = {
  name: "Influencer code",
  table: ({ influencercodes }) => influencercodes,
  key: "code",
  isText: true,
  fields: fields({
    text: "code name voucherpassword vouchercode? vouchername? vouchercomment?",
    flag: "active",
    whole: "datestart? dateend? maxuses?",
  }),
  required: ["code"],
  readOnly: ["numused", "datelastused", ...totals],
  blank: {
    ...{ active: true, numused: 0, datelastused: null },
    ...{ moneyordertotal: "0.00", moneyinfluencertotal: "0.00", moneyinfluencerdiscount: "0.00" },
  },
  check: (draft, { books, options }, before) => {
    if (!before && books.tables.influencercodes.get(String(draft.code))) {
      throw new SitooRefusal(options.duplicateStatus, "Influencer code already exists");
    }
    return draft;
  },
};

const useFields = fields({
  money: totals.join(" "),
  text: "currencycode merchant_reference staff_reference",
});

const codes = "/sites/{siteid}/influencercodes";
const vouchers = "/sites/{siteid}/influencervouchers/{influencercode}";

export const influencers: readonly Route[] = [
  list(`${codes}.json`, influencerCode),
  {
    method: "POST",
    path: `${codes}.json`,
    answer: (call) =>
      batch(call, (item) => shownOf(influencerCode, call)(addRecord(influencerCode, call, item))),
  },
  updateMany(`${codes}.json`, influencerCode),
  removeMany(`${codes}.json`, influencerCode),
  {
    method: "GET",
    path: `${codes}/{code}.json`,
    parameters: ["fields"],
    answer: (call) =>
      shownOf(influencerCode, call, fieldsAsked(call.query))(findRecord(influencerCode, call)),
  },
  { method: "GET", path: `${vouchers}.json`, answer: (call) => voucherShown(codeOf(call), call) },
  { method: "POST", path: `${vouchers}/transactions.json`, answer: use },
  { method: "DELETE", path: `${vouchers}/transactions/{transactionid}.json`, answer: takeBack },
];

const codeOf = (call: Call): Stored => findRecord(influencerCode, call, partOf(call, "influencercode"));

const voucherShown = (code: Stored, call: Call): Stored => ({
  influencercode: code.code,
  influencername: code.name,
  voucherpassword: code.voucherpassword,
  vouchercode: code.vouchercode,
  vouchername: code.vouchername,
  vouchercomment: code.vouchercomment,
  redeemable: isRedeemable(code, call.books.now()),
});

const isRedeemable = ({ active, datestart, dateend, maxuses, numused }: Stored, now: number): boolean =>
  active === true &&
  Number(datestart ?? 0) <= now &&
  now <= Number(dateend ?? Infinity) &&
  Number(numused) < Number(maxuses ?? Infinity);

function use(call: Call): Stored {
  const { influencertransactions: table } = call.books.tables;
  const code = codeOf(call);
  const sent = readFields(useFields, call.body, call.options);
  checkRequired(sent, [...totals, "currencycode"]);
  if (!isRedeemable(code, call.books.now())) throw new SitooRefusal(400, "Influencer code is not redeemable");
  const id = table.nextId();
  table.put({ id, influencercode: code.code, ...sent });
  count(call, { code, sent, sign: 1 });
  return { transactionid: String(id) };
}

function takeBack(call: Call): true {
  const { influencertransactions: table } = call.books.tables;
  const code = codeOf(call);
  const sent = table.get(Number(partOf(call, "transactionid")));
  if (!sent || sent.influencercode !== code.code) throw new SitooRefusal(404, "Transaction not found");
  table.remove(Number(sent.id));
  count(call, { code, sent, sign: -1 });
  return true;
}

/** A code knows how often it was used, and for how much. */
function count(
  { books }: Call,
  { code, sent, sign }: { readonly code: Stored; readonly sent: Stored; readonly sign: 1 | -1 },
): void {
  const summed = (name: string): string => money(decimal(code[name]).plus(decimal(sent[name]).times(sign)));
  books.tables.influencercodes.put({
    ...code,
    ...Object.fromEntries(totals.map((name): [string, string] => [name, summed(name)])),
    numused: Number(code.numused) + sign,
    ...(sign === 1 && { datelastused: books.now() }),
  });
}
