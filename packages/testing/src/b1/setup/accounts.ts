import type { Company } from "../company.ts";
import { businessRule } from "../refusal.ts";

/** The chart of accounts, and the accounts that the set-up names. */
export interface Accounts {
  /** Refuses an account that does not exist or cannot be posted to; `field` is where it was named. */
  check(code: string, field: string): void;
  isCashAccount(code: string): boolean;
  /** The clearing account of a kind of card. */
  ofCard(creditCard: number): string | undefined;
}

export function createAccounts({ accounts, creditCards }: Company): Accounts {
  const byCode = new Map(accounts.map((account) => [account.Code, account]));
  return {
    check: (code, field) => {
      if (!byCode.has(code)) throw businessRule(`G/L account is not valid [${field}]`);
    },
    isCashAccount: (code) => byCode.get(code)?.CashAccount ?? false,
    ofCard: (code) => creditCards.find(({ CreditCardCode }) => CreditCardCode === code)?.GLAccount,
  };
}
