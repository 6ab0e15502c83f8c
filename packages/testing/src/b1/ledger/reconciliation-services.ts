import { dayOf } from "../dates.ts";
import { asText, integerOf, isRow, type Json, type Row, rowsOf, textOf } from "../json.ts";
import type { Shapes } from "../metadata/shapes.ts";
import { notModelled, referenceMissing } from "../refusal.ts";
import type { Service } from "../services/services.ts";
import type { JournalEntries } from "./journal-entries.ts";
import { type OpenTransaction, type OpenTransactions, toOpenRow } from "./open-transactions.ts";
import { openTransactionParametersType, reconciliationParametersType } from "./reconciliation-types.ts";
import type { Reconciliations } from "./reconciliations.ts";

interface ServiceParts {
  readonly shapes: Shapes;
  readonly journalEntries: JournalEntries;
  readonly openTransactions: OpenTransactions;
  readonly reconciliations: Reconciliations;
}

/** What can be reconciled, and how to take a reconciliation back. */
export function reconciliationServices(parts: ServiceParts): readonly Service[] {
  const { shapes, reconciliations } = parts;
  return [
    {
      name: "InternalReconciliationsService_GetOpenTransactions",
      reads: true,
      run: ({ InternalReconciliationOpenTransParams = {} }) =>
        openOf(
          shapes.read(openTransactionParametersType, InternalReconciliationOpenTransParams, "create"),
          parts,
        ),
    },
    {
      name: "InternalReconciliationsService_Cancel",
      reads: false,
      run: ({ InternalReconciliationParams = {} }, context): undefined => {
        const sent = shapes.read(reconciliationParametersType, InternalReconciliationParams, "create");
        reconciliations.cancel(integerOf(sent, "ReconNum") ?? 0, context);
      },
    },
  ];
}

function openOf(sent: Row, { openTransactions, journalEntries }: ServiceParts): Json {
  if (sent.CardOrAccount === "coaAccount") throw notModelled("reconciliations of accounts");
  const partners = rowsOf(sent, "InternalReconciliationBPs").filter(isRow);
  if (partners.length === 0) throw referenceMissing("InternalReconciliationBPs.BPCode");
  const inRange = within(sent, journalEntries);
  return {
    ReconDate: sent.ReconDate ?? null,
    CardOrAccount: "coaCard",
    BPLId: null,
    InternalReconciliationOpenTransRows: partners
      .flatMap((partner) => openTransactions.of(asText(partner.BPCode)))
      .filter(inRange)
      .map(toOpenRow),
  };
}

/** Dates pick by posting date unless another one is named; without dates everything is shown. */
function within(sent: Row, { table }: JournalEntries): (transaction: OpenTransaction) => boolean {
  const from = dayOf(textOf(sent, "FromDate") ?? "0000-00-00");
  const to = dayOf(textOf(sent, "ToDate") ?? "9999-12-31");
  return ({ entry, posted }) => {
    const row = table.get(entry) ?? {};
    const days: Readonly<Record<string, string>> = {
      rsdtPostDate: dayOf(asText(row.ReferenceDate)),
      rsdtDueDate: posted.dueDay,
      rsdtDocDate: dayOf(asText(row.TaxDate)),
    };
    const day = days[textOf(sent, "DateType") ?? "rsdtPostDate"] ?? "";
    return from <= day && day <= to;
  };
}
