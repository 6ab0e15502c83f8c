import { type Changes, keptMap } from "../changes.ts";
import { type Decimal, zero } from "../decimals.ts";
import type { Payable, Payables } from "./payable.ts";

/** What is left of payments on their partners' accounts: later payments and reconciliations can use it. */
export interface OnAccount extends Payables {
  add(docEntry: number, rest: Omit<Payable, "docEntry" | "isOwed" | "isOpen">): void;
  /** Whether something of it has been used. */
  isTouched(docEntry: number): boolean;
  /** Its payment is cancelled. */
  close(docEntry: number): void;
}

interface Kept {
  readonly rest: Payable;
  readonly used: Decimal;
  readonly usedForeign: Decimal;
}

export function createOnAccount(changes: Changes): OnAccount {
  const kept = keptMap<number, Kept>(changes);
  return {
    add: (docEntry, rest) => {
      kept.set(docEntry, {
        rest: { ...rest, docEntry, isOwed: true, isOpen: true },
        used: zero,
        usedForeign: zero,
      });
    },
    find: (docEntry) => {
      const found = kept.get(docEntry);
      if (!found) return undefined;
      const { rest, used, usedForeign } = found;
      const open = rest.open.minus(used);
      const isOpen = rest.isOpen && !open.eq(0);
      return {
        ...rest,
        isOwed: isOpen,
        isOpen,
        open,
        openForeign: rest.openForeign.minus(usedForeign),
      };
    },
    settle: ({ docEntry, sum, foreign }) => {
      const found = kept.get(docEntry);
      if (!found) return;
      const { used, usedForeign } = found;
      kept.set(docEntry, { ...found, used: used.plus(sum), usedForeign: usedForeign.plus(foreign) });
    },
    isTouched: (docEntry) => !(kept.get(docEntry)?.used ?? zero).eq(0),
    close: (docEntry) => {
      const found = kept.get(docEntry);
      if (found) kept.set(docEntry, { ...found, rest: { ...found.rest, isOpen: false } });
    },
  };
}
