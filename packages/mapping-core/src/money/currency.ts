/** Currencies without hundredths, and those with thousandths (ISO 4217); every other has two decimals. */
const others: Readonly<Record<string, number>> = {
  ...{ BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, VND: 0 },
  ...{ VUV: 0, XAF: 0, XOF: 0, XPF: 0, BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3 },
};

/** Decimals of a currency's minor unit (ISO 4217): 2 for SEK, 0 for ISK. */
export function decimalsOf(currency: string): number {
  return (Object.hasOwn(others, currency) ? others[currency] : undefined) ?? 2;
}
