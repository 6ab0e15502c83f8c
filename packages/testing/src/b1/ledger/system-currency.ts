import { type Decimal, rounded, sum, zero } from "../decimals.ts";
import type { SetUp } from "../setup/set-up.ts";
import { type EntryHead, type LedgerLine, netOf } from "./posting.ts";

/**
 * Keeps the whole ledger a second time: in the system currency, at the rate of the posting date. The opening balance was
 * there before any rate, so it is nothing in that currency.
 */
export function withSystemAmounts(
  lines: readonly LedgerLine[],
  { day, origin }: EntryHead,
  { company, rates }: Pick<SetUp, "company" | "rates">,
): readonly LedgerLine[] {
  const { LocalCurrency, SystemCurrency = LocalCurrency } = company;
  if (SystemCurrency === LocalCurrency) return lines;
  const isOpening = origin === "ttOpeningBalance";
  const nets = isOpening ? [] : converted(lines.map(netOf), rates.rate(SystemCurrency, day));
  return lines.map((line, index) => {
    const net = nets[index] ?? zero;
    return line.debit.eq(0)
      ? { ...line, systemDebit: zero, systemCredit: zero.minus(net) }
      : { ...line, systemDebit: net, systemCredit: zero };
  });
}

/** Rounded line by line; what that leaves over goes to the last line, so that the entry balances. */
function converted(nets: readonly Decimal[], rate: Decimal): readonly Decimal[] {
  const parts = nets.map((net) => rounded(net.div(rate), 2));
  const rest = sum(parts);
  return parts.map((part, index) => (index === parts.length - 1 ? part.minus(rest) : part));
}
