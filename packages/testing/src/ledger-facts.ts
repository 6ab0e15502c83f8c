import { claimFacts } from "./ledger-facts/claims.ts";
import { exceptionFacts } from "./ledger-facts/exceptions.ts";
import type { LedgerFact } from "./ledger-facts/fact.ts";
import { intakeFacts } from "./ledger-facts/intake.ts";
import { leaseFacts } from "./ledger-facts/leases.ts";
import { outcomeFacts } from "./ledger-facts/outcomes.ts";

export type { LedgerFact } from "./ledger-facts/fact.ts";

/**
 * What every ledger promises, for any test runner: `for (const fact of ledgerFacts) it(fact.name, () => fact.check(open))`,
 * where `open` gives a ledger store. Each fact keeps to pairs of its own, so that one empty database serves them all.
 */
export const ledgerFacts: readonly LedgerFact[] = [
  ...intakeFacts,
  ...claimFacts,
  ...leaseFacts,
  ...outcomeFacts,
  ...exceptionFacts,
];
