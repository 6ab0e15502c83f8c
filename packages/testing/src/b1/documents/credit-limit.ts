import type { Company } from "../company.ts";
import { type Decimal, decimal, zero } from "../decimals.ts";
import { decimalOf } from "../json.ts";
import type { JournalEntries } from "../ledger/journal-entries.ts";
import { businessRule } from "../refusal.ts";
import type { Head } from "./head.ts";

interface LimitParts {
  readonly company: Company;
  readonly journalEntries: JournalEntries;
}

/** Refuses an invoice that takes what a customer owes beyond his limit. Zero is no limit. The text is ours. */
export function checkCreditLimit(
  { partner, kind, isRequest }: Head,
  total: Decimal,
  { company, journalEntries }: LimitParts,
): void {
  if (!company.settings.BlockCreditLimit || kind.sign !== 1 || isRequest) return;
  const seed = company.businessPartners.find(({ CardCode }) => CardCode === partner.CardCode)?.CreditLimit;
  const limit = decimalOf(partner, "CreditLimit") ?? decimal(seed ?? "0");
  const owed = journalEntries.partnerBalances().get(partner.CardCode) ?? zero;
  if (limit.gt(0) && owed.plus(total).gt(limit)) {
    throw businessRule(
      `Credit limit of business partner '${partner.CardCode}' is exceeded [${kind.header}.DocTotal]`,
    );
  }
}
