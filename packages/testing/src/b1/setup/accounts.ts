import type { Account, Company } from "../company.ts";
import { businessRule } from "../refusal.ts";

/** The chart of accounts, and the accounts that the set-up names. */
export interface Accounts {
  /**
   * Refuses an account that does not exist or cannot be posted to: titles, frozen ones, and control accounts, which are
   * reached through a partner only; `field` is where it was named.
   */
  check(code: string, field: string): void;
  has(code: string): boolean;
  isCashAccount(code: string): boolean;
  /** The clearing account of a kind of card. */
  ofCard(creditCard: number): string | undefined;
}

export function createAccounts({ accounts, creditCards, determination }: Company): Accounts {
  const byCode = new Map(accounts.map((account) => [account.Code, account]));
  const isControl = (code: string): boolean => code === determination.receivables;
  return {
    check: (code, field) => {
      if (isControl(code) || !isPostable(byCode.get(code)))
        throw businessRule(`G/L account is not valid [${field}]`);
    },
    has: (code) => byCode.has(code),
    isCashAccount: (code) => byCode.get(code)?.CashAccount ?? false,
    ofCard: (code) => creditCards.find(({ CreditCardCode }) => CreditCardCode === code)?.GLAccount,
  };
}

function isPostable(account: Account | undefined): boolean {
  if (!account) return false;
  const { ActiveAccount = true, Frozen = false, LockManualTransaction = false } = account;
  return ActiveAccount && !Frozen && !LockManualTransaction;
}
