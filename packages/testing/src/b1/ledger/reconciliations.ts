import type { Changes } from "../changes.ts";
import { dayAt, wireDate } from "../dates.ts";
import { amount, type Decimal, decimal, sum, wire, zero } from "../decimals.ts";
import type { Context, Created, EntitySet } from "../entity-set.ts";
import { asText, decimalOf, integerOf, type Key, type Row, rowsOf, textOf } from "../json.ts";
import type { PayablesByObject } from "../payments/payable.ts";
import { atLine, notModelled, notSupported, referenceMissing, refused } from "../refusal.ts";
import type { SetUp } from "../setup/set-up.ts";
import { createTable } from "../table.ts";
import { type OpenTransaction, type OpenTransactions, sideOf } from "./open-transactions.ts";
import type { Reconciled } from "./reconciled.ts";
import { openTransactionsType, reconciliationType } from "./reconciliation-types.ts";

export interface ReconciliationParts {
  readonly setUp: SetUp;
  readonly changes: Changes;
  readonly openTransactions: OpenTransactions;
  readonly payables: PayablesByObject;
  readonly reconciled: Reconciled;
}

/** Internal reconciliations: what a partner owes set off against what we owe him, without money. */
export interface Reconciliations {
  readonly set: EntitySet;
  cancel(reconNum: number, context: Context): void;
}

/** A transaction, and how much of it is reconciled. */
interface Reconciling {
  readonly transaction: OpenTransaction;
  readonly sum: Decimal;
}

export function createReconciliations(parts: ReconciliationParts): Reconciliations {
  const { changes, payables, reconciled } = parts;
  const table = createTable({ keyOf: ({ ReconNum }) => Number(ReconNum), changes });

  const settle = (rows: readonly Row[], direction: 1 | -1, at: number): void => {
    for (const row of rows) {
      const [objectCode, docEntry] = [asText(row.SrcObjTyp), Number(row.SrcObjAbs)];
      const total = decimal(Number(row.ReconcileAmount)).times(direction);
      const line = objectCode === "30" ? Number(row.TransRowId) : 0;
      payables[objectCode]?.settle({ docEntry, line, sum: total, foreign: total, at });
      reconciled.count(objectCode, docEntry, direction);
    }
  };
  const keep = (row: Row): Row => {
    const kept = { ReconNum: table.size() + 1, CardOrAccount: "coaCard", CancelAbs: 0, ...row };
    table.put(kept);
    return kept;
  };
  const post = (body: Row, { at }: Context): Created => {
    const rows = reconcilingOf(body, parts).map(toRow);
    settle(rows, 1, at);
    const debits = rows.filter(({ CreditOrDebit }) => CreditOrDebit === "codDebit");
    const row = keep({
      ReconDate: textOf(body, "ReconDate") ?? wireDate(dayAt(at)),
      ReconType: "rtManual",
      Total: wire(sum(debits.map(({ ReconcileAmount }) => decimal(Number(ReconcileAmount))))),
      InternalReconciliationRows: rows,
    });
    return { set, row };
  };
  /** A reconciliation of its own takes it back: that is how SAP keeps it, the numbers are inferred. */
  const cancel = (key: Key, { at }: Context): void => {
    const row = table.get(key);
    if (!row) throw referenceMissing("OITR.ReconNum");
    if (row.CancelAbs !== 0 || row.ReconType === "rtReversal") throw notSupported();
    const rows = rowsOf(row, "InternalReconciliationRows");
    settle(rows, -1, at);
    const reversal = keep({
      ReconDate: wireDate(dayAt(at)),
      ReconType: "rtReversal",
      Total: row.Total ?? 0,
      CancelAbs: Number(key),
      InternalReconciliationRows: rows,
    });
    table.put({ ...row, CancelAbs: reversal.ReconNum ?? 0 });
  };

  const set: EntitySet = {
    name: "InternalReconciliations",
    type: reconciliationType,
    sent: openTransactionsType,
    unlisted: true,
    keys: ["ReconNum"],
    table,
    post,
    actions: { Cancel: cancel },
  };
  return { set, cancel };
}

/** The selected transactions: open ones of one partner and branch, debits as much as credits. The texts are ours. */
function reconcilingOf(body: Row, parts: ReconciliationParts): readonly Reconciling[] {
  if (body.CardOrAccount === "coaAccount") throw notModelled("reconciliations of accounts");
  const rows = rowsOf(body, "InternalReconciliationOpenTransRows")
    .map((row, index) => ({ row, index }))
    .filter(({ row }) => row.Selected === "tYES");
  const all = rows.map((place) => reconciling(place, parts));
  const owners = new Set(all.map(({ transaction }) => transaction.payable.cardCode));
  if (owners.size > 1) throw notModelled("reconciliations of several business partners");
  const branches = new Set(all.map(({ transaction }) => transaction.payable.branch));
  if (parts.setUp.branches.enabled && branches.size > 1) {
    throw refused("Transactions of different branches cannot be reconciled [ITR1.BPLId]");
  }
  const rest = sum(all.map(({ transaction, sum: each }) => each.times(transaction.payable.sign)));
  if (all.length === 0 || !rest.eq(0)) {
    throw refused("Reconciliation difference must be zero [OITR.Total]");
  }
  return all;
}

function reconciling(
  { row, index }: { readonly row: Row; readonly index: number },
  { openTransactions, setUp }: ReconciliationParts,
): Reconciling {
  const at = (field: string): string => atLine(`ITR1.${field}`, index);
  const found = openTransactions.find(integerOf(row, "TransId") ?? 0, integerOf(row, "TransRowId") ?? 0);
  if (!found || found.payable.cardCode !== textOf(row, "ShortName") || !isSame(row, found)) {
    throw referenceMissing(at("TransId"));
  }
  if (found.payable.currency !== setUp.company.LocalCurrency) {
    throw notModelled("reconciliations in foreign currencies");
  }
  const total = amount(decimalOf(row, "ReconcileAmount") ?? found.payable.open);
  if (!(decimalOf(row, "CashDiscount") ?? zero).eq(0)) throw notModelled("cash discounts");
  if (!found.payable.isOwed || !total.gt(0) || total.gt(found.payable.open)) {
    throw refused(`Amount to reconcile is greater than the balance due [${at("ReconSum")}]`);
  }
  return { transaction: found, sum: total };
}

/** What is sent along must be what the line is. */
function isSame(row: Row, { objectCode, payable }: OpenTransaction): boolean {
  const { SrcObjTyp = null, SrcObjAbs = null, CreditOrDebit = null } = row;
  return (
    (SrcObjTyp === null || SrcObjTyp === objectCode) &&
    (SrcObjAbs === null || SrcObjAbs === payable.docEntry) &&
    (CreditOrDebit === null || CreditOrDebit === sideOf(payable))
  );
}

function toRow({ transaction, sum: total }: Reconciling, index: number): Row {
  const { entry, line, objectCode, payable } = transaction;
  return {
    LineSeq: index,
    ShortName: payable.cardCode,
    TransId: entry,
    TransRowId: line,
    SrcObjTyp: objectCode,
    SrcObjAbs: payable.docEntry,
    CreditOrDebit: sideOf(payable),
    ReconcileAmount: wire(total),
    CashDiscount: 0,
  };
}
