/** Throws a RangeError that names the one which is no decimal in digits. */
export function checkAmounts(amounts: Readonly<Record<string, string>>): void {
  for (const [name, amount] of Object.entries(amounts))
    if (!/^-?\d+(\.\d+)?$/.test(amount)) throw new RangeError(`${name} is no amount: "${amount}".`);
}
