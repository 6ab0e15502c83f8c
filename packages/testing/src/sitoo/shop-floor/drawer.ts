import { money, sum } from "../../builders/amounts.ts";
import type { OrderPayment } from "../../builders/order.ts";
import { decimal } from "../decimals.ts";
import { checkAmounts } from "./check-amounts.ts";

/** The drawer of a till in one session. Amounts are text; what leaves it is kept as negative. */
export interface Drawer {
  readonly take: (payment: OrderPayment) => void;
  /** Out of the drawer for small things, or to the bank: amounts above zero. */
  readonly pettyCash: (amount: string) => void;
  readonly bankDrop: (amount: string) => void;
  readonly open: () => void;
  /** A receipt that counts for nothing. */
  readonly practise: (amount: string) => void;
  expected(): string;
  /** What the report of the session says of it. */
  session(): {
    readonly cashIn: string;
    readonly petty: string;
    readonly bank: string;
    readonly opened: number;
    readonly practised: { readonly number: number; readonly amount: string };
  };
  /** The next session begins with this in the drawer. */
  next(cashIn: string): void;
}

export function createDrawer(float = "1000.00"): Drawer {
  let cashIn = float;
  let [cash, petty, bank] = [decimal(0), decimal(0), decimal(0)];
  let opened = 0;
  let practised = { number: 0, amount: decimal(0) };
  return {
    take: ({ name = "Card", moneyamount }) => {
      if (name !== "Cash") return;
      cash = cash.plus(moneyamount);
      opened += 1;
    },
    pettyCash: (amount) => {
      petty = petty.minus(leaving(amount));
      opened += 1;
    },
    bankDrop: (amount) => {
      bank = bank.minus(leaving(amount));
      opened += 1;
    },
    open: () => {
      opened += 1;
    },
    practise: (amount) => {
      checkAmounts({ amount });
      practised = { number: practised.number + 1, amount: practised.amount.plus(amount) };
    },
    expected: () => money(sum([decimal(cashIn), cash, petty, bank])),
    session: () => ({
      cashIn,
      petty: money(petty),
      bank: money(bank),
      opened,
      practised: { number: practised.number, amount: money(practised.amount) },
    }),
    next: (left) => {
      cashIn = left;
      [cash, petty, bank] = [decimal(0), decimal(0), decimal(0)];
      opened = 0;
      practised = { number: 0, amount: decimal(0) };
    },
  };
}

function leaving(amount: string): string {
  checkAmounts({ amount });
  if (amount.startsWith("-"))
    throw new RangeError(`What leaves the drawer is above zero, and not ${amount}.`);
  return amount;
}
