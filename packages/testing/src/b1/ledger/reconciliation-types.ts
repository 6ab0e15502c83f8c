import {
  choice,
  date,
  type EntityType,
  integer,
  number,
  rows,
  text,
  yesNo,
} from "../metadata/entity-type.ts";

const cardOrAccount = choice({ coaCard: "C", coaAccount: "A" });
const side = choice({ codCredit: "C", codDebit: "D" });

const transaction = {
  ShortName: text(15),
  TransId: integer(),
  TransRowId: integer(),
  SrcObjTyp: text(20),
  SrcObjAbs: integer(),
  CreditOrDebit: side,
  ReconcileAmount: number(),
  CashDiscount: number("unmodelled"),
};

const rowType: EntityType = {
  name: "InternalReconciliationRow",
  table: "ITR1",
  fields: { LineSeq: integer("output"), ...transaction, CashDiscount: number("output") },
};

/** A reconciliation as it is kept. */
export const reconciliationType: EntityType = {
  name: "InternalReconciliation",
  table: "OITR",
  fields: {
    ReconNum: integer("output"),
    ReconDate: date("output"),
    CardOrAccount: { ...cardOrAccount, access: "output" },
    ReconType: choice({ rtManual: "0", rtAutomatic: "1", rtPayment: "3", rtReversal: "5" }, "output"),
    Total: number("output"),
    CancelAbs: integer("output"),
    InternalReconciliationRows: rows(rowType, "output"),
  },
};

/** What is sent to reconcile: the open transactions, some of them selected. */
export const openTransactionsType: EntityType = {
  name: "InternalReconciliationOpenTrans",
  table: "OITR",
  fields: {
    ReconDate: date(),
    CardOrAccount: cardOrAccount,
    BPLId: integer(),
    InternalReconciliationOpenTransRows: rows({
      name: "InternalReconciliationOpenTransRow",
      table: "ITR1",
      fields: { Selected: yesNo(), ...transaction, CashDiscount: number() },
    }),
  },
};

/** What open transactions are asked for. */
export const openTransactionParametersType: EntityType = {
  name: "InternalReconciliationOpenTransParams",
  table: "",
  fields: {
    ReconDate: date(),
    CardOrAccount: cardOrAccount,
    AccountNo: text(15, "unmodelled"),
    DateType: choice({ rsdtPostDate: "0", rsdtDueDate: "1", rsdtDocDate: "2" }),
    FromDate: date(),
    ToDate: date(),
    InternalReconciliationBPs: rows({
      name: "InternalReconciliationBP",
      table: "",
      fields: { BPCode: text(15) },
    }),
  },
};

/** Which reconciliation is meant. */
export const reconciliationParametersType: EntityType = {
  name: "InternalReconciliationParams",
  table: "",
  fields: { ReconNum: integer() },
};
